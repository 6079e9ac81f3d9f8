import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PALETTES } from '../../src/ui/ink/palettes.js';
import type { PaletteName } from '../../src/ui/text/ground.js';
import { openLab, press, SHIFT_TAB, started, temporaryFolder } from '../e2e/lab.js';
import { WORDS } from '../helpers/page-words.js';
import { type OpenTerminal, openTerminal } from '../helpers/terminal.js';
import { BEGIN_FRAME, END_FRAME } from '../helpers/whole-frames.js';
import { heard } from './alive.js';
import { documentAt } from './half-finished.js';
import { textOf } from './mutations.js';

const ESC = '\u001B';
const ST = `${ESC}\\`;
const QUESTION = `${ESC}]11;?${ST}${ESC}[c`;
const BLACK = `${ESC}]11;rgb:0000/0000/0000${ST}`;
const WHITE = `${ESC}]11;rgb:ffff/ffff/ffff\u0007`;
const KIND = `${ESC}[?62;22c`;

/** A text field is open. */
const DOCUMENT = textOf(documentAt(['the-night-a-password-leaks', 'play-the-thief']));

const TRUE_COLORS = { COLORTERM: 'truecolor' };

/** It says what the tests say for it. */
const SILENT = { isSilent: true, env: TRUE_COLORS };

async function openAtField(folder: string): Promise<OpenTerminal> {
  writeFileSync(path.join(folder, 'progress.json'), DOCUMENT);
  const lab = openLab(folder, [], SILENT);
  await lab.seen('IAM user sign in');
  await press(lab, SHIFT_TAB + SHIFT_TAB + SHIFT_TAB, '>IAM user name');
  return lab;
}

/** What stands in the field. */
function typedInto(lab: OpenTerminal): string | undefined {
  return /IAM user name +\[([^\]]*)\]/.exec(lab.screen())?.[1]?.trimEnd();
}

/** The palette whose colour the words have that stand back. */
function paletteOf(lab: OpenTerminal): string | undefined {
  const colors = new Set(lab.cells().flatMap((row) => row.map(({ foreground }) => foreground)));
  return Object.entries(PALETTES).find(([, { muted }]) =>
    colors.has(Number.parseInt(muted.hex.slice(1), 16)),
  )?.[0];
}

/** What the terminal sends, or the learner; one read after the other, and between two more time than a key takes. */
const STORIES: readonly (readonly [
  what: string,
  reads: readonly string[],
  typed: string,
  palette: PaletteName,
])[] = [
  ['late', ['ab', BLACK + KIND, 'cd'], 'abcd', 'dark'],
  ['in the middle of a word', [`ab${WHITE}c${KIND}d`], 'abcd', 'light'],
  ['in two pieces', ['ab', BLACK.slice(0, 9), `${BLACK.slice(9)}${KIND}cd`], 'abcd', 'dark'],
  [
    'split before its end',
    ['ab', BLACK.slice(0, -1), '\\', KIND.slice(0, 4), `${KIND.slice(4)}cd`],
    'abcd',
    'dark',
  ],
  [
    'in many pieces',
    ['ab', ...(WHITE.match(/.{1,5}/gsu) ?? []), ...(KIND.match(/.{1,4}/gsu) ?? []), 'cd'],
    'abcd',
    'light',
  ],
  ['wrong', [`ab${ESC}]11;chartreuse${ST}${ESC}]11;rgb:xx/yy/zz\u0007${KIND}cd`], 'abcd', 'safe'],
  ['wrong, in pieces', ['ab', `${ESC}]11;char`, 'treuse', `\u0007${KIND}cd`], 'abcd', 'safe'],
  ['only the kind of the terminal', ['ab', `${KIND}cd`], 'abcd', 'safe'],
  ['never', ['ab', 'cd'], 'abcd', 'safe'],
];

/** So long the lab waits for the rest of an answer in any case. */
const PATIENCE_OF_THE_LAB_MS = 400;

describe.concurrent('a terminal that answers', () => {
  it.each(STORIES)('%s: no byte of it is typed into a field', async (_what, reads, typed, palette) => {
    using data = temporaryFolder();
    using lab = await openAtField(data.folder);
    const before = typedInto(lab);
    let longest = 0;
    for (const read of reads) {
      const sent = performance.now();
      lab.send(read);
      await heard(lab);
      longest = Math.max(longest, performance.now() - sent);
    }

    expect(typedInto(lab)).toBe(`${before}${typed}`);
    // An answer that stands still is given up, and so is this one where the machine does.
    if (longest < PATIENCE_OF_THE_LAB_MS) expect(paletteOf(lab)).toBe(palette);
  });

  it('before Ink is there has its answer heard, and no key is lost', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], SILENT);
    await lab.written(QUESTION);
    lab.send(`${WHITE}a${KIND}`);
    await lab.seen(WORDS.listHead);
    await heard(lab);

    expect(paletteOf(lab)).toBe('light');
  });

  it('after it said something else is believed', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], SILENT);
    await started(lab);
    lab.send(BLACK + KIND);
    await lab.until('not dark', () => paletteOf(lab) === 'dark');
    lab.send(WHITE);
    await lab.until('not light', () => paletteOf(lab) === 'light');
  });
});

describe.concurrent('the background', () => {
  it('is asked for with the first frame, which waits for nothing', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], SILENT);
    await lab.seen(WORDS.phoneQuestion);

    const [, first = ''] = lab.raw().split(BEGIN_FRAME);
    expect(first.split(END_FRAME)[0]).toContain(QUESTION);
    expect(first.split(END_FRAME)[0]).toContain(WORDS.phoneQuestion);
    await started(lab);
    expect(paletteOf(lab)).toBe('safe');
  });

  it('is not asked for where a theme is set, which holds from the first frame on', async () => {
    using data = temporaryFolder();
    using setting = openLab(data.folder, ['settings', 'theme', 'light']);
    await setting.exited;
    using lab = openLab(data.folder, [], SILENT);
    await lab.seen(WORDS.phoneQuestion);

    expect(paletteOf(lab)).toBe('light');
    expect(lab.raw()).not.toContain(']11;');
    await started(lab);
    expect(paletteOf(lab)).toBe('light');
  });

  it('is not asked for where there are no colours', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], { isSilent: true, env: { NO_COLOR: '1' } });
    await started(lab);

    expect(lab.raw()).not.toContain(']11;');
  });

  it.each([
    ['0;15', 'light'],
    ['15;0', 'dark'],
  ])('is known by COLORFGBG=%s from the first frame on', async (COLORFGBG, palette) => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], { isSilent: true, env: { ...TRUE_COLORS, COLORFGBG } });
    await lab.seen(WORDS.phoneQuestion);

    expect(paletteOf(lab)).toBe(palette);
  });
});

describe.concurrent('mfa-lab doctor', () => {
  const THEME = /^Theme {6}.*(?:\n {11}.*)?/m;

  it.each([
    ['what it says', [WHITE + KIND], 'for a light background: the terminal says that it is #ffffff'],
    [
      'what it says in pieces',
      [BLACK.slice(0, 7), BLACK.slice(7), KIND],
      'for a dark background: the terminal says',
    ],
    ['that it says nothing', [KIND], 'for any background: the terminal does not say'],
    [
      'that it says nothing right',
      [`${ESC}]11;?${ST}${KIND}`],
      'for any background: the terminal does not say',
    ],
    ['that it never answers', [], 'for any background: the terminal does not say'],
  ])('asks the terminal, and tells %s', async (_what, reads, words) => {
    using data = temporaryFolder();
    using terminal = openTerminal(['doctor'], { isSilent: true, env: { MFA_LAB_DATA_DIR: data.folder } });
    await terminal.written(QUESTION);
    for (const read of reads) terminal.send(read);
    await terminal.exited;

    expect(THEME.exec(terminal.screen().replaceAll('\n           ', ' '))?.[0]).toContain(words);
    expect(terminal.screen()).not.toMatch(/rgb:|\?62/);
  });

  it('ends at Ctrl+C while it asks', async () => {
    using data = temporaryFolder();
    using terminal = openTerminal(['doctor'], { isSilent: true, env: { MFA_LAB_DATA_DIR: data.folder } });
    await terminal.written(QUESTION);
    terminal.send('\u0003');

    expect(await terminal.exited).toMatchObject({ exitCode: 130 });
    expect(terminal.screen()).not.toContain('Theme');
  });
});
