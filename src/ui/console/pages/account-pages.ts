import type { LessonSession } from '../../../lessons/engine/session.js';
import { duration } from '../../../lessons/words/explanations.js';
import { strong } from '../../../lessons/words/rich-text.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { bill, DOLLARS_PER_HOUR, runningServers } from '../../../sim/console/servers.js';
import type { Browser, HistoryEvent, World } from '../../../sim/world/world.js';
import { allDevicesOf, labTime, principalName } from '../../../sim/world/world.js';
import { backToUser, deviceList } from './device-pages.js';
import type { PageRow } from './elements.js';
import { action, field, line, request, row, title } from './elements.js';
import type { PageSource } from './step-of.js';
import { windowName } from './windows.js';

/** The page one arrives at after signing in. */
export function home(browser: Browser): PageRow[] {
  const { session } = browser;
  if (session === null) return [];
  const name = principalName(session.principal);
  const mfa = session.mfa === null ? 'without MFA' : 'with MFA';
  return [
    title('Console Home'),
    line(['Signed in as ', strong(name), `, ${mfa}.`]),
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

/** The list of users, or why it is not shown. */
export function usersPage(world: World, browser: Browser, refusal: string | null): PageRow[] {
  if (refusal !== null) return [title('Users'), ...denied(refusal)];
  return [
    title('Users'),
    ...world.account.users.map(({ userName }) =>
      row(
        [
          request(`user-${userName}`, userName, {
            kind: 'open-user',
            browser: browser.id,
            userName,
          }),
        ],
        `MFA: ${mfaColumn(world, userName)}`,
      ),
    ),
  ];
}

/** The MFA column of the list of users, with the words of the IAM User Guide, "Checking MFA status". */
function mfaColumn(world: World, userName: string): string {
  const words = { virtual: 'Virtual', 'security-key': 'Security key', 'hardware-token': 'Hardware' } as const;
  const devices = allDevicesOf(world.account, { type: 'user', userName });
  return devices.map(({ kind }) => words[kind]).join(', ') || 'None';
}

/** A user's Security credentials, as an administrator sees them. */
export function userPage({ world }: LessonSession, browser: Browser, userName: string): PageRow[] {
  return [
    title(`User ${userName}: Security credentials`),
    ...deviceList(allDevicesOf(world.account, { type: 'user', userName }), browser, userName),
    row([
      request('reset-password', 'Reset password', {
        kind: 'open-reset-password',
        browser: browser.id,
        userName,
      }),
    ]),
  ];
}

/** A new password: one's own, or one that an administrator gives. */
export function passwordPage({ fields }: PageSource, browser: Browser, userName: string | null): PageRow[] {
  return [
    title(userName === null ? 'Change password' : `Reset the console password of ${userName}`),
    ...(userName === null ? [field('old-password', 'Current password', fields['old-password'])] : []),
    field('new-password', 'New password', fields['new-password']),
    row([
      action('submit-password', userName === null ? 'Change password' : 'Reset password', {
        kind: 'submit-password',
      }),
      action('suggest-password', 'Fill in a good one', { kind: 'suggest-password' }),
      userName === null
        ? request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id })
        : backToUser(browser, userName),
    ]),
    line(['Never type a real password of yours here. The lab fills in one for you.'], 'muted'),
  ];
}

/** Rented computers and what they cost. */
export function serversPage(world: World, browser: Browser): PageRow[] {
  return [
    title('EC2: servers'),
    line([`Running: ${runningServers(world)}, at $${DOLLARS_PER_HOUR} an hour each (the lab's price)`]),
    line(['Bill so far: ', strong(`$${bill(world)}`)]),
    row([
      request(
        'launch-servers',
        'Launch 4 large servers',
        { kind: 'launch-servers', browser: browser.id },
        'button',
      ),
      request('stop-servers', 'Stop all', { kind: 'stop-servers', browser: browser.id }, 'button'),
    ]),
    row([request('let-night-pass', 'Let the night pass (8 h)', { kind: 'let-hours-pass', hours: 8 })]),
  ];
}

/** Events on one page of the history. */
const EVENTS_PER_PAGE = 5;

/** What happened in the account, newest first, with the lab's reason under AWS's answer. */
export function eventHistory(
  { world, drafts }: LessonSession,
  realTime: EpochSeconds,
  refusal: string | null,
): PageRow[] {
  if (refusal !== null) return [title('Event history'), ...denied(refusal)];
  const events = world.history.filter(({ eventSource }) => eventSource.endsWith('.com')).toReversed();
  const last = Math.max(0, Math.ceil(events.length / EVENTS_PER_PAGE) - 1);
  const page = Math.min(last, Number(drafts['event-page'] ?? 0));
  const shown = events.slice(page * EVENTS_PER_PAGE, (page + 1) * EVENTS_PER_PAGE);
  return [
    title(`Event history (page ${page + 1} of ${last + 1})`),
    ...shown.flatMap((event) => eventRows(world, event, labTime(world, realTime))),
    row([
      action('older-events', 'Older', {
        kind: 'set-draft',
        field: 'event-page',
        value: String(Math.min(last, page + 1)),
      }),
      action('newer-events', 'Newer', {
        kind: 'set-draft',
        field: 'event-page',
        value: String(Math.max(0, page - 1)),
      }),
    ]),
  ];
}

function eventRows(world: World, event: HistoryEvent, now: EpochSeconds): PageRow[] {
  const browser = world.browsers.find(({ id }) => id === event.browser);
  const where = browser === undefined ? '' : `, ${windowName(browser)}`;
  const answer = event.error === null ? 'ok' : event.error.code;
  const mfa = event.mfaAuthenticated ? ', MFA' : '';
  return [
    line([
      `${duration(Math.max(0, now - event.at))} ago  `,
      strong(event.eventName),
      `  ${event.actor ?? 'nobody'}${where}${mfa}: ${answer}`,
    ]),
    ...(event.reason === null ? [] : [line([`    the lab knows why: ${event.reason.code}`], 'muted')]),
  ];
}

function denied(refusal: string): PageRow[] {
  return [line([strong('Access denied')], 'problem'), line([refusal])];
}
