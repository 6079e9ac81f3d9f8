import type { Handlers, Outcome } from '../outcome.js';
import { done } from '../outcome.js';
import type { Done } from '../responses.js';
import type { Browser } from '../world/browser.js';
import { ADMINISTRATOR_WINDOW, ATTACKER_WINDOW, MAIN_WINDOW, PRIVATE_WINDOW } from '../world/windows.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import type { WindowRequest } from './requests.js';

/** Browser windows: each has a session of its own, and one is in front. */
export const WINDOW_HANDLERS = {
  'open-window': (world, { of }) =>
    openWindow(world, of === 'administrator' ? ADMINISTRATOR_WINDOW : ATTACKER_WINDOW),
  'open-private-window': (world) => openWindow(world, PRIVATE_WINDOW),
  'close-private-window': (world) => {
    const browsers = world.browsers.filter((browser) => browser.id !== PRIVATE_WINDOW);
    return done({ ...world, browsers, activeBrowser: MAIN_WINDOW });
  },
  'switch-window': (world, { browser }) => done({ ...world, activeBrowser: browserById(world, browser).id }),
} satisfies Handlers<WindowRequest>;

function openWindow(world: World, id: string): Outcome<Done> {
  const existing = world.browsers.find((browser) => browser.id === id);
  const opened: Browser = {
    id,
    isPrivate: id === PRIVATE_WINDOW,
    page: { name: 'sign-in', form: 'iam', account: world.account.alias },
    session: null,
    challenge: null,
    banner: null,
  };
  const browsers = existing === undefined ? [...world.browsers, opened] : world.browsers;
  return done({ ...world, browsers, activeBrowser: id });
}
