import type { LabelledText } from '../../store/notice-words.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';

/** Columns of the bar and of the air behind it. */
const BAR = 2;

/** Where there is room a label is a line of its own, and says more. */
const LABELS: { readonly [label: string]: string } = {
  AWS: 'AWS says',
  Lab: 'Why',
  Code: 'The code',
};

/** A text behind a bar in the colour of its voice, under a word that says whose it is. */
export function barred({ label, text, role }: LabelledText, width: number): readonly Line[] {
  const bar = span('┃ ', role);
  const lines = text.split('\n').flatMap((part) => wrapText(part.trim(), width - BAR));
  return [[bar, span(labelWords(label), role)], ...lines.map((line): Line => [bar, ...line])];
}

function labelWords(label: string): string {
  return LABELS[label] ?? label.replace(/^Hint(\d)$/, 'Hint $1');
}

/** What is said, one voice below the other. */
export function voices(said: readonly LabelledText[], width: number): readonly Line[] {
  return said.flatMap((one, index) => [...(index === 0 ? [] : [[]]), ...barred(one, width)]);
}
