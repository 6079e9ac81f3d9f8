import type { Cell, Columns, FigureLine, FigurePiece } from './figure.js';

const BETWEEN = ' │ ';

/** Draws things beside each other, with a rule under their names. Where room is short, cells have several lines. */
export function drawColumns(columns: Columns, width: number): readonly FigureLine[] | null {
  const { heads, rows } = columns;
  const isNamed = rows.some(({ name }) => name !== undefined);
  const table = rows.map(({ name, cells }): readonly FigurePiece[] => [
    ...(isNamed ? [{ text: name ?? '', tone: 'strong' } as const] : []),
    ...cells.map(pieceOf),
  ]);
  const top = [...(isNamed ? [''] : []), ...heads].map((text): FigurePiece => ({ text, tone: 'strong' }));
  const widths = columnWidths([top, ...table], width);
  if (widths === null) return null;
  return [
    ...rowLines(top, widths),
    [{ text: widths.map((columnWidth) => '─'.repeat(columnWidth)).join('─┼─'), tone: 'muted' }],
    ...table.flatMap((row) => rowLines(row, widths)),
  ];
}

/** As wide as the longest cell; where that is too wide, the column gives way that makes the fewest lines of it, the widest first. */
function columnWidths(table: readonly (readonly FigurePiece[])[], width: number): readonly number[] | null {
  const places = (table[0] ?? []).map((_, place) => place);
  const columns = places.map((place) => table.map((row) => row[place]?.text ?? ''));
  const longest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
  const least = columns.map((texts) => longest(texts.flatMap((text) => text.split(' '))));
  const room = width - BETWEEN.length * (columns.length - 1);
  const linesAt = (widths: readonly number[]) =>
    table.reduce((sum, row) => sum + rowLines(row, widths).length, 0);
  let widths = columns.map(longest);
  while (widths.reduce((sum, wide) => sum + wide, 0) > room) {
    const drafts = places
      .filter((place) => (widths[place] ?? 0) > (least[place] ?? 0))
      .map((place) => ({
        was: widths[place] ?? 0,
        widths: widths.map((wide, other) => (other === place ? wide - 1 : wide)),
      }));
    const [best] = drafts.toSorted(
      (one, other) => linesAt(one.widths) - linesAt(other.widths) || other.was - one.was,
    );
    if (best === undefined) return null;
    widths = best.widths;
  }
  return widths;
}

function rowLines(row: readonly FigurePiece[], widths: readonly number[]): readonly FigureLine[] {
  const wrapped = row.map(({ text }, place) => wrapCell(text, widths[place] ?? 0));
  const rows = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: rows }, (_, line) => {
    const pieces = row.flatMap(({ tone }, place): readonly FigurePiece[] => {
      const isLast = place === row.length - 1;
      const words = wrapped[place]?.[line] ?? '';
      const text = isLast ? words : words.padEnd(widths[place] ?? 0);
      const cell: FigurePiece = tone === undefined ? { text } : { text, tone };
      return place === 0 ? [cell] : [{ text: BETWEEN, tone: 'muted' }, cell];
    });
    return pieces;
  });
}

function wrapCell(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length === 0 || longer.length > width) lines.push(word);
    else lines.splice(-1, 1, longer);
  }
  return lines;
}

/** Row by row under its name, or column by column; heads and names begin what is in the cells. */
export function tellColumns({ heads, rows, toldBy }: Columns): readonly string[] {
  switch (toldBy) {
    case 'row':
      return rows.map(({ name, cells }) =>
        told(
          name ?? '',
          cells.map((cell, place) => [heads[place], cell]),
        ),
      );
    case 'column':
      return heads.map((head, place) =>
        told(
          head,
          rows.map(({ name, cells }) => [name, cells[place] ?? '']),
        ),
      );
  }
}

function told(of: string, parts: readonly (readonly [string | undefined, Cell])[]): string {
  const said = parts.map(([begin = '', cell]) => `${begin} ${pieceOf(cell).text}`.trim());
  return `${of}: ${said.join('; ')}`;
}

/** A cell that is only a text has no tone. */
export function pieceOf(cell: Cell): FigurePiece {
  return typeof cell === 'string' ? { text: cell } : cell;
}
