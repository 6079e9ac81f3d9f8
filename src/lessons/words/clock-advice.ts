import { TIME_STEP_SECONDS } from '../../sim/base/time.js';
import type { Found } from '../../sim/codes/code-check.js';
import { PAIR_STEPS_BACK } from '../../sim/codes/limits.js';
import { THIS_COMPUTER, wordClocks, wordMeasured, wordRange } from './clock-text.js';
import { duration, wordOffset } from './duration.js';
import { serviceWords } from './service-words.js';
import type { VerdictAbout } from './verdict-text.js';

/** What the lines about clocks of a verdict say, and what to do about them. */
export interface ClockText {
  readonly clock: readonly string[];
  readonly todo: readonly string[];
}

/** How far off two codes in a row may be: `8.3 hours`. */
export const PAIR_RANGE = duration(PAIR_STEPS_BACK * TIME_STEP_SECONDS);

/** What to set: a given time, or the lab's, is no clock of this computer. */
function setClocks({ otherClock }: VerdictAbout): string {
  const clocks = otherClock === THIS_COMPUTER ? 'the phone and the computer' : 'the phone';
  return `Set ${clocks} to automatic time.`;
}

/** An offset below this needs nothing done. */
const HARMLESS_SECONDS = 10;

/** From here on an offset is near the end of what AWS takes at sign-in. */
const EDGE_SECONDS = 45;

/** The clock behind a code that AWS would accept. */
export function acceptedClock(found: Found, checked: VerdictAbout): ClockText {
  const { drift, otherClock, measured } = checked;
  if (drift !== 0) return driftedClock(checked, DRIFTED_BUT_ACCEPTED);
  if (measured !== null) {
    return {
      clock: wordMeasured(measured, otherClock),
      todo: [measuredTodo(Math.abs(measured.offset), checked)],
    };
  }
  if (found.stepsOff === 0) {
    return {
      clock: [`The phone's clock and ${otherClock} agree to 30 s or better.`],
      todo: [conclusion(checked)],
    };
  }
  return {
    clock: [
      `If the phone shows it at this moment, its clock is ${wordRange(found)} ${otherClock}; either may be wrong. ${serviceWords(checked).range}`,
    ],
    todo: [acceptedTodo(found.stepsOff, checked)],
  };
}

/** Accepted, but not of now: read late, or the beginning of trouble. */
function acceptedTodo(stepsOff: number, checked: VerdictAbout): string {
  const { steps, refuses } = serviceWords(checked);
  const edge = Math.abs(stepsOff) === steps ? `This is the edge: one step more, and ${refuses}. ` : '';
  const set = setClocks(checked);
  return stepsOff < 0
    ? `${edge}If the code was typed late, check a fresh one. If it was not: ${lowered(set)}`
    : `${edge}${set}`;
}

function measuredTodo(seconds: number, checked: VerdictAbout): string {
  if (seconds < HARMLESS_SECONDS) return conclusion(checked);
  if (!serviceWords(checked).isAws) return setClocks(checked);
  return seconds < EDGE_SECONDS
    ? `AWS takes that; from 60 s on it refuses some codes. ${setClocks(checked)}`
    : `From 60 s on AWS refuses some codes, from 90 s on all. ${setClocks(checked)}`;
}

/** What is left when nothing is wrong here. */
function conclusion(checked: VerdictAbout): string {
  if (!serviceWords(checked).isAws) {
    return 'If the service refuses the codes of this key all the same, it has another key for that entry, or makes the codes in another way.';
  }
  switch (checked.status) {
    case 'check-only':
      return 'The app and the clock are fine. If AWS refuses the codes of its own entry all the same, another or an older one is read, or AWS has to resynchronise the device.';
    case 'given':
      return 'If AWS refuses the codes of this key all the same, it has another key for that device, or the device has to be resynchronised.';
    case 'assigned':
    case 'unassigned':
      return 'The app and the clock are fine.';
  }
}

/** The clock behind a code that is too far off for a sign-in. */
export function refusedClock(found: Found, checked: VerdictAbout): ClockText {
  const { drift, otherClock, measured } = checked;
  if (drift !== 0) return driftedClock(checked, 'Resynchronise it with two fresh codes.');
  return {
    clock: measured === null ? wordClocks(found, otherClock) : wordMeasured(measured, otherClock),
    todo: [
      checked.status === 'unassigned'
        ? `${setClocks(checked)} Then enrol: AWS remembers how far off the phone was, and expects it to stay so.`
        : `${setClocks(checked)} Then check a fresh code.`,
    ],
  };
}

const DRIFTED_BUT_ACCEPTED =
  'Leave the clock of the phone as it is; or set it right, and resynchronise the device with two codes.';

function driftedClock({ drift, otherClock, measured }: VerdictAbout, todo: string): ClockText {
  const remembered = `AWS expects this device ${wordOffset(drift)}, as its two codes said.`;
  const clock = measured === null ? [] : wordMeasured(measured, otherClock);
  return { clock: [...clock, remembered], todo: [todo] };
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
