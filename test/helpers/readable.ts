import { BIG_ROWS, bigDigits } from '../../src/ui/text/big-digits.js';

/**
 * The screen as somebody tells it who reads it aloud: frames are panes with a line between them, a mark is `>`, a checked
 * goal is `[x]`, and a code that is drawn big is its digits. So a test asks for what
 * is said, and not for how it is drawn; that stands in the goldens.
 */
export function readable(screen: string): string {
  const [header = '', ...others] = screen.split('\n');
  const lines = withoutFrames(others.map(withPlainMarks));
  return [readHeader(header), ...readBigCodes(lines)].map((line) => line.trimEnd()).join('\n');
}

const DOTS = /[✓◐–○](?: [✓◐–○])+/;

/** The signs of the steps say no more than the words beside them. */
function readHeader(line: string): string {
  return line.replace(/^ +(?=mfa-lab)/, '').replace(DOTS, (dots) => ' '.repeat(dots.length));
}

function withPlainMarks(line: string): string {
  return (
    line
      // In front of a field or a choice the mark has a blank behind it.
      .replaceAll('▸ ', ' >')
      .replaceAll('▸', '>')
      .replaceAll('┃', ' ')
      .replace(/ ✓ (?= \S)(?! [a-d] {2})/g, '[x]')
      .replace(/ ○ (?= \S)/g, '[ ]')
  );
}

/** What is in a frame, or the border between two frames that stand one below the other beside it. */
const PANE = '[│║┆╭╔╰╚](.*)[│║┆╮╗╯╝]';

const CORNERS = /[╭╔]/g;

/** Frames side by side, from a line that begins with a corner to one that ends them. */
function withoutFrames(lines: readonly string[]): readonly string[] {
  let inside: RegExp | null = null;
  return lines.map((line) => {
    if (inside === null) {
      const count = /^[╭╔]/.test(line) ? (line.match(CORNERS)?.length ?? 0) : 0;
      if (count === 0) return line;
      inside = new RegExp(`^${PANE}${` *${PANE}`.repeat(count - 1)}$`);
      return withoutCorners(line);
    }
    const isEnd = /^[╰╚]/.test(line);
    const panes = isEnd ? null : inside.exec(line);
    if (panes !== null) return panes.slice(1).join(' │ ');
    if (isEnd) inside = null;
    return withoutCorners(line);
  });
}

function withoutCorners(line: string): string {
  return line
    .replace(/^[╭╰╔╚]|[╮╯╗╝]$/g, '')
    .replace(/[╮╯╗╝] *[╭╰╔╚]/g, '───')
    .replaceAll(/[═╌]/g, '─');
}

/** Each digit as it is drawn big. */
const BIG = Array.from({ length: 10 }, (_unused, digit) =>
  bigDigits(String(digit).repeat(6))
    .map((line) => line.slice(0, 3))
    .join('\n'),
);

/** Where the six digits begin. */
const PLACES = [0, 4, 8, 13, 17, 21];

function readBigCodes(lines: readonly string[]): readonly string[] {
  const read = [...lines];
  for (const row of lines.keys()) {
    const start = /[▀▄█][▀▄█ ]{20,}/.exec(read[row] ?? '')?.index;
    if (start === undefined || row + BIG_ROWS > lines.length) continue;
    // A one begins with a blank.
    for (const column of [start, start - 1]) {
      const digits = PLACES.map((place) => BIG.indexOf(glyphAt(read, row, column + place)));
      if (column < 0 || digits.includes(-1)) continue;
      const [one, two, three, ...rest] = digits;
      const code = `${one}${two}${three} ${rest.join('')}`;
      for (let line = row; line < row + BIG_ROWS; line += 1) {
        const text = (read[line] ?? '').padEnd(column + 24);
        read[line] = text.slice(0, column) + (line === row ? code : '').padEnd(24) + text.slice(column + 24);
      }
    }
  }
  return read;
}

function glyphAt(lines: readonly string[], row: number, column: number): string {
  return Array.from({ length: BIG_ROWS }, (_line, index) =>
    (lines[row + index] ?? '').padEnd(column + 3).slice(column, column + 3),
  ).join('\n');
}
