import type { Given } from '../../arguments/option.js';

/** Where the key and the time of a command come from, as typed. */
export interface AskedKey {
  /** A key, an otpauth URI, `-` for the first line of the input, or null for the lab's own entry. */
  readonly secret: string | null;
  /** Unix seconds, or null for now. */
  readonly at: string | null;
  readonly dataDir: string | null;
}

/** `--secret`, of every command about a key. */
export const SECRET_OPTION = {
  secret: {
    type: 'string',
    value: 'KEY',
    help: [
      'a key in Base32 (spaces, dashes, lower case are fine) or an',
      'otpauth:// URI in quotes; - reads it from the input, which',
      "keeps it out of the shell's history. Without it: the newest",
      "entry of the lab's phone, or the newest device of the lab, or",
      'else the entry that c in the lab made for checking only',
    ],
  },
} as const;

/** `--secret` and `--at`, of every command about a key at a time. */
export const KEY_OPTIONS = {
  ...SECRET_OPTION,
  at: { type: 'string', value: 'UNIX', help: ['at this time, in unix seconds, instead of now'] },
} as const;

/** What was asked with these options. */
export function askedKey(given: Given<typeof KEY_OPTIONS>): AskedKey {
  return { secret: given.text('secret'), at: given.text('at'), dataDir: given.dataDir };
}

/** Of a word that may be a key. It is not repeated: it may be a code, or the key itself, and logs keep what is printed. */
export const KEY_HINT = 'A key goes behind --secret, in quotes if it has spaces';

/** What the JSON of several commands says of the clock and the key. */
export const CLOCK_AND_KEY = `      time, clock   unix seconds by which the code was made, and whose: given
                    (--at), computer, lab, phone (the lab's phone; for a phone
                    of your own it is lab)
      key           given, lab, or check-entry: for checking only`;
