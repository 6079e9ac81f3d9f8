import type { Browser } from '../../../sim/world/browser.js';
import { ADMINISTRATOR_WINDOW, ATTACKER_WINDOW } from '../../../sim/world/windows.js';
import type { World } from '../../../sim/world/world.js';
import type { Element, PageRow } from './elements.js';
import { request, row } from './elements.js';

/** What a window is called: whose it is. */
export function windowName(browser: Browser): string {
  switch (browser.id) {
    case ADMINISTRATOR_WINDOW:
      return "omar's browser";
    case ATTACKER_WINDOW:
      return "a thief's browser";
    default:
      return browser.isPrivate ? 'private window' : 'browser';
  }
}

/** Opens a private window, or closes the one in front. Other people have no such link. */
export function windowLink(browser: Browser): Element {
  return browser.isPrivate
    ? request('nav-close-private', 'Close window', { kind: 'close-private-window' })
    : request('nav-private', 'Private window', { kind: 'open-private-window' });
}

/** Whether a window is one of alice's own. */
export function isOwnWindow(browser: Browser): boolean {
  return browser.id !== ADMINISTRATOR_WINDOW && browser.id !== ATTACKER_WINDOW;
}

/** The windows of other people, once there are any: whose hands the learner has. */
export function windowSwitch(world: World): PageRow[] {
  if (world.browsers.every(isOwnWindow)) return [];
  const others = world.browsers.filter(({ id }) => id !== world.activeBrowser);
  return [
    row(
      others.map((browser) =>
        request(`window-${browser.id}`, switchName(browser), {
          kind: 'switch-window',
          browser: browser.id,
        }),
      ),
      'go to',
    ),
  ];
}

function switchName(browser: Browser): string {
  return browser.id === 'main' ? "alice's browser" : windowName(browser);
}
