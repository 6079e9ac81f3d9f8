import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lessonsHere } from '../../src/cli/arguments/unknown-word.js';
import { CATALOG } from '../../src/lessons/catalog.js';
import { PLANNED } from '../helpers/course.js';
import { openTerminal } from '../helpers/terminal.js';
import { RFC_SEED } from '../sim/scenario.js';
import { expectExit, expectReadableOn, expectRefused } from './command-claims.js';
import { temporaryFolder } from './lab.js';
import { dataFolder, environment, NOW, PROGRAM, run } from './program.js';

describe('commands without a terminal', () => {
  it('print the code, and nothing else', () => {
    const { stdout, stderr, status } = run(['code', '--secret', RFC_SEED, '--at', '1234567890']);

    expect({ stdout, stderr, status }).toEqual({ stdout: '005924\n', stderr: '', status: 0 });
  });

  it('read the key from the input, in any spelling', () => {
    const { stdout } = run(['code', '--secret', '-', '--at', '59'], {
      input: 'gezd gnbv-gy3t qojq gezd gnbv gy3t qojq==\r\nmore\n',
    });

    expect(stdout).toBe('287082\n');
  });

  it.each<[args: readonly string[], status: number]>([
    [['005924', '--at', '1234567890'], 0],
    [['005924', '--at', '1234568890'], 1],
    [[], 2],
  ])('check %j exits with %i', expectExit);

  it.each<[args: readonly string[], sentence: string]>([
    [['chekc', '123456'], 'Did you mean check? There is no command or lesson "chekc".'],
    ...PLANNED.slice(-1).map(({ number, title }): [string[], string] => [
      [String(number)],
      `Lesson ${number}, ${title}, is planned and not here yet; ${lessonsHere(CATALOG)} are.`,
    ]),
    [['code', '--secret', 'A', '--secret', RFC_SEED], '--secret is there twice; give it once.'],
  ])('refuse %j in one line, and say what was probably meant', expectRefused);

  it('end quietly when their reader ends', async () => {
    const child = spawn(
      'sh',
      ['-c', `"$0" "$1" explain --secret ${RFC_SEED} | true`, process.execPath, PROGRAM],
      {
        env: environment(),
      },
    );
    let complaint = '';
    child.stderr.on('data', (data) => {
      complaint += String(data);
    });

    await new Promise((resolve) => child.on('close', resolve));

    expect(complaint).toBe('');
  });
});

describe('commands beside a lab', () => {
  it("show the code of the lab's phone, and check it against its device", () => {
    using data = dataFolder();
    const code = run(['code'], data).stdout.trim();

    expect(code).toBe(data.phone.codeAt(NOW));
    const check = run(['check', code, '--json'], data);
    expect(check.status).toBe(0);
    expect(JSON.parse(check.stdout)).toMatchObject({
      accepted: true,
      key: 'lab',
      clock: 'lab',
      device: 'alice-phone',
    });
  });

  it('say what to do when there is no lab, and make no folder for it', () => {
    using data = temporaryFolder();
    const folder = path.join(data.folder, 'none');

    const { stdout, stderr, status } = run(['code'], { env: { MFA_LAB_DATA_DIR: folder } });

    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toContain('Run mfa-lab link-the-phone');
    expect(existsSync(folder)).toBe(false);
  });
});

describe('qr', () => {
  it('is readable on a terminal of 80x24, whole, with its words and room for the prompt', () =>
    expectReadableOn(80, 24, {}));
});

describe('a terminal', () => {
  it('asks for the key that is to be read from it', async () => {
    using terminal = openTerminal(['code', '--secret', '-', '--at', '59']);
    await terminal.seen('Type or paste the key, then Enter.');

    terminal.send(`${RFC_SEED}\r`);

    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(terminal.screen()).toMatch(/^287082$/m);
  });
});

/** The saved state as it lies on the disk. */
const savedIn = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

describe('list, status and doctor', () => {
  it('tell where the learner is', () => {
    using data = dataFolder();

    expect(run(['list'], data).stdout).toMatch(/^ {3}7 .*, at step 1 of 7$/m);
    expect(JSON.parse(run(['status', '--json'], data).stdout)).toMatchObject({
      lesson: 'sign-in-with-a-code',
      step: 1,
      file: data.file,
      isSaved: true,
    });
  });

  it('know a folder that cannot be written, before anything is in it', () => {
    // Nobody can make a folder there, not even root.
    const env = { MFA_LAB_DATA_DIR: '/proc/mfa-lab', MFA_LAB_NOW: '' };
    const { stdout, status } = run(['doctor', '--json'], { env });

    expect(status).toBe(1);
    expect(JSON.parse(stdout).data.writeProblem).toMatch(/^[A-Z]+: /);
  });
});

describe('settings and reset', () => {
  it('keep a setting, and tell it', () => {
    using data = dataFolder();

    expect(run(['settings', 'reduced-motion', 'on'], data)).toMatchObject({
      status: 0,
      stdout: 'reduced-motion is on now.\n',
      stderr: '',
    });
    expect(run(['settings', 'reduced-motion'], data).stdout).toBe('on\n');
    expect(savedIn(data.file)).toMatchObject({
      settings: { reducedMotion: true },
      current: 'sign-in-with-a-code',
    });
    expect(readdirSync(data.folder)).not.toContain('progress.lock');
  });

  it('erase everything, but for the files that were made for the learner', () => {
    using data = dataFolder();
    writeFileSync(path.join(data.folder, 'recovery-plan.md'), 'mine');

    const { stdout, status } = run(['reset', 'everything', '--yes'], data);

    expect(status).toBe(0);
    expect(stdout).toContain('recovery-plan.md');
    expect(savedIn(data.file)).toMatchObject({ sessions: {}, current: null, progress: { lessons: {} } });
    expect(readFileSync(path.join(data.folder, 'recovery-plan.md'), 'utf8')).toBe('mine');
    for (const name of readdirSync(data.folder)) {
      expect(readFileSync(path.join(data.folder, name), 'utf8')).not.toContain(data.entry.secret);
    }
  });

  it('ask on a terminal, and go ahead at the word', async () => {
    using data = dataFolder();
    using terminal = openTerminal(['reset', 'everything'], { env: data.env });
    await terminal.seen('Type erase and Enter');
    expect(terminal.screen()).toContain('This erases everything');
    expect(savedIn(data.file).current).toBe('sign-in-with-a-code');

    terminal.send('erase\r');

    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(terminal.screen()).toContain('Everything is erased.');
    expect(savedIn(data.file).current).toBeNull();
  });
});
