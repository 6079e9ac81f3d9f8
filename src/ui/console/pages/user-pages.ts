import type { LessonSession } from '../../../lessons/engine/session.js';
import { code, strong } from '../../../lessons/words/rich-text.js';
import { allDevicesOf, findAnyDevice } from '../../../sim/world/account.js';
import type { Browser } from '../../../sim/world/browser.js';
import { DEVICE_KINDS } from '../../../sim/world/device-kinds.js';
import type { World } from '../../../sim/world/world.js';
import { accessKeyRows, createAccessKey, denySessionsRows } from './access-rows.js';
import { deniedRows } from './account-pages.js';
import { deviceList } from './device-rows.js';
import type { Element, PageRow } from './elements.js';
import { action, field, line, primary, request, risky, row, title } from './elements.js';
import type { PageAt, PageTable } from './page-table.js';
import { timeRows } from './time-row.js';
import { passwordAtHand, personaAt } from './windows.js';

const CREDENTIALS_PATH = '/iam/home#/security_credentials';

/** The pages of IAM: who there is, and what each signs in with. */
export const USER_PAGES = {
  'iam-dashboard': { path: () => '/iam/home', rows: dashboard },
  'iam-users': { path: () => '/iam/home#/users', rows: usersPage },
  'iam-user': { path: ({ userName }) => userPath(userName), rows: userPage },
  'reset-password': {
    path: ({ userName }) => userPath(userName),
    rows: (at) => passwordPage(at, at.page.userName),
  },
  'security-credentials': { path: () => CREDENTIALS_PATH, rows: securityCredentials },
  'change-password': {
    path: () => CREDENTIALS_PATH,
    rows: (at) => passwordPage(at, null),
  },
  'remove-mfa-device': { path: () => `${CREDENTIALS_PATH}/mfa`, rows: removeDevice },
} as const satisfies Partial<PageTable>;

function userPath(userName: string): string {
  return `/iam/home#/users/${userName}?section=security_credentials`;
}

function dashboard({ browser }: PageAt<'iam-dashboard'>): PageRow[] {
  return [
    title('IAM dashboard'),
    row([
      request('iam-users', 'Users', { kind: 'open-page', browser: browser.id, page: 'iam-users' }),
      request('iam-policies', 'Policies', { kind: 'open-page', browser: browser.id, page: 'iam-policies' }),
    ]),
  ];
}

/** Names longer than this do not move what stands behind the others. */
const LONGEST_NAME = 24;

/** The list of users, or why it is not shown. */
function usersPage({ session, browser, page }: PageAt<'iam-users'>): PageRow[] {
  if (page.refusal !== null) return [title('Users'), ...deniedRows(page.refusal)];
  const { world } = session;
  const { users } = world.account;
  const columns = Math.min(LONGEST_NAME, Math.max(0, ...users.map(({ userName }) => userName.length)));
  return [
    title(`Users (${users.length})`),
    ...users.map(({ userName }) =>
      row(
        [
          request(`user-${userName}`, userName, {
            kind: 'open-user',
            browser: browser.id,
            userName,
          }),
        ],
        { words: `MFA: ${mfaColumn(world, userName)}`, isThing: true, behind: columns },
      ),
    ),
  ];
}

/** The MFA column of the list of users, with the words of the IAM User Guide, "Checking MFA status". */
function mfaColumn(world: World, userName: string): string {
  const devices = allDevicesOf(world.account, { type: 'user', userName });
  return devices.map(({ kind }) => DEVICE_KINDS[kind].listName).join(', ') || 'None';
}

/** A user's Security credentials, as an administrator sees them. */
function userPage(at: PageAt<'iam-user'>): PageRow[] {
  const { session, browser, page } = at;
  const { userName } = page;
  const keys = accessKeyRows(at, userName);
  return [
    title(`User ${userName}: Security credentials`),
    ...deviceList(allDevicesOf(session.world.account, { type: 'user', userName }), browser, userName),
    { kind: 'air' },
    row([
      request('reset-password', 'Reset password', {
        kind: 'open-reset-password',
        browser: browser.id,
        userName,
      }),
      request('permissions', 'Permissions', { kind: 'open-permissions', browser: browser.id, userName }),
    ]),
    // Only where there is one: most users have none, and should have none.
    ...(keys.length > 1 ? keys : []),
    ...denySessionsRows(at, userName),
  ];
}

/** A new password: one's own, or one that an administrator gives. */
function passwordPage(
  { session, browser, fields }: PageAt<'change-password' | 'reset-password'>,
  userName: string | null,
): PageRow[] {
  const isRequired = browser.session?.mustChangePassword === true;
  return [
    title(passwordTitle(userName, isRequired)),
    ...(userName === null
      ? [field('old-password', 'Current password', fields['old-password']), knownPassword(session, browser)]
      : []),
    field('new-password', 'New password', fields['new-password']),
    row([
      primary('submit-password', userName === null ? 'Change password' : 'Reset password', {
        kind: 'submit-password',
      }),
      action('suggest-password', 'Fill in a good one', { kind: 'suggest-password' }),
      ...(isRequired ? [] : [leavePassword(browser, userName)]),
    ]),
    line(['Never type a real password of yours here. The lab fills in one for you.'], 'muted'),
  ];
}

/** The password that is asked for stands where whoever is asked would look it up. */
function knownPassword({ world }: LessonSession, browser: Browser): PageRow {
  const paper = personaAt(browser) === 'attacker' ? 'list' : 'card';
  return line([`On the ${paper}: password `, code(passwordAtHand(world, browser))], 'muted');
}

function passwordTitle(userName: string | null, isRequired: boolean): string {
  if (userName !== null) return `Reset the console password of ${userName}`;
  return isRequired ? 'You must change your password to continue' : 'Change password';
}

function leavePassword(browser: Browser, userName: string | null): Element {
  return userName === null
    ? request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id })
    : backToUser(browser, userName);
}

/** One's own Security credentials page. */
function securityCredentials(at: PageAt<'security-credentials'>): PageRow[] {
  const { session, browser } = at;
  const principal = browser.session?.principal;
  if (principal === undefined) return [line(['Sign in first.'])];
  const devices = allDevicesOf(session.world.account, principal);
  if (principal.type === 'root') {
    return [
      title('My security credentials: root user'),
      line([`Multi-factor authentication (MFA): ${devices.length}`]),
      line(['Root is for root work. Sign out, and sign in as alice.'], 'muted'),
    ];
  }
  const keys = accessKeyRows(at, principal.userName);
  return [
    title('My security credentials'),
    ...timeRows(session),
    ...deviceList(devices, browser, principal.userName),
    { kind: 'air' },
    row([
      request('assign-mfa', 'Assign MFA device', { kind: 'open-assign-mfa', browser: browser.id }, 'button'),
      request('change-password', 'Change password', {
        kind: 'open-change-password',
        browser: browser.id,
      }),
    ]),
    ...(keys.length === 0 ? [] : [...keys, row([createAccessKey(at)])]),
  ];
}

/** Remove asks once more. */
function removeDevice({ session, browser, page }: PageAt<'remove-mfa-device'>): PageRow[] {
  const { userName, serialNumber } = page;
  const device = findAnyDevice(session.world.account, serialNumber);
  return [
    title('Remove MFA device'),
    line([
      'Remove ',
      strong(device?.name ?? serialNumber),
      ` from ${userName}? Sign-in will not ask for it any more.`,
    ]),
    row([
      risky(
        'loss',
        request('confirm-remove', 'Remove', { kind: 'confirm-remove', browser: browser.id }, 'button'),
      ),
      backToUser(browser, userName),
    ]),
  ];
}

/** Cancel, on a page about a user: to one's own page, or to the user's. */
function backToUser(browser: Browser, userName: string): Element {
  const principal = browser.session?.principal;
  const isOwn = principal?.type === 'user' && principal.userName === userName;
  return isOwn
    ? request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id })
    : request('cancel', 'Cancel', { kind: 'open-user', browser: browser.id, userName });
}
