import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../e2e/lab.js';
import { hiddenIn } from '../helpers/hostile-text.js';
import { RFC_SEED } from '../sim/scenario.js';

const PROGRAM = fileURLToPath(new URL('../../bin/mfa-lab.cjs', import.meta.url));
const FULL = '/dev/full';

interface Started {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the standard output goes, if not to the test. */
  readonly output?: number;
}

function start(folder: string, args: readonly string[], { input = '', env, output }: Started = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    input,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      TZ: 'UTC',
      MFA_LAB_DATA_DIR: path.join(folder, 'lab'),
      ...env,
    },
    stdio: ['pipe', output ?? 'pipe', 'pipe'],
  });
  return { status, stdout: stdout ?? '', stderr };
}

describe.runIf(existsSync(FULL))('an output that takes nothing', () => {
  const KEY = ['--secret', RFC_SEED];

  it.each([
    [['--help'], 1],
    [['--version'], 1],
    [['code', '--help'], 1],
    [['code', ...KEY], 1],
    [['code', '--json', ...KEY], 1],
    [['explain', ...KEY], 1],
    [['qr', ...KEY], 1],
    [['list'], 1],
    [['status'], 1],
    [['settings'], 1],
    [['odds', '--tries', '1000'], 1],
    [['doctor'], 1],
    [['--plain'], 1],
    // Of check a 1 is an answer: that AWS would not accept the code.
    [['check', '123456', ...KEY], 2],
  ])('is told, with a reason and a way out: %j', (args, status) => {
    using data = temporaryFolder();
    const output = openSync(FULL, 'w');
    const ended = start(data.folder, args, { output, input: 'q\n' });
    closeSync(output);

    expect(ended.stderr).toContain(
      'The output could not be written (ENOSPC: no space left on device, write)',
    );
    expect(ended.stderr).toContain('Make room there, or send it somewhere else.');
    expect(ended.stderr).not.toContain('mistake of its own');
    expect(ended.status).toBe(status);
  });
});

describe.runIf(existsSync(FULL))('an answer on policies that nobody could read', () => {
  it('is none, and ends with 2: a 1 is an answer', () => {
    using data = temporaryFolder();
    const output = openSync(FULL, 'w');
    const input = '{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }';
    const ended = start(data.folder, ['policy', '-'], { output, input });
    closeSync(output);

    expect(ended.stderr).toContain('The output could not be written');
    expect(ended.status).toBe(2);
  });
});

describe.runIf(process.platform !== 'win32')('a reader who stops early', () => {
  it.each(['list', 'doctor', '--help', 'code --secret GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'])(
    'is no mistake of %s',
    (command) => {
      using data = temporaryFolder();
      const line = `"$NODE" "$PROGRAM" ${command} | true; echo "exit \${PIPESTATUS[0]}"`;
      const { stdout, stderr } = spawnSync('bash', ['-c', line], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], HOME: data.folder, NODE: process.execPath, PROGRAM },
      });

      expect(stderr).toBe('');
      expect(stdout).toBe('exit 0\n');
    },
  );
});

describe('what comes from outside', () => {
  const ESCAPES = '%1B%5D52;c;ZXZpbA%3D%3D%07%1B%5B2J%C2%9B31m%E2%80%AE';

  it.each([
    [['code', '--secret', '-'], `otpauth://totp/AWS:me?secret=${RFC_SEED}&period=${ESCAPES}`],
    [['code', '--json', '--secret', '-'], `otpauth://totp/AWS:me?secret=${RFC_SEED}&algorithm=${ESCAPES}`],
    [
      ['check', '123456', '--json', '--secret', '-'],
      `otpauth://totp/AWS:me?secret=${RFC_SEED}&digits=${ESCAPES}`,
    ],
    [['code', '--secret', '-'], `otpauth://hotp\u001B[2J\u009B31m/AWS:me?secret=${RFC_SEED}`],
    [['explain', '--secret', '-'], '\u009B31m\u202E\u001B]0;OWNED\u0007'],
    [['policy', '-'], '\u009B31m\u202E\u001B]0;OWNED\u0007'],
    [
      ['policy', '-', '--json'],
      '{"Effect":"Deny","Action":"s3:\u009B31m","Sid":"\u202E\u0007","Resource":"*"}',
    ],
    [['policy', 'x\u001B[2J\u009B'], ''],
    [['qr', '--secret', '-'], `otpauth://totp/${ESCAPES}?secret=${RFC_SEED}`],
    [['check', '12345\u001B', '--secret', RFC_SEED], ''],
    [['--\u001B[31mfoo'], ''],
    [['\u001B]0;OWNED\u0007'], ''],
    [['settings', 'x', 'y\u001B[2J'], ''],
    [['status', '--data-dir', '/nowhere/\u001B[2J\u009B\u202E'], ''],
    [['doctor', '--json', '--data-dir', '/nowhere/\u001B[2J\u009B\u202E'], ''],
    [['--plain', '--data-dir', '/nowhere/\u001B[2J\u009B\u202E'], 'q\n'],
    [['--plain'], 'b\n\u001B]0;OWNED\u0007\u009B31m\u202E\u2028\nq\n'],
    [['qr', '--secret', RFC_SEED, '--png', '/nowhere/\u001B[2J.png'], ''],
  ])('commands no terminal on either output: %j %j', (args, input) => {
    using data = temporaryFolder();
    const env = { TERM: '\u001B[2J\u009B', MFA_LAB_DATA_DIRX: '\u001B[2J', 'MFA_LAB_\u001B[2J': 'x' };
    const { stdout, stderr } = start(data.folder, args, { input, env });

    // The drawing of a QR code has colours of its own, and is last.
    const text = args[0] === 'qr' ? (stdout.split('\u001B[')[0] ?? '') : stdout;
    expect([hiddenIn(text), hiddenIn(stderr)]).toEqual([null, null]);
    expect(text + stderr).not.toBe('');
  });

  it('is the same text in JSON as it was typed', () => {
    using data = temporaryFolder();
    const folder = path.join(data.folder, 'a\u009Bb\u202Ec');
    const { stdout } = start(data.folder, ['status', '--json', '--data-dir', folder]);

    expect(stdout).toContain('a\\u009bb\\u202ec');
    expect(JSON.stringify(JSON.parse(stdout))).toContain('a\u009Bb\u202Ec');
  });

  it('does not get to the terminal by way of the help, which names the data folder', () => {
    using data = temporaryFolder();
    const { stdout } = start(data.folder, ['--help'], { env: { MFA_LAB_DATA_DIR: '/x/\u001B[2J\u202E' } });

    expect(stdout).toContain('/x/\\u001b[2J\\u202e');
    expect(hiddenIn(stdout)).toBeNull();
  });
});
