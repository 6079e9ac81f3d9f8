import { TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { readArgs } from '../../../../src/cli/arguments/args.js';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import { decodeBase32, encodeBase32 } from '../../../../src/sim/codes/totp.js';
import { exportUri } from '../../../helpers/export-uri.js';
import { RFC_SEED } from '../../../sim/scenario.js';
import type { FakeMachine } from '../ports.js';
import { fakePorts, savedWith, sessionOf } from '../ports.js';

const OTHER = Uint8Array.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
const SEVERAL = exportUri([
  { secret: decodeBase32(RFC_SEED), name: 'alice', issuer: 'AWS' },
  { secret: OTHER, name: 'bob@example.com' },
]);

/** The command line, run on a machine. */
async function run(words: readonly string[], machine: FakeMachine = {}) {
  const fake = fakePorts(machine);
  const output = await runCommand(commandOf(words), fake.ports);
  return { ...output, ...fake };
}

function commandOf(words: readonly string[]): Parameters<typeof runCommand>[0] {
  const command = readArgs(words);
  if (!('kind' in command)) throw new Error('that was no command');
  switch (command.kind) {
    case 'check':
    case 'code':
    case 'explain':
    case 'qr':
      return command;
    default:
      throw new Error(`${command.kind} was not asked for`);
  }
}

const codeOf = (secret: string, time: number, other = {}) =>
  new TOTP({ secret, ...other }).generate({ timestamp: time * 1000 });

describe('an export of several entries', () => {
  it('is asked about, by name and number', async () => {
    const { text, questions } = await run(['code', '--secret', SEVERAL, '--at', '59'], { answer: ' 2 ' });

    expect(text).toBe(codeOf(encodeBase32(OTHER), 59));
    expect(questions).toEqual([
      'That export has 2 entries.\n  1 "AWS: alice"\n  2 "bob@example.com"\nWhich one? Its number: ',
    ]);
  });

  it('is told where nobody can be asked', async () => {
    const { exitCode, remarks } = await run(['code', '--secret', SEVERAL]);

    expect(exitCode).toBe(2);
    expect(remarks).toEqual([
      'That export has 2 entries. Which one? Choose one with --entry NUMBER: 1 "AWS: alice"; 2 "bob@example.com".',
    ]);
  });

  it('gives the one of --entry, and names one that is not there', async () => {
    const { text } = await run(['code', '--secret', SEVERAL, '--entry', '1', '--at', '59']);
    expect(text).toBe('287082');

    const { remarks, exitCode } = await run(['code', '--secret', SEVERAL, '--entry', '3'], { answer: '1' });
    expect(remarks.join()).toContain('That export has 2 entries. There is no entry 3.');
    expect(exitCode).toBe(2);
  });

  it.each(['', 'x', '0', '-1', '1.5', '99999'])('takes no answer %j', async (answer) => {
    expect(await run(['code', '--secret', SEVERAL], { answer })).toMatchObject({ text: '', exitCode: 2 });
  });

  it('is never repeated, nor are its keys', async () => {
    for (const words of [['code'], ['check', '287082'], ['explain']]) {
      const { text, remarks } = await run([...words, '--secret', SEVERAL, '--entry', '1', '--at', '59']);
      expect(`${text} ${remarks}`).not.toContain(RFC_SEED.slice(0, 8));
    }
  });
});

describe('a picture', () => {
  const picture = { kind: 'read', text: `otpauth://totp/AWS:alice?secret=${RFC_SEED}` } as const;

  it('gives its key to every command', async () => {
    const from = ['--picture', 'shot.png', '--at', '59'];

    expect((await run(['code', ...from], { picture })).text).toBe('287082');
    expect(await run(['check', '287082', ...from], { picture })).toMatchObject({ exitCode: 0 });
    expect((await run(['explain', ...from], { picture })).text).toContain('287082');
    const { drawn, asked } = await run(['qr', '--picture', 'shot.png'], { picture });
    expect(drawn[0]?.uri).toContain(RFC_SEED);
    expect(asked).toContain('shot.png');
  });

  it.each([
    [{ kind: 'no-code' }, 'No QR code can be seen in shot.png. Take the screenshot again'],
    [
      { kind: 'not-png', what: 'jpeg' },
      'shot.png is a JPEG, and only PNG is read. Open it, save or export it as PNG',
    ],
    [{ kind: 'not-png', what: 'other' }, 'shot.png is no PNG'],
    [{ kind: 'too-large' }, 'shot.png is too large. Cut the QR code out of it'],
    [{ kind: 'not-a-file' }, 'shot.png is not a file that can be read as a picture.'],
    [{ kind: 'damaged', reason: 'crc error' }, 'shot.png is a PNG that cannot be read (crc error).'],
    [{ kind: 'failed', reason: 'ENOENT: no such file' }, 'shot.png cannot be read (ENOENT: no such file).'],
  ] as const)('that cannot be read (%j) is named, with the repair', async (reading, sentence) => {
    const { remarks, exitCode } = await run(['code', '--picture', 'shot.png'], { picture: reading });

    expect(remarks.join()).toContain(sentence);
    expect(exitCode).toBe(1);
    const report = await run(['check', '123456', '--json', '--picture', 'shot.png'], { picture: reading });
    expect(JSON.parse(report.text)).toMatchObject({ error: 'unreadable-picture' });
    // For check 1 is an answer.
    expect(report.exitCode).toBe(2);
  });

  it('whose code is something else is not repeated', async () => {
    const text = 'WIFI:S:home;P:correct horse battery;;';
    const { remarks, exitCode } = await run(['code', '--picture', 'x.png'], {
      picture: { kind: 'read', text },
    });

    expect(exitCode).toBe(2);
    expect(remarks.join()).not.toMatch(/correct|battery/);
  });
});

describe('the options about a given key', () => {
  it.each([
    [['--algorithm', 'SHA256'], { algorithm: 'SHA256' }],
    [['--digits', '8'], { digits: 8 }],
    [['--period', '60'], { period: 60 }],
    [
      ['--algorithm', 'sha512', '--digits', '7', '--period', '90'],
      { algorithm: 'SHA512', digits: 7, period: 90 },
    ],
  ])('%j make the codes, and it is said that no AWS device does', async (options, other) => {
    const code = codeOf(RFC_SEED, 1_234_567_890, other);
    const from = ['--secret', RFC_SEED, ...options, '--at', '1234567890'];

    const { text, remarks } = await run(['code', ...from]);
    expect(text).toBe(code);
    expect(remarks.join()).toContain('no AWS device makes such codes');
    const checked = await run(['check', code, ...from]);
    expect(checked.exitCode).toBe(0);
    expect(checked.text).not.toContain('AWS');
    expect((await run(['explain', ...from])).text).toContain(code);
    expect((await run(['code', '--secret', RFC_SEED])).remarks).toEqual([]);
  });

  it('win over the URI: some apps do not read it', async () => {
    const uri = `otpauth://totp/x?secret=${RFC_SEED}&algorithm=SHA256&digits=8`;
    const { text } = await run([
      'code',
      '--secret',
      uri,
      '--algorithm',
      'SHA1',
      '--digits',
      '6',
      '--at',
      '59',
    ]);

    expect(text).toBe('287082');
  });

  it('say in JSON how the code was made', async () => {
    const { text } = await run(['code', '--json', '--secret', RFC_SEED, '--period', '60', '--at', '130']);

    expect(JSON.parse(text)).toMatchObject({ algorithm: 'SHA1', period: 60, step: 2, secondsLeft: 50 });
    const report = await run(['check', '123456', '123457', '--json', '--secret', RFC_SEED, '--period', '60']);
    expect(JSON.parse(report.text)).toMatchObject({
      algorithm: 'SHA1',
      digits: 6,
      period: 60,
      acceptedAsPair: false,
      pairReason: 'no-aws-device',
    });
  });

  it.each([
    [['--algorithm', 'MD5'], '--algorithm takes SHA1, SHA256 or SHA512, and not "MD5".'],
    [['--digits', '9'], '--digits takes 6, 7 or 8, and not "9".'],
    [['--period', '5'], '--period takes whole seconds, 10 to 3600, and not "5".'],
    [['--entry', 'two'], '--entry takes the number of an entry, from 1, and not "two".'],
    [['--picture', 'a.png'], 'Give one key: with --secret, or with --picture.'],
  ])('%j is named, with the repair', async (options, sentence) => {
    const { remarks, exitCode } = await run(['code', '--secret', RFC_SEED, ...options]);

    expect(remarks).toEqual([sentence]);
    expect(exitCode).toBe(2);
  });

  it("go with a key of one's own, and never with the lab's", async () => {
    const saved = savedWith(sessionOf());
    for (const option of ['entry', 'algorithm', 'digits', 'period']) {
      const { remarks, exitCode } = await run(['code', `--${option}`, '8'], { saved });

      expect(remarks.join()).toContain(`--${option} goes with a key of your own`);
      expect(exitCode).toBe(2);
    }
  });

  it('take codes of that length, also in two halves', async () => {
    const from = ['--secret', RFC_SEED, '--digits', '8', '--at', '59'];

    expect(await run(['check', '9428', '7082', ...from])).toMatchObject({ exitCode: 0 });
    expect((await run(['check', '942870', ...from])).remarks.at(-1)).toContain(
      '"942870" has 6 digits; a code has 8.',
    );
    expect((await run(['check', '94287082', '--secret', RFC_SEED])).remarks.join()).toContain(
      'add --digits 8',
    );
  });
});
