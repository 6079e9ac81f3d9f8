import { p256 } from '../../src/cli/system/p256.js';
import type { ExecuteContext, RandomSource } from '../../src/sim/base/ports.js';
import { epochSeconds } from '../../src/sim/base/time.js';

/** A fixed moment, 10 s into a time step. */
export const SOME_TIME = 1_800_000_010;

/** Repeatable bytes: the same seed gives the same stream (mulberry32). */
export function seededRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) & 0xff;
  };
  return { bytes: (count) => Uint8Array.from({ length: count }, next) };
}

/** What a test hands to `execute`. */
export function fakeContext(now = SOME_TIME, seed = 1): ExecuteContext {
  return { now: epochSeconds(now), random: seededRandom(seed), signatures: p256 };
}
