import type { PolicyContext } from '../../../sim/policy/context.js';
import type { PolicyRequest } from '../../../sim/policy/evaluate.js';
import { matchesAction } from '../../../sim/policy/patterns.js';
import type { JudgedPolicy } from './judged-policy.js';

/** What is tried, and what it is for. */
export interface AskedRequest {
  readonly action: string;
  readonly resource: string;
  /** `enrol`, `look`, `remove`, `password`, `others` for omar's, `work` for all that is no concern of MFA. */
  readonly group: 'enrol' | 'look' | 'remove' | 'password' | 'session' | 'others' | 'work';
  /** Behind the action, where it alone does not tell. */
  readonly note: string | null;
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

/** The account that the policy itself names in ARNs of IAM, so that what is tried is one of its own. */
export function stageOf({ policy }: JudgedPolicy): Stage {
  const resources = policy.document.statements.flatMap(({ resources: listed }) => listed?.patterns ?? []);
  const named = resources.flatMap((resource) => {
    const [, partition = 'aws', account = ''] = /^arn:([\w-]+):iam::([^:*?$]+):/.exec(resource) ?? [];
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
    row('others', 'iam:EnableMFADevice', other, 'of others'),
    row('others', 'iam:DeactivateMFADevice', other, 'of others'),
    row('work', 's3:ListBucket', `arn:${stage.partition}:s3:::example`),
    row('work', 'ec2:RunInstances', `arn:${stage.partition}:ec2:eu-central-1:${stage.account}:instance/*`),
  ];
}

/** How many rows a policy may add of its own. */
const MOST_OWN = 6;

/** What the statements with conditions name themselves, tried on what they name it for. */
export function ownRequests(judged: JudgedPolicy, stage: Stage): readonly AskedRequest[] {
  const known = new Set(fixedRequests(stage).map(({ action }) => action));
  const rows: AskedRequest[] = [];
  for (const { statement } of judged.statements) {
    if (statement.conditions.length === 0 || statement.actions.isNot || judged.kind === 'trust') continue;
    for (const action of statement.actions.patterns) {
      if ([...known].some((tried) => matchesAction(action, tried)) || rows.length >= MOST_OWN) continue;
      // What stands for `rds:*` is no action of AWS, and no other pattern speaks of it by name.
      const example = action.replaceAll('*', 'Anything').replaceAll('?', 'x');
      known.add(example);
      const resource = exampleOf(statement.resources, example, stage);
      rows.push({ group: 'work', action: example, resource, note: null });
    }
  }
  return rows;
}

/** A resource that the patterns speak of. */
function exampleOf(
  resources: JudgedPolicy['statements'][number]['statement']['resources'],
  action: string,
  stage: Stage,
): string {
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
