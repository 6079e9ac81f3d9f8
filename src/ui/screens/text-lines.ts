import type { ToldRow } from '../console/pages/elements.js';
import { rowText } from '../console/row-text.js';
import { bigDigits } from '../text/big-digits.js';
import type { Line, Span } from '../text/spans.js';
import { span, wrapRich } from '../text/spans.js';
import { countdownLine } from './countdown-line.js';

/** A text behind a margin of one column, in which a good or a bad outcome has its sign. */
export function textLines(row: ToldRow, width: number): readonly Line[] {
  const tone = row.kind === 'text' ? row.tone : undefined;
  return wrapRich(rowText(row), width - 1).map((line, index): Line => {
    if (tone === 'muted') return [span(' '), ...line.map(mutedPiece)];
    return [tone === undefined || index > 0 ? span(' ') : OUTCOME_SIGNS[tone], ...line];
  });
}

const OUTCOME_SIGNS = { ok: span('✓', 'ok'), problem: span('✗', 'problem') } as const;

function mutedPiece(piece: Span): Span {
  return 'text' in piece && piece.role === undefined ? { ...piece, role: 'muted' } : piece;
}

/** Six digits for who sits far away. */
export function bigLines(digits: string): readonly Line[] {
  return bigDigits(digits).map((line): Line => [span(' '), span(line, 'strong')]);
}

/** The time that is left: as a bar, or where nothing moves by itself, in words. */
export function countdownLines(
  row: Extract<ToldRow, { kind: 'countdown' }>,
  isCalm: boolean,
  width: number,
): readonly Line[] {
  return isCalm ? textLines(row, width) : [countdownLine(row.left, width)];
}
