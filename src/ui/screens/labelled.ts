import type { Role } from '../text/roles.js';
import type { Line } from '../text/spans.js';
import { span, wrapText } from '../text/spans.js';

/** Columns of the labels, with the bar behind them. */
const LABEL = 6;

/** Stands along all lines of a text, in the colour of who says it. */
const BAR = '┃';

/** A text with a word in front of it that says who speaks; a bar keeps it apart. A line break in it stays one. */
export function labelled(name: string, text: string, width: number, role: Role): readonly Line[] {
  const lines = text.split('\n').flatMap((part) => wrapText(part.trim(), width - LABEL));
  return lines.map((line, index) => [
    index === 0 ? span(name.padEnd(LABEL - BAR.length), role) : span(' '.repeat(LABEL - BAR.length)),
    span(BAR, role),
    ...line,
  ]);
}
