import type { Element, Lead, PageRow, ToldRow } from '../console/pages/elements.js';
import { leadText, rowText, shownLabel } from '../console/row-text.js';
import type { Model } from '../store/model.js';
import { codeSpan } from '../text/code-span.js';
import type { Line, Span } from '../text/spans.js';
import { fieldStart, fitTo, lineWidth, span, spread, wrapRich, wrapText } from '../text/spans.js';
import { textWidthOf } from '../text/widths.js';

/** The lines of a pane, and which of them is to be in sight. */
export interface PaneLines {
  readonly lines: readonly Line[];
  /** The one with the focus; without a focus, the one that draws where the last code fell. */
  readonly focusLine: number | null;
}

/** Fits the rows of a page to a width. */
export function paneLines(rows: readonly PageRow[], model: Model, width: number): PaneLines {
  const lines: Line[] = [];
  let focusLine: number | null = null;
  let timeLine: number | null = null;
  for (const row of rows) {
    switch (row.kind) {
      case 'blank':
        lines.push([]);
        break;
      case 'time':
        timeLine = lines.length;
        lines.push(...textLines(row, model, width));
        break;
      case 'text':
      case 'code':
      case 'countdown':
      case 'secret':
        lines.push(...textLines(row, model, width));
        break;
      case 'elements':
        for (const line of elementLines(row, model, width)) {
          if (line.hasFocus) focusLine = lines.length;
          lines.push(line.line);
        }
        break;
    }
  }
  return { lines, focusLine: focusLine ?? timeLine };
}

/** A text behind a margin of one column, in which a good or a bad outcome has its sign. */
function textLines(row: ToldRow, model: Model, width: number): readonly Line[] {
  const tone = row.kind === 'text' ? row.tone : undefined;
  return wrapRich(rowText(row, model.saved.settings.reducedMotion), width - 1).map((line, index): Line => {
    if (tone === 'muted') return [span(' '), ...line.map(mutedPiece)];
    return [tone === undefined || index > 0 ? span(' ') : OUTCOME_SIGNS[tone], ...line];
  });
}

const OUTCOME_SIGNS = { ok: span('*', 'ok'), problem: span('!', 'problem') } as const;

function mutedPiece(piece: Span): Span {
  return 'text' in piece && piece.role === undefined ? { ...piece, role: 'muted' } : piece;
}

/** The elements of one row side by side, and below each other where they do not fit. */
function elementLines(
  row: Extract<PageRow, { kind: 'elements' }>,
  model: Model,
  width: number,
): readonly { readonly line: Line; readonly hasFocus: boolean }[] {
  const lines = leadLines(row.lead, width).map((line) => ({ line: [...line], hasFocus: false }));
  for (const element of row.elements) {
    const isFocused = element.id === model.focus && model.overlay === null;
    const drawn = drawElement(element, isFocused, model, width);
    let last = lines.at(-1);
    if (last === undefined || (last.line.length > 0 && lineWidth(last.line) + lineWidth(drawn) > width)) {
      last = { line: [], hasFocus: false };
      lines.push(last);
    }
    last.line.push(...drawn);
    last.hasFocus ||= isFocused;
  }
  const [first] = lines;
  if (first !== undefined && row.trail !== undefined) {
    first.line = [...spread(first.line, [span(row.trail, 'strong')], width)];
  }
  return lines;
}

/** What stands in front of the elements: a name of 64 characters takes more than one line. */
function leadLines(words: Lead | undefined, width: number): readonly Line[] {
  if (words === undefined) return [[]];
  const lead = leadText(words);
  return textWidthOf(lead) < width
    ? [[span(` ${lead}`)]]
    : wrapText(lead, width - 1).map((line) => [span(' '), ...line]);
}

/** Columns of the labels of fields, in a pane wide enough. */
const FIELD_LABEL = 20;

/** Columns of a text field; a longer text makes it wider, as far as there is room. */
const FIELD_COLUMNS = 24;

function drawElement(element: Element, isFocused: boolean, model: Model, width: number): Line {
  const mark = span(isFocused ? '>' : ' ', 'focus');
  switch (element.kind) {
    case 'field': {
      const room = width < 40 ? element.label.length + 1 : Math.max(FIELD_LABEL, element.label.length + 1);
      return [
        isFocused ? mark : span(' '),
        span(element.label.padEnd(room)),
        ...drawValue(element, isFocused, model, width - room - 1),
      ];
    }
    case 'choice': {
      const text = `(${element.isChosen === true ? 'o' : ' '}) ${element.label}`;
      return isFocused ? [mark, span(text, 'focus')] : [span(' '), span(text)];
    }
    case 'button':
    case 'link': {
      const label = shownLabel(element);
      return isFocused
        ? [mark, span(`[${label}]`, 'focus')]
        : [span(' '), span('[', 'accent'), span(label), span(']', 'accent')];
    }
  }
}

function drawValue(
  element: Extract<Element, { kind: 'field' }>,
  isFocused: boolean,
  model: Model,
  width: number,
): Line {
  if (element.input === 'code') return [codeSpan(element.value, isFocused ? 'focus' : 'strong')];
  const field: Span = {
    fieldId: element.id,
    value: element.value,
    isMasked: element.input === 'secret',
    isFocused: isFocused && model.isTyping,
    version: model.fieldVersion,
    columns: width - 2,
  };
  const room = ' '.repeat(Math.max(0, Math.min(FIELD_COLUMNS, width - 2) - lineWidth([field])));
  // A text that goes on to the left of its field says so.
  return [span(fieldStart(field) > 0 ? '<' : '['), field, span(`${room}]`)];
}

/** As many lines as there is room for, with the focused one among them, at exactly this size. */
export function pane({ lines, focusLine }: PaneLines, width: number, rows: number): readonly Line[] {
  const last = Math.max(0, lines.length - rows);
  const start = focusLine === null ? 0 : Math.min(last, Math.max(0, focusLine - rows + 2));
  const shown = lines.slice(start, start + rows);
  return Array.from({ length: rows }, (_, index) => fitTo(shown[index] ?? [], width));
}

/** Panes side by side, with a line between them. */
export function beside(panes: readonly (readonly Line[])[]): readonly Line[] {
  const rows = Math.max(...panes.map((lines) => lines.length));
  return Array.from({ length: rows }, (_, row) =>
    panes.flatMap((lines, index) => [...(index === 0 ? [] : [span(' │ ', 'muted')]), ...(lines[row] ?? [])]),
  );
}
