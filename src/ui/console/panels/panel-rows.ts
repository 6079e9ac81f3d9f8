import type { LessonSession } from '../../../lessons/engine/session.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { addSeconds, secondsToNextStep } from '../../../sim/base/time.js';
import { codeAt } from '../../../sim/codes/totp.js';
import type { Phone } from '../../../sim/world/phone.js';
import type { World } from '../../../sim/world/world.js';
import type { PageRow } from '../pages/elements.js';
import { line, request, risky, row } from '../pages/elements.js';

/** The most entries shown; the newest win. */
export const SHOWN_ENTRIES = 2;

/** The newest entries of an app and what they show, by the phone's own clock. */
export function entryRows(phone: Phone, now: EpochSeconds, most = SHOWN_ENTRIES): readonly PageRow[] {
  const shown = phone.entries.slice(-most);
  if (shown.length === 0) return [line(['No entries.'], 'muted')];
  const hidden = phone.entries.length - shown.length;
  const time = addSeconds(now, phone.clockOffset);
  return [
    ...shown.flatMap(({ issuer, account, secret }) => [
      line([`${issuer}: ${account}`]),
      codeRow(secret, time),
    ]),
    ...(hidden > 0 ? [line([`and ${hidden} older`], 'muted')] : []),
    countdownRow(time),
    { kind: 'air' },
  ];
}

/** The code of a seed at a time of the clock that it is made by. */
export function codeRow(seed: string, time: EpochSeconds): PageRow {
  return { kind: 'code', digits: codeAt(seed, time) };
}

/** The time until codes change, by the clock that they are made by. */
export function countdownRow(time: EpochSeconds): PageRow {
  return { kind: 'countdown', left: secondsToNextStep(time) };
}

/** A phone is gone; another one can be taken. */
export function replacePhoneRow({ world }: LessonSession): PageRow {
  const sent = { kind: 'phone-replace' } as const;
  return row([risky('loss', request('phone-replace', replaceLabel(world), sent, 'button'))]);
}

function replaceLabel({ usesOwnPhone }: World): string {
  return usesOwnPhone ? 'Take it, as a new one' : 'Take a new phone';
}

/** What somebody reads who shows a QR code while the phone is gone. */
export function takePhoneFirst({ world }: LessonSession): string {
  return `The phone is gone, so nothing scans this. Go back, and take another one first: ${replaceLabel(world)}.`;
}

/** The phone gets lost, and somebody finds it. */
export function losePhoneRow(): PageRow {
  return row([risky('loss', request('phone-lose', 'Lose it', { kind: 'phone-lose' }, 'button'))]);
}

/** Changes over to the other phone. */
export function switchPhoneRow(label: string): PageRow {
  return row([{ kind: 'link', id: 'switch-phone', label, action: { kind: 'switch-phone' } }]);
}
