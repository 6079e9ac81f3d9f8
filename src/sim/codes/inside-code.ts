import type { EpochSeconds, Seconds, TimeStep } from '../base/time.js';
import { secondsToNextStep, stepAt } from '../base/time.js';
import { counterBytes, digitsOf, hmacAtStep, truncate } from './totp.js';
import type { TotpParameters } from './totp-parameters.js';
import { AWS_PARAMETERS } from './totp-parameters.js';

/** How the digits of a code come about, step by step (RFC 6238 section 4.2, RFC 4226 section 5.3). Bytes are 0 to 255. */
export interface InsideCode {
  readonly time: EpochSeconds;
  readonly parameters: TotpParameters;
  /** The counter: floor(time / period). */
  readonly step: TimeStep;
  /** The counter as 8 bytes, big-endian. */
  readonly counter: readonly number[];
  /** The HMAC of the counter: of SHA-1 20 bytes, of SHA-256 32, of SHA-512 64. */
  readonly hmac: readonly number[];
  /** The low four bits of the last HMAC byte: where the four bytes begin, 0 to 15. */
  readonly offset: number;
  /** The four HMAC bytes from `offset` on. */
  readonly chosen: readonly number[];
  /** The four bytes as one number without its top bit: 0 to 2^31 - 1. */
  readonly number: number;
  /** `number` modulo 10 to the power of the digits. */
  readonly remainder: number;
  /** `remainder` with its leading zeros. */
  readonly code: string;
  readonly secondsLeft: Seconds;
}

/** How many bytes of the HMAC are taken (RFC 4226 section 5.3, step 2). */
const CHOSEN_BYTES = 4;

/** The inside of the code that a Base32 seed gives at a moment. */
export function insideCode(
  seed: string,
  time: EpochSeconds,
  parameters: TotpParameters = AWS_PARAMETERS,
): InsideCode {
  const { algorithm, digits, period } = parameters;
  const step = stepAt(time, period);
  const hmac = hmacAtStep(seed, step, algorithm);
  const { offset, number } = truncate(hmac);
  return {
    time,
    parameters,
    step,
    counter: [...counterBytes(step)],
    hmac: [...hmac],
    offset,
    chosen: [...hmac.slice(offset, offset + CHOSEN_BYTES)],
    number,
    remainder: number % 10 ** digits,
    code: digitsOf(number, digits),
    secondsLeft: secondsToNextStep(time, period),
  };
}
