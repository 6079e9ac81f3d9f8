import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lessonsHere } from '../../src/cli/arguments/unknown-word.js';
import { CATALOG } from '../../src/lessons/catalog.js';
import { PLANNED } from '../helpers/course.js';
import { openTerminal } from '../helpers/terminal.js';
import { RFC_SEED } from '../sim/scenario.js';
import { expectReadableOn, expectRefused } from './command-claims.js';
import { dataFolder, NOW, run } from './program.js';

describe('commands without a terminal', () => {
  it('print the code, and nothing else', () => {
    const { stdout, stderr, status } = run(['code', '--secret', RFC_SEED, '--at', '1234567890']);

    expect({ stdout, stderr, status }).toEqual({ stdout: '005924\n', stderr: '', status: 0 });
  });

  it.each<[args: readonly string[], sentence: string]>([
    [['chekc', '123456'], 'Did you mean check? There is no command or lesson "chekc".'],
    ...PLANNED.slice(-1).map(({ number, title }): [string[], string] => [
      [String(number)],
      `Lesson ${number}, ${title}, is planned and not here yet; ${lessonsHere(CATALOG)} are.`,
    ]),
  ])('refuse %j in one line, and say what was probably meant', expectRefused);
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
});
