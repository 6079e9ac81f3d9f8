import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDrawn } from '../../scripts/pictures/boxes.js';
import { svgOf } from '../../scripts/pictures/svg.js';
import { type Cell, DARK } from '../helpers/cells.js';
import { seenIn, textsOf } from './read-svg.js';

const PLAIN: Omit<Cell, 'glyph'> = { ...DARK, isBold: false, isDim: false };

/** A row of cells, one for each character. */
const row = (text: string, look: Partial<Cell> = {}): Cell[] =>
  [...text].map((glyph) => ({ ...PLAIN, ...look, glyph }));

const picture = (...cells: readonly (readonly Cell[])[]): string =>
  svgOf({ title: 'A screen', description: 'What is on it', command: 'mfa-lab', cells, theme: DARK });

const words = (svg: string) => textsOf(svg).map(({ column, row, text }) => [column, row, text]);

describe('a picture of the screen', () => {
  it('puts every text where its cell is, and as wide as its cells', () => {
    const svg = picture(row('ab cd   ef'), row('      gh  '));

    expect(words(svg)).toEqual([
      [0, 0, 'ab cd'],
      [8, 0, 'ef'],
      [6, 1, 'gh'],
    ]);
    for (const { text, length } of textsOf(svg)) expect(length).toBe(text.length);
  });

  it('begins a new text where the look changes, and says how it looks', () => {
    const svg = picture([...row('no '), ...row('not valid', { isBold: true, foreground: 0xd0453f })]);

    expect(words(svg)).toEqual([
      [0, 0, 'no'],
      [3, 0, 'not valid'],
    ]);
    expect(textsOf(svg)[0]?.attributes).not.toContain('fill');
    expect(textsOf(svg)[1]?.attributes).toContain('fill="#d0453f" font-weight="bold"');
  });

  it('keeps characters that mean something in SVG', () => {
    const svg = picture(row('>[A & B] <c> "d"'));

    expect(words(svg)).toEqual([[0, 0, '>[A & B] <c> "d"']]);
    expect(svg).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
  });

  it('says in words what it shows', () => {
    const svg = svgOf({
      title: 'Codes & clocks',
      description: 'A <small> screen',
      command: 'mfa-lab 6',
      cells: [row('x')],
      theme: DARK,
    });

    expect(svg).toContain('<title id="title">Codes &amp; clocks</title>');
    expect(svg).toContain('<desc id="description">A &lt;small&gt; screen</desc>');
    expect(svg).toContain('role="img" aria-labelledby="title description"');
    expect(svg).toContain('$ mfa-lab 6<');
  });

  it('leaves out the empty rows at the end, but none that has a colour', () => {
    const heightOf = (svg: string) => Number(/height="(\d+)"/.exec(svg)?.[1]);

    const one = heightOf(picture(row('x '), row('  '), row('  ')));
    const three = heightOf(picture(row('x '), row('  '), row('  ', { background: 0xffffff })));

    expect(three - one).toBe(36);
  });

  it('shows every cell as it was', () => {
    const colour = fc.constantFrom(0x000000, 0xffffff, 0xcccccc, 0x2878be);
    const cell = fc.record({
      glyph: fc.constantFrom(' ', 'a', 'b', '<', '&', '█', '▀', '▄'),
      foreground: colour,
      background: colour,
      isBold: fc.boolean(),
      isDim: fc.constant(false),
    });
    const cells = fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 4 });

    fc.assert(
      fc.property(cells, (rows) => {
        const svg = picture(...rows);

        expect(textsIn(svg, rows)).toEqual(
          rows.map((one) => one.map(({ glyph }) => (isDrawn(glyph) ? ' ' : glyph)).join('')),
        );
        expect(seenIn(svg, 7, rows.length, DARK.background)).toEqual(rows.map((one) => one.map(halves)));
      }),
    );
  });
});

/** The texts of a picture, back in a grid of its size. */
function textsIn(svg: string, rows: readonly (readonly Cell[])[]): readonly string[] {
  const grid = rows.map((one) => one.map(() => ' '));
  for (const { column, row, text } of textsOf(svg)) {
    for (const [index, glyph] of [...text].entries()) grid[row]?.splice(column + index, 1, glyph);
  }
  return grid.map((one) => one.join(''));
}

function halves({ glyph, foreground, background }: Cell): Cell {
  return {
    ...PLAIN,
    glyph: '▄',
    background: glyph === '█' || glyph === '▀' ? foreground : background,
    foreground: glyph === '█' || glyph === '▄' ? foreground : background,
  };
}
