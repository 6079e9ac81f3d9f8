import type { Lead, PageRow } from '../console/pages/elements.js';
import { leadText } from '../console/row-text.js';
import type { Model } from '../store/model.js';
import { fitOrMark } from '../text/fitting.js';
import type { Line, Span } from '../text/spans.js';
import { lineWidth, span, spread, wrapText } from '../text/spans.js';
import { textWidthOf } from '../text/widths.js';
import type { FocusLine } from './element-line.js';
import { drawElement, isSoughtIn } from './element-line.js';

/** The elements of one row side by side, and below each other where they do not fit. */
export function elementLines(
  row: Extract<PageRow, { kind: 'elements' }>,
  model: Model,
  width: number,
): readonly FocusLine[] {
  const { lead } = row;
  const before = lead?.behind === undefined ? lead : undefined;
  const isAlone = lead === undefined && row.elements.length === 1;
  const all = row.elements.map((element) => {
    const drawn = drawElement(element, model, width, isAlone);
    // A field has no more columns than there are; what is too long to be chosen from says so.
    const fitting = element.kind === 'field' || lineWidth(drawn) <= width ? drawn : fitOrMark(drawn, width);
    return { drawn: fitting, isSought: isSoughtIn(model, element) };
  });
  const needed = all.reduce((sum, { drawn }) => sum + lineWidth(drawn), 0);
  const lines = leadLines(before, width, needed).map((line) => ({ line: [...line], isSought: false }));
  for (const { drawn, isSought } of all) {
    let last = lines.at(-1);
    if (last === undefined || (last.line.length > 0 && lineWidth(last.line) + seenWidth(drawn) > width)) {
      last = { line: [], isSought: false };
      lines.push(last);
    }
    last.line.push(...drawn);
    last.isSought ||= isSought;
  }
  if (lead?.behind !== undefined) addBehind(lines.at(-1)?.line ?? [], lead.words, lead.behind, width);
  const [first] = lines;
  const room = width - lineWidth(first?.line ?? []) - 2;
  if (first !== undefined && row.trail !== undefined && room > LEAST_TRAIL) {
    const trail = fitOrMark([span(row.trail, 'strong')], Math.min(room, textWidthOf(row.trail)));
    first.line = [...spread(first.line, [...trail, span(' ')], width)];
  }
  return lines;
}

/** Of less of a name nobody knows whose it is. */
const LEAST_TRAIL = 8;

/** Columns around a name that can be chosen. */
const AROUND_NAME = 6;

/** Words in a column behind the elements, as far as there is room. */
function addBehind(line: Span[], words: string, names: number, width: number): void {
  const gap = Math.max(1, names + AROUND_NAME - lineWidth(line));
  const room = width - lineWidth(line) - gap;
  if (room > 0)
    line.push(
      span(' '.repeat(gap)),
      ...fitOrMark([span(words, 'muted')], Math.min(room, textWidthOf(words))),
    );
}

/** Columns without the blank at the end of what leads somewhere. */
function seenWidth(line: Line): number {
  const last = line.at(-1);
  return lineWidth(line) - (last !== undefined && 'text' in last && last.text === ' ' ? 1 : 0);
}

/**
 * What stands in front of the elements, apart from their mark if there is room for all on a line. A name of 64 characters
 * takes more than one.
 */
function leadLines(words: Lead | undefined, width: number, needed: number): readonly Line[] {
  if (words === undefined) return [[]];
  const lead = leadText(words);
  if (textWidthOf(lead) >= width) return wrapText(lead, width - 1).map((line) => [span(' '), ...line]);
  const isRoomy = textWidthOf(lead) + 2 + needed <= width;
  return [[span(isRoomy ? ` ${lead} ` : ` ${lead}`)]];
}
