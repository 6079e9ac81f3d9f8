import { labEnrolment, otpauthUri } from '../../../sim/codes/otpauth-uri.js';
import { qrSize } from '../../../ui/text/qr-blocks.js';
import type { MachineFacts } from './doctor-facts.js';

/** An entry as long as those of the lessons. */
const TYPICAL = otpauthUri(labEnrolment('alice-phone', 'lab-aaaaa', 'A'.repeat(32)));

/** Columns of the words beside a code, with the gap in front of them, as on the lab's own page. */
const BESIDE = 32;

/** Whether a window has room for the QR code of a lesson. */
export interface QrWindow {
  readonly columns: number;
  readonly rows: number;
  /** `hidden`: the terminal has no colours. `unknown`: it does not tell its size. */
  readonly fit: 'fits' | 'too-small' | 'hidden' | 'unknown';
}

/** The window that the QR code of a lesson needs, and whether this is one. */
export function qrWindow({ size, lab }: Pick<MachineFacts, 'size' | 'lab'>): QrWindow {
  const code = qrSize(TYPICAL, 2, lab.ascii ? 'spaces' : 'blocks');
  const needed = { columns: (code?.columns ?? 0) + BESIDE, rows: (code?.rows ?? 0) + 1 };
  if (lab.qrColours === 'none') return { ...needed, fit: 'hidden' };
  if (size === null) return { ...needed, fit: 'unknown' };
  const hasRoom = size.columns >= needed.columns && size.rows >= needed.rows;
  return { ...needed, fit: hasRoom ? 'fits' : 'too-small' };
}
