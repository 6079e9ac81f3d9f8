import { TIME_STEP_SECONDS } from '../base/time.js';
import { SIGN_IN_STEPS } from '../codes/limits.js';
import { CODE_DIGITS } from '../codes/totp.js';
import { VERIFICATION_WINDOW_SECONDS, VERIFICATIONS_PER_WINDOW } from '../codes/verify-code.js';

/** What the odds are worked out from. Shares go from 0 to 1. */
export interface OddsAssumptions {
  /** Digits of a code. */
  readonly digits: number;
  /** A code is taken when its step is at most so many steps from now, either way. */
  readonly stepsEitherWay: number;
  /** Tries that a device gets in one window, and how long a window is. */
  readonly triesPerWindow: number;
  readonly windowSeconds: number;
  /** Users with so many devices are compared; the thief tries each device in turn. */
  readonly devices: readonly number[];
  /** Of the passwords of a leaked list, those that are right here too. */
  readonly reused: number;
  /** Shares of the users who have MFA, compared. */
  readonly enrolled: readonly number[];
  /** Of the people led to a false sign-in page, those who type their password and a code there. */
  readonly fooled: number;
  /** Seconds from the moment a code is typed there until the thief uses it. */
  readonly delaySeconds: number;
  /** Attacks that get past an SMS code: those on many people at once, and those on one person. */
  readonly pastSmsBulk: number;
  readonly pastSmsTargeted: number;
}

/**
 * The rules of a code are the lab's own, taken from where it has them. The shares of a study are of Google accounts (2019);
 * the other shares are made up, to have something to change.
 */
export const LAB_ASSUMPTIONS: OddsAssumptions = {
  digits: CODE_DIGITS,
  stepsEitherWay: SIGN_IN_STEPS,
  triesPerWindow: VERIFICATIONS_PER_WINDOW,
  windowSeconds: VERIFICATION_WINDOW_SECONDS,
  devices: [1, 2, 8],
  reused: 0.01,
  enrolled: [0, 0.5, 1],
  fooled: 0.1,
  delaySeconds: 5,
  pastSmsBulk: 0.04,
  pastSmsTargeted: 0.24,
};

/** The periods that are told of somebody who guesses without a pause. */
export const GUESSING_DAYS = [1, 365] as const;

const DAY_SECONDS = 24 * 60 * 60;

/** Windows in so many days. */
export function windowsIn(days: number, { windowSeconds }: OddsAssumptions): number {
  return Math.floor((days * DAY_SECONDS) / windowSeconds);
}

/** How many different codes there are. */
export function codeCount({ digits }: OddsAssumptions): number {
  return 10 ** digits;
}

/** How many codes are right at one moment. */
export function rightCodes({ stepsEitherWay }: OddsAssumptions): number {
  return 2 * stepsEitherWay + 1;
}

/** Seconds for which a code is taken, from the moment the phone first shows it: its own step, and those behind it. */
export function codeLife({ stepsEitherWay }: OddsAssumptions): number {
  return (1 + stepsEitherWay) * TIME_STEP_SECONDS;
}
