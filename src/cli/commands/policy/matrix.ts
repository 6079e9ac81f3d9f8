import type { TypicalCaller } from '../../../sim/iam/typical-callers.js';
import type { Condition, PolicyDocument, Statement } from '../../../sim/policy/document.js';
import { evaluate } from '../../../sim/policy/evaluate.js';
import type { AskedRequest, Stage } from './asked-requests.js';
import { fixedRequests, ownRequests, requestOf, stageOf } from './asked-requests.js';
import type { Caller } from './callers.js';
import { CALLERS } from './callers.js';
import type { JudgedPolicy } from './judged-policy.js';
import { shownUndoRequests } from './undo-requests.js';

/**
 * What a policy says of a request: `allowed` and `denied` by a statement; `silent`, where another policy decides; `depends`
 * on a key that nobody here can know, such as an address; `always`, where policies are not asked; `refused`, where AWS does
 * not take the call from such a caller, whatever a policy says.
 */
export interface Cell {
  readonly verdict: 'allowed' | 'denied' | 'silent' | 'depends' | 'always' | 'refused';
  /** From 1; null where none decides. */
  readonly statement: number | null;
  /** The key on which it depends. */
  readonly key: string | null;
}

/** A request, and what comes of it for each caller. */
export interface MatrixRow {
  readonly asked: AskedRequest;
  readonly cells: { readonly [caller in TypicalCaller]: Cell };
}

/** What a policy says of all requests and callers. */
export interface Matrix {
  readonly stage: Stage;
  /** What was tried. */
  readonly document: PolicyDocument;
  readonly rows: readonly MatrixRow[];
}

/** Tries a policy. */
export function matrixOf(judged: JudgedPolicy): Matrix {
  const stage = stageOf(judged);
  const fixed = [...fixedRequests(stage), ...shownUndoRequests(judged, stage)];
  const asked =
    judged.kind === 'trust'
      ? [
          {
            group: 'work' as const,
            action: 'sts:AssumeRole',
            resource: `arn:${stage.partition}:iam::${stage.account}:role/example`,
            note: null,
          },
        ]
      : [...fixed, ...ownRequests(judged, stage, fixed)];
  const document = judged.kind === 'trust' ? ofAnybody(judged.policy.document) : judged.policy.document;
  return { stage, document, rows: asked.map((one) => rowOf(document, one, stage)) };
}

/** The policy of a role as it is for the people whom it names. A service comes with no MFA, and nobody asks it for any. */
function ofAnybody(document: PolicyDocument): PolicyDocument {
  const nothing = { isNot: false, patterns: [] };
  return {
    ...document,
    statements: document.statements.map((one) => ({
      ...one,
      principals: null,
      actions: isForServices(one) ? nothing : one.actions,
    })),
  };
}

/** Whether a statement of a role's policy names services, and nobody else. */
export function isForServices({ principals }: Statement): boolean {
  return principals !== null && !principals.isNot && Object.keys(principals.byKind).join() === 'Service';
}

function rowOf(document: PolicyDocument, asked: AskedRequest, stage: Stage): MatrixRow {
  const cell = (name: TypicalCaller) => cellOf(document, asked, callerNamed(name), stage);
  return {
    asked,
    cells: {
      consoleWithoutMfa: cell('consoleWithoutMfa'),
      consoleWithMfa: cell('consoleWithMfa'),
      accessKey: cell('accessKey'),
      sessionWithMfa: cell('sessionWithMfa'),
      sessionWithoutMfa: cell('sessionWithoutMfa'),
    },
  };
}

function callerNamed(wanted: TypicalCaller): Caller {
  const caller = CALLERS.find(({ name }) => name === wanted);
  if (caller === undefined) throw new Error(`no caller ${wanted}`);
  return caller;
}

/** Policies cannot control it. Source: STS API Reference, GetSessionToken, "Permissions". */
const ASKS_NO_POLICY = 'sts:GetSessionToken';

/** What a document says of one request of one caller. */
export function cellOf(
  document: PolicyDocument,
  asked: Pick<AskedRequest, 'action' | 'resource'>,
  caller: Caller,
  stage: Stage,
): Cell {
  if (isRefused(asked.action, caller)) return { verdict: 'refused', statement: null, key: null };
  if (asked.action === ASKS_NO_POLICY) return { verdict: 'always', statement: null, key: null };
  // Were all that cannot be known to go well, and were it to go ill.
  const best = outcome('best');
  const hasUnknown = document.statements.some(({ conditions }) => conditions.some(isUnknown));
  const worst = hasUnknown ? outcome('worst') : best;
  if (best.verdict === worst.verdict) return { ...worst, key: null };
  const numbers = [best.statement, worst.statement].filter((number) => number !== null);
  const deciding = numbers.find((number) => unknownKeyOf(document.statements[number - 1]) !== null) ?? null;
  const key = deciding === null ? null : unknownKeyOf(document.statements[deciding - 1]);
  return { verdict: 'depends', statement: deciding, key };

  function outcome(hope: 'best' | 'worst'): Pick<Cell, 'verdict' | 'statement'> {
    const statements = document.statements.map((statement) => assumed(statement, hope));
    const kept = statements.filter((statement) => statement !== null);
    const policy = { name: '', document: { ...document, statements: kept } };
    const decision = evaluate([policy], requestOf(asked, caller.context, stage));
    if (decision.verdict === 'implicit-deny') return { verdict: 'silent', statement: null };
    const number = statements.indexOf(decision.by.statement) + 1;
    return { verdict: decision.verdict === 'allow' ? 'allowed' : 'denied', statement: number };
  }
}

/**
 * What AWS itself takes from no such caller.
 *
 * Source: STS API Reference, "GetSessionToken": it is called with long-term credentials; what it gives may call no IAM API
 * without MFA.
 */
function isRefused(action: string, caller: Caller): boolean {
  if (action === ASKS_NO_POLICY) return caller.name !== 'accessKey';
  return caller.name === 'sessionWithoutMfa' && action.toLowerCase().startsWith('iam:');
}

/** Keys that every caller of the matrix has, or is known not to have. */
const KNOWN_KEYS = [
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
  'aws:tokenissuetime',
  'aws:username',
  'aws:userid',
  'aws:principaltype',
  'aws:principalarn',
  'aws:principalaccount',
  'aws:securetransport',
  'aws:viaawsservice',
  'aws:calledvia',
  'aws:principalisawsservice',
];

function isUnknown({ key }: Condition): boolean {
  return !KNOWN_KEYS.includes(key.toLowerCase());
}

/** A statement as if the conditions that cannot be known were true, or null as if one of them were not. */
function assumed(statement: Statement, hope: 'best' | 'worst'): Statement | null {
  if (!statement.conditions.some(isUnknown)) return statement;
  const applies = (statement.effect === 'Allow') === (hope === 'best');
  if (!applies) return null;
  return { ...statement, conditions: statement.conditions.filter((condition) => !isUnknown(condition)) };
}

function unknownKeyOf(statement: Statement | undefined): string | null {
  return statement?.conditions.find(isUnknown)?.key ?? null;
}
