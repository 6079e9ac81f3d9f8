import type { ToldRow } from '../console/pages/elements.js';
import { rowText } from '../console/row-text.js';
import { bigDigits } from '../text/big-digits.js';
import { outcomeSign } from '../text/signs.js';
import type { Line, Span } from '../text/spans.js';
import { span, wrapRich } from '../text/spans.js';
import { countdownLine } from './countdown-line.js';

/** A text behind a margin of one column, in which a good or a bad outcome has its sign, and a blank behind it. */
export function textLines(row: ToldRow, width: number): readonly Line[] {
  const tone = row.kind === 'text' ? row.tone : undefined;
  const isOutcome = tone === 'ok' || tone === 'problem';
  return wrapRich(rowText(row), width - (isOutcome || tone === 'lab' ? 2 : 1)).map((line, index): Line => {
    if (tone === 'muted') return [span(' '), ...line.map(mutedPiece)];
    if (row.kind === 'time') return barred(line);
    if (tone === 'lab') return [span(`${LAB_BAR} `, 'lab'), ...line.map(mutedPiece)];
    return isOutcome
      ? [index === 0 ? outcomeSign(tone) : span(' '), span(' '), ...line]
      : [span(' '), ...line];
  });
}

/** Stands in front of what the lab says, wherever it is: on a page of AWS's that is no part of the page. */
const LAB_BAR = '┃';

/** A drawing takes all the room there is; the bar is one thing with the word that it is the lab's. */
function barred([first, ...others]: Line): Line {
  return first === undefined || !('text' in first)
    ? [span(LAB_BAR, 'lab')]
    : [span(`${LAB_BAR}${first.text}`, 'lab'), ...others];
}

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
