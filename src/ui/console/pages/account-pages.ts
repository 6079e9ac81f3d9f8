import { ago } from '../../../lessons/words/duration.js';
import { reasonWords } from '../../../lessons/words/reason-words.js';
import { strong } from '../../../lessons/words/rich-text.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { bill, DOLLARS_PER_HOUR, runningServers } from '../../../sim/console/servers.js';
import { authorize } from '../../../sim/iam/authorization.js';
import type { Browser } from '../../../sim/world/browser.js';
import { consoleCaller } from '../../../sim/world/caller.js';
import type { AwsError } from '../../../sim/world/error-codes.js';
import type { HistoryEvent } from '../../../sim/world/event.js';
import { isAwsEvent, wasRefused } from '../../../sim/world/history.js';
import { principalName } from '../../../sim/world/principal.js';
import { addressOf } from '../../../sim/world/windows.js';
import type { World } from '../../../sim/world/world.js';
import { labTime } from '../../../sim/world/world.js';
import type { PageRow } from './elements.js';
import { action, line, request, risky, row, title } from './elements.js';
import type { PageAt, PageTable } from './page-table.js';
import { timeRows } from './time-row.js';

/** The pages of the account as a whole. */
export const ACCOUNT_PAGES = {
  'console-home': { path: () => '/console/home', rows: home },
  servers: { path: () => '/ec2/home', rows: serversPage },
  'event-history': { path: () => '/cloudtrail/home#/events', rows: eventHistory },
} as const satisfies Partial<PageTable>;

/** The page one arrives at after signing in. */
function home({ session: lesson, browser }: PageAt<'console-home'>): PageRow[] {
  const { session } = browser;
  if (session === null) return [];
  const name = principalName(session.principal);
  const mfa = session.mfa === null ? 'without MFA' : 'with MFA';
  return [
    title('Console Home'),
    line(['Signed in as ', strong(name), `, ${mfa}.`]),
    ...timeRows(lesson),
    ...(session.principal.type === 'root'
      ? [line(['The root user may do everything in this account.'])]
      : []),
    row([
      request('open-servers', 'EC2', { kind: 'open-page', browser: browser.id, page: 'servers' }),
      request('open-history', 'Event history', {
        kind: 'open-page',
        browser: browser.id,
        page: 'event-history',
      }),
    ]),
  ];
}

/** Rented computers and what they cost. */
function serversPage({ session, browser, realTime }: PageAt<'servers'>): PageRow[] {
  const { world } = session;
  const isIdle = runningServers(world) === 0;
  return [
    title('EC2: servers'),
    ...(isDeniedToLook(world, browser, realTime)
      ? [line(['What runs: access denied'], 'problem')]
      : [
          line(['Running: ', strong(String(runningServers(world)))]),
          line([`Price: $${DOLLARS_PER_HOUR} an hour each (the lab's)`]),
          line(['Bill so far: ', strong(`$${bill(world)}`)]),
        ]),
    row([
      // One Enter too many would cost money here, or end what somebody works with.
      risky(
        'loss',
        request(
          'launch-servers',
          'Launch 4 large servers',
          { kind: 'launch-servers', browser: browser.id },
          'button',
        ),
      ),
      ...(isIdle
        ? []
        : [
            risky(
              'loss',
              request(
                'stop-servers',
                'Terminate all',
                { kind: 'stop-servers', browser: browser.id },
                'button',
              ),
            ),
          ]),
    ]),
    // A night in which nothing runs costs nothing, and is not worth waiting for.
    ...(isIdle
      ? []
      : [
          row([
            risky(
              'loss',
              request('let-night-pass', 'Let the night pass (8 h)', { kind: 'let-hours-pass', hours: 8 }),
            ),
          ]),
        ]),
  ];
}

/** A policy against older sessions hides from them what runs, too. */
function isDeniedToLook(world: World, { id, session }: Browser, realTime: EpochSeconds): boolean {
  if (session === null) return false;
  const now = labTime(world, realTime);
  const asking = { caller: consoleCaller(id, session), now };
  return authorize(world.account, asking, 'ec2:DescribeInstances', '*')?.reason.code === 'session-denied';
}

/** Events on one page of the history. */
const EVENTS_PER_PAGE = 4;

/** What happened in the account, newest first, with the lab's reason under AWS's answer. */
function eventHistory({ session, fields, page, browser, realTime }: PageAt<'event-history'>): PageRow[] {
  if (page.refusal !== null) return [title('Event history'), ...deniedRows(page.refusal)];
  const { world } = session;
  const events = world.history.filter(isAwsEvent).toReversed();
  const last = Math.max(0, Math.ceil(events.length / EVENTS_PER_PAGE) - 1);
  const shownPage = Math.min(last, Number(fields['event-page'] ?? 0));
  const shown = events.slice(shownPage * EVENTS_PER_PAGE, (shownPage + 1) * EVENTS_PER_PAGE);
  return [
    title(last === 0 ? 'Event history' : `Event history (page ${shownPage + 1} of ${last + 1})`),
    ...shown.map((event) => eventRow(event, labTime(world, realTime))),
    line([`This browser's own address: ${addressOf(browser.id)}`], 'muted'),
    ...(last === 0 ? [] : [turnRow(shownPage, last)]),
  ];
}

/** Only where there is more than one page. */
function turnRow(shownPage: number, last: number): PageRow {
  return row([
    action('older-events', 'Older', {
      kind: 'set-draft',
      field: 'event-page',
      value: String(Math.min(last, shownPage + 1)),
    }),
    action('newer-events', 'Newer', {
      kind: 'set-draft',
      field: 'event-page',
      value: String(Math.max(0, shownPage - 1)),
    }),
  ]);
}

function eventRow(event: HistoryEvent, now: EpochSeconds): PageRow {
  const { eventName, at, reason } = event;
  return {
    kind: 'event',
    name: eventName,
    time: ago(at, now),
    isRefused: wasRefused(event),
    facts: eventWords(event),
    why: reason === null ? null : reasonWords(reason),
  };
}

/** Who, from where, with MFA or not, and what came of it: what CloudTrail says of an event. */
function eventWords(event: HistoryEvent): string {
  const { details, mfaAuthenticated, error } = event;
  const mfa = mfaAuthenticated ? 'MFA' : 'no MFA';
  const answer = details['errorMessage'] ?? error?.code ?? (wasRefused(event) ? 'refused' : 'ok');
  return `${whoFrom(event)}, ${mfa}: ${answer}`;
}

/** Who, as CloudTrail names them, and the address: `alice from 192.0.2.10`. Of a program, the key it came with. */
export function whoFrom({ actor, browser, accessKeyId, details }: HistoryEvent): string {
  const who = actor ?? details['userName'] ?? 'nobody';
  return browser === null ? `${who} with ${accessKeyId ?? 'no key'}` : `${who} from ${addressOf(browser)}`;
}

/** Why a page is not shown. */
export function deniedRows({ message }: AwsError): PageRow[] {
  return [line([strong('Access denied')], 'problem'), line([message])];
}
