import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { addFromUri } from '../helpers/authenticator.js';
import { readQr } from '../helpers/read-qr.js';
import { openTerminal } from '../helpers/terminal.js';
import { RFC_SEED } from '../sim/scenario.js';
import { temporaryFolder } from './lab.js';
import { dataFolder, type Machine, run, scan } from './program.js';

/** What is claimed of the commands in `npm test` for a case or two, and in the deep run for all. */

/** `check` with these words leaves with this code. */
export function expectExit(args: readonly string[], status: number): void {
  const output = run(['check', ...args, '--secret', RFC_SEED]);

  expect(output.status).toBe(status);
  expect(output.stdout === '').toBe(status === 2);
  expect(output.stderr === '').toBe(status !== 2);
}

/** The words are refused in one line, which says what was probably meant. */
export function expectRefused(args: readonly string[], sentence: string): void {
  using data = temporaryFolder();
  const folder = path.join(data.folder, 'none');

  const { stdout, stderr, status } = run(args, { env: { MFA_LAB_DATA_DIR: folder } });

  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain(RFC_SEED);
  expect(existsSync(folder)).toBe(false);
}

/** A phone can read what is printed into a pipe. */
export async function expectReadableInPipe(env: NonNullable<Machine['env']>): Promise<void> {
  // Half blocks are drawn where the locale has them.
  const { stdout, status } = run(['qr', '--secret', RFC_SEED, '--account', 'x'], {
    env: { LANG: 'C.UTF-8', ...env },
  });

  expect(status).toBe(0);
  expect(addFromUri(await scan(stdout)).codeAt(59)).toBe('287082');
}

/** A phone can read it on a terminal of this size, on which all of it is to be seen. */
export async function expectReadableOn(
  cols: number,
  rows: number,
  env: NonNullable<Machine['env']>,
): Promise<void> {
  // As long as a name in the lab.
  const account = 'alice-phone@lab-yw24m';
  using terminal = openTerminal(['qr', '--secret', RFC_SEED, '--account', account], { cols, rows, env });
  await terminal.exited;

  expect(addFromUri(readQr(terminal) ?? '').codeAt(59)).toBe('287082');
  expect(terminal.lines()[0]).toBe(
    'On the phone it is called MFA Lab: alice-phone@lab-yw24m.'.slice(0, cols),
  );
  expect(terminal.scrollback()).toBe(0);
  expect(terminal.isAlternate()).toBe(false);
}

/** What has the name of the picture is neither replaced nor followed. */
export function expectLeftAlone(what: string, make: (file: string) => void, advice: string): void {
  using data = temporaryFolder();
  const file = path.join(data.folder, 'code');
  writeFileSync(path.join(data.folder, 'mine'), 'mine');
  make(file);
  const before = lstatSync(file);

  for (const force of [[], ['--force']]) {
    const output = run(['qr', '--png', 'code', ...force, '--secret', RFC_SEED], { folder: data.folder });

    expect(output).toMatchObject({ status: 1, stdout: '' });
    expect(output.stderr).toContain(`code is a ${what} and was not touched.`);
    expect(output.stderr).toContain(advice);
  }

  expect(lstatSync(file)).toMatchObject({ ino: before.ino, mode: before.mode });
  expect(readFileSync(path.join(data.folder, 'mine'), 'utf8')).toBe('mine');
  expect(readdirSync(data.folder)).toEqual(['code', 'mine']);
}

/** What is told of the progress has no escape sequence in it. */
export function expectPlainText(env: NonNullable<Machine['env']>): void {
  using data = dataFolder();

  for (const command of ['list', 'status', 'settings', 'doctor']) {
    const { stdout, stderr } = run([command], { env: { ...data.env, ...env } });

    expect(stderr).toBe('');
    // biome-ignore-start lint/suspicious/noControlCharactersInRegex: it is what must not be there.
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    // biome-ignore-end lint/suspicious/noControlCharactersInRegex: see above.
  }
}

/** An answer other than the word changes nothing, and gives the progress back. */
export async function expectNothingReset(keys: string, exitCode: number): Promise<void> {
  using data = dataFolder();
  const before = readFileSync(data.file, 'utf8');
  using terminal = openTerminal(['reset', 'lesson'], { env: { ...data.env, TERM: 'dumb' } });
  await terminal.seen('Type lesson and Enter');

  terminal.send(keys);

  expect(await terminal.exited).toMatchObject({ exitCode });
  expect(readFileSync(data.file, 'utf8')).toBe(before);
  expect(run(['settings', 'plain', 'on'], data).status).toBe(0);
}
