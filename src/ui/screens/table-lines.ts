import type { Table } from '../console/pages/tables.js';
import type { Line } from '../text/spans.js';
import { fitTo, span, wrapText } from '../text/spans.js';
import { textWidthOf } from '../text/widths.js';

/** Columns between two columns of a table: where there is no room for the first, the second. */
const GAPS = [2, 1] as const;

/** A table with aligned columns; where it does not fit, each of its rows as a name with a list below it. */
export function tableLines(table: Table, width: number): readonly Line[] {
  const { title, columns, rows } = table;
  const side = Math.max(...[title, ...rows.map(({ name }) => name)].map(textWidthOf));
  const heads = columns.map(({ text }) => text.split(' '));
  const room = columns.map((_column, index) =>
    Math.max(
      ...(heads[index] ?? []).map(textWidthOf),
      ...rows.map(({ cells }) => textWidthOf(cells[index]?.text ?? '')),
    ),
  );
  const needed = (gap: number) => room.reduce((sum, one) => sum + gap + one, side + 1);
  const gap = GAPS.find((one) => needed(one) <= width);
  if (gap === undefined) return [...indented(title, width), ...listLines(table, width)];
  const line = (name: string, cells: readonly Line[]): Line => [
    ...fitTo([span(` ${name}`)], side + 1),
    ...cells.flatMap((cell, index) => [span(' '.repeat(gap)), ...fitTo(cell, room[index] ?? 0)]),
  ];
  return [
    ...headLines(title, heads, line),
    ...rows.map(({ name, cells }) =>
      line(
        name,
        cells.map(({ text, tone }) => [span(text, tone)]),
      ),
    ),
    ...table.legend.flatMap((words) => indented(words, width)),
  ];
}

/** A word of each head below the other, and what the table tells in the corner beside the last of them. */
function headLines(
  title: string,
  heads: readonly (readonly string[])[],
  line: (name: string, cells: readonly Line[]) => Line,
): readonly Line[] {
  const rows = Math.max(...heads.map(({ length }) => length));
  return Array.from({ length: rows }, (_row, row): Line => {
    const words = heads.map((head) => head[row - rows + head.length] ?? '');
    return line(
      row === rows - 1 ? title : '',
      words.map((word) => [span(word, 'muted')]),
    );
  });
}

/** A text of less weight, behind the margin. */
function indented(text: string, width: number): readonly Line[] {
  return wrapText(text, width - 1, 'muted').map((line): Line => [span(' '), ...line]);
}

function listLines({ columns, rows }: Table, width: number): readonly Line[] {
  return rows.flatMap(({ name, cells }) => [
    ...wrapText(name, width - 1).map((line): Line => [span(' '), ...line]),
    ...cells.map(
      (cell, index): Line =>
        fitTo([span(`   ${columns[index]?.said ?? ''}: `, 'muted'), span(cell.said, cell.tone)], width),
    ),
  ]);
}
