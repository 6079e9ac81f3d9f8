import type { Given } from '../../arguments/option.js';

/** Where the key and the time of a command come from, as typed. */
export interface AskedKey {
  /** A key, an otpauth URI, `-` for the first line of the input, or null for the lab's own entry. */
  readonly secret: string | null;
  /** Unix seconds, or null for now. */
  readonly at: string | null;
  readonly dataDir: string | null;
  /** What else was said of a given key; absent where nothing was. */
  readonly details?: KeyDetails;
}

/** What is said of a given key beside the key, as typed. */
export interface KeyDetails {
  /** A picture that has the key in a QR code. */
  readonly picture: string | null;
  /** Which entry of an export, from 1. */
  readonly entry: string | null;
  readonly algorithm: string | null;
  readonly digits: string | null;
  readonly period: string | null;
}

/** Nothing was said. */
export const NO_DETAILS: KeyDetails = {
  picture: null,
  entry: null,
  algorithm: null,
  digits: null,
  period: null,
};

/** `--secret` and what goes with it, of every command about a key. */
export const SECRET_OPTION = {
  secret: {
    type: 'string',
    value: 'KEY',
    help: [
      'a key in Base32 (spaces, dashes, lower case are fine), or in',
      'quotes an otpauth:// URI, or the otpauth-migration:// one of',
      "Google Authenticator's export; - reads it from the input,",
      "which keeps it out of the shell's history. Without it: the",
      "newest entry of the lab's phone, or the newest device of the",
      'lab, or the entry that c in the lab made for checking only',
    ],
  },
  picture: {
    type: 'string',
    value: 'PNG',
    help: ['a screenshot of its QR code instead; nothing of it is kept'],
  },
  entry: { type: 'string', value: 'N', help: ['which one, of an export of several entries'] },
  algorithm: {
    type: 'string',
    value: 'SHA',
    help: ['SHA1, SHA256 or SHA512, whatever the URI says; AWS has SHA1'],
  },
  digits: { type: 'string', value: 'N', help: ['6, 7 or 8; AWS has 6'] },
  period: {
    type: 'string',
    value: 'SEC',
    help: ['seconds that a code lasts; AWS has 30'],
  },
} as const;

/** How a key is given, below the first line of how a command is typed. */
export const KEY_USAGE = `[--secret KEY|-|--picture PNG] [--entry N]
           [--algorithm SHA] [--digits N] [--period SEC]`;

/** `--secret` and `--at`, of every command about a key at a time. */
export const KEY_OPTIONS = {
  ...SECRET_OPTION,
  at: { type: 'string', value: 'UNIX', help: ['at this time, in unix seconds, instead of now'] },
} as const;

/** What was asked with these options. */
export function askedKey(given: Given<typeof KEY_OPTIONS>): AskedKey {
  return { ...askedSecret(given), at: given.text('at') };
}

/** The same without a time. */
export function askedSecret(given: Given<typeof SECRET_OPTION>): Omit<AskedKey, 'at'> {
  const details: KeyDetails = {
    picture: given.text('picture'),
    entry: given.text('entry'),
    algorithm: given.text('algorithm'),
    digits: given.text('digits'),
    period: given.text('period'),
  };
  const isSaid = Object.values(details).some((value) => value !== null);
  return { secret: given.text('secret'), dataDir: given.dataDir, ...(isSaid ? { details } : {}) };
}

/** Of a word that may be a key. It is not repeated: it may be a code, or the key itself, and logs keep what is printed. */
export const KEY_HINT = 'A key goes behind --secret, in quotes if it has spaces';

/** What the JSON of several commands says of the clock and the key. */
export const CLOCK_AND_KEY = `      time, clock   unix seconds by which the code was made, and whose: given
                    (--at), computer, lab, phone (the lab's phone; for a phone
                    of your own it is lab)
      key           given, lab, or check-entry: for checking only`;
