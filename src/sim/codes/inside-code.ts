import type { EpochSeconds, Seconds, TimeStep } from '../base/time.js';
import { secondsToNextStep, stepAt } from '../base/time.js';
import { CODE_DIGITS, counterBytes, digitsOf, hmacAtStep, truncate } from './totp.js';

/** How six digits come about, step by step (RFC 6238 section 4.2, RFC 4226 section 5.3). Bytes are 0 to 255. */
export interface InsideCode {
  readonly time: EpochSeconds;
  /** The counter: floor(time / 30). */
  readonly step: TimeStep;
  /** The counter as 8 bytes, big-endian. */
  readonly counter: readonly number[];
  /** HMAC-SHA-1 of the counter: 20 bytes. */
  readonly hmac: readonly number[];
  /** The low four bits of the last HMAC byte: where the four bytes begin, 0 to 15. */
  readonly offset: number;
  /** The four HMAC bytes from `offset` on. */
  readonly chosen: readonly number[];
  /** The four bytes as one number without its top bit: 0 to 2^31 - 1. */
  readonly number: number;
  /** `number` modulo 1,000,000. */
  readonly remainder: number;
  /** `remainder` as six digits, with its leading zeros. */
  readonly code: string;
  readonly secondsLeft: Seconds;
}

/** How many bytes of the HMAC are taken (RFC 4226 section 5.3, step 2). */
const CHOSEN_BYTES = 4;

/** The inside of the code that a Base32 seed gives at a moment. */
export function insideCode(seed: string, time: EpochSeconds): InsideCode {
  const step = stepAt(time);
  const hmac = hmacAtStep(seed, step);
  const { offset, number } = truncate(hmac);
  return {
    time,
    step,
    counter: [...counterBytes(step)],
    hmac: [...hmac],
    offset,
    chosen: [...hmac.slice(offset, offset + CHOSEN_BYTES)],
    number,
    remainder: number % 10 ** CODE_DIGITS,
    code: digitsOf(number),
    secondsLeft: secondsToNextStep(time),
  };
}
