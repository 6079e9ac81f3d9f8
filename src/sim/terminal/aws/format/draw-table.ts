// The drawing is that of `awscli/table.py`, without its colours.

/** A part of a table, with columns of its own. */
export interface Section {
  readonly title: string;
  /** How deep it lies in the answer. */
  readonly indent: number;
  readonly headers: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
}

/** The widest that a table is drawn with its columns beside each other: what a terminal has. */
const TERMINAL_WIDTH = 80;

/** Blanks beside a value, both sides. */
const PADDING = 4;

/** Draws sections one below the other, all of one width. */
export function drawSections(sections: readonly Section[]): string {
  const isTooWide = widthOf(sections) > TERMINAL_WIDTH;
  const drawn = isTooWide ? sections.map(turned) : sections;
  const width = widthOf(drawn);
  return ['-'.repeat(width), ...drawn.flatMap((section) => drawSection(section, width))]
    .join('\n')
    .concat('\n');
}

/** A section of one row turns: its headers stand in a column. */
function turned(section: Section): Section {
  const { headers, rows } = section;
  const [row, ...more] = rows;
  if (headers === null || headers.length === 0 || row === undefined || more.length > 0) return section;
  return { ...section, headers: null, rows: headers.map((header, index) => [header, row[index] ?? '']) };
}

function widthOf(sections: readonly Section[]): number {
  const widths = sections.map((section) => {
    const columns = columnsOf(section).reduce((sum, column) => sum + column + PADDING, 0) + 2;
    return Math.max(section.title.length + 2, columns) + 2 * section.indent;
  });
  return Math.max(...widths);
}

/** The longest value of each column. */
function columnsOf({ headers, rows }: Section): readonly number[] {
  const lines = headers === null ? rows : [headers, ...rows];
  const [first = []] = lines;
  return first.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
}

function drawSection(section: Section, whole: number): readonly string[] {
  const { title, indent, headers, rows } = section;
  const width = whole - 2 * indent;
  const widths = scaled(columnsOf(section), width);
  const lines: string[] = [];
  if (title !== '') {
    lines.push(centred(title, width, '|'));
    if ((headers ?? []).length === 0 && rows.length === 0) lines.push(`+${'-'.repeat(width - 2)}+`);
  }
  const rule = ruleOf(widths);
  if (headers !== null && headers.length > 0) lines.push(rule, headerLine(headers, widths));
  if (rows.length > 0 && widths.length > 0) {
    lines.push(rule, ...rows.map((row) => rowLine(row, widths)), rule);
  }
  const edge = '|'.repeat(indent);
  return lines.map((line) => `${edge}${line}${edge}`);
}

/** Widens the columns by one factor, and then by single blanks, until they fill the width. */
function scaled(columns: readonly number[], width: number): readonly number[] {
  const wanted = columns.map((column) => column + PADDING);
  if (wanted.length === 0) return [];
  const factor = width / wanted.reduce((sum, one) => sum + one, 0);
  const widths = wanted.map((one) => roundedToEven(factor * one));
  let offBy = widths.reduce((sum, one) => sum + one, 0) - width;
  while (offBy !== 0) {
    const indices = [...widths.keys()];
    for (const index of offBy < 0 ? indices.reverse() : indices) {
      const change = offBy > 0 ? -1 : 1;
      widths[index] = (widths[index] ?? 0) + change;
      offBy += change;
      if (offBy === 0) break;
    }
  }
  return widths;
}

/** Python rounds a half to the even neighbour. */
function roundedToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function ruleOf(widths: readonly number[]): string {
  return widths
    .map((width, index) =>
      index === 0 ? `+${'-'.repeat(Math.max(0, width - 2))}+` : `${'-'.repeat(Math.max(0, width - 1))}+`,
    )
    .join('');
}

function headerLine(headers: readonly string[], widths: readonly number[]): string {
  return headers.map((header, index) => centred(header, widths[index] ?? 0, index === 0 ? '|' : '')).join('');
}

function rowLine(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((value, index) => {
      const edge = index === 0 ? '|' : '';
      const width = widths[index] ?? 0;
      const padding = width - (value.length + 2 + edge.length + 1) >= 0 ? 2 : 0;
      const start = `${edge}${' '.repeat(padding)}${value}`;
      return `${start}${' '.repeat(Math.max(0, width - start.length - 1))}|`;
    })
    .join('');
}

/** With an edge on the right, and on the left where it is given. */
function centred(text: string, width: number, leftEdge: string): string {
  const before = Math.max(0, Math.floor(width / 2) - Math.floor(text.length / 2) - 1);
  const start = `${leftEdge}${' '.repeat(before)}${text}`;
  return `${start}${' '.repeat(Math.max(0, width - start.length - 1))}|`;
}
