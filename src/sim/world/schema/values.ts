import * as v from 'valibot';
import { PAGE_TEXT, SHOWABLE_TEXT } from '../../base/characters.js';
import { epochSeconds, TIME_STEP_SECONDS, timeStep } from '../../base/time.js';
import { DOCUMENT_MAX } from '../../policy/document.js';

// The values that all saved things are made of. Every object of the schemas is loose: keys that this version does not know
// survive a round through it. Everything has a bound, far beyond what the lab itself writes: a file from elsewhere must
// neither command the terminal nor outgrow the screen, a QR code or a date.

/** The most characters of what somebody types: what a field holds. */
const TYPED_MAX = 256;

/** The most characters of a sentence, which may repeat what was typed. */
const SENTENCE_MAX = 2000;

/** The most characters of a path, as Linux has it. */
const PATH_MAX = 4096;

/** The most entries of a list. Nobody comes near: the longest are histories, of one event for each key at the most. */
const LIST_MAX = 100_000;

/** Seconds: 31,700 years. A calendar has every time that comes of two clocks so far off. */
const SPAN_MAX = 1e12;
const TIME_MAX = 4 * SPAN_MAX;

/** Far more than anybody counts, and far from where numbers begin to leave some out. */
const COUNT_MAX = 1e12;

/** A drift or a distance in steps: near a thousand years. */
const STEPS_OFF_MAX = 1e9;

const showable = v.pipe(v.string(), v.regex(SHOWABLE_TEXT));

/** A name, or what was typed into a field. */
export const text = v.pipe(showable, v.maxLength(TYPED_MAX));

/** What IAM takes in passwords and policies: line ends are in it, and other characters that are never shown as they are. */
const IAM_TEXT = /^[\t\n\r\u0020-\u00ff]*$/;

/** A password. Versions before this one took other showable characters, too. */
export const password = v.pipe(
  v.string(),
  v.maxLength(TYPED_MAX),
  v.check((typed) => IAM_TEXT.test(typed) || SHOWABLE_TEXT.test(typed)),
);

/** A policy as JSON, with its line ends. */
export const policyDocument = v.pipe(v.string(), v.regex(IAM_TEXT), v.maxLength(DOCUMENT_MAX));

/** A document that is being written, and may not be one yet. */
export const draft = v.pipe(v.string(), v.regex(PAGE_TEXT), v.maxLength(DOCUMENT_MAX));

/** A sentence of AWS, or a detail of an event. */
export const sentence = v.pipe(showable, v.maxLength(SENTENCE_MAX));

/** Where a file is. */
export const filePath = v.pipe(showable, v.maxLength(PATH_MAX));

/** A name of an MFA device, of the characters that IAM takes: it becomes the name of a file, too. */
export const deviceName = v.pipe(v.string(), v.regex(/^[\w+=,.@-]{1,128}$/));

/** An alias of an account, of the characters that IAM takes. */
export const alias = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,63}$/));

/** As an entry is called on a phone: DEVICE@ALIAS. */
export const entryName = v.pipe(showable, v.maxLength(200));

/** A moment. */
export const time = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(0),
  v.maxValue(TIME_MAX),
  v.transform(epochSeconds),
);

/** A TOTP counter. */
export const step = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(TIME_MAX / TIME_STEP_SECONDS),
  v.transform(timeStep),
);

/** A whole number that counts something. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(COUNT_MAX));

/** A whole number, below zero as well. */
export const whole = v.pipe(v.number(), v.integer(), v.minValue(-STEPS_OFF_MAX), v.maxValue(STEPS_OFF_MAX));

/** A span of time, or another measure. */
export const finite = v.pipe(v.number(), v.finite(), v.minValue(-SPAN_MAX), v.maxValue(SPAN_MAX));

/** A seed otplib can work with: Base32, 16 bytes at the least. */
export const seed = v.pipe(v.string(), v.regex(/^[A-Z2-7]{26,104}$/));

/** Bytes. */
export const hex = v.pipe(v.string(), v.regex(/^([0-9a-f]{2}){0,2000}$/));

/** A list of such things. */
export function list<Schema extends v.GenericSchema>(item: Schema) {
  return v.pipe(v.array(item), v.maxLength(LIST_MAX));
}
