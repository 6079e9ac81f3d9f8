import type { LessonSession } from '../../../lessons/engine/session.js';
import { ASKED_WORDS } from '../../../lessons/words/asked-words.js';
import { CALLER_WORDS } from '../../../lessons/words/caller-words.js';
import type { EpochSeconds, LabTime, Seconds } from '../../../sim/base/time.js';
import type { Verdict } from '../../../sim/iam/authorization.js';
import { isAboutAge, isAllowed } from '../../../sim/iam/authorization.js';
import type { AskedOfRule } from '../../../sim/iam/mfa-matrix.js';
import { askedOfRule, MFA_CALLERS, mfaVerdicts } from '../../../sim/iam/mfa-matrix.js';
import { readPolicy } from '../../../sim/policy/read-policy.js';
import type { Account } from '../../../sim/world/account.js';
import { findInlinePolicy, findUser, withInlinePolicy } from '../../../sim/world/account.js';
import type { Page } from '../../../sim/world/browser.js';
import { activeBrowser, labTime } from '../../../sim/world/world.js';
import type { PageRow } from '../pages/elements.js';
import { line } from '../pages/elements.js';
import type { TableCell } from '../pages/tables.js';

/** What is asked, in few words: the table has to stand beside the page. */
const ASKED: readonly AskedOfRule[] = [
  'work',
  'create-device',
  'list-own',
  'enable-own',
  'enable-other',
  'deactivate-own',
  'delete-device',
];

const CALLERS = {
  consoleWithoutMfa: { text: 'pw', said: CALLER_WORDS.consoleWithoutMfa },
  accessKey: { text: 'key', said: CALLER_WORDS.accessKey },
  consoleWithMfa: { text: 'MFA', said: CALLER_WORDS.consoleWithMfa },
} as const;

/** What is short in the table, where it stands there. */
function legendOf(cells: readonly TableCell[], deniers: readonly string[]): readonly string[] {
  const texts = new Set(cells.map(({ text }) => text));
  const denied = [...texts].find((text) => /^-\d/.test(text));
  const [denier] = deniers;
  return [
    'pw: password, no MFA',
    ...(denied === undefined ? [] : [`${denied}: statement ${denied.slice(1)} denies`]),
    ...(denier === undefined ? [] : [`${ELSEWHERE}: ${deniers.length === 1 ? denier : 'another'} denies`]),
    ...(texts.has('-') ? ['-: nothing allows it'] : []),
  ];
}

/** Where another policy of the user denies: nothing on this page can change that. */
const ELSEWHERE = '-*';

type PolicyPage = Extract<Page, { readonly name: 'policy-editor' }>;

/** The last table of a page: a frame asks for it several times, and it is a minute's worth. */
const lastTables = new WeakMap<
  Page,
  { readonly account: Account; readonly minute: number; readonly rows: readonly PageRow[] }
>();

const SECONDS_A_MINUTE = 60;

/** Who could do what, if the policy on the page were saved as it stands: the lab's own table. Null on other pages. */
export function policyTable({ world }: LessonSession, realTime: EpochSeconds): readonly PageRow[] | null {
  const { page } = activeBrowser(world);
  if (page.name !== 'policy-editor') return null;
  const { account } = world;
  const now = labTime(world, realTime);
  const minute = Math.floor(now / SECONDS_A_MINUTE);
  const last = lastTables.get(page);
  if (last?.account === account && last.minute === minute) return last.rows;
  const rows = tableRows(account, page, now);
  lastTables.set(page, { account, minute, rows });
  return rows;
}

function tableRows(account: Account, page: PolicyPage, now: LabTime): readonly PageRow[] {
  const { userName, policyName, text } = page;
  const user = findUser(account, userName);
  if (user === undefined || !readPolicy(text).ok)
    return [line(['No table: AWS would not take this.'], 'muted')];
  const tried = withInlinePolicy(account, user, { policyName, document: text });
  const isSaved = findInlinePolicy(account, userName, policyName)?.document === text;
  const judge = (one: AskedOfRule, age?: Seconds) =>
    mfaVerdicts(tried, userName, askedOfRule(tried, userName, one), now, age);
  const asked = ASKED.map((one) => ({ name: ASKED_WORDS[one], verdicts: judge(one) }));
  const isOlderOnly =
    isAboutAge(judge('work').consoleWithMfa) && !isAboutAge(judge('work', 0).consoleWithMfa);
  const verdicts = asked.flatMap((one) => MFA_CALLERS.map((caller) => one.verdicts[caller]));
  const deniers = new Set(verdicts.flatMap((verdict) => denierOf(verdict) ?? []));
  deniers.delete(policyName);
  const rows = asked.map((one) => ({
    name: one.name,
    cells: MFA_CALLERS.map((caller) => cell(one.verdicts[caller], policyName)),
  }));
  const cells = rows.flatMap((one) => one.cells);
  const columns = MFA_CALLERS.map((caller) => CALLERS[caller]);
  const title = isSaved ? 'As it is saved:' : 'If this is saved:';
  return [
    { kind: 'table', table: { title, legend: legendOf(cells, [...deniers]), columns, rows } },
    ...(isOlderOnly ? [line([OLDER_ONLY], 'muted')] : []),
  ];
}

/** A policy against older sessions is judged by one that is open: `no` everywhere would read as if nobody came in again. */
const OLDER_ONLY = 'This is for sessions that are open. Who signs in anew is not denied by it.';

/** The policy whose statement denies. */
function denierOf(verdict: Verdict): string | null {
  const decision = verdict.kind === 'decided' ? verdict.decision : null;
  return decision?.verdict === 'explicit-deny' ? decision.by.policy : null;
}

/**
 * `yes`; `-2` where statement 2 of this policy denies it, `-*` where another policy does, `-` where nothing allows it.
 */
function cell(verdict: Verdict, policyName: string): TableCell {
  if (isAllowed(verdict)) return { text: 'yes', said: 'yes', tone: 'ok' };
  const decision = verdict.kind === 'decided' ? verdict.decision : null;
  if (decision?.verdict !== 'explicit-deny')
    return { text: '-', said: 'no, nothing allows it', tone: 'problem' };
  const { policy, index } = decision.by;
  if (policy !== policyName) return { text: ELSEWHERE, said: `no, by the policy ${policy}`, tone: 'problem' };
  return { text: `-${index + 1}`, said: `no, by statement ${index + 1}`, tone: 'problem' };
}
