import type { FigureLine, FigurePiece, Road } from './figure.js';

/** Draws places as boxes, and an arrow from each to the next. */
export function drawRoad({ stops, ways }: Road): readonly FigureLine[] {
  const rows = Math.max(...stops.map(({ length }) => length));
  // The arrow is on the middle row of the boxes, frame included.
  const middle = Math.floor((rows + 1) / 2);
  return Array.from({ length: rows + 2 }, (_, row) =>
    stops.flatMap((lines, place): readonly FigurePiece[] => {
      const way = ways[place];
      return [...boxPieces(lines, rows, row), ...(way === undefined ? [] : [wayPiece(way, row - middle)])];
    }),
  );
}

function boxPieces(lines: readonly string[], rows: number, row: number): readonly FigurePiece[] {
  const inside = Math.max(...lines.map(({ length }) => length)) + 2;
  if (row === 0) return [{ text: `┌${'─'.repeat(inside)}┐`, tone: 'muted' }];
  if (row > rows) return [{ text: `└${'─'.repeat(inside)}┘`, tone: 'muted' }];
  const text = ` ${lines[row - 1] ?? ''}`.padEnd(inside);
  return [
    { text: '│', tone: 'muted' },
    row === 1 ? { text, tone: 'strong' } : { text },
    { text: '│', tone: 'muted' },
  ];
}

/** The part of a way on a row that is so far below the arrow. */
function wayPiece({ above, below }: Road['ways'][number], row: number): FigurePiece {
  const width = Math.max(above.length, below.length) + 4;
  if (row === 0) return { text: ` ${'─'.repeat(width - 3)}> ` };
  const words = row === -1 ? above : row === 1 ? below : '';
  const left = Math.floor((width - words.length) / 2);
  return { text: ' '.repeat(left) + words.padEnd(width - left) };
}
