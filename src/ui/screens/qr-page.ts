import { LAB_ISSUER } from '../../sim/codes/otpauth-uri.js';
import type { Model } from '../store/model.js';
import type { Display } from '../text/display.js';
import type { QrManner } from '../text/drawing.js';
import { qrManner } from '../text/drawing.js';
import { firstFitting } from '../text/fitting.js';
import type { QrGlyphs, QuietZone } from '../text/qr-blocks.js';
import { drawQr, qrSize } from '../text/qr-blocks.js';
import type { Size } from '../text/sizes.js';
import { frameRows } from '../text/sizes.js';
import type { Line } from '../text/spans.js';
import { lineWidth, span, wrapText } from '../text/spans.js';
import { hintLine } from './hint-line.js';
import { keyHints } from './keymap.js';
import { pane } from './panes.js';

/** The least columns that the words beside the code need. */
const WORDS_COLUMNS = 30;

/** Words in several drafts, the roomiest first, for a width. */
export type Drafts = (width: number) => readonly (readonly Line[])[];

/** A QR code with words beside it; or the words alone, where the code does not fit or is not drawn. */
export function qrPage(
  model: Model,
  uri: string,
  display: Display,
  text: { readonly beside: Drafts; readonly alone: Drafts },
): readonly Line[] {
  const rows = frameRows(model.size);
  const manner = qrManner(display, model.drawing.qrTurns);
  const quietZone = manner === null ? null : fittingQuietZone(uri, model.size, manner.glyphs);
  if (quietZone === null || manner === null) {
    const width = Math.min(76, model.size.columns - 2);
    const why = [...wrapText(whyNot(model, uri, display, manner), width), []];
    return fitted(
      text.alone(width).map((lines) => [...why, ...lines]),
      width,
      rows,
    );
  }
  const drawing = drawQr(uri, quietZone, manner.colors, manner.glyphs);
  const width = model.size.columns - drawing.columns - 2;
  const code = Array.from({ length: rows }, (_, row): Line => {
    const drawn = drawing.lines[row];
    return drawn === undefined
      ? [span(' '.repeat(drawing.columns))]
      : [{ raw: drawn, width: drawing.columns }];
  });
  const other = wrapText(otherWay(model, uri, display, manner), width, 'muted');
  const lines = fitted(
    text.beside(width).map((draft) => [...draft, ...other]),
    width,
    rows,
  );
  return code.map((line, row) => [...line, span('  '), ...(lines[row] ?? [])]);
}

/** The roomiest draft that fits, at exactly this size. Where none does, the last says that it goes on. */
function fitted(drafts: readonly (readonly Line[])[], width: number, rows: number): readonly Line[] {
  return pane({ lines: firstFitting(drafts, rows, width), focusLine: null }, width, rows);
}

/** What `d` is good for here: the colours are a guess, or there is room for a code that a whole room can scan. */
function otherWay(model: Model, uri: string, display: Display, { glyphs }: QrManner): string {
  if (display.areColorsAssumed)
    return 'The colours here are a guess. Not black on white? d draws it otherwise.';
  const next = qrManner(display, model.drawing.qrTurns + 1);
  const isLarger = glyphs === 'blocks' && next?.glyphs === 'spaces';
  return isLarger && fittingQuietZone(uri, model.size, next.glyphs) !== null
    ? 'On a projector? d draws it twice as large.'
    : '';
}

/** The keys in as few lines as they take. */
export function keysInLines(model: Model, width: number): readonly Line[] {
  const lines: Line[] = [];
  for (const hint of keyHints(model).map(hintLine)) {
    const last = lines.at(-1);
    const joined = last === undefined ? hint : [...last, span('  '), ...hint];
    if (last !== undefined && lineWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(hint);
  }
  return lines;
}

/** Four modules of quiet where there is room, two where there is less, and no code at all where it would be cut. */
function fittingQuietZone(uri: string, size: Size, glyphs: QrGlyphs): QuietZone | null {
  const zones: readonly QuietZone[] = [4, 2];
  return (
    zones.find((zone) => {
      const needed = neededFor(uri, zone, glyphs);
      return needed !== null && needed.rows <= size.rows && needed.columns <= size.columns;
    }) ?? null
  );
}

/** The window that a code takes with the words beside it; null when the text is too long for any code. */
function neededFor(uri: string, zone: QuietZone, glyphs: QrGlyphs): Size | null {
  const needed = qrSize(uri, zone, glyphs);
  if (needed === null) return null;
  const { columns, rows } = needed;
  return { columns: columns + 2 + WORDS_COLUMNS, rows: rows + 1 };
}

/** Why there is no code, and the ways out. */
function whyNot(model: Model, uri: string, display: Display, manner: QrManner | null): string {
  if (manner === null) {
    return display.qrColors === null
      ? 'TERM names a terminal without colours, and a QR code needs black and white. d draws it anyway. Or type the key below, or save a picture with f.'
      : 'The QR code is hidden; d draws it. Or type the key below, or save a picture with f.';
  }
  const needed = neededFor(uri, 2, manner.glyphs);
  if (needed === null) return 'No QR code holds so long a name. Type the key below.';
  const large = manner.glyphs === 'spaces' ? `${whySpaces(display)} ` : '';
  return `The QR code needs ${needed.columns}x${needed.rows}; this window has ${model.size.columns}x${model.size.rows}. ${large}Type the key below, save a picture with f, or make the window bigger.`;
}

/** Why the code is twice as large as it could be, and how it becomes smaller. */
function whySpaces({ isUtf8 }: Display): string {
  const why = isUtf8
    ? 'It is drawn without half blocks'
    : 'No locale says UTF-8, so it is drawn without half blocks';
  return `${why}, twice as large: d draws it otherwise.`;
}

/** The name that is compared with the phone, so it is not broken where it need not be. */
export function entryName(account: string, width: number): readonly Line[] {
  return [
    ...wrapText('On the phone it is called', width),
    [span(`${LAB_ISSUER}:`, 'strong')],
    ...wrapText(account, width, 'strong'),
  ];
}
