import * as v from 'valibot';
import { epochSeconds, timeStep } from '../../base/time.js';

// The values that all saved things are made of. Every object of the schemas is loose: keys that this version does not know
// survive a round through it.

/** Text without control characters: much of it is drawn, and a file from elsewhere must not command the terminal. */
export const text = v.pipe(v.string(), v.regex(/^\P{Cc}*$/u));

/** A moment. */
export const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.transform(epochSeconds));

/** A TOTP counter. */
export const step = v.pipe(v.number(), v.integer(), v.minValue(0), v.transform(timeStep));

/** A whole number that counts something. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A whole number, below zero as well. */
export const whole = v.pipe(v.number(), v.integer());

/** A span of time, or another measure. */
export const finite = v.pipe(v.number(), v.finite());

/** A seed otplib can work with: Base32, 16 bytes at the least. */
export const seed = v.pipe(v.string(), v.regex(/^[A-Z2-7]{26,104}$/));

/** Bytes. */
export const hex = v.pipe(v.string(), v.regex(/^([0-9a-f]{2})*$/));
