import type { LessonSession } from '../../../lessons/engine/session.js';
import { CALLER_WORDS } from '../../../lessons/words/caller-words.js';
import type { EpochSeconds, LabTime } from '../../../sim/base/time.js';
import type { Verdict } from '../../../sim/iam/authorization.js';
import { isAllowed } from '../../../sim/iam/authorization.js';
import type { AskedOfRule } from '../../../sim/iam/mfa-matrix.js';
import { askedOfRule, MFA_CALLERS, mfaVerdicts } from '../../../sim/iam/mfa-matrix.js';
import { readPolicy } from '../../../sim/policy/read-policy.js';
import type { Account } from '../../../sim/world/account.js';
import { findInlinePolicy, findUser, withInlinePolicy } from '../../../sim/world/account.js';
import type { Page } from '../../../sim/world/browser.js';
import { activeBrowser, labTime } from '../../../sim/world/world.js';
import type { PageRow, TableCell } from '../pages/elements.js';
import { line } from '../pages/elements.js';

/** What is asked, in few words: the table has to stand beside the page. */
const ASKED: readonly (readonly [name: string, asked: AskedOfRule])[] = [
  ['list buckets', 'work'],
  ['make device', 'create-device'],
  ['see own', 'list-own'],
  ['enable own', 'enable-own'],
  ['enable other', 'enable-other'],
  ['remove own', 'deactivate-own'],
  ['delete one', 'delete-device'],
];

const CALLERS = {
  consoleWithoutMfa: { text: 'pw', said: CALLER_WORDS.consoleWithoutMfa },
  accessKey: { text: 'key', said: CALLER_WORDS.accessKey },
  consoleWithMfa: { text: 'MFA', said: CALLER_WORDS.consoleWithMfa },
} as const;

/** What is short in the table, where it stands there. */
function legendOf(cells: readonly TableCell[]): readonly string[] {
  const texts = new Set(cells.map(({ text }) => text));
  const denied = [...texts].find((text) => /^-\d/.test(text));
  return [
    'pw: console, password only',
    ...(denied === undefined ? [] : [`${denied}: statement ${denied.slice(1)} denies`]),
    ...(texts.has('-') ? ['-: not allowed'] : []),
  ];
}

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
  const rows = ASKED.map(([name, asked]) => {
    const verdicts = mfaVerdicts(tried, userName, askedOfRule(tried, userName, asked), now);
    return { name, cells: MFA_CALLERS.map((caller) => cell(verdicts[caller], policyName)) };
  });
  const legend = legendOf(rows.flatMap(({ cells }) => cells));
  return [
    line([isSaved ? 'As it is saved:' : 'If this is saved:'], 'muted'),
    { kind: 'table', table: { legend, columns: MFA_CALLERS.map((caller) => CALLERS[caller]), rows } },
  ];
}

/** `yes`; `-2` where statement 2 of this policy denies it, `-` where another policy does, or nothing allows it. */
function cell(verdict: Verdict, policyName: string): TableCell {
  if (isAllowed(verdict)) return { text: 'yes', said: 'yes', tone: 'ok' };
  const decision = verdict.kind === 'decided' ? verdict.decision : null;
  const isHere = decision?.verdict === 'explicit-deny' && decision.by.policy === policyName;
  if (!isHere) return { text: '-', said: 'no', tone: 'problem' };
  const place = decision.by.index + 1;
  return { text: `-${place}`, said: `no, by statement ${place}`, tone: 'problem' };
}
