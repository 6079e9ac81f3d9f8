import { LAB_ISSUER } from '../../sim/codes/otpauth-uri.js';
import type { Model } from '../store/model.js';
import type { Display } from '../text/display.js';
import type { QrColors, QrGlyphs, QuietZone } from '../text/qr-blocks.js';
import { drawQr, qrSize } from '../text/qr-blocks.js';
import type { Size } from '../text/sizes.js';
import { frameRows } from '../text/sizes.js';
import type { Line } from '../text/spans.js';
import { span, wrapText } from '../text/spans.js';
import { pane } from './panes.js';

/** The least columns that the words beside the code need. */
const WORDS_COLUMNS = 30;

/** A QR code with words beside it; or the words alone, where the code does not fit or cannot be shown. */
export function qrPage(
  model: Model,
  uri: string,
  { qrColors: colors, ascii }: Display,
  text: {
    readonly beside: (width: number) => readonly Line[];
    readonly alone: (width: number) => readonly Line[];
  },
): readonly Line[] {
  const glyphs = ascii ? 'spaces' : 'blocks';
  const quietZone = fittingQuietZone(uri, model.size, glyphs);
  const rows = frameRows(model.size);
  if (quietZone === null || colors === null) {
    const width = Math.min(76, model.size.columns - 2);
    const lines = [...tooSmall(uri, model.size, colors, glyphs, width), ...text.alone(width)];
    return pane({ lines, focusLine: null }, width, rows);
  }
  const drawing = drawQr(uri, quietZone, colors, glyphs);
  const width = model.size.columns - drawing.columns - 2;
  const code = Array.from({ length: rows }, (_, row): Line => {
    const drawn = drawing.lines[row];
    return drawn === undefined
      ? [span(' '.repeat(drawing.columns))]
      : [{ raw: drawn, width: drawing.columns }];
  });
  const lines = pane({ lines: text.beside(width), focusLine: null }, width, rows);
  return code.map((line, row) => [...line, span('  '), ...(lines[row] ?? [])]);
}

/** Four modules of quiet where there is room, two where there is less, and no code at all where it would be cut. */
function fittingQuietZone(uri: string, size: Size, glyphs: QrGlyphs): QuietZone | null {
  const zones: readonly QuietZone[] = [4, 2];
  return (
    zones.find((zone) => {
      const needed = qrSize(uri, zone, glyphs);
      if (needed === null) return false;
      const { columns, rows } = needed;
      return rows <= frameRows(size) && columns + 2 + WORDS_COLUMNS <= size.columns;
    }) ?? null
  );
}

function tooSmall(
  uri: string,
  size: Size,
  colors: QrColors | null,
  glyphs: QrGlyphs,
  width: number,
): readonly Line[] {
  const needed = qrSize(uri, 2, glyphs);
  if (needed === null)
    return [...wrapText('No QR code holds so long a name. Type the key below.', width), []];
  const { columns, rows } = needed;
  const why =
    colors === null
      ? 'This terminal shows no colours, and a QR code without them cannot be trusted.'
      : `The QR code needs ${columns + 2 + WORDS_COLUMNS}x${rows + 1}; this window has ${size.columns}x${size.rows}.`;
  const ways =
    colors === null
      ? 'Type the key below, or save a picture with f.'
      : 'Type the key below, save a picture with f, or make the window bigger.';
  return [...wrapText(`${why} ${ways}`, width), []];
}

/** The name that is compared with the phone, so it is not broken where it need not be. */
export function entryName(account: string, width: number): readonly Line[] {
  return [
    ...wrapText('On the phone it is called', width),
    [span(`${LAB_ISSUER}:`, 'strong')],
    ...wrapText(account, width, 'strong'),
  ];
}
