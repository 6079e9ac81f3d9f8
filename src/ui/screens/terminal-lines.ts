import type { PageRow } from '../console/pages/elements.js';
import type { Model } from '../store/model.js';
import type { Broken } from '../text/breaking.js';
import { brokenAt, brokenBetweenWords, withoutTabs } from '../text/breaking.js';
import { edit } from '../text/editing.js';
import { HERE_MARK } from '../text/marks.js';
import type { Line, Span } from '../text/spans.js';
import { span } from '../text/spans.js';
import { textWidthOf } from '../text/widths.js';
import type { FocusLine } from './element-line.js';
import { isFocusedIn, isSoughtIn } from './element-line.js';

/** Columns that a line is further in where it goes on, and the most that it begins with. */
const HANG = 2;
const MOST_HANG = 14;

/** Margins of one column at each side. */
const MARGINS = 2;

/**
 * A line of the terminal on as many lines of the screen as it takes, and by how much those after the first are further in.
 * Where there is little room it is broken where the screen ends, as on any terminal.
 */
function brokenInPane(
  text: string,
  width: number,
  isTight: boolean,
): readonly [lines: readonly Broken[], hang: number] {
  if (isTight) return [brokenAt(text, width - 1), 0];
  const columns = width - MARGINS;
  const deep = Math.min(MOST_HANG, (/^ */.exec(text)?.[0].length ?? 0) + HANG);
  const longest = Math.max(...text.split(' ').map(textWidthOf));
  // An ARN or a key in one piece is worth more than its place below what it is the value of.
  const hang = longest > columns - deep && longest <= columns - HANG ? HANG : deep;
  return [brokenBetweenWords(text, columns, hang), hang];
}

/** How the AWS CLI begins what AWS refuses, and by what name. */
const REFUSAL = /^An error occurred \(\w+\)/;

/** A line that was printed or typed, behind a margin of one column. Of what AWS refuses the name is to be found at once. */
export function printedLines(
  { text, isTyped }: Extract<PageRow, { kind: 'printed' }>,
  width: number,
  isTight: boolean,
): readonly Line[] {
  const line = withoutTabs(text);
  const strong = isTyped === true ? line.length : (REFUSAL.exec(line)?.[0].length ?? 0);
  const [lines, hang] = brokenInPane(line, width, isTight);
  return lines.map(({ text: piece, start }, index): Line => {
    const end = Math.max(0, strong - start);
    const words = piece.trimEnd();
    return [
      span(' '.repeat(1 + (index === 0 ? 0 : hang))),
      ...[span(words.slice(0, end), 'strong'), span(words.slice(end))].filter(isSomething),
    ];
  });
}

function isSomething(piece: Span): boolean {
  return !('text' in piece) || piece.text !== '';
}

/** The line that is typed now, as long as it is, with its cursor. */
export function promptLines(
  { prompt, isMasked, element }: Extract<PageRow, { kind: 'prompt' }>,
  model: Model,
  width: number,
  isTight: boolean,
): readonly FocusLine[] {
  const { value } = element;
  const isFocused = isFocusedIn(model, element);
  const at = Math.min(model.prompt.cursor, value.length);
  const cursor = isFocused && model.isTyping ? prompt.length + at : null;
  // Behind the last character there is a place for the cursor.
  const shown = `${prompt}${isMasked ? '*'.repeat(value.length) : value} `;
  const [lines, hang] = brokenInPane(shown, width, isTight);
  const isCursorOn = (index: number) =>
    cursor !== null &&
    cursor >= (lines[index]?.start ?? 0) &&
    cursor < (lines[index + 1]?.start ?? shown.length);
  return lines.map(({ text, start }, index) => ({
    line: [
      isFocused && index === 0 ? span(HERE_MARK, 'mark') : span(' '),
      ...(index === 0 ? [] : [span(' '.repeat(hang))]),
      ...withCursor(
        text,
        Math.max(0, prompt.length - start),
        isCursorOn(index) ? (cursor ?? 0) - start : null,
      ),
    ],
    isSought:
      isSoughtIn(model, element) && (cursor === null ? index === lines.length - 1 : isCursorOn(index)),
  }));
}

/** A piece of the line: as much of it as is the prompt, the rest, and in it the cell of the cursor. */
function withCursor(text: string, promptEnd: number, cursor: number | null): readonly Span[] {
  const before = text.slice(0, cursor ?? text.length);
  const prompt = before.slice(0, promptEnd);
  const typed = before.slice(promptEnd);
  const pieces = [span(prompt, 'strong'), span(typed)].filter(isSomething);
  if (cursor === null) return pieces;
  const end = edit({ value: text, cursor }, 'right').cursor;
  return [...pieces, { text: text.slice(cursor, end), role: 'focus', nextAt: 0 }, span(text.slice(end))];
}
