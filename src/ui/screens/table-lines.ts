import type { Table } from '../console/pages/tables.js';
import type { Line } from '../text/spans.js';
import { fitTo, span, wrapText } from '../text/spans.js';
import { textWidthOf } from '../text/widths.js';

/** Columns between two columns of a table. */
const GAP = 1;

/** A table with aligned columns; where it does not fit, each of its rows as a name with a list below it. */
export function tableLines(table: Table, width: number): readonly Line[] {
  return [...indented(table.title, width), ...bodyLines(table, width)];
}

function bodyLines(table: Table, width: number): readonly Line[] {
  const side = Math.max(...table.rows.map(({ name }) => textWidthOf(name)));
  const columns = table.columns.map(({ text }, index) =>
    Math.max(textWidthOf(text), ...table.rows.map(({ cells }) => textWidthOf(cells[index]?.text ?? ''))),
  );
  const needed = columns.reduce((sum, column) => sum + GAP + column, side + 1);
  if (needed > width) return listLines(table, width);
  const top: Line = [
    span(' '.repeat(side + 1)),
    ...table.columns.map(({ text }, index) =>
      span(' '.repeat(GAP) + text.padEnd(columns[index] ?? 0), 'muted'),
    ),
  ];
  return [
    top,
    ...table.rows.map(
      ({ name, cells }): Line => [
        ...fitTo([span(` ${name}`)], side + 1),
        ...cells.flatMap((cell, index) => [
          span(' '.repeat(GAP)),
          ...fitTo([span(cell.text, cell.tone)], columns[index] ?? 0),
        ]),
      ],
    ),
    ...table.legend.flatMap((line) => indented(line, width)),
  ];
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
