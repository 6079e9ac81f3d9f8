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

/**
 * The same, but a word that fits on a line is not broken. Lines after the first are shorter by `hang`. A blank at a break
 * stays at the end of its line, where it may take one column more.
 */
export function brokenBetweenWords(text: string, columns: number, hang: number): readonly Broken[] {
  const lines: Broken[] = [];
  let start = 0;
  do {
    const room = lines.length === 0 ? columns : columns - hang;
    const rest = text.slice(start);
    const taken = beginningOf(rest, room, columns - hang);
    lines.push({ text: taken, start });
    start += taken.length;
  } while (start < text.length);
  return lines;
}

/** What stands on a line of a text that may go on: up to the last blank, where what is behind it fits on the next line. */
function beginningOf(text: string, room: number, nextRoom: number): string {
  const [first, second] = brokenAt(text, room);
  if (first === undefined || second === undefined) return text;
  const end = second.start;
  if (text[end] === ' ') return text.slice(0, end + 1);
  const blank = text.lastIndexOf(' ', end - 1);
  const word = /^[^ ]*/.exec(text.slice(blank + 1))?.[0] ?? '';
  const isBlankBefore = text.slice(0, blank + 1).trim() === '';
  return isBlankBefore || textWidthOf(word) > nextRoom ? first.text : text.slice(0, blank + 1);
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
