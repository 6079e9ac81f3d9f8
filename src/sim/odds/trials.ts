import type { Draws } from '../base/draws.js';
import { TIME_STEP_SECONDS } from '../base/time.js';
import type { OddsAssumptions } from './assumptions.js';
import { codeCount, codeLife, rightCodes, windowsIn } from './assumptions.js';

// The same attacks as in `chances.ts`, carried out one by one.

/** One attack, carried out: whether the thief got in. */
export type Trial = (draws: Draws) => boolean;

/** A thief who guesses for so many days at a user with so many devices, until one guess is right. */
export function guessingTrial(devices: number, days: number, assumed: OddsAssumptions): Trial {
  const windows = windowsIn(days, assumed);
  return (draws) => guessesHit(draws, devices, windows, assumed);
}

/** An entry of a leaked list: a password that may be right, and an account that may ask for a code. */
export function stuffingTrial(enrolled: number, assumed: OddsAssumptions): Trial {
  return (draws) =>
    draws.part() < assumed.reused && (draws.part() >= enrolled || guessesHit(draws, 1, 1, assumed));
}

/** Somebody who is led to a false page: the code was typed at some moment of its step, and is used after a while. */
export function relayTrial(assumed: OddsAssumptions): Trial {
  const life = codeLife(assumed);
  return (draws) =>
    draws.part() < assumed.fooled && draws.part() * TIME_STEP_SECONDS + assumed.delaySeconds < life;
}

/** Something that happens with this chance, and of which no more is known. */
export function plainTrial(chance: number): Trial {
  return (draws) => draws.part() < chance;
}

/**
 * Guesses in one window after the other. In each the codes that are right have moved on by its length, and each guess is
 * held against all of them.
 */
function guessesHit(draws: Draws, devices: number, windows: number, assumed: OddsAssumptions): boolean {
  const codes = codeCount(assumed);
  const count = rightCodes(assumed);
  const { triesPerWindow, windowSeconds } = assumed;
  const steps = Math.max(1, Math.floor(windowSeconds / TIME_STEP_SECONDS));
  const right = Array.from({ length: devices }, () =>
    Int32Array.from({ length: count }, () => draws.below(codes)),
  );
  for (let window = 0; window < windows; window += 1) {
    for (const ofDevice of right) {
      for (let moved = 0; moved < Math.min(steps, count); moved += 1) {
        ofDevice[(window * steps + moved) % count] = draws.below(codes);
      }
      for (let tries = 0; tries < triesPerWindow; tries += 1) {
        const guess = draws.below(codes);
        // No `includes`: this line runs ten million times a row.
        for (let at = 0; at < count; at += 1) if (ofDevice[at] === guess) return true;
      }
    }
  }
  return false;
}
