import { stepNumber } from '../../../lessons/engine/place.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { addSeconds } from '../../../sim/base/time.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import type { StageMoment } from './stage-moves.js';
import type { RoomTimer } from './stage-state.js';

const SECONDS_A_MINUTE = 60;

/** More minutes than any exercise has. */
const MOST_MINUTES = 180;

/** Reads `6`, `15 break`, or `0`, which ends it. While a timer runs, minutes are added to it. A text says what is wrong. */
export function readTimer(
  typed: string,
  running: RoomTimer | null,
  open: OpenLesson | null,
  { real, hourOf }: StageMoment,
): RoomTimer | null | string {
  const [, number = '', word = ''] = /^(\d{1,3})\s*([a-z]*)$/i.exec(typed.trim()) ?? [];
  const isBreak = word.toLowerCase() === 'break';
  const minutes = Number(number);
  if (number === '' || (word !== '' && !isBreak) || minutes > MOST_MINUTES)
    return `Type minutes from 1 to ${MOST_MINUTES}, as in 6 or 15 break; 0 ends it.`;
  if (minutes === 0) return null;
  const goesOn = running !== null && running.endsAt > real && running.isBreak === isBreak;
  const from = goesOn ? running.endsAt : real;
  const endsAt = addSeconds(from, minutes * SECONDS_A_MINUTE);
  const isOfStep = !isBreak && open !== null;
  const what = isOfStep ? `step ${stepNumber(open.lesson, open.step.id)}` : `break until ${hourOf(endsAt)}`;
  return { endsAt, what, isBreak };
}

/** How long the stage says that the time is up. */
const UP_SECONDS = 60;

/** Whether there is anything to say of a timer: one that has run out is not called out for ever. */
export function isTimerShown({ endsAt }: RoomTimer, real: EpochSeconds): boolean {
  return real - endsAt <= UP_SECONDS;
}

/** `6:00`; with `isCalm` whole minutes. Null once the time is over. */
export function timeLeftText({ endsAt }: RoomTimer, real: EpochSeconds, isCalm: boolean): string | null {
  const left = Math.ceil(endsAt - real);
  if (left <= 0) return null;
  if (isCalm || left > SECONDS_A_MINUTE) return `${Math.ceil(left / SECONDS_A_MINUTE)} min`;
  return `${left} s`;
}
