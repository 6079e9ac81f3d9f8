import { chanceOf, STAGE_ALIAS } from '../../../lessons/engine/prepared.js';
import { BASE32_ALPHABET, randomText } from '../../../sim/base/random.js';
import type { RealTime } from '../../../sim/base/time.js';
import { epochSeconds, secondsToNextStep } from '../../../sim/base/time.js';
import { groupKey, labEnrolment, otpauthUri } from '../../../sim/codes/otpauth-uri.js';
import { codeAt, mintSeed } from '../../../sim/codes/totp.js';
import type { Display } from '../../text/display.js';
import { displayNow } from '../../text/drawing.js';
import { frameRows } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { entryName, qrPage } from '../qr-page.js';
import { bigDigits } from './big-digits.js';
import type { StageModel } from './stage-state.js';

/** The one entry that everybody in the room may have: of this stage, and good for nothing. */
export function roomEntry(seed: number): {
  readonly account: string;
  readonly key: string;
  readonly uri: string;
} {
  const random = chanceOf(`${seed}/room`);
  const key = mintSeed(random);
  const alias = `${STAGE_ALIAS}-${randomText(random, BASE32_ALPHABET, 5).toLowerCase()}`;
  const account = `room@${alias}`;
  return { account, key, uri: otpauthUri(labEnrolment('room', alias, key)) };
}

/** Its QR code for all real phones; or the code that all of them show now, large. Real phones have real time. */
export function roomView({ lab, stage }: StageModel, isCode: boolean, display: Display): readonly Line[] {
  const { account, key, uri } = roomEntry(stage.seed);
  const rows = frameRows(lab.size);
  if (!isCode) {
    return qrPage(lab, uri, display, {
      beside: (width) => [beside(account, key, width, true), beside(account, key, width, false)],
      alone: (width) => [beside(account, key, width, true), beside(account, key, width, false)],
    });
  }
  const now: RealTime = epochSeconds(stage.real);
  const code = codeAt(key, now);
  const { ascii } = displayNow(display, lab.drawing);
  const digits = bigDigits(`${code.slice(0, 3)} ${code.slice(3)}`, lab.size.columns - 4, ascii ? '#' : '█');
  const indent = span(' '.repeat(Math.max(0, Math.floor((lab.size.columns - (digits[0] ?? '').length) / 2))));
  const lines: readonly Line[] = [
    [span('ROOM CODE', 'strong'), span('   SIMULATED: it opens nothing')],
    [],
    [],
    ...digits.map((row): Line => [indent, span(row, 'code')]),
    [],
    [indent, span(`next code in ${secondsToNextStep(now)} s`, 'strong')],
    [],
    ...wrapText(
      'Nothing was sent, and every phone shows this. Another code: that clock is off.',
      lab.size.columns - 4,
    ),
  ];
  const filled = Array.from({ length: Math.max(0, rows - lines.length - 1) }, (): Line => []);
  return [...lines, ...filled, KEYS_OF_CODE];
}

const KEYS_OF_CODE: Line = [
  span('Q', 'strong'),
  span(' the QR code  '),
  span('Esc', 'strong'),
  span(' back'),
];

function beside(account: string, key: string, width: number, isRoomy: boolean): readonly Line[] {
  const air: readonly Line[] = isRoomy ? [[]] : [];
  return [
    [span('ROOM CODE', 'strong')],
    [span('SIMULATED, no real AWS', 'strong')],
    ...air,
    ...wrapText('Everybody may scan this one.', width),
    ...entryName(account, width),
    ...wrapText(`Key: ${groupKey(key)}`, width, 'muted'),
    ...air,
    ...wrapText('It opens nothing. Delete it when you go home.', width),
    ...air,
    ...wrapText('Q the code  Esc back', width),
  ];
}
