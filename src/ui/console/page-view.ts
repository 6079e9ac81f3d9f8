import type { LessonSession } from '../../lessons/engine/session.js';
import { unreachable } from '../../sim/base/result.js';
import type { EpochSeconds } from '../../sim/base/time.js';
import { originOf } from '../../sim/console/origin.js';
import { eventsAfter } from '../../sim/world/history.js';
import type { Browser, Page, World } from '../../sim/world/world.js';
import { activeBrowser, principalName } from '../../sim/world/world.js';
import { eventHistory, home, passwordPage, serversPage, userPage, usersPage } from './pages/account-pages.js';
import { deskRows } from './pages/desk-pages.js';
import {
  registerKey,
  removeDevice,
  resync,
  securityCredentials,
  selectDevice,
  setUpDevice,
  setUpToken,
} from './pages/device-pages.js';
import type { PageRow } from './pages/elements.js';
import { line, request, row, title } from './pages/elements.js';
import { challenge, iamSignIn, rootRecovery, rootSignIn } from './pages/sign-in-pages.js';
import type { PageSource } from './pages/step-of.js';
import { stageOf } from './pages/step-of.js';
import { isOwnWindow, windowLink, windowName, windowSwitch } from './pages/windows.js';

/** A page of the simulated console, or the desk. */
export interface PageView {
  /** Null for the desk, which has no address. */
  readonly url: string | null;
  readonly window: string;
  readonly rows: readonly PageRow[];
  /** The links that stand on top of every page. */
  readonly links: readonly PageRow[];
  /** What is this page's own. */
  readonly content: readonly PageRow[];
}

/** The address of a page. Paths of the console are made after the real one's; they are not documented. */
export function pageUrl(world: World, page: Page): string {
  return `${originOf(world, page)}${pathOf(page)}`;
}

function pathOf(page: Page): string {
  switch (page.name) {
    case 'sign-in':
      return page.form === 'iam' && page.account !== '' ? '/console' : '/';
    case 'mfa-challenge':
      return '/mfa';
    case 'root-recovery':
      return '/alternative-factors';
    case 'console-home':
      return '/console/home';
    case 'servers':
      return '/ec2/home';
    case 'event-history':
      return '/cloudtrail/home#/events';
    case 'iam-dashboard':
      return '/iam/home';
    case 'iam-users':
      return '/iam/home#/users';
    case 'iam-user':
    case 'reset-password':
      return `/iam/home#/users/${page.userName}?section=security_credentials`;
    case 'security-credentials':
    case 'change-password':
      return '/iam/home#/security_credentials';
    case 'select-mfa-device':
    case 'set-up-device':
    case 'register-security-key':
    case 'set-up-token':
    case 'resync-mfa-device':
    case 'remove-mfa-device':
      return '/iam/home#/security_credentials/mfa';
    default:
      return unreachable(page);
  }
}

/** The page in the window in front, or the desk of the step. */
export function pageView(source: PageSource, realTime: EpochSeconds): PageView {
  const { session } = source;
  const { world } = session;
  const stage = stageOf(session);
  if (stage !== 'console') {
    const rows = deskRows(session, stage);
    return { url: null, window: 'desk', rows, links: [], content: rows };
  }
  const browser = activeBrowser(world);
  const links = navigation(world, browser);
  const content = contentOf(source, browser, realTime);
  return {
    url: pageUrl(world, browser.page),
    window: windowName(browser),
    rows: [...links, ...windowSwitch(world), ...banner(session, browser), ...content],
    links,
    content,
  };
}

function navigation(world: World, browser: Browser): PageRow[] {
  const id = browser.id;
  const { session } = browser;
  if (session === null) return [];
  const name = principalName(session.principal);
  return [
    {
      kind: 'elements',
      trail: `${name} @ ${world.account.alias}`,
      elements: [
        request('nav-home', 'Home', { kind: 'open-page', browser: id, page: 'console-home' }),
        request('nav-iam', 'IAM', { kind: 'open-page', browser: id, page: 'iam-dashboard' }),
        ...(isOwnWindow(browser) ? [windowLink(browser)] : []),
      ],
    },
    row(
      [
        request('nav-credentials', 'Security credentials', {
          kind: 'open-page',
          browser: id,
          page: 'security-credentials',
        }),
        request('nav-sign-out', 'Sign out', { kind: 'sign-out', browser: id }),
      ],
      `${name}:`,
    ),
    { kind: 'blank' },
  ];
}

/** What the console says of the last action. What it said before this step began, in this window, is old news. */
function banner({ world, mark }: LessonSession, { id, banner }: Browser): PageRow[] {
  if (banner === null || !eventsAfter(world, mark.eventId).some(({ browser }) => browser === id)) return [];
  switch (banner.kind) {
    case 'device-assigned':
      return [line([`MFA device assigned: ${banner.deviceName}`], 'ok')];
    case 'device-resynced':
      return [line([`MFA device resynced: ${banner.deviceName}`], 'ok')];
    case 'device-removed':
      return [
        line([`MFA device removed: ${banner.deviceName}`], 'ok'),
        ...(banner.isDeleted
          ? []
          : [line(['It is deactivated, and assigned to nobody. It is still known to AWS.'])]),
      ];
    case 'password-changed':
      return [line([`Password of ${banner.userName} changed`], 'ok')];
    case 'refused':
      return [line([banner.error.message.trim()], 'problem')];
    default:
      return unreachable(banner);
  }
}

function contentOf(source: PageSource, browser: Browser, realTime: EpochSeconds): PageRow[] {
  const { session } = source;
  const { world } = session;
  const { page } = browser;
  switch (page.name) {
    case 'sign-in':
      return page.form === 'iam' ? iamSignIn(source, browser, page.account) : rootSignIn(source, browser);
    case 'mfa-challenge':
      return challenge(session, browser);
    case 'root-recovery':
      return rootRecovery(session, browser, page);
    case 'console-home':
      return home(browser);
    case 'servers':
      return serversPage(world, browser);
    case 'event-history':
      return eventHistory(session, realTime, page.refusal?.message ?? null);
    case 'iam-dashboard':
      return [
        title('IAM dashboard'),
        row([request('iam-users', 'Users', { kind: 'open-page', browser: browser.id, page: 'iam-users' })]),
      ];
    case 'iam-users':
      return usersPage(world, browser, page.refusal?.message ?? null);
    case 'iam-user':
      return userPage(session, browser, page.userName);
    case 'reset-password':
      return passwordPage(source, browser, page.userName);
    case 'change-password':
      return passwordPage(source, browser, null);
    case 'security-credentials':
      return securityCredentials(session, browser);
    case 'select-mfa-device':
      return selectDevice(session, browser);
    case 'set-up-device':
      return setUpDevice(session, browser, page);
    case 'register-security-key':
      return registerKey(browser, page.keyName);
    case 'set-up-token':
      return setUpToken(session, browser);
    case 'resync-mfa-device':
      return resync(session, browser, page.serialNumber);
    case 'remove-mfa-device':
      return removeDevice(session, browser, page);
    default:
      return unreachable(page);
  }
}
