import { personPassword } from '../../../lessons/engine/moves/moves.js';
import type { Browser } from '../../../sim/world/browser.js';
import { ADMINISTRATOR, LEARNER } from '../../../sim/world/new-world.js';
import type { Persona } from '../../../sim/world/windows.js';
import { personaOf } from '../../../sim/world/windows.js';
import type { World } from '../../../sim/world/world.js';
import { activeBrowser } from '../../../sim/world/world.js';
import type { Element, PageRow } from './elements.js';
import { request, risky, row } from './elements.js';

/** Whose window this is. */
export function personaAt({ id }: Browser): Persona {
  return personaOf(id);
}

/** The name on the card beside a window. A thief has no card, but alice's password. */
export function personAt(browser: Browser): string {
  return personaAt(browser) === 'administrator' ? ADMINISTRATOR : LEARNER;
}

/** The password of now, as whoever sits at the window knows it: a thief has the list, which may be out of date. */
export function passwordAtHand(world: World, browser: Browser): string {
  return personaAt(browser) === 'attacker'
    ? (world.leak?.password ?? '')
    : personPassword(world, personAt(browser));
}

/** What a window is called: whose it is, as soon as there are windows of others. */
export function windowName(browser: Browser, { browsers }: World): string {
  switch (personaAt(browser)) {
    case 'administrator':
      return "omar's browser";
    case 'attacker':
      return "a thief's browser";
    case 'learner':
      if (browser.isPrivate) return 'private window';
      return browsers.every(isOwnWindow) ? 'browser' : "alice's browser";
  }
}

/** What kind of window it is to the learner: her own, one that forgets, or a stranger's. */
export type WindowKind = 'own' | 'private' | 'stranger';

/** What kind of window this is. */
export function windowKind(browser: Browser): WindowKind {
  if (personaAt(browser) === 'attacker') return 'stranger';
  return browser.isPrivate ? 'private' : 'own';
}

/** What stands in the frame of a window: what it is, and whose. */
export function windowTitle(browser: Browser): string {
  switch (personaAt(browser)) {
    case 'administrator':
      return `Browser · ${ADMINISTRATOR}`;
    case 'attacker':
      return "A thief's browser";
    case 'learner':
      return `${browser.isPrivate ? PRIVATE_WINDOW : 'Browser'} · ${LEARNER}`;
  }
}

/** What the link to a private window is called. */
export const PRIVATE_WINDOW = 'Private window';

/** And the one that leads back. */
export const CLOSE_PRIVATE = 'Close window';

/** Opens a private window, or closes the one in front. Other people have no such link. */
export function windowLink(browser: Browser): Element {
  return browser.isPrivate
    ? risky('loss', request('nav-close-private', CLOSE_PRIVATE, { kind: 'close-private-window' }))
    : request('nav-private', PRIVATE_WINDOW, { kind: 'open-private-window' });
}

/** Whether a window is one of alice's own. */
export function isOwnWindow(browser: Browser): boolean {
  return personaAt(browser) === 'learner';
}

/** The world as somebody sees it who does not know of a thief. */
export function withoutStrangers(world: World): World {
  return { ...world, browsers: world.browsers.filter((browser) => personaAt(browser) !== 'attacker') };
}

/** The windows of other people, once there are any: whose hands the learner has. */
export function windowSwitch(world: World): PageRow[] {
  if (world.browsers.every(isOwnWindow)) return [];
  // The thief goes to nobody's window: it is the learner who does.
  const words = personaAt(activeBrowser(world)) === 'attacker' ? 'switch sides to' : 'go to';
  const others = world.browsers.filter(({ id }) => id !== world.activeBrowser);
  return [
    row(
      others.map((browser) =>
        request(`window-${browser.id}`, windowName(browser, world), {
          kind: 'switch-window',
          browser: browser.id,
        }),
      ),
      { words },
    ),
  ];
}
