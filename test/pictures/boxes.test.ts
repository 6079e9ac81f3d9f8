import { describe, expect, it } from 'vitest';
import { drawingsOf, isDrawn } from '../../scripts/pictures/boxes.js';
import { CELL } from '../../scripts/pictures/cell-size.js';
import { DARK } from '../helpers/cells.js';

/** The points of some rows that are drawn: two boxes of one colour never cover each other. */
function pointsOf(...lines: readonly string[]): readonly string[] {
  const rows = lines.map((line) =>
    [...line].map((glyph) => ({ ...DARK, glyph, isBold: false, isDim: false })),
  );
  return drawingsOf(rows).flatMap(({ x, y, width, height }) =>
    Array.from(
      { length: width * height },
      (_point, index) => `${x + (index % width)} ${y + Math.floor(index / width)}`,
    ),
  );
}

/** Whether one can go from any point to any other, from neighbour to neighbour. */
function isOnePiece(points: readonly string[]): boolean {
  const left = new Set(points);
  const queue = points.slice(0, 1);
  for (const point of queue) {
    left.delete(point);
    const [x = 0, y = 0] = point.split(' ').map(Number);
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1]) {
        const next = `${x + dx} ${y + dy}`;
        if (left.delete(next)) queue.push(next);
      }
  }
  return left.size === 0;
}

describe('what is drawn in a picture', () => {
  it.each([
    ['round', ['╭──╮', '│  │', '╰──╯']],
    ['heavy', ['┃', '┃']],
  ])('is a %s line without a gap', (_name, lines) => {
    const points = pointsOf(...lines);

    expect(new Set(points).size).toBe(points.length);
    expect(isOnePiece(points)).toBe(true);
  });

  it('is a double frame of two lines, one inside the other', () => {
    const points = pointsOf('╔══╗', '║  ║', '╚══╝');
    const [outer = ''] = points;

    expect(new Set(points).size).toBe(points.length);
    expect(isOnePiece(points)).toBe(false);
    expect(outer).toBe('3 8');
  });

  it('is a bar that grows by eighths, in whole units', () => {
    const widths = [...'▏▎▍▌▋▊▉█'].map((glyph) => pointsOf(glyph).length / CELL.height);

    expect(widths).toEqual(widths.toSorted((one, other) => one - other));
    expect(widths.every(Number.isInteger)).toBe(true);
    expect([...'╌┆═║'].every(isDrawn)).toBe(true);
  });
});
