import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { decodeSavedState } from '../../../../src/cli/storage/saved-state.js';
import { terminal } from '../../../../src/sim/world/schema/terminal.js';
import { world as worldSchema } from '../../../../src/sim/world/schema/world.js';
import { ENTRIES_KEPT, LINE_MAX, NEW_TERMINAL, OUTPUT_MAX } from '../../../../src/sim/world/terminal.js';
import { openLab } from '../../scenario.js';

const ENTRY = { line: 'echo a', output: 'a\n', exitCode: 0 };

describe('a file of before there was a terminal', () => {
  it('opens, with one in which nothing was done', () => {
    const { terminal: _later, ...world } = openLab().world;

    expect(v.parse(worldSchema, world)).toMatchObject({ terminal: NEW_TERMINAL });
  });

  it('opens as an older program wrote it', () => {
    const file = new URL('../../../cli/storage/fixtures/version-2.json', import.meta.url);
    const { sessions } = decodeSavedState(JSON.parse(readFileSync(file, 'utf8')));
    const worlds = Object.values(sessions).map(({ world }) => world);

    expect(worlds.length).toBeGreaterThan(0);
    expect(worlds.map((world) => world.terminal)).toEqual(worlds.map(() => NEW_TERMINAL));
  });
});

describe('a terminal in a file', () => {
  it.each([
    ['more on its screen than is kept', { entries: new Array(ENTRIES_KEPT + 1).fill(ENTRY) }],
    ['a line that is too long', { history: ['x'.repeat(LINE_MAX + 1)] }],
    ['a line that commands a terminal', { history: ['\u001B[2J'] }],
    ['output that is too long', { entries: [{ ...ENTRY, output: 'x'.repeat(OUTPUT_MAX + 1) }] }],
    ['output that commands a terminal', { entries: [{ ...ENTRY, output: '\u009B31m' }] }],
    ['a variable that commands a terminal', { environment: { A: '\u0007' } }],
    ['a file with more than can be shown', { files: { '~/a': '\u202E' } }],
    [
      'a prompt that commands a terminal',
      { awaiting: { line: '', command: 0, output: '', prompt: '\u001B' } },
    ],
  ])('is refused with %s', (_what, changed) => {
    expect(v.is(terminal, NEW_TERMINAL)).toBe(true);
    expect(v.is(terminal, { ...NEW_TERMINAL, ...changed })).toBe(false);
  });
});
