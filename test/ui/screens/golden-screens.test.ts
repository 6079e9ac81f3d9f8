import { describe, expect, it } from 'vitest';
import type { Model } from '../../../src/ui/store/model.js';
import type { Cell } from '../../helpers/cells.js';
import { coloursOf } from '../../helpers/colours.js';
import { pureScreen } from '../../helpers/pure-screen.js';
import { COLOURS_256 } from '../text/displays.js';
import { walkThrough } from './course-walk.js';

const WALKS = [
  { columns: 60, rows: 16 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
].map((size) => ({ size, shots: walkThrough(size) }));

const NAMES = WALKS[0]?.shots.map(({ name }) => name) ?? [];

/** Those that are kept with their colours as well. */
const COLOURED = [
  'welcome',
  'list',
  'quiz-wrong',
  'quiz-right',
  'two-codes',
  'two-codes-refused',
  'solved',
  'code-refused',
  'check-nothing-fits',
];

/** Each page is looked at more than once. */
const screens = new Map<Model, ReturnType<typeof pureScreen>>();

function screenOf(model: Model): ReturnType<typeof pureScreen> {
  const screen = screens.get(model) ?? pureScreen(model, COLOURS_256);
  screens.set(model, screen);
  return screen;
}

/** One file for a page, in all its sizes: what was changed about it is in one place. */
async function picture(name: string, draw: (cells: readonly (readonly Cell[])[]) => string): Promise<string> {
  const drawn = WALKS.map(async ({ size: { columns, rows }, shots }) => {
    const shot = shots.find((one) => one.name === name);
    if (shot === undefined) throw new Error(`${name} is not come to at ${columns}x${rows}`);
    const { cells } = await screenOf(shot.model);
    return `${`── ${columns}x${rows} `.padEnd(columns, '─')}\n${draw(withoutNumbers(cells))}`;
  });
  return (await Promise.all(drawn)).join('\n');
}

/** The number of the lesson and how many there are, in the header: a new lesson would change every page of all others. */
function withoutNumbers([
  header = [],
  ...others
]: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const text = header.map(({ glyph }) => glyph).join('');
  const end = /^mfa-lab {2}\d+\/\d+ /.exec(text)?.[0].length ?? 0;
  const told = header.map((cell, x) => (x < end && /\d/.test(cell.glyph) ? { ...cell, glyph: '#' } : cell));
  return [told, ...others];
}

const textOf = (cells: readonly (readonly Cell[])[]) =>
  `${cells
    .map((row) =>
      row
        .map(({ glyph }) => glyph)
        .join('')
        .trimEnd(),
    )
    .join('\n')
    .trimEnd()}\n`;

describe('each kind of page is drawn as it was looked at', () => {
  it.each(NAMES)('%s', async (name) => {
    await expect(await picture(name, textOf)).toMatchFileSnapshot(`../../golden/screens/${name}.txt`);
  });

  it.each(COLOURED)('%s, in its colours', async (name) => {
    await expect(await picture(name, coloursOf)).toMatchFileSnapshot(
      `../../golden/screens/${name}.colours.txt`,
    );
  });

  it.each(WALKS)('and leaves the last line of $size.columns x $size.rows free', async ({ size, shots }) => {
    for (const { name, model } of shots) {
      const { height } = await screenOf(model);

      expect(height, name).toBeLessThanOrEqual(size.rows - 1);
    }
  });
});
