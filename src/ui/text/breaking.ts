import { characters } from './editing.js';
import { textWidthOf } from './widths.js';

/** A piece of a longer text that stands on a line of its own, and where in that text it begins. */
export interface Broken {
  readonly text: string;
  readonly start: number;
}

/** Breaks a text where the screen ends, as a terminal does: every blank stays. There is always a line. */
export function brokenAt(text: string, columns: number): readonly Broken[] {
  const lines: { text: string; start: number }[] = [{ text: '', start: 0 }];
  let at = 0;
  let used = 0;
  for (const character of characters(text)) {
    const wide = textWidthOf(character);
    if (used > 0 && used + wide > columns) {
      lines.push({ text: '', start: at });
      used = 0;
    }
    const last = lines.at(-1);
    if (last !== undefined) last.text += character;
    used += wide;
    at += character.length;
  }
  return lines;
}

/** Between two places where a tab leads to. */
const TAB_COLUMNS = 8;

/** A text with blanks in place of its tabs. */
export function withoutTabs(text: string): string {
  const [first = '', ...others] = text.split('\t');
  return others.reduce(
    (before, part) => before.padEnd((Math.floor(textWidthOf(before) / TAB_COLUMNS) + 1) * TAB_COLUMNS) + part,
    first,
  );
}
