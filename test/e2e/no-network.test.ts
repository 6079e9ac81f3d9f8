import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { IS_DEEP, someOf } from '../helpers/depth.js';
import { WORDS } from '../helpers/page-words.js';
import { CLASS } from '../lessons/class/a-class.js';
import { ENTER, ESCAPE, openFromList, openLab, press, temporaryFolder } from './lab.js';

const WATCH = fileURLToPath(new URL('./fixtures/watch-sockets.cjs', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../../bin/mfa-lab.cjs', import.meta.url));

/** A policy with something to mend. */
const POLICY = `Statement:
  - Effect: Deny
    Action: s3:*
    Resource: '*'
    Condition: { Bool: { aws:MultiFactorAuthPresent: false } }
`;

/** The environment of a program whose sockets are written down in a file of the folder. */
function watched(folder: string): Record<string, string> {
  return { NODE_OPTIONS: `--require=${WATCH}`, MFA_LAB_TEST_SOCKETS: path.join(folder, 'sockets.txt') };
}

/** The sockets that were opened, one a line. */
function sockets(folder: string): string {
  const log = path.join(folder, 'sockets.txt');
  return existsSync(log) ? readFileSync(log, 'utf8') : '';
}

function run(folder: string, args: readonly string[]) {
  return spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...watched(folder), MFA_LAB_DATA_DIR: folder },
  });
}

/** What opens a socket. */
const WAYS = [
  ['a connection', "require('node:net').connect(9, '127.0.0.1').on('error', () => {})"],
  ['a request', "fetch('http://127.0.0.1:60999').catch(() => {})"],
  ['a look-up', "require('node:dns').lookup('localhost', () => {})"],
  ['a datagram', "require('node:dgram').createSocket('udp4').close()"],
] as const;

describe('the network', () => {
  it.each(someOf(WAYS, 2))('would be noticed here: %s', (_name, code) => {
    using data = temporaryFolder();

    run(data.folder, ['--eval', code]);

    expect(sockets(data.folder)).not.toBe('');
  });

  it('is left alone by the lab, from the first question to a task that is done', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], { env: watched(data.folder) });
    await openFromList(lab, 'a', 'sign-in-as-the-right-person');
    lab.send('l');
    await press(lab, '\u001B[B\u001B[B', /Lessons/);
    await press(lab, ENTER, 'step 1/');
    await press(lab, '?', 'Esc close');
    lab.send(ESCAPE);
    await lab.gone('Esc close');
    await press(lab, 's', 'step 2/');
    await press(lab, ENTER, WORDS.beforeYouTry);
    await press(lab, ENTER, WORDS.sameCode);
    await press(lab, 'hhh', WORDS.done);
    lab.send('q');
    expect((await lab.exited).exitCode).toBe(0);

    expect(sockets(data.folder)).toBe('');
  });

  it.each([
    ['aws', 'sts', 'get-caller-identity'],
    ...(IS_DEEP
      ? [
          ['check', '123456', '--secret', 'JBSWY3DPEHPK3PXP'],
          ['present', '6.3', '--plain'],
          ['qr', '--png', 'qr.png', '--force', '--secret', 'JBSWY3DPEHPK3PXP'],
          ['policy', 'policy.yaml'],
          ['env'],
          ['code', '--secret', 'JBSWY3DPEHPK3PXP'],
          ['explain', '--secret', 'JBSWY3DPEHPK3PXP'],
          ['qr', '--text', '--secret', 'JBSWY3DPEHPK3PXP'],
          ['odds', '--tries', '1000'],
          ['notes', '--plain'],
          ['policy', 'policy.yaml', '--json'],
          ['join', 'class.json'],
          ['class', 'class.json'],
          ['--help'],
          ['--version'],
        ]
      : []),
  ])('is left alone by mfa-lab %s %s', (...args) => {
    using data = temporaryFolder();

    writeFileSync(path.join(data.folder, 'policy.yaml'), POLICY);
    writeFileSync(path.join(data.folder, 'class.json'), JSON.stringify(CLASS));
    const files = ['qr.png', 'policy.yaml', 'class.json'];

    const { status, stderr } = run(
      data.folder,
      [PROGRAM, ...args].map((arg) => (files.includes(arg) ? path.join(data.folder, arg) : arg)),
    );

    expect(stderr).not.toContain('mistake of its own');
    // No door is open to the two that are led to one, and so they ask nobody.
    const isFailing = ['check', 'policy', 'class', 'aws', 'env'].includes(args[0] ?? '');
    expect(status).toBe(isFailing ? 1 : 0);
    expect(sockets(data.folder)).toBe('');
  });
});

/**
 * Sends the signal at which Node opens its inspector, so often or until enough was told, ends the program, and answers what
 * was on the standard error.
 */
async function signalled(
  args: readonly string[],
  folder: string,
  times: number,
  isEnough: (told: string) => boolean,
): Promise<string> {
  const program = spawn(process.execPath, args, {
    env: { ...process.env, MFA_LAB_DATA_DIR: folder },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let told = '';
  program.stderr.on('data', (text) => {
    told += text;
  });
  program.stdin.write('\n');
  await once(program.stdout, 'data');
  // Each answer is one turn of its loop.
  for (let time = 0; time < times && !isEnough(told); time += 1) {
    program.kill('SIGUSR1');
    program.stdin.write('?\n');
    await once(program.stdout, 'data');
  }
  program.stdin.end('q\n');
  await once(program, 'close');
  return told;
}

describe.runIf(process.platform !== 'win32')("Node's inspector, a port of its own", () => {
  const ECHO = "process.stdin.on('data', () => process.stdout.write('x')).on('end', () => process.exit())";

  it('would be noticed here', async () => {
    using data = temporaryFolder();

    // Node opens it on a thread of its own, which a busy machine may keep waiting.
    const isOpen = (told: string) => told.includes('Debugger listening');

    expect(await signalled(['--eval', ECHO], data.folder, 10_000, isOpen)).toContain('Debugger listening');
  });

  it('is not opened by a signal', async () => {
    using data = temporaryFolder();

    expect(await signalled([PROGRAM, '--plain'], data.folder, 20, () => false)).toBe('');
  });
});
