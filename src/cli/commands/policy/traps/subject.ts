import type { Statement } from '../../../../sim/policy/document.js';
import { evaluate } from '../../../../sim/policy/evaluate.js';
import { requestOf } from '../asked-requests.js';
import type { Caller } from '../callers.js';
import { CALLERS, isMfaKey } from '../callers.js';
import type { Finding } from '../finding.js';
import type { JudgedPolicy, JudgedStatement } from '../judged-policy.js';
import type { Matrix, MatrixRow } from '../matrix.js';

/** A policy that was tried, as the traps are looked for in it. */
export interface Subject {
  readonly judged: JudgedPolicy;
  readonly matrix: Matrix;
}

/** A trap: what it finds in a policy. */
export type Trap = (subject: Subject) => readonly Finding[];

/** What the MFA conditions of a statement are, by what a request carries of MFA. */
export interface MfaTruth {
  /** A long-term access key: no key is there. */
  readonly absent: boolean;
  /** `aws:MultiFactorAuthPresent` is false. */
  readonly without: boolean;
  /** It is true, since a minute. */
  readonly fresh: boolean;
  /** It is true, since eleven and a half hours. */
  readonly old: boolean;
}

/** What a statement asks of MFA; null where it does not. */
export function mfaTruthOf(statement: Statement, { matrix }: Subject): MfaTruth | null {
  const conditions = statement.conditions.filter(({ key }) => isMfaKey(key));
  if (conditions.length === 0) return null;
  const everything = { isNot: false, patterns: ['*'] };
  const asking: Statement = {
    ...statement,
    effect: 'Allow',
    actions: everything,
    resources: everything,
    principals: null,
    conditions,
  };
  const policy = { name: '', document: { ...matrix.document, statements: [asking] } };
  const isTrue = (context: Caller['context']) =>
    evaluate([policy], requestOf({ action: 'iam:GetUser', resource: '*' }, context, matrix.stage)).verdict ===
    'allow';
  const mfa = (present: string, age?: string) => ({
    'aws:MultiFactorAuthPresent': present,
    ...(age === undefined ? {} : { 'aws:MultiFactorAuthAge': age }),
  });
  return {
    absent: isTrue({}),
    without: isTrue(mfa('false')),
    fresh: isTrue(mfa('true', '60')),
    old: isTrue(mfa('true', '41400')),
  };
}

/** The statements that ask for MFA, of one effect. */
export function askingStatements(
  subject: Subject,
  effect: Statement['effect'],
): readonly { readonly judged: JudgedStatement; readonly truth: MfaTruth }[] {
  return subject.judged.statements.flatMap((judged) => {
    const truth = judged.statement.effect === effect ? mfaTruthOf(judged.statement, subject) : null;
    return truth === null ? [] : [{ judged, truth }];
  });
}

/** Whether a statement would be about a request, were its conditions true. */
export function isAbout({ number }: JudgedStatement, { asked }: MatrixRow, { matrix }: Subject): boolean {
  const statement = matrix.document.statements[number - 1];
  if (statement === undefined) return false;
  const bare = { name: '', document: { ...matrix.document, statements: [{ ...statement, conditions: [] }] } };
  return evaluate([bare], requestOf(asked, {}, matrix.stage)).verdict !== 'implicit-deny';
}

/** The rows that a statement is about, of those on which policies are asked at all. */
export function rowsOf(statement: JudgedStatement, subject: Subject): readonly MatrixRow[] {
  return subject.matrix.rows.filter(
    (row) => row.cells.accessKey.verdict !== 'always' && isAbout(statement, row, subject),
  );
}

/** The row of an action. */
export function rowNamed({ matrix }: Subject, action: string): MatrixRow | null {
  return matrix.rows.find((row) => row.asked.action === action && row.asked.note === null) ?? null;
}

/** The statement with a number. */
export function statementNumber({ judged }: Subject, number: number | null): JudgedStatement | null {
  return judged.statements.find((statement) => statement.number === number) ?? null;
}

/** Whether the policy is a rule: it keeps whoever has no MFA from all work, and lets those who have it. */
export function isRuleFor({ matrix }: Subject, caller: Caller): boolean {
  const work = matrix.rows.filter(({ asked }) => asked.group === 'work');
  const twin = caller.name === 'consoleWithoutMfa' ? 'consoleWithMfa' : 'sessionWithMfa';
  return (
    work.length > 0 &&
    work.every(({ cells }) => cells[caller.name].verdict === 'denied' && cells[twin].verdict !== 'denied')
  );
}

/** Callers, in words: `the console without MFA and an access key`. */
export function wordCallers(names: readonly Caller['name'][]): string {
  const words = CALLERS.filter(({ name }) => names.includes(name)).map((caller) => caller.words);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
