import { groupKey, LAB_ISSUER, otpauthUri } from '../../../sim/codes/otpauth-uri.js';
import type { Model } from '../../store/model.js';
import type { Display } from '../../text/display.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { noticeLines } from '../frame.js';
import type { Drafts } from '../qr-page.js';
import { entryName, keysInLines, qrPage } from '../qr-page.js';
import { checkTarget } from './check-targets.js';

/** The QR code of an entry that a phone is checked with. */
export function checkQrView(model: Model, display: Display): readonly Line[] {
  const target = checkTarget(model);
  if (target === undefined) return [];
  const { seed, account } = target;
  const lines = (width: number, isRoomy: boolean): readonly Line[] => [
    [span('SIMULATED, no real AWS', 'strong')],
    ...(isRoomy ? wrapText('In the app: add an account, scan a QR code. Or type this key:', width) : []),
    ...wrapText(groupKey(seed), width, 'strong'),
    ...entryName(account, width),
    ...wrapText('Delete it there when you are done: it opens nothing.', width, 'muted'),
    ...keysInLines(model, width),
    ...noticeLines(model, null, width),
  ];
  const drafts: Drafts = (width) => [lines(width, true), lines(width, false)];
  const uri = otpauthUri({ issuer: LAB_ISSUER, account, secret: seed });
  return qrPage(model, uri, display, { beside: drafts, alone: drafts });
}
