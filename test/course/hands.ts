import type { AuthenticatorEntry } from '../helpers/authenticator.js';
import { WORDS } from '../helpers/page-words.js';
import type { Hand } from './course.js';

/** The lab's phone: what it shows is read, and the lab's clock is moved. */
export function labsPhone(): Hand {
  return {
    choice: 'a',
    enrol: (walker) => walker.scan(),
    code: (walker) => walker.shownCode(),
    async pair(walker, seen) {
      await walker.code(walker.shownCode(), WORDS.code1Noted);
      await walker.warp();
      await walker.code(walker.shownCode(), seen);
    },
    fresh: (walker) => walker.warp(),
    takeOver: async () => {},
  };
}

/** Steps from now whose codes a sign-in takes. Each is taken once, so nobody has to wait for the next code. */
const ACCEPTED_STEPS = [0, 1, 2, -1, -2];

/**
 * A phone of one's own: another TOTP library, by its own clock. Codes are kept by their step, because the clock may go
 * on to the next while they are typed.
 *
 * @param now - unix seconds
 */
export function ownPhone(now: () => number): Hand {
  let entry: AuthenticatorEntry | undefined;
  let chosen: number | undefined;
  const spent = new Set<number>();
  const current = () => Math.floor(now() / 30);
  const codeOf = (step: number) => entry?.codeAt(30 * step) ?? '';
  return {
    choice: 'b',
    async enrol(walker) {
      entry = await walker.takeSecret();
      chosen = current();
      await walker.code(codeOf(chosen), /Right: the lab|secret is right/);
      await walker.goOn(/MFA code 1|[Dd]one: /);
    },
    code() {
      chosen ??= current();
      return codeOf(chosen);
    },
    async pair(walker, seen) {
      const step = current();
      await walker.code(codeOf(step - 1), WORDS.code1Noted);
      await walker.code(codeOf(step), seen);
    },
    async takeOver(walker) {
      entry = await walker.takeEntry();
      // Of another secret no code has been used.
      chosen = undefined;
      spent.clear();
    },
    async fresh() {
      if (chosen !== undefined) spent.add(chosen);
      chosen = ACCEPTED_STEPS.map((steps) => current() + steps).find((step) => !spent.has(step));
    },
  };
}

/** From here on one code alone is not recognised. */
const FAR_OFF = 600;

/**
 * A phone of one's own whose clock, or whose computer's clock, is wrong: another TOTP library, `offset` seconds off, in
 * the hands of somebody who waits for each code.
 */
export function wrongPhone(
  lab: { now(): number; letPass(seconds: number): Promise<void> },
  offset: number,
): Hand {
  let entry: AuthenticatorEntry | undefined;
  const shown = () => entry?.codeAt(lab.now() + offset) ?? '';
  const next = () => lab.letPass(30);
  return {
    choice: 'b',
    async enrol(walker) {
      entry = await walker.takeSecret();
      if (Math.abs(offset) > FAR_OFF) {
        await walker.code(shown(), /next code it shows as well/);
        await next();
      }
      await walker.code(shown(), /secret is right/);
      await walker.goOn(/MFA code 1|[Dd]one: /);
    },
    code: shown,
    async pair(walker, seen) {
      await walker.code(shown(), WORDS.code1Noted);
      await next();
      await walker.code(shown(), seen);
    },
    fresh: next,
    async takeOver(walker) {
      entry = await walker.takeEntry();
    },
  };
}
