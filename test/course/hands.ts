import type { AuthenticatorEntry } from '../helpers/authenticator.js';
import type { Hand } from './course.js';

/** The lab's phone: what it shows is read, and the lab's clock is moved. */
export function labsPhone(): Hand {
  return {
    choice: 'a',
    enrol: (walker) => walker.scan(),
    code: (walker) => walker.shownCode(),
    async pair(walker, seen) {
      await walker.code(walker.shownCode(), /Code 1 is noted/);
      await walker.warp();
      await walker.code(walker.shownCode(), seen);
    },
    fresh: (walker) => walker.warp(),
  };
}

/** A sign-in spends a code. These codes are all taken at one moment, so nobody has to wait for the next. */
const ACCEPTED_STEPS = [0, 1, 2, -1, -2];

/**
 * A phone of one's own: another TOTP library, by its own clock.
 *
 * @param now - unix seconds
 */
export function ownPhone(now: () => number): Hand {
  let entry: AuthenticatorEntry | undefined;
  let step = 0;
  const at = (steps: number) => entry?.codeAt(now() + 30 * steps) ?? '';
  return {
    choice: 'b',
    async enrol(walker) {
      entry = await walker.takeSecret();
      step = 0;
      await walker.code(at(0), /Right: the lab|secret is right/);
      await walker.goOn(/MFA code 1|DONE|done:/);
    },
    code: () => at(step),
    async pair(walker, seen) {
      await walker.code(at(-1), /Code 1 is noted/);
      await walker.code(at(0), seen);
    },
    async fresh() {
      step = ACCEPTED_STEPS[(ACCEPTED_STEPS.indexOf(step) + 1) % ACCEPTED_STEPS.length] ?? 0;
    },
  };
}
