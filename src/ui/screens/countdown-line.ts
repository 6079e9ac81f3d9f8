import type { Seconds } from '../../sim/base/time.js';
import { TIME_STEP_SECONDS } from '../../sim/base/time.js';
import type { BarRole } from '../text/bar.js';
import { bar, filledPart } from '../text/bar.js';
import { BIG_COLUMNS } from '../text/big-digits.js';
import type { Line } from '../text/spans.js';
import { span } from '../text/spans.js';

/** With this much time left a code had better be typed at once, and with this much not at all. */
const SOON_SECONDS: Seconds = 10;
const NOW_SECONDS: Seconds = 5;

/** Said in the bar where there is too little time to read a code and type it: until when. */
export const NEXT_COMES = 'next code in';

/** Columns of the number beside the bar, with what it counts, and without where something else is said in the bar. */
const NUMBER = { told: 10, bare: 5 } as const;

/** The time until a code changes: a bar, and the number of seconds beside it. Its columns are those of a big code. */
export function countdownLine(left: Seconds, width: number): Line {
  const room = Math.min(BIG_COLUMNS, width - 1);
  const share = left / TIME_STEP_SECONDS;
  if (left >= NOW_SECONDS) {
    const told = span(`${left} s left`.padStart(NUMBER.told));
    return [span(' '), bar(share, room - NUMBER.told, roleOf(left)), told];
  }
  const columns = room - NUMBER.bare;
  const number = span(`${left} s`.padStart(NUMBER.bare));
  const filled = filledPart(share, columns);
  const words = ` ${NEXT_COMES}`.padEnd(columns - filled.length);
  return [span(' '), span(filled, 'bar-now'), span(words, 'bar-words'), number];
}

function roleOf(left: Seconds): BarRole {
  if (left <= NOW_SECONDS) return 'bar-now';
  return left <= SOON_SECONDS ? 'bar-soon' : 'bar-ok';
}
