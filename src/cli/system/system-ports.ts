import { randomBytes } from 'node:crypto';
import type { Clock, RandomSource } from '../../sim/base/ports.js';
import { epochSeconds, LATEST_TYPED_SECONDS } from '../../sim/base/time.js';

/** Test seams of the environment, as text. */
export interface PortOptions {
  /** `MFA_LAB_NOW`: unix seconds at which the clock starts; it runs on from there. `SECONDS,stopped` stands still. */
  readonly now: string | undefined;
  /** `MFA_LAB_SEED`: a number that makes all randomness repeatable. */
  readonly seed: string | undefined;
}

/** The real clock, or one that was set by hand. */
export function systemClock({ now }: PortOptions): Clock {
  const [seconds, mode] = now?.split(',') ?? [];
  const start = numberOf(seconds);
  // A later one is no time of a clock, and no calendar has the ones that are counted from it.
  if (start === null || start > LATEST_TYPED_SECONDS) return { now: () => epochSeconds(Date.now() / 1000) };
  if (mode === 'stopped') return { now: () => epochSeconds(start) };
  // Not the wall clock: a start time set by hand must run on evenly, whatever the system's clock does.
  const began = performance.now();
  return { now: () => epochSeconds(start + (performance.now() - began) / 1000) };
}

/** The system's randomness, or a repeatable stream. */
export function systemRandom({ seed }: PortOptions): RandomSource {
  const number = numberOf(seed);
  return number === null ? { bytes: (count) => randomBytes(count) } : repeatableRandom(number);
}

/** mulberry32: small, repeatable, and good for nothing but tests. */
function repeatableRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) & 0xff;
  };
  return { bytes: (count) => Uint8Array.from({ length: count }, next) };
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) && number >= 0 ? number : null;
}
