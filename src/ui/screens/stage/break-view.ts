import type { EpochSeconds } from '../../../sim/base/time.js';
import type { Line } from '../../text/spans.js';
import { span } from '../../text/spans.js';
import { bigDigits } from './big-digits.js';
import type { PageRoom, StagePage } from './big-view.js';
import type { RoomTimer, StageModel } from './stage-state.js';

const SECONDS_A_MINUTE = 60;

/** The break that the room has just now; null for none, and once it is over. */
export function breakNow({ stage }: StageModel): RoomTimer | null {
  const { timer, real } = stage;
  return timer?.isBreak === true && timer.endsAt > real ? timer : null;
}

/** A break has the page to itself: the minutes in large digits, and until when it lasts by the clock on the wall. */
export function breakView(
  { endsAt, what }: RoomTimer,
  {
    real,
    isCalm,
    isAscii,
  }: { readonly real: EpochSeconds; readonly isCalm: boolean; readonly isAscii: boolean },
  room: PageRoom,
): StagePage {
  const left = Math.max(0, Math.ceil(endsAt - real));
  const minutes = isCalm ? Math.ceil(left / SECONDS_A_MINUTE) : Math.floor(left / SECONDS_A_MINUTE);
  const shown = isCalm ? `${minutes}` : `${minutes}:${String(left % SECONDS_A_MINUTE).padStart(2, '0')}`;
  const digits = bigDigits(shown, room.columns - 4, isAscii ? '#' : '█');
  const indent = span(' '.repeat(Math.max(0, Math.floor((room.columns - 2 - (digits[0] ?? '').length) / 2))));
  const air: readonly Line[] = room.rows > 14 ? [[], [], []] : [[]];
  return {
    lines: [
      ...air,
      ...digits.map((row): Line => [indent, span(row, 'code')]),
      [],
      [
        indent,
        span(`${what.slice(0, 1).toUpperCase()}${what.slice(1)}`, 'strong'),
        span(isCalm ? ' (minutes left)' : ''),
      ],
    ],
    keys: [
      { shown: 'Esc', help: 'end the break' },
      { shown: 'T', help: 'more minutes' },
    ],
  };
}
