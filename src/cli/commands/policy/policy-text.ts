import type { TypicalCaller } from '../../../sim/iam/typical-callers.js';
import { wrap } from '../../../ui/text/wrap.js';
import { CALLERS } from './callers.js';
import type { Finding } from './finding.js';
import type { Cell } from './matrix.js';
import type { PolicyReport, ReportedPolicy, ReportedRow } from './policy-report.js';

/** Columns of the actions, and of each caller. */
const ACTION_COLUMNS = 34;
const CALLER_COLUMNS = 9;

/** Names of places and actions longer than this are cut: they come from somebody else's file. */
const LONGEST = 120;

/** The answer for people. */
export function policyText({ policies }: PolicyReport): string {
  return policies.map((policy, index) => ofPolicy(policy, index, policies.length > 1)).join('\n\n');
}

function ofPolicy(policy: ReportedPolicy, index: number, isOneOfMany: boolean): string {
  return [
    ...(isOneOfMany ? [`== ${cut(policy.path)}, line ${policy.line}`, ''] : []),
    wrap(whom(policy)),
    '',
    ...findingLines(policy.findings),
    '',
    ...headLines(),
    ...policy.matrix.map(rowLine),
    '',
    // Once is enough.
    ...(index === 0 ? [wrap(LEGEND)] : []),
    ...statementLines(policy),
  ].join('\n');
}

const LEGEND =
  'yes and no: allowed and denied, by the statement with the number. -: not a word about it, so that another policy decides. if: it depends on something that is not known here. ok: policies are not asked. x: AWS does not take the call, whatever a policy says. session: of get-session-token, not of a role: without MFA it cannot call IAM, and only an access key gets one. Devices are tried with names of their own, not that of the user.';

function headLines(): readonly string[] {
  return [0, 1].map((line) =>
    columns('', (caller) => CALLERS.find(({ name }) => name === caller)?.head[line] ?? ''),
  );
}

function columns(first: string, cell: (caller: TypicalCaller) => string): string {
  return (
    first.padEnd(ACTION_COLUMNS) + CALLERS.map(({ name }) => cell(name).padEnd(CALLER_COLUMNS)).join('')
  ).trimEnd();
}

const WORDS: { readonly [verdict in Cell['verdict']]: string } = {
  allowed: 'yes',
  denied: 'no',
  silent: '-',
  depends: 'if',
  always: 'ok',
  refused: 'x',
};

function rowLine({ action, note, cells }: ReportedRow): string {
  const name = note === null ? action : `${action}, ${note}`;
  const shown = name.length < ACTION_COLUMNS ? name : `${name.slice(0, ACTION_COLUMNS - 4)}...`;
  return columns(shown, (caller) => {
    const { verdict, statement } = cells[caller];
    return statement === null ? WORDS[verdict] : `${WORDS[verdict]} ${statement}`;
  });
}

/** The statements that decided somewhere, by their names. */
function statementLines({ statements, matrix }: ReportedPolicy): readonly string[] {
  const used = new Set(matrix.flatMap(({ cells }) => CALLERS.map(({ name }) => cells[name].statement)));
  const keys = new Map(
    matrix.flatMap(({ cells }) =>
      CALLERS.map(({ name }) => [cells[name].statement, cells[name].key] as const),
    ),
  );
  return statements
    .filter(({ number }) => used.has(number))
    .map(({ number, sid, effect, line }) => {
      const key = keys.get(number) ?? null;
      const on = key === null ? '' : `, depends on ${cut(key)}`;
      return `  ${String(number).padStart(2)}  ${effect}${sid === null || sid === '' ? '' : ` ${cut(sid)}`}, line ${line}${on}`;
    });
}

/** Callers without MFA, where it is said before that they have none. */
const PLAIN_WORDS: { readonly [caller in TypicalCaller]: string } = {
  consoleWithoutMfa: 'the console',
  consoleWithMfa: 'the console',
  accessKey: 'access keys',
  sessionWithMfa: 'sessions',
  sessionWithoutMfa: 'sessions',
};

function listed(names: readonly TypicalCaller[], last: 'and' | 'or'): string {
  const words = names.map((name) => PLAIN_WORDS[name]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Source: IAM User Guide, "Configuring MFA-protected API access". */
const CODE_IN_CALL = 'An access key that gives a code in the call counts as with MFA.';

/** In a sentence or two, whom the policy stops for want of MFA. */
function whom({ kind, stops, misses, only, mentionsMfa, matrix }: ReportedPolicy): string {
  if (kind === 'trust') {
    const isForUsers = matrix.some(({ cells }) =>
      CALLERS.some(({ name }) => cells[name].verdict !== 'silent'),
    );
    if (!isForUsers)
      return 'No user can assume the role with sts:AssumeRole: there is nobody to ask for MFA.';
    if (stops.length === 0) return 'The role can be assumed without MFA.';
    if (misses.length === 0) return `Nobody can assume the role without MFA. ${CODE_IN_CALL}`;
    return `Without MFA the role can be assumed from ${listed(misses, 'and')}, and not from ${listed(stops, 'or')}.`;
  }
  if (!mentionsMfa) return 'This policy says nothing about MFA: what it allows works with MFA and without.';
  if (stops.length === 0) return 'It stops nobody for want of MFA.';
  if (only !== null) {
    const missed = misses.length === 0 ? '' : `, and does not stop ${listed(misses, 'or')}`;
    return `It asks for MFA for ${cut(only)} only. There it stops ${listed(stops, 'and')} without it${missed}. The rest of what it allows works without MFA.`;
  }
  const on = unknownOf(matrix, stops);
  if (on !== null) {
    return `It asks for MFA only where ${cut(on)} is as it says. There it stops ${listed(stops, 'and')} without it; elsewhere it stops nobody.`;
  }
  if (misses.length === 0) {
    return `Where it asks for MFA, it stops everybody without it: ${listed(stops, 'and')}.`;
  }
  return `Where it asks for MFA, it stops ${listed(stops, 'and')} without it, and does not stop ${listed(misses, 'or')}.`;
}

/** The key on which it depends whether anybody is stopped, wherever somebody is; null where some are in any case. */
function unknownOf(matrix: ReportedPolicy['matrix'], stops: readonly TypicalCaller[]): string | null {
  const stopping = matrix.flatMap(({ cells }) =>
    stops.map((name) => cells[name]).filter(({ verdict }) => verdict !== 'refused'),
  );
  if (stopping.some(({ verdict }) => verdict === 'denied')) return null;
  return stopping.find(({ verdict }) => verdict === 'depends')?.key ?? null;
}

/** Each finding with its line and its name, and below it what to do. */
function findingLines(findings: readonly Finding[]): readonly string[] {
  const problems = findings.filter(({ level }) => level === 'problem');
  const notes = findings.filter(({ level }) => level === 'note');
  return [
    problems.length === 0 ? 'Nothing to mend.' : `To mend (${problems.length}):`,
    ...problems.flatMap((finding, index) => linesOf(finding, `${index + 1}.`)),
    ...(notes.length === 0
      ? []
      : ['', 'Good to know:', ...notes.flatMap((finding) => linesOf(finding, '- '))]),
  ];
}

function linesOf({ id, line, what, todo, source }: Finding, mark: string): readonly string[] {
  const by = source === 'mfa-lab' ? '' : ` [${source}]`;
  return [wrap(`${mark} Line ${line}, ${id}: ${what}`, '   '), wrap(`   ${todo}${by}`, '   ')];
}

function cut(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}...` : words;
}
