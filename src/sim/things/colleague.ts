import type { Handlers } from '../outcome.js';
import { done, failed } from '../outcome.js';
import { newPhone } from '../world/phone.js';
import { refusal } from '../world/refusal.js';
import { personaOf } from '../world/windows.js';
import { entryOnScreen, withEntry } from './phone.js';
import type { ColleagueRequest } from './requests.js';

/** A colleague who stands behind alice with a phone of their own: a second authenticator app like any other. */
export const COLLEAGUE_HANDLERS = {
  'photograph-screen': (world, { browser }, { now }) => {
    if (personaOf(browser) !== 'learner') {
      return failed(world, refusal(null, { code: 'not-in-this-hand' }));
    }
    const entry = entryOnScreen(world, browser, now);
    if (entry === undefined) return failed(world, refusal(null, { code: 'nothing-to-scan' }));
    const phone = world.colleaguesPhone ?? newPhone('colleagues-phone');
    return done({ ...world, colleaguesPhone: withEntry(phone, entry) });
  },
} satisfies Handlers<ColleagueRequest>;
