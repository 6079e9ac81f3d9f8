import type { EntryName, KeyProblem } from '../../../sim/codes/secret-key.js';
import type { TotpParameters } from '../../../sim/codes/totp-parameters.js';
import { isAwsDevice, PERIODS } from '../../../sim/codes/totp-parameters.js';
import { quoted } from '../../arguments/shown-word.js';

/** What each option about a given key takes. */
const TAKES: { readonly [name in keyof TotpParameters | 'entry']: string } = {
  algorithm: 'SHA1, SHA256 or SHA512',
  digits: '6, 7 or 8',
  period: `whole seconds, ${PERIODS.least} to ${PERIODS.most}`,
  entry: 'the number of an entry, from 1',
};

/** What is wrong with the value of an option about a given key. */
export function wordOptionProblem(name: keyof typeof TAKES, value: string): string {
  return `--${name} takes ${TAKES[name]}, and not ${quoted(value)}.`;
}

/** What is wrong with a parameter in a URI. */
export function wordParameter(name: keyof TotpParameters, value: string): string {
  return `That key is for ${name} ${quoted(value)}, with which no codes can be made here. ${NAMES[name]}: ${TAKES[name]}.`;
}

const NAMES: { readonly [name in keyof TotpParameters]: string } = {
  algorithm: 'The algorithm',
  digits: 'The digits',
  period: 'The period',
};

/** The most entries that are listed; an export has about ten in a QR code. */
const LISTED = 20;

/** Longer names are cut: what tells two entries apart comes first. */
const NAME_LENGTH = 60;

type SeveralEntries = Extract<KeyProblem, { readonly kind: 'several-entries' }>;

/** That one of the entries is to be chosen, and how. */
export function wordSeveralEntries({ entries, chosen }: SeveralEntries): string {
  const count = entries.length === 1 ? '1 entry' : `${entries.length} entries`;
  const problem = chosen === null || chosen === 0 ? 'Which one?' : `There is no entry ${chosen}.`;
  return `That export has ${count}. ${problem} Choose one with --entry NUMBER: ${listed(entries).join('; ')}.`;
}

/** The question, with a line for each entry. */
export function askWhichEntry(entries: readonly EntryName[]): string {
  return `That export has ${entries.length} entries.\n${listed(entries)
    .map((line) => `  ${line}\n`)
    .join('')}Which one? Its number: `;
}

function listed(entries: readonly EntryName[]): readonly string[] {
  const lines = entries
    .slice(0, LISTED)
    .map((entry, index) => `${index + 1} ${nameOf(entry)}${entry.isTimed ? '' : ' (counter-based)'}`);
  const more = entries.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

function nameOf({ issuer, account }: EntryName): string {
  const name = issuer === null || issuer === '' ? account : `${issuer}: ${account}`;
  return quoted(name.slice(0, NAME_LENGTH));
}

const ALGORITHMS: { readonly [algorithm in TotpParameters['algorithm']]: string } = {
  SHA1: 'SHA-1',
  SHA256: 'SHA-256',
  SHA512: 'SHA-512',
};

/** How codes are made, in words: `SHA-256, 8 digits, 60 s`. */
export function wordParameters({ algorithm, digits, period }: TotpParameters): string {
  return `${ALGORITHMS[algorithm]}, ${digits} digits, ${period} s`;
}

/** That a key is no AWS device's, where it is not. */
export function awsRemarks(parameters: TotpParameters): readonly string[] {
  return isAwsDevice(parameters)
    ? []
    : [
        `Note: no AWS device makes such codes (${wordParameters(parameters)}); AWS's have SHA-1, 6 digits and 30 s. Microsoft Authenticator and older versions of Google's make those whatever the QR code says.`,
      ];
}
