import type { Browser } from '../../../sim/world/browser.js';
import { principalName } from '../../../sim/world/principal.js';
import type { Element, PageRow } from './elements.js';
import { action, request, risky, row } from './elements.js';
import type { PageSource } from './page-table.js';
import { toolsOf } from './step-of.js';
import { isOwnWindow, windowLink } from './windows.js';

/** The links that stand on top of every page of somebody who is signed in. */
export function navigation({ session, fields }: PageSource, browser: Browser): PageRow[] {
  if (browser.session === null) return [];
  const { alias } = session.world.account;
  const name = principalName(browser.session.principal);
  const links: readonly Element[] = [
    request('nav-home', 'Home', { kind: 'open-page', browser: browser.id, page: 'console-home' }),
    request('nav-iam', 'IAM', { kind: 'open-page', browser: browser.id, page: 'iam-dashboard' }),
    ...(isOwnWindow(browser) ? [windowLink(browser)] : []),
  ];
  if (toolsOf(session).includes('account-menu')) {
    const isOpen = fields['account-menu'] === 'open';
    const menu = [menuButton(`${name} @ ${alias}`, isOpen), ...(isOpen ? menuLinks(browser) : [])];
    return [row(links), row(menu, { words: 'account menu', isName: true })];
  }
  return [
    { kind: 'elements', trail: `${name} @ ${alias}`, elements: links },
    row(menuLinks(browser), { words: name, isName: true }),
  ];
}

/** One's name, under which the menu is: at the top right of the real console. */
function menuButton(label: string, isOpen: boolean): Element {
  return action('nav-account', label, {
    kind: 'set-draft',
    field: 'account-menu',
    value: isOpen ? '' : 'open',
    focus: isOpen ? 'nav-account' : 'nav-credentials',
  });
}

function menuLinks({ id }: Browser): readonly Element[] {
  return [
    request('nav-credentials', 'Security credentials', {
      kind: 'open-page',
      browser: id,
      page: 'security-credentials',
    }),
    risky('loss', request('nav-sign-out', 'Sign out', { kind: 'sign-out', browser: id })),
  ];
}
