import { TIME_STEP_SECONDS } from '../base/time.js';
import type { OddsAssumptions } from './assumptions.js';
import { codeCount, codeLife, rightCodes, windowsIn } from './assumptions.js';

// The formulas. Each has a simulation of the same name in `trials.ts`.

/** The chance that one guess of a code is right. */
export function chanceOfGuess(assumed: OddsAssumptions): number {
  return rightCodes(assumed) / codeCount(assumed);
}

/** How many guesses a thief has at a user with so many devices. */
export function guessCount(devices: number, windows: number, { triesPerWindow }: OddsAssumptions): number {
  return devices * triesPerWindow * windows;
}

/** The chance that one of several guesses is right: 1 - (1 - p)^n. */
export function chanceOfGuesses(guesses: number, assumed: OddsAssumptions): number {
  // The same without the rounding that a small p would suffer.
  return -Math.expm1(guesses * Math.log1p(-chanceOfGuess(assumed)));
}

/** The chance of a thief who guesses for so many days, and whom nobody stops. */
export function chanceOfGuessing(devices: number, days: number, assumed: OddsAssumptions): number {
  return chanceOfGuesses(guessCount(devices, windowsIn(days, assumed), assumed), assumed);
}

/** Days after which half of such thieves are in. */
export function daysToHalf(devices: number, assumed: OddsAssumptions): number {
  const perDay = guessCount(devices, windowsIn(1, assumed), assumed);
  return Math.LN2 / (-Math.log1p(-chanceOfGuess(assumed)) * perDay);
}

/** The chance that one entry of a leaked list opens an account: after the tries of one window the thief goes on to the next. */
export function chanceOfStuffing(enrolled: number, assumed: OddsAssumptions): number {
  const guessed = chanceOfGuesses(guessCount(1, 1, assumed), assumed);
  return assumed.reused * (1 - enrolled + enrolled * guessed);
}

/** The chance that somebody led to a false page gives the thief a session, by a code that is passed on. */
export function chanceOfRelay(assumed: OddsAssumptions): number {
  return assumed.fooled * chanceInTime(assumed);
}

/** The chance that a code, typed at any moment of its step, is still taken once the thief uses it. */
export function chanceInTime(assumed: OddsAssumptions): number {
  const left = (codeLife(assumed) - assumed.delaySeconds) / TIME_STEP_SECONDS;
  return Math.min(1, Math.max(0, left));
}
