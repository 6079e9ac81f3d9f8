import type { Role } from './roles.js';
import type { Line, Span } from './spans.js';
import { lineWidth } from './spans.js';

/** A cell of the screen, from 0. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

/**
 * The cell where the terminal's own cursor belongs, which magnifiers and screen readers follow: where the next character
 * goes, else the mark in front of what has the focus. Null where nothing has it.
 */
export function cursorCell(lines: readonly Line[]): Cell | null {
  return findCell(lines, nextCharacter) ?? findCell(lines, (piece) => (isFocused(piece) ? 0 : -1));
}

/** The first piece in which something is found, and the column of it. Each second asks, of every piece on the screen. */
function findCell(lines: readonly Line[], find: (piece: Span) => number): Cell | null {
  let column = -1;
  const isFound = (piece: Span): boolean => {
    column = find(piece);
    return column >= 0;
  };
  for (let y = 0; y < lines.length; y += 1) {
    const line = lines[y] ?? [];
    const index = line.findIndex(isFound);
    if (index >= 0) return { x: lineWidth(line.slice(0, index)) + column, y };
  }
  return null;
}

function isFocused(piece: Span): boolean {
  return 'text' in piece && MARKS_FOCUS.includes(piece.role) && piece.text.trim() !== '';
}

/** What has the focus, and the mark in front of what is chosen in a list. */
const MARKS_FOCUS: readonly (Role | undefined)[] = ['focus', 'mark', 'row-here'];

function nextCharacter(piece: Span): number {
  if (!('text' in piece) || piece.role !== 'focus') return -1;
  const { text, nextAt = -1 } = piece;
  // Where the line was cut, the place may be gone.
  return nextAt < text.length ? nextAt : -1;
}
