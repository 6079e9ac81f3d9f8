import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { describe, it } from 'vitest';
import { RFC_SEED } from '../sim/scenario.js';
import {
  expectExit,
  expectLeftAlone,
  expectNothingReset,
  expectPlainText,
  expectReadableInPipe,
  expectReadableOn,
  expectRefused,
} from './command-claims.js';

describe('commands without a terminal', () => {
  it.each<[args: readonly string[], status: number]>([
    [['005924', '--at', '1234567890', '--json'], 0],
    [['005924', '590587', '--at', '1234567949'], 0],
    [['005924', '590587', '--at', '1234567949000'], 2],
    [['00592'], 2],
  ])('check %j exits with %i', expectExit);

  it.each<[args: readonly string[], sentence: string]>([
    [['link-the-fone'], 'Did you mean link-the-phone? There is no command or lesson "link-the-fone".'],
    [['foo'], 'There is no command or lesson "foo"; mfa-lab list shows the lessons.'],
    [['code', RFC_SEED], 'code takes nothing but options. A key goes behind --secret'],
  ])('refuse %j in one line, and say what was probably meant', expectRefused);
});

describe('qr', () => {
  it.each([
    ['with FORCE_COLOR=0', { FORCE_COLOR: '0' }],
    ['in CI', { CI: 'true' }],
  ])('is readable where a pipe ends in a terminal %s', (_case, env) => expectReadableInPipe(env));

  it.each([
    ['of 80x24 with NO_COLOR', 80, 24, { NO_COLOR: '1' }],
    ['of 45x60', 45, 60, {}],
  ])(
    'is readable on a terminal %s, whole, with its words and room for the prompt',
    (_case, cols, rows, env) => expectReadableOn(cols, rows, env),
  );

  it.each<[what: string, make: (file: string) => void, advice: string]>([
    ['folder', (file) => mkdirSync(file), 'Give the name of a file in it, such as code/code.png.'],
    ['pipe', (file) => spawnSync('mkfifo', [file]), 'Give the name of a new file.'],
  ])('leaves a %s as it is, also with --force', expectLeftAlone);
});

describe('list, status and doctor', () => {
  it.each([
    ['without TERM', {}],
    ['where TERM is dumb', { TERM: 'dumb' }],
  ])('print plain text %s', (_case, env) => expectPlainText(env));
});

describe('settings and reset', () => {
  it.each([
    ['another word', 'no\r', 1],
    ['Ctrl+D', '\u0004', 1],
  ])('change nothing at %s, and give the progress back', (_case, keys, exitCode) =>
    expectNothingReset(keys, exitCode),
  );
});
