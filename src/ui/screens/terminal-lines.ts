import type { PageRow } from '../console/pages/elements.js';
import type { Model } from '../store/model.js';
import { brokenAt, withoutTabs } from '../text/breaking.js';
import { edit } from '../text/editing.js';
import { HERE_MARK } from '../text/marks.js';
import type { Line, Span } from '../text/spans.js';
import { span } from '../text/spans.js';
import type { FocusLine } from './element-line.js';
import { isFocusedIn, isSoughtIn } from './element-line.js';

/** A line that was printed or typed, behind a margin of one column. */
export function printedLines(
  { text, isTyped }: Extract<PageRow, { kind: 'printed' }>,
  width: number,
): readonly Line[] {
  const role = isTyped === true ? 'strong' : undefined;
  return brokenAt(withoutTabs(text), width - 1).map((piece): Line => [span(' '), span(piece.text, role)]);
}

/** The line that is typed now, as long as it is, with its cursor. */
export function promptLines(
  { prompt, isMasked, element }: Extract<PageRow, { kind: 'prompt' }>,
  model: Model,
  width: number,
): readonly FocusLine[] {
  const { value } = element;
  const isFocused = isFocusedIn(model, element);
  const at = Math.min(model.prompt.cursor, value.length);
  const cursor = isFocused && model.isTyping ? prompt.length + at : null;
  // Behind the last character there is a place for the cursor.
  const shown = `${prompt}${isMasked ? '*'.repeat(value.length) : value} `;
  const lines = brokenAt(shown, width - 1);
  const isCursorOn = (index: number) =>
    cursor !== null &&
    cursor >= (lines[index]?.start ?? 0) &&
    cursor < (lines[index + 1]?.start ?? shown.length);
  return lines.map(({ text, start }, index) => ({
    line: [
      isFocused && index === 0 ? span(HERE_MARK, 'mark') : span(' '),
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
  const pieces = [span(prompt, 'strong'), span(typed)].filter(
    (piece) => !('text' in piece) || piece.text !== '',
  );
  if (cursor === null) return pieces;
  const end = edit({ value: text, cursor }, 'right').cursor;
  return [...pieces, { text: text.slice(cursor, end), role: 'focus', nextAt: 0 }, span(text.slice(end))];
}
