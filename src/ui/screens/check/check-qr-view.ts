import { groupKey, LAB_ISSUER, otpauthUri } from '../../../sim/codes/otpauth-uri.js';
import type { Model } from '../../store/model.js';
import type { Display } from '../../text/display.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { noticeLines } from '../frame.js';
import { keyHints } from '../keymap.js';
import { entryName, qrPage } from '../qr-page.js';
import { checkTarget } from './check-targets.js';

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
