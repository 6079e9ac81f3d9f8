import type { LessonSession } from '../../lessons/engine/session.js';
import { strong } from '../../lessons/words/rich-text.js';
import type { EpochSeconds } from '../../sim/base/time.js';
import { pageOrigin } from '../../sim/console/origin.js';
import type { Browser } from '../../sim/world/browser.js';
import type { World } from '../../sim/world/world.js';
import { activeBrowser } from '../../sim/world/world.js';
import { ACCOUNT_PAGES } from './pages/account-pages.js';
import { bannerRows } from './pages/banner.js';
import { crumbRows } from './pages/breadcrumbs.js';
import { CHALLENGE_PAGES } from './pages/challenge-pages.js';
import { deskRows } from './pages/desk-pages.js';
import { DEVICE_PAGES } from './pages/device-pages.js';
import type { PageRow } from './pages/elements.js';
import { line } from './pages/elements.js';
import { INBOX_PAGES } from './pages/inbox-pages.js';
import { navigation } from './pages/navigation.js';
import type { PageSource, PageTable } from './pages/page-table.js';
import { pathIn, rowsIn } from './pages/page-table.js';
import { POLICY_LIST_PAGES } from './pages/policy-list-pages.js';
import { POLICY_PAGES } from './pages/policy-pages.js';
import { RECOVERY_PAGES } from './pages/recovery-pages.js';
import { RELAY_PAGES } from './pages/relay-pages.js';
import { SIGN_IN_PAGES } from './pages/sign-in-pages.js';
import { hidesStrangers, isTaskElsewhere, stageOf } from './pages/step-of.js';
import { terminalRows } from './pages/terminal-page.js';
import { USER_PAGES } from './pages/user-pages.js';
import type { WindowKind } from './pages/windows.js';
import {
  CLOSE_PRIVATE,
  windowKind,
  windowName,
  windowSwitch,
  windowTitle,
  withoutStrangers,
} from './pages/windows.js';

/** Every page of the console. */
const PAGES: PageTable = {
  ...SIGN_IN_PAGES,
  ...INBOX_PAGES,
  ...RELAY_PAGES,
  ...CHALLENGE_PAGES,
  ...RECOVERY_PAGES,
  ...ACCOUNT_PAGES,
  ...USER_PAGES,
  ...POLICY_LIST_PAGES,
  ...POLICY_PAGES,
  ...DEVICE_PAGES,
};

/** What stands in the frame of the terminal. */
export const TERMINAL_TITLE = 'Terminal · alice';

/** A page of the simulated console, the terminal, or the desk. */
export interface PageView {
  /** What is worked at. Beside the desk there is no phone. */
  readonly place: 'console' | 'terminal' | 'desk';
  /** Null for the terminal and the desk, which have no address. */
  readonly url: string | null;
  readonly window: string;
  /** What stands in its frame. */
  readonly frameTitle: string;
  /** Whose window it is, in as far as that is to be seen at once. */
  readonly windowKind: WindowKind;
  readonly rows: readonly PageRow[];
  /** The links that stand on top of every page. */
  readonly links: readonly PageRow[];
  /** The links, and those to the windows of other people: what `rows` begin with. */
  readonly top: readonly PageRow[];
  /** What is this page's own. */
  readonly content: readonly PageRow[];
}

/** The address of a page. Paths of the console are made after the real one's; they are not documented. */
export function pageUrl(world: World, at: Pick<Browser, 'page' | 'challenge'>): string {
  const { page } = at;
  return `${pageOrigin(world, at)}${pathIn(PAGES, page.name, page)}`;
}

/** The page in the window in front, or the desk of the step. */
export function pageView(source: PageSource, realTime: EpochSeconds): PageView {
  const { session } = source;
  const { world } = session;
  const stage = stageOf(session);
  if (stage === 'terminal') {
    return withoutAddress('terminal', "alice's terminal", TERMINAL_TITLE, terminalRows(source));
  }
  if (stage !== 'console') return withoutAddress('desk', 'desk', 'Desk', deskRows(source, stage));
  const browser = activeBrowser(world);
  const seen = hidesStrangers(session) ? withoutStrangers(world) : world;
  const links = navigation(source, browser);
  const top = [...links, ...windowSwitch(seen)];
  const { page } = browser;
  const content = rowsIn(PAGES, page.name, { ...source, page, browser, realTime });
  return {
    place: 'console',
    url: pageUrl(world, browser),
    window: windowName(browser, seen),
    frameTitle: windowTitle(browser),
    windowKind: windowKind(browser),
    rows: [
      ...top,
      ...elsewhereRows(session, browser),
      ...bannerOrAir(session, browser),
      ...crumbRows(browser),
      ...content,
    ],
    links,
    top,
    content,
  };
}

/** Where the task is, for who looks at a private window in which it is not. */
function elsewhereRows(session: LessonSession, browser: Browser): readonly PageRow[] {
  return browser.isPrivate && !session.isSolved && isTaskElsewhere(session)
    ? [line(['The task is in the other window: ', strong(CLOSE_PRIVATE), '.'], 'lab')]
    : [];
}

/** What the console says of the last action, or the place for it: what comes does not move the page. */
function bannerOrAir(session: LessonSession, browser: Browser): readonly PageRow[] {
  const banner = bannerRows(session, browser);
  return banner.length > 0 ? banner : [{ kind: 'air' }];
}

function withoutAddress(
  place: 'terminal' | 'desk',
  window: string,
  frameTitle: string,
  rows: readonly PageRow[],
): PageView {
  return { place, url: null, window, frameTitle, windowKind: 'own', rows, links: [], top: [], content: rows };
}
