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

/** What is asked, in few words, from which the line above it is to be known: the table has to stand beside the page. */
const ASKED: readonly (readonly [asked: AskedOfRule, name: string])[] = [
  ['work', 'list buckets'],
  ['create-device', 'make device'],
  ['enable-own', 'enable it'],
  ['list-own', 'see it'],
  ['deactivate-own', 'remove it'],
  ['delete-device', 'delete it'],
  ['enable-other', 'enable other'],
];

const CALLERS = {
  consoleWithMfa: { text: 'with MFA', said: CALLER_WORDS.consoleWithMfa },
  consoleWithoutMfa: { text: 'no MFA', said: CALLER_WORDS.consoleWithoutMfa },
  accessKey: { text: 'access key', said: CALLER_WORDS.accessKey },
} as const;

/** Who says no, where that stands in the table. */
function legendOf(cells: readonly TableCell[], deniers: readonly string[]): readonly string[] {
  const texts = new Set(cells.map(({ text }) => text));
  const denied = [...texts].find((text) => /^no \d/.test(text));
  const [denier] = deniers;
  return [
    ...(denied === undefined ? [] : [`${denied}: statement ${denied.slice(NO.length + 1)} denies it`]),
    ...(denier === undefined ? [] : [`${ELSEWHERE}: ${deniers.length === 1 ? denier : 'another'} denies it`]),
    ...(texts.has(NO) ? [`${NO}: nothing allows it`] : []),
  ];
}

const NO = 'no';

/** Where another policy of the user denies: nothing on this page can change that. */
const ELSEWHERE = `${NO} *`;

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
  const asked = ASKED.map(([one, name]) => ({ name, said: ASKED_WORDS[one], verdicts: judge(one) }));
  const isOlderOnly =
    isAboutAge(judge('work').consoleWithMfa) && !isAboutAge(judge('work', 0).consoleWithMfa);
  const verdicts = asked.flatMap((one) => MFA_CALLERS.map((caller) => one.verdicts[caller]));
  const deniers = new Set(verdicts.flatMap((verdict) => denierOf(verdict) ?? []));
  deniers.delete(policyName);
  const rows = asked.map((one) => ({
    name: one.name,
    said: one.said,
    cells: MFA_CALLERS.map((caller) => cell(one.verdicts[caller], policyName)),
  }));
  const cells = rows.flatMap((one) => one.cells);
  const columns = MFA_CALLERS.map((caller) => CALLERS[caller]);
  const title = isSaved ? 'As saved:' : 'If saved:';
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
 * `yes`; `no 2` where statement 2 of this policy denies it, `no *` where another policy does, `no` where nothing allows it.
 */
function cell(verdict: Verdict, policyName: string): TableCell {
  if (isAllowed(verdict)) return { text: 'yes', said: 'yes', tone: 'ok' };
  const decision = verdict.kind === 'decided' ? verdict.decision : null;
  if (decision?.verdict !== 'explicit-deny')
    return { text: NO, said: 'no, nothing allows it', tone: 'problem' };
  const { policy, index } = decision.by;
  if (policy !== policyName) return { text: ELSEWHERE, said: `no, by the policy ${policy}`, tone: 'problem' };
  return { text: `${NO} ${index + 1}`, said: `no, by statement ${index + 1}`, tone: 'problem' };
}
