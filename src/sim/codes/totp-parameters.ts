import type { Seconds } from '../base/time.js';
import { TIME_STEP_SECONDS } from '../base/time.js';

/** The hash of the HMAC, as the Key URI format names it (RFC 6238 section 1.2). */
export type TotpAlgorithm = 'SHA1' | 'SHA256' | 'SHA512';

/** How an entry makes its codes, beside its key. */
export interface TotpParameters {
  readonly algorithm: TotpAlgorithm;
  /** Digits of a code, 6 to 8. */
  readonly digits: number;
  /** How long a code lasts: RFC 6238's X. */
  readonly period: Seconds;
}

/** How every virtual device and every hardware token of AWS makes its codes. */
export const AWS_PARAMETERS: TotpParameters = { algorithm: 'SHA1', digits: 6, period: TIME_STEP_SECONDS };

/** The periods that are read, in seconds. Apps that have others than 30 have 10, 60 and 90; a search grows as they shrink. */
export const PERIODS = { least: 10, most: 3600 } as const;

/** Whether a device of AWS can make codes this way. */
export function isAwsDevice({ algorithm, digits, period }: TotpParameters): boolean {
  return (
    algorithm === AWS_PARAMETERS.algorithm &&
    digits === AWS_PARAMETERS.digits &&
    period === AWS_PARAMETERS.period
  );
}

/** One of the three values as typed or as a URI has it, or null where it is none that codes can be made with. */
export const READERS: {
  readonly [Name in keyof TotpParameters]: (typed: string) => TotpParameters[Name] | null;
} = {
  algorithm(typed) {
    const name = /^(?:hmac-?)?sha-?(1|256|512)$/i.exec(typed.trim())?.[1];
    if (name === undefined) return null;
    return name === '1' ? 'SHA1' : name === '256' ? 'SHA256' : 'SHA512';
  },
  digits(typed) {
    const digits = /^0*([678])$/.exec(typed.trim())?.[1];
    return digits === undefined ? null : Number(digits);
  },
  period(typed) {
    const seconds = /^0*([1-9]\d{0,3})$/.exec(typed.trim())?.[1];
    if (seconds === undefined) return null;
    const period = Number(seconds);
    return period >= PERIODS.least && period <= PERIODS.most ? period : null;
  },
};
