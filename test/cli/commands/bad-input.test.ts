import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/cli/commands/commands.js';
import { runCommand } from '../../../src/cli/commands/run-command.js';
import { RFC_SEED } from '../../sim/scenario.js';
import { fakePorts } from './ports.js';

const SUBJECT = { secret: RFC_SEED, at: null, dataDir: null };
const code = (change: Partial<typeof SUBJECT | { at: string }>): Command => ({
  ...SUBJECT,
  ...change,
  kind: 'code',
  json: false,
});
const check = (...codes: readonly string[]) => ({ ...SUBJECT, kind: 'check', codes, json: true }) as const;

/** Runs a command that is wrong usage: it says why in one sentence, which scripts read as an object. */
async function sentenceOf(command: Command): Promise<string> {
  const { text, remarks, exitCode } = await runCommand(command, fakePorts().ports);
  expect({ exitCode, remarks: remarks.length }).toEqual({ exitCode: 2, remarks: 1 });
  const [sentence = ''] = remarks;
  const isJson = 'json' in command && command.json;
  expect(text).toBe(isJson ? JSON.stringify({ error: 'wrong-usage', message: sentence }) : '');
  return sentence;
}

describe('a key that cannot be used', () => {
  it.each([
    ['', 'The key is empty. Give the secret key that is shown beside the QR code, or its otpauth URI.'],
    ['-', 'The key is empty.'],
    ['123456', 'That is a code, not a key.'],
    ['A', 'The key has one character, which is less than a byte.'],
    ['A'.repeat(300), 'The key has 187 bytes; 128 is the most.'],
    ['3132333435363738393031323334353637383930', 'That looks like hexadecimal. The key is wanted in Base32'],
    ['JBSWY0DPEHPK3PXP', 'The key has "0" (character 6, probably O).'],
    ['JBSWYDDPEHPK1PX8', 'The key has "1" (character 13, probably I or L), "8" (character 16, probably B).'],
    [
      '01899',
      '"0" (character 1, probably O), "1" (character 2, probably I or L), "8" (character 3, probably B) and 2 more.',
    ],
    ['JBSW!', 'The key has "!" (character 5). Base32 has only the letters A to Z and the digits 2 to 7.'],
    [
      `https://example.com/?secret=${RFC_SEED}`,
      'An address that begins with https: is of no authenticator app.',
    ],
    ['otpauth-migration://offline?data=C', 'That export cannot be read: it is cut off, or holds nothing.'],
    [`otpauth://hotp/x?secret=${RFC_SEED}`, 'That URI is for hotp, not totp.'],
    ['otpauth://totp/x?issuer=y', 'That URI has no secret. Put it in quotes'],
    [
      `otpauth://totp/x?secret=${RFC_SEED}&digits=9`,
      'That key is for digits "9", with which no codes can be made here. The digits: 6, 7 or 8.',
    ],
  ])('%j is named, with the repair', async (secret, sentence) => {
    expect(await sentenceOf(code({ secret }))).toContain(sentence);
  });
});

describe('a time that cannot be used', () => {
  it.each([
    ['1700000000000', '--at 1700000000000 looks like milliseconds. In seconds that is 1700000000.'],
    ['1700000000000000', '--at 1700000000000000 is past the year 5138'],
    ['-5', '--at -5 is before 1970'],
    [
      'now',
      '--at "now" is not a time in unix seconds. Give a number such as 1234567890; date +%s prints the current one.',
    ],
    ['', '--at "" is not a time in unix seconds.'],
    ['2026-09-21', '--at "2026-09-21" is not a time in unix seconds.'],
    ['1e9', 'is not a time in unix seconds'],
    ['Infinity', 'is not a time in unix seconds'],
    ['NaN', 'is not a time in unix seconds'],
  ])('%j is named, with the repair', async (at, sentence) => {
    expect(await sentenceOf(code({ at }))).toContain(sentence);
  });

  it.each(['0', '59.9', ' 99999999999 '])('takes %j', async (at) => {
    expect(await runCommand(code({ at }), fakePorts().ports)).toMatchObject({ exitCode: 0 });
  });
});

describe('a code that cannot be used', () => {
  it.each([
    [
      ['12345'],
      '"12345" has 5 digits; a code has 6. Give it as the phone shows it, zeros in front included.',
    ],
    [['1'], '"1" has 1 digit; a code has 6.'],
    [['123456', '12345678'], '"12345678" has 8 digits; a code has 6.'],
    [[''], 'The code is empty. Give the 6 digits that the phone shows.'],
    [['12345O'], '"O" in "12345O" is not a digit; a code is 6 digits. It was probably 0.'],
    [
      ['12345\u001B'],
      'A character that cannot be seen in "12345\\u001b" is not a digit; a code is 6 digits.',
    ],
    [['l23456'], '"l" in "l23456" is not a digit; a code is 6 digits. It was probably 1.'],
    [['abcdef'], '"a" in "abcdef" is not a digit; a code is 6 digits.'],
    [['JBSWY3DPEHPK3PXP'], 'That is no code; a code is 6 digits. A key goes behind --secret.'],
  ])('%j is named, with the repair', async (codes, sentence) => {
    expect(await sentenceOf(check(...codes))).toContain(sentence);
  });

  it.each([[RFC_SEED], [RFC_SEED.toLowerCase()], [`otpauth://totp/x?secret=${RFC_SEED}`]])(
    'is not repeated when it is a key: %s',
    async (typed) => {
      expect((await sentenceOf(check('123456', typed))).toUpperCase()).not.toContain(RFC_SEED.slice(0, 8));
    },
  );

  it('is named before a key is waited for', async () => {
    const { ports } = fakePorts();
    const unread = { ...ports, readLine: () => Promise.reject(new Error('asked for a key')) };

    const output = await runCommand({ ...check('12345'), secret: '-' }, unread);

    expect(output.exitCode).toBe(2);
  });
});
