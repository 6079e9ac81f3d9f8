import { groupKey, LAB_ISSUER, labEnrolment, otpauthUri } from '../../../sim/codes/otpauth-uri.js';
import { findDevice } from '../../../sim/world/account.js';
import type { MfaDevice } from '../../../sim/world/devices.js';
import { labTime } from '../../../sim/world/world.js';
import { phoneView, showsOwnPhone } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/selectors.js';
import { qrSerialNumber } from '../../store/selectors.js';
import type { Display } from '../../text/display.js';
import type { QrColors, QrGlyphs, QuietZone } from '../../text/qr-blocks.js';
import { drawQr, qrSize } from '../../text/qr-blocks.js';
import type { Size } from '../../text/sizes.js';
import { frameRows } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { checkTarget } from '../check/phone-check.js';
import { footer, noticeLines, pane, paneLines } from '../frame-parts.js';
import { keyHints } from '../keymap.js';
import { timeLeft } from './calm-time.js';

/** The least columns that the words beside the code need. */
const WORDS_COLUMNS = 30;

/** The QR code of a device, with the key and what to do beside it; or the key alone, where the code does not fit. */
export function qrView(model: Model, open: OpenLesson, display: Display): readonly Line[] {
  const { account } = open.session.world;
  const device = findDevice(account, qrSerialNumber(model) ?? '');
  if (device === undefined) return [];
  const uri = otpauthUri(labEnrolment(device.name, account.alias, device.seed));
  return qrPage(model, uri, display, {
    beside: (width) => words(model, open, device, width),
    alone: (width) => keyAlone(model, open, device, width),
  });
}

/** The QR code of an entry that a phone is checked with. */
export function checkQrView(model: Model, display: Display): readonly Line[] {
  const target = checkTarget(model);
  if (target === undefined) return [];
  const { seed, account } = target;
  const lines = (width: number): readonly Line[] => [
    [span('SIMULATED, no real AWS', 'strong')],
    ...wrapText('In the app: add an account, scan a QR code. Or type this key:', width),
    ...wrapText(groupKey(seed), width, 'strong'),
    ...entryName(account, width),
    ...wrapText('Delete it there when you are done: it opens nothing.', width, 'muted'),
    ...keyHints(model).map(({ shown, help }): Line => [span(shown.padEnd(6), 'strong'), span(help)]),
    ...noticeLines(model, null, width),
  ];
  const uri = otpauthUri({ issuer: LAB_ISSUER, account, secret: seed });
  return qrPage(model, uri, display, { beside: lines, alone: lines });
}

/** A QR code with words beside it; or the words alone, where the code does not fit or cannot be shown. */
function qrPage(
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
      const { columns, rows } = qrSize(uri, zone, glyphs);
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
  const { columns, rows } = qrSize(uri, 2, glyphs);
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

/** The same words in few lines, for a window that has no room for the code. */
function keyAlone(model: Model, open: OpenLesson, device: MfaDevice, width: number): readonly Line[] {
  const { world } = open.session;
  return [
    ...wrapText(groupKey(device.seed), width, 'strong'),
    ...wrapText(`SIMULATED. On the phone: ${LAB_ISSUER}: ${device.name}@${world.account.alias}`, width),
    ...(showsOwnPhone(open.session) ? compareLines(model, open, width) : []),
    footer(model),
    ...noticeLines(model, open, width),
  ];
}

/** The name that is compared with the phone, so it is not broken where it need not be. */
function entryName(account: string, width: number): readonly Line[] {
  return [
    ...wrapText('On the phone it is called', width),
    [span(`${LAB_ISSUER}:`, 'strong')],
    ...wrapText(account, width, 'strong'),
  ];
}

/** The field for a code of the learner's own phone. */
function compareLines(model: Model, open: OpenLesson, width: number): readonly Line[] {
  const rows = phoneView(open.session, model.now).rows.filter(
    (row) => row.kind === 'elements' && row.elements.some(({ id }) => id === 'compare'),
  );
  return paneLines(rows, { ...model, overlay: null }, width).lines;
}

function words(model: Model, open: OpenLesson, device: MfaDevice, width: number): readonly Line[] {
  const { world } = open.session;
  const isLabQr = model.overlay?.kind === 'lab-qr';
  const groups = groupKey(device.seed);
  const half = groups.length / 2;
  return [
    [span('SIMULATED, no real AWS', 'strong')],
    [span(device.name, 'title')],
    [],
    ...wrapText(
      isLabQr
        ? 'Only a lab shows this twice. AWS shows it once, when the device is made.'
        : 'In the app: add an account, scan a QR code. Or type this key:',
      width,
    ),
    ...wrapText(groups.slice(0, Math.floor(half)).trim(), width, 'strong'),
    ...wrapText(groups.slice(Math.floor(half)).trim(), width, 'strong'),
    [],
    ...entryName(`${device.name}@${world.account.alias}`, width),
    [],
    ...(showsOwnPhone(open.session)
      ? [
          ...wrapText('Type the code it shows, then Enter; the lab compares, AWS is not asked.', width),
          ...compareLines(model, open, width),
        ]
      : wrapText("Press p: the lab's phone scans.", width)),
    [span(`next code in ${timeLeft(model, labTime(world, model.now))}`, 'muted')],
    ...keyHints(model).map(({ shown, help }): Line => [span(shown.padEnd(6), 'strong'), span(help)]),
    ...noticeLines(model, open, width),
  ];
}
