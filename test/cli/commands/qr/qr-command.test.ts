import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/cli/commands/commands.js';
import { qrCommand } from '../../../../src/cli/commands/qr/qr-command.js';
import { addFromUri } from '../../../helpers/authenticator.js';
import { RFC_SEED } from '../../../sim/scenario.js';
import { ASCII_DISPLAY, FULL_DISPLAY } from '../../../ui/text/displays.js';
import type { FakeMachine } from '../ports.js';
import { fakePorts, savedForChecking, savedWith, sessionOf } from '../ports.js';

const COMMAND = {
  kind: 'qr',
  secret: RFC_SEED,
  at: null,
  dataDir: null,
  format: { kind: 'terminal', isForced: false },
  account: null,
  force: false,
  ascii: false,
} as const;

async function run(change: Partial<Extract<Command, { kind: 'qr' }>> = {}, machine: FakeMachine = {}) {
  const { ports, asked, drawn } = fakePorts(machine);
  return { output: await qrCommand({ ...COMMAND, ...change }, ports), asked, drawn };
}

/** Somebody who has set ascii on. */
function asciiSaved() {
  const saved = savedWith(sessionOf());
  const settings = { ...saved.state.settings, ascii: true };
  return { ...saved, state: { ...saved.state, settings } };
}

const nameIn = (uri = '') => {
  const { issuer, account } = addFromUri(uri);
  return `${issuer}: ${account}`;
};

describe('qr on the terminal', () => {
  it('draws the URI of the key, and says its name and the key above it', async () => {
    const { output, drawn } = await run({ account: 'alice@lab' });

    const [first] = drawn;
    expect(first).toEqual({
      uri: `otpauth://totp/MFA%20Lab:alice@lab?secret=${RFC_SEED}&issuer=MFA%20Lab`,
      quietZone: 4,
      manner: { glyphs: 'blocks', colors: 256 },
    });
    expect(addFromUri(first?.uri ?? '').codeAt(59)).toBe('287082');
    expect(output).toMatchObject({ exitCode: 0, remarks: [] });
    expect(output.text.split('\n')).toEqual([
      'On the phone it is called MFA Lab: alice@lab.',
      'Or type this key: GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ',
    ]);
    expect(output.drawing?.[0]).toBe('#'.repeat(45));
  });

  it("draws the entry of the lab's phone by its own name", async () => {
    const { drawn } = await run({ secret: null }, { saved: savedWith(sessionOf()) });

    expect(nameIn(drawn[0]?.uri)).toMatch(/^MFA Lab: alice-phone@lab-/);
  });

  it('gives a bare key a name that another key does not have, and always the same', async () => {
    const names = await Promise.all(
      [RFC_SEED, RFC_SEED, RFC_SEED.replace('GEZD', 'GEZA')].map(async (secret) => {
        const { drawn } = await run({ secret });
        return nameIn(drawn[0]?.uri);
      }),
    );

    expect(names[0]).toMatch(/^MFA Lab: check-[0-9a-f]{4}$/);
    expect(names[1]).toBe(names[0]);
    expect(names[2]).not.toBe(names[0]);
  });

  it('takes the name from a URI, but never its issuer: a real entry must not be replaced', async () => {
    const { drawn } = await run({ secret: `otpauth://totp/AWS:alice@1?secret=${RFC_SEED}&issuer=AWS` });

    expect(nameIn(drawn[0]?.uri)).toBe('MFA Lab: alice@1');
  });

  it.each([
    ['80x24', { columns: 80, rows: 24 }, 2, false],
    ['80x40', { columns: 80, rows: 40 }, 4, false],
    ['43x40', { columns: 43, rows: 40 }, 2, false],
    ['80x20', { columns: 80, rows: 20 }, 2, true],
  ])('fits the quiet zone into %s', async (_size, size, quietZone, isTooTall) => {
    const { output, drawn } = await run({}, { terminal: { size } });

    expect(drawn.at(-1)?.quietZone).toBe(quietZone);
    expect(output.exitCode).toBe(0);
    expect(output.remarks.some((remark) => remark.includes('Make it taller.'))).toBe(isTooTall);
  });

  it('draws no code that would be broken over lines, and says what to do', async () => {
    const { output } = await run({}, { terminal: { size: { columns: 40, rows: 50 } } });

    expect(output).toMatchObject({ text: '', exitCode: 1 });
    expect(output.remarks.join()).toMatch(/41 columns wide; this window has 40\..*--png FILE.*GEZD GNBV/);
  });

  it('says what to do where colours would be shown as text, unless it is forced', async () => {
    const dumb = { terminal: { display: () => ({ ...FULL_DISPLAY, qrColors: null }) } };

    const refused = await run({}, dumb);
    const forced = await run({ format: { kind: 'terminal', isForced: true } }, dumb);

    expect(refused.output).toMatchObject({ text: '', exitCode: 1 });
    expect(refused.output.remarks.join()).toMatch(
      /TERM names no terminal with colours.*--text.*--png FILE.*GEZD GNBV/,
    );
    expect(forced.output.exitCode).toBe(0);
    expect(forced.drawn.at(0)?.manner).toEqual({ glyphs: 'blocks', colors: 16 });
  });

  it.each([
    ['--ascii', { ascii: true }, {}],
    ['the setting', {}, { saved: asciiSaved() }],
    ['the terminal', {}, { terminal: { display: () => ASCII_DISPLAY } }],
  ])('draws without half blocks where the lab would: %s', async (_what, change, machine) => {
    const { drawn } = await run(change, machine);

    expect(drawn.map(({ manner }) => manner.glyphs)).toEqual(['spaces']);
  });

  it.each([
    [' ', '--account is empty.'],
    ['a:b', '--account has a colon, which apps take for the end of the issuer. Leave it out.'],
    ['a\u0007b', '--account has characters that cannot be shown.'],
    ['a\u202Eb', '--account has characters that cannot be shown.'],
    ['a\u2028b', '--account has characters that cannot be shown.'],
    ['a\uD83Db', '--account has characters that cannot be shown.'],
    ['x'.repeat(65), '--account has 65 characters; 64 is the most. Shorten it.'],
  ])('refuses the name %j', async (account, sentence) => {
    const { output } = await run({ account });

    expect(output).toMatchObject({ text: '', exitCode: 2, remarks: [expect.stringContaining(sentence)] });
  });
});

describe('qr into a file', () => {
  const png = { format: { kind: 'png', file: 'x.png' } } as const;

  it('hands the URI to the writer, and says what was written', async () => {
    const { output, asked } = await run({ ...png, account: 'a', force: true });

    expect(asked).toEqual([
      [`otpauth://totp/MFA%20Lab:a?secret=${RFC_SEED}&issuer=MFA%20Lab`, 'png', 'x.png', true],
    ]);
    expect(output).toEqual({
      text: 'x.png is written; only you can read it.',
      remarks: ['Whoever scans it can make the codes. Delete it when the phone has it.'],
      exitCode: 0,
    });
  });

  it('leaves a file that exists', async () => {
    const { output } = await run(png, { writing: { kind: 'exists' } });

    expect(output).toEqual({
      text: '',
      remarks: ['x.png exists already and was not touched. Choose another name, or add --force.'],
      exitCode: 1,
    });
  });

  it.each([
    [
      'folder',
      'x.png is a folder and was not touched. Give the name of a file in it, such as x.png/code.png.',
    ],
    [
      'link',
      'x.png is a link and was not touched. Give the name of the file that it leads to, or another name.',
    ],
    ['pipe', 'x.png is a pipe and was not touched. It cannot keep a picture. Give the name of a new file.'],
    [
      'socket',
      'x.png is a socket and was not touched. It cannot keep a picture. Give the name of a new file.',
    ],
    [
      'device',
      'x.png is a device and was not touched. It cannot keep a picture. Give the name of a new file.',
    ],
  ] as const)('says what to do instead of replacing a %s', async (what, sentence) => {
    const { output } = await run({ ...png, force: true }, { writing: { kind: 'not-a-file', what } });

    expect(output).toEqual({ text: '', remarks: [sentence], exitCode: 1 });
  });

  it.each([
    ['ENOENT: no such file or directory', 'Choose a folder that exists, or make that one first.'],
    ['ENOTDIR: not a directory', 'Choose a folder that exists, or make that one first.'],
    ['EACCES: permission denied', 'Choose a folder that is yours.'],
    ['ENOSPC: no space left on device', 'Make room there, or choose another folder.'],
    ['ENAMETOOLONG: name too long', 'Choose a shorter name.'],
    ['EIO: i/o error', 'Choose another name or folder.'],
  ])("says the system's reason, %s, and what to do", async (reason, advice) => {
    const { output } = await run(png, { writing: { kind: 'failed', reason } });

    expect(output).toEqual({
      text: '',
      remarks: [`x.png cannot be written (${reason}). ${advice}`],
      exitCode: 1,
    });
  });

  it('is of the entry for checking only where no lesson has one', async () => {
    const { output, asked } = await run({ ...png, secret: null }, { saved: savedForChecking() });

    expect(asked).toContainEqual([
      `otpauth://totp/MFA%20Lab:check@lab-abcde?secret=${RFC_SEED}&issuer=MFA%20Lab`,
      'png',
      'x.png',
      false,
    ]);
    expect(output.remarks[0]).toContain('check@lab-abcde, for checking only');
  });
});
