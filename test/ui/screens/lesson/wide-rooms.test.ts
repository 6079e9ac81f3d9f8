import { describe, expect, it } from 'vitest';
import { FRAME_GAP } from '../../../../src/ui/screens/lesson/columns.js';
import type { Beside } from '../../../../src/ui/screens/lesson/wide-rooms.js';
import { wideRooms } from '../../../../src/ui/screens/lesson/wide-rooms.js';
import { frameRows } from '../../../../src/ui/text/sizes.js';

const TASK: Beside = {
  isDesk: false,
  isLong: false,
  isPanelLong: false,
  isPanelBroad: false,
  steps: 9,
  drawnRows: () => null,
};

const WAYS: readonly (readonly [string, Beside])[] = [
  ['a task', TASK],
  ['a desk', { ...TASK, isDesk: true }],
  ['a long page', { ...TASK, isLong: true, drawnRows: () => 5 }],
  ['a long panel', { ...TASK, isPanelLong: true, isPanelBroad: true }],
  ['no outline', { ...TASK, steps: 0 }],
  ['a long lesson', { ...TASK, steps: 15 }],
  ['a drawing', { ...TASK, drawnRows: () => 6 }],
  ['a drawing that needs room', { ...TASK, drawnRows: (width) => (width >= 60 ? 9 : null) }],
];

const SIZES = [120, 139, 160, 200, 250].flatMap((columns) =>
  [30, 36, 43, 50, 60, 80].map((rows) => ({ columns, rows })),
);

describe.each(WAYS)('a wide window with %s', (_name, beside) => {
  it('is shared out to the last column and row, and no pane is too small', () => {
    for (const size of SIZES) {
      const rooms = wideRooms(size, beside);
      const { left, middle, right, task, outline, outlineAt, page, drawing, phone, history } = rooms;
      const rows = frameRows(size) - 2;
      const told = `${size.columns}x${size.rows}: ${JSON.stringify(rooms)}`;

      expect(left + FRAME_GAP + middle + (right === 0 ? 0 : FRAME_GAP + right), told).toBe(size.columns);
      expect(task + (outlineAt === 'left' ? outline : 0), told).toBe(rows);
      expect(page + drawing + (outlineAt === 'middle' ? outline : 0), told).toBe(rows);
      expect(right === 0 ? rows : phone + history, told).toBe(rows);
      expect(Math.min(task, page), told).toBeGreaterThanOrEqual(Math.min(rows, 22));
      expect(left - 4, told).toBeLessThanOrEqual(70);
      for (const pane of [outline, drawing, history]) expect(pane === 0 || pane > 4, told).toBe(true);
    }
  });
});

describe('the rooms of a wide window', () => {
  it('have the outline below the task where both fit, else below the page, and a drawing before it', () => {
    const drawn: Beside = { ...TASK, drawnRows: () => 6 };

    expect(wideRooms({ columns: 120, rows: 36 }, TASK)).toMatchObject({ outlineAt: 'middle', outline: 11 });
    expect(wideRooms({ columns: 120, rows: 36 }, drawn)).toMatchObject({ outline: 0, drawing: 8 });
    expect(wideRooms({ columns: 160, rows: 50 }, drawn)).toMatchObject({
      outlineAt: 'left',
      outline: 11,
      drawing: 8,
    });
    expect(wideRooms({ columns: 120, rows: 30 }, drawn)).toMatchObject({ outline: 0, drawing: 0 });
  });
});
