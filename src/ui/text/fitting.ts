import type { Line, Span } from './spans.js';
import { fitTo, lineWidth, span } from './spans.js';

/** The first of several drafts of a text that fits, the roomiest first; else the beginning of the last. */
export function firstFitting(
  drafts: readonly (readonly Line[])[],
  rows: number,
  width: number,
): readonly Line[] {
  return drafts.find((lines) => lines.length <= rows) ?? beginning(drafts.at(-1) ?? [], rows, width);
}

/** Stands behind a text that goes on. */
export const GOES_ON = ' ...';

/** As many lines as there is room for. Where the text goes on, its last line says so. */
export function beginning(lines: readonly Line[], rows: number, width: number): readonly Line[] {
  if (lines.length <= rows) return lines;
  const kept = lines.slice(0, Math.max(0, rows));
  const last = kept.pop();
  if (last === undefined) return [];
  return [...kept, [...wholeWords(last, width - GOES_ON.length), span(GOES_ON)]];
}

/** As many pieces of a line as there is room for; of a line that is one piece, its beginning. */
function wholeWords(line: Line, width: number): Line {
  let end = line.length;
  while (end > 0 && (lineWidth(line.slice(0, end)) > width || isSpace(line[end - 1]))) end -= 1;
  return end > 0 ? line.slice(0, end) : fitTo(line, width);
}

function isSpace(piece: Span | undefined): boolean {
  return piece !== undefined && 'text' in piece && piece.text.trim() === '';
}

/** A line at exactly this width. One that is cut says so. */
export function fitOrMark(line: Line, width: number): Line {
  const isCut = lineWidth(line) > width;
  return isCut ? [...fitTo(line, width - GOES_ON.length), span(GOES_ON)] : fitTo(line, width);
}
