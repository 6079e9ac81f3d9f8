import type { PolicyContext } from '../../../sim/policy/context.js';
import type { Statement } from '../../../sim/policy/document.js';
import type { PolicyRequest } from '../../../sim/policy/evaluate.js';
import { evaluate } from '../../../sim/policy/evaluate.js';
import { matchesAction } from '../../../sim/policy/patterns.js';
import type { JudgedPolicy } from './judged-policy.js';

/** What is tried, and what it is for. */
export interface AskedRequest {
  readonly action: string;
  readonly resource: string;
  /** `undo` for what takes the rule itself away, `others` for omar's, `work` for all that is no concern of MFA. */
  readonly group: 'enrol' | 'look' | 'remove' | 'password' | 'session' | 'undo' | 'others' | 'work';
  /** Behind the action, where it alone does not tell. */
  readonly note: string | null;
  /** The pattern of the policy for which the action stands, where that is none of AWS's. */
  readonly pattern?: string;
}

/** The account and the user with whom a policy is tried. */
export interface Stage {
  readonly partition: string;
  readonly account: string;
}

/** alice is the user, omar another one. */
const USER = 'alice';
const OTHER = 'omar';

/** The account of AWS's own examples. */
const ACCOUNT = '123456789012';

/** The account of the users and devices that the policy itself names, so that what is tried is one of its own. */
export function stageOf({ policy }: JudgedPolicy): Stage {
  const resources = policy.document.statements.flatMap(({ resources: listed }) => listed?.patterns ?? []);
  const named = resources.flatMap((resource) => {
    const [, partition = 'aws', account = ''] =
      /^arn:([\w-]+):iam::([^:*?$]+):(?:user|mfa)\//.exec(resource) ?? [];
    return account === '' ? [] : [{ partition, account }];
  });
  return named[0] ?? { partition: 'aws', account: ACCOUNT };
}

/** The ARN of a user. */
export function userArn({ partition, account }: Stage, user = USER): string {
  return `arn:${partition}:iam::${account}:user/${user}`;
}

/** The ARN of an MFA device with the name of the user, or with another. */
export function deviceArn({ partition, account }: Stage, name: string): string {
  return `arn:${partition}:iam::${account}:mfa/${name}`;
}

/** The name that a device of the matrix has: not that of its user. */
export const FREE_NAME = 'my-phone';

/** The device that is called like its user. */
export const OWN_NAME = USER;

/** What is tried with every policy of a user. */
export function fixedRequests(stage: Stage): readonly AskedRequest[] {
  const own = userArn(stage);
  const other = userArn(stage, OTHER);
  const device = deviceArn(stage, FREE_NAME);
  const row = (
    group: AskedRequest['group'],
    action: string,
    resource: string,
    note: string | null = null,
  ) => ({
    group,
    action,
    resource,
    note,
  });
  return [
    row('enrol', 'iam:CreateVirtualMFADevice', device),
    row('enrol', 'iam:EnableMFADevice', own),
    row('look', 'iam:ListVirtualMFADevices', '*'),
    row('look', 'iam:ListMFADevices', own),
    row('look', 'iam:GetUser', own),
    row('look', 'iam:ResyncMFADevice', own),
    row('remove', 'iam:DeactivateMFADevice', own),
    row('remove', 'iam:DeleteVirtualMFADevice', device),
    row('password', 'iam:ChangePassword', own),
    row('session', 'sts:GetSessionToken', '*'),
    row('others', 'iam:EnableMFADevice', other, 'others'),
    row('others', 'iam:DeactivateMFADevice', other, 'others'),
    row('work', 's3:ListBucket', `arn:${stage.partition}:s3:::example`),
    row('work', 'ec2:RunInstances', `arn:${stage.partition}:ec2:eu-central-1:${stage.account}:instance/*`),
  ];
}

/** How many rows a policy may add of its own. */
const MOST_OWN = 6;

/** What the statements with conditions are about and no row before, tried on what they name it for. */
export function ownRequests(
  { kind, statements }: JudgedPolicy,
  stage: Stage,
  before: readonly AskedRequest[],
): readonly AskedRequest[] {
  const rows = [...before];
  const fixed = rows.length;
  if (kind === 'trust') return [];
  for (const { statement } of statements) {
    if (statement.conditions.length === 0 || statement.actions.isNot) continue;
    for (const pattern of statement.actions.patterns) {
      const isAbout = (row: AskedRequest) =>
        matchesAction(pattern, row.action) && isResourceOf(statement, row, stage);
      if (rows.some(isAbout) || rows.length - fixed >= MOST_OWN) continue;
      rows.push(ownRequest(statement, pattern, rows, stage));
    }
  }
  return rows.slice(fixed);
}

function isResourceOf(statement: Statement, row: AskedRequest, stage: Stage): boolean {
  const everything = { isNot: false, patterns: ['*'] };
  const bare: Statement = { ...statement, effect: 'Allow', actions: everything, conditions: [] };
  const document = { version: '2012-10-17', statements: [bare] } as const;
  return evaluate([{ name: '', document }], requestOf(row, {}, stage)).verdict === 'allow';
}

/** An action that is tried already stands for a pattern, or one that is no action of AWS and that nothing else names. */
function ownRequest(
  statement: Statement,
  pattern: string,
  rows: readonly AskedRequest[],
  stage: Stage,
): AskedRequest {
  const tried =
    objectAction(statement, pattern) ??
    rows.find(({ action, group }) => group === 'work' && matchesAction(pattern, action))?.action;
  const action = tried ?? pattern.replaceAll('*', 'Anything').replaceAll('?', 'x');
  const resource = exampleOf(statement.resources, action, stage);
  if (tried !== undefined) return { group: 'work', action, resource, note: lastPart(resource) };
  return { group: 'work', action, resource, note: null, ...(action === pattern ? {} : { pattern }) };
}

/**
 * Of S3 what is done with objects where they are named, and not with buckets.
 *
 * Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3": ListBucket is about
 * buckets, GetObject about objects, which have a slash in their ARN.
 */
function objectAction({ resources }: Statement, pattern: string): string | undefined {
  const [named = ''] = resources === null || resources.isNot ? [] : resources.patterns;
  const isObject = /^arn:[^:]*:s3:::[^/]*\//.test(named);
  return isObject && matchesAction(pattern, 's3:GetObject') ? 's3:GetObject' : undefined;
}

/** The end of an ARN, which tells it from others. */
function lastPart(resource: string): string {
  return resource.split(':').at(-1) ?? resource;
}

/** A resource that the patterns speak of. */
function exampleOf(resources: Statement['resources'], action: string, stage: Stage): string {
  const pattern = resources === null || resources.isNot ? '*' : (resources.patterns[0] ?? '*');
  if (pattern === '*') {
    return `arn:${stage.partition}:${action.split(':')[0]}:eu-central-1:${stage.account}:example`;
  }
  return pattern
    .replace(/\$\{aws:username\}/gi, USER)
    .replace(/^(arn:[^:]*:[^:]*:[^:]*:)\*:/, `$1${stage.account}:`)
    .replaceAll('*', 'example')
    .replaceAll('?', 'x');
}

/** What a request of the user has whatever the way it is made. */
export function requestOf(
  { action, resource }: Pick<AskedRequest, 'action' | 'resource'>,
  context: PolicyContext,
  stage: Stage,
): PolicyRequest {
  return {
    principal: userArn(stage),
    action,
    resource,
    context: {
      'aws:username': USER,
      'aws:userid': 'AIDAEXAMPLEALICE',
      'aws:PrincipalType': 'User',
      'aws:SecureTransport': 'true',
      'aws:ViaAWSService': 'false',
      'aws:PrincipalIsAWSService': 'false',
      ...context,
    },
  };
}
