import type { TypicalCaller } from '../../../sim/iam/typical-callers.js';
import type { Condition } from '../../../sim/policy/document.js';
import { CALLERS, isMfaKey, WITHOUT_MFA } from './callers.js';
import type { Finding } from './finding.js';
import type { JudgedPolicy } from './judged-policy.js';
import type { Cell, Matrix } from './matrix.js';
import { matrixOf } from './matrix.js';
import { findingsIn } from './traps/all-traps.js';
import { askedPart } from './traps/cover-trap.js';

/** What `policy --json` prints, on one line. Fields may be added; none changes its meaning. */
export interface PolicyReport {
  /** Nothing is to be mended; true exactly when the exit code is 0. */
  readonly ok: boolean;
  readonly policies: readonly ReportedPolicy[];
  /** What is in the text and is no policy that can be judged. */
  readonly skipped: readonly { readonly path: string; readonly line: number; readonly reason: string }[];
}

/** A policy, judged. */
export interface ReportedPolicy {
  /** Where in the text; empty for the whole of it. */
  readonly path: string;
  readonly line: number;
  /** Whose it is: of users and groups, and what a role may do (`identity`), or who may assume a role (`trust`). */
  readonly kind: JudgedPolicy['kind'];
  readonly statements: readonly {
    readonly number: number;
    readonly sid: string | null;
    readonly effect: 'Allow' | 'Deny';
    readonly line: number;
  }[];
  /** Of those without MFA: whom it stops, and whom it does not. */
  readonly stops: readonly TypicalCaller[];
  readonly misses: readonly TypicalCaller[];
  /** Whether a condition of it is about MFA; where none is, it says nothing about MFA. */
  readonly mentionsMfa: boolean;
  /** What MFA is asked for, in words, where the rest of what the policy allows works without it; else null. */
  readonly only: string | null;
  readonly matrix: readonly ReportedRow[];
  readonly findings: readonly Finding[];
}

/** A request, and what comes of it. */
export interface ReportedRow {
  readonly action: string;
  readonly resource: string;
  readonly group: Matrix['rows'][number]['asked']['group'];
  /** What tells it from another row with the same action; null where nothing has to. */
  readonly note: string | null;
  readonly cells: { readonly [caller in TypicalCaller]: Cell };
}

/** Judges policies. */
export function policyReport(
  policies: readonly JudgedPolicy[],
  skipped: PolicyReport['skipped'],
): PolicyReport {
  const reported = policies.map(reportedPolicy);
  return {
    ok: reported.every(({ findings }) => findings.every(({ level }) => level === 'note')),
    policies: reported,
    skipped,
  };
}

function reportedPolicy(judged: JudgedPolicy): ReportedPolicy {
  const matrix = matrixOf(judged);
  const stops = WITHOUT_MFA.filter((caller) => isStopped(caller.name, matrix)).map(({ name }) => name);
  return {
    path: judged.path,
    line: judged.line,
    kind: judged.kind,
    statements: judged.statements.map(({ number, statement, line }) => ({
      number,
      sid: statement.sid,
      effect: statement.effect,
      line,
    })),
    stops,
    misses: WITHOUT_MFA.map(({ name }) => name).filter((name) => !stops.includes(name)),
    mentionsMfa: judged.statements.some(({ statement }) => statement.conditions.some(isAboutMfa)),
    only: askedPart({ judged, matrix }),
    matrix: matrix.rows.map(({ asked: { action, pattern = action, resource, group, note }, cells }) => ({
      action: pattern,
      resource,
      group,
      note,
      cells,
    })),
    findings: findingsIn({ judged, matrix }),
  };
}

/** A misspelt key is a word about MFA, too. */
function isAboutMfa({ key }: Condition): boolean {
  return isMfaKey(key) || /mfa|multi-?factor/i.test(key);
}

/**
 * Whether a caller is kept from everything that MFA opens, or that the same caller with MFA is not kept from. What is alike
 * for all callers says nothing.
 */
function isStopped(name: TypicalCaller, { rows }: Matrix): boolean {
  const twin = name === 'consoleWithoutMfa' ? 'consoleWithMfa' : 'sessionWithMfa';
  const asked = rows.filter(({ cells }) => cells.accessKey.verdict !== 'always');
  const telling = asked.filter(({ cells }) =>
    CALLERS.some((caller) => ofPolicy(cells, caller.name) !== cells[twin].verdict),
  );
  return (
    telling.length > 0 &&
    telling.every(({ cells }) => OPEN[ofPolicy(cells, name)] < OPEN[cells[twin].verdict])
  );
}

/** How far a verdict lets a request: a Deny of those who have MFA stops nobody without it. */
const OPEN: { readonly [verdict in Cell['verdict']]: number } = {
  refused: 0,
  denied: 0,
  silent: 1,
  depends: 2,
  allowed: 3,
  always: 3,
};

/** What the policy says, also where AWS refuses the call: a session without MFA has the keys of the console without it. */
function ofPolicy(cells: ReportedRow['cells'], name: TypicalCaller): Cell['verdict'] {
  const { verdict } = cells[name];
  return verdict === 'refused' ? cells.consoleWithoutMfa.verdict : verdict;
}
