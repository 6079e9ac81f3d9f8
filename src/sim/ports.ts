import type { EpochSeconds } from './time.js';

/** Where the time comes from. Only the shell of the program has a real one. */
export interface Clock {
  now(): EpochSeconds;
}

/** Where seeds, ids and passwords get their randomness. */
export interface RandomSource {
  /** `count` fresh random bytes. */
  bytes(count: number): Uint8Array;
}

/** What one call of `execute` may know of the outside: the real time, and a source of randomness. */
export interface ExecuteContext {
  readonly now: EpochSeconds;
  readonly random: RandomSource;
}
