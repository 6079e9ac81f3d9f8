import type { Rgb } from '../../ui/text/contrast.js';
import { PRINTABLE } from './key-pieces.js';
import { PROBE, ROW } from './terminal-questions.js';

/** What the terminal answers to what it was asked at the start, some time. Nobody waits for it. */

const ESC = '\u001B';
const CSI = `${ESC}[`;

/** What the terminal said. */
export type Answer =
  /** `isWide`: the characters took other than a column each. */
  | { readonly kind: 'width'; readonly isWide: boolean }
  /** Null: not a colour. */
  | { readonly kind: 'background'; readonly color: Rgb | null }
  | { readonly kind: 'end' };

const WIDTH = `${ESC}\\[${ROW};\\d+R`;
const BACKGROUND = `${ESC}\\]11;${PRINTABLE}*(?:\\u0007|${ESC}\\\\|\\u009C)`;
const END = `${ESC}\\[\\?[\\d;]*c`;

/** A whole answer, wherever it stands. */
export const ANSWERS = new RegExp(`${WIDTH}|${BACKGROUND}|${END}`, 'gu');

/** How much of an answer a read may end with. */
export const ANSWER_BEGUN = new RegExp(
  `${ESC}(?:\\[(?:${ROW}(?:;\\d*)?|\\?[\\d;]*)?|\\](?:11?|11;${PRINTABLE}*${ESC}?)?)?$`,
  'u',
);

/** What an answer says. */
export function readAnswer(answer: string): Answer {
  if (answer.startsWith(`${CSI}?`)) return { kind: 'end' };
  if (answer.startsWith(CSI)) {
    const column = Number(/;(\d+)R$/.exec(answer)?.[1]);
    return { kind: 'width', isWide: column !== PROBE.length + 1 };
  }
  return { kind: 'background', color: readColor(answer) };
}

/** The ways in which X11 writes a colour (XParseColor) that terminals use: `rgb:` with one to four digits, and `#`. */
function readColor(answer: string): Rgb | null {
  const named = new RegExp(
    `^${ESC}\\]11;(?:rgba?:([\\da-f/]+)|#([\\da-f]{6}|[\\da-f]{12}))(?![\\da-f/])`,
    'i',
  );
  const [, slashed, packed = ''] = named.exec(answer) ?? [];
  const parts = slashed?.split('/') ?? (packed.match(new RegExp(`.{${packed.length / 3}}`, 'g')) || []);
  const isColor = (parts.length === 3 || parts.length === 4) && parts.every((part) => /^.{1,4}$/.test(part));
  const [red = 0, green = 0, blue = 0] = parts.map(shareOf).map((share) => Math.round(share * 255));
  return isColor ? [red, green, blue] : null;
}

function shareOf(digits: string): number {
  return Number.parseInt(digits, 16) / (16 ** digits.length - 1);
}
