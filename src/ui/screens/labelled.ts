import type { Role } from '../text/roles.js';
import type { Line } from '../text/spans.js';
import { span, wrapText } from '../text/spans.js';

/** Columns of the labels. */
const LABEL = 6;

/** A text with a word in front of it that says what it is; further lines are indented. A line break in it stays one. */
export function labelled(name: string, text: string, width: number, role: Role): readonly Line[] {
  const lines = text.split('\n').flatMap((part) => wrapText(part.trim(), width - LABEL));
  return lines.map((line, index) => [
    ...(index === 0 ? label(name, role) : [span(' '.repeat(LABEL))]),
    ...line,
  ]);
}

function label(name: string, role: Role): Line {
  return [span(name.padEnd(LABEL), role)];
}
