import type { Cell } from '../../test/helpers/cells.js';
import { isDrawn } from './boxes.js';

/** A piece of a row that is written as one text. It begins and ends with something to see. */
export interface Run {
  readonly column: number;
  readonly text: string;
  readonly style: Style;
}

type Style = Pick<Cell, 'foreground' | 'isBold' | 'isDim'>;

/**
 * The texts of a row. One ends where the look changes, and at a gap, so that no font of another width can push the
 * columns behind it aside.
 */
export function runsOf(row: readonly Cell[]): readonly Run[] {
  const runs: Run[] = [];
  let isOpen = false;
  for (const [column, cell] of row.entries()) {
    const last = runs.at(-1);
    isOpen = isOpen && last !== undefined && continues(last, cell);
    if (isOpen && last !== undefined) runs[runs.length - 1] = { ...last, text: last.text + cell.glyph };
    else if (cell.glyph !== ' ' && !isDrawn(cell.glyph)) {
      runs.push({ column, text: cell.glyph, style: cell });
      isOpen = true;
    }
  }
  return runs.map((run) => ({ ...run, text: run.text.trimEnd() }));
}

function continues({ text, style }: Run, cell: Cell): boolean {
  const isGap = text.endsWith(' ') && cell.glyph === ' ';
  return !isGap && !isDrawn(cell.glyph) && isSameStyle(style, cell);
}

function isSameStyle(one: Style, other: Style): boolean {
  return one.foreground === other.foreground && one.isBold === other.isBold && one.isDim === other.isDim;
}
