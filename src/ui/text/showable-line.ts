import { printable } from './printable.js';
import type { Line, Span } from './spans.js';

/** A line without characters that a terminal would obey, which may make it longer. Pictures stay as they are. */
export function showableLine(line: Line): Line {
  if (line.every(isShowable)) return line;
  return line.map((piece) => {
    if ('raw' in piece) return piece;
    return 'fieldId' in piece
      ? { ...piece, value: onOneLine(piece.value) }
      : { ...piece, text: onOneLine(piece.text) };
  });
}

function isShowable(piece: Span): boolean {
  if ('raw' in piece) return true;
  const text = 'fieldId' in piece ? piece.value : piece.text;
  return text === onOneLine(text);
}

function onOneLine(text: string): string {
  return printable(text).replaceAll('\n', ' ');
}
