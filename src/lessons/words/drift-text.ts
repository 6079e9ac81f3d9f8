import type { Seconds } from '../../sim/base/time.js';
import { TIME_STEP_SECONDS } from '../../sim/base/time.js';
import { SIGN_IN_STEPS } from '../../sim/codes/limits.js';
import { clockDistance, codeMoment, slowOrFast } from './duration.js';
import type { Explained } from './explained.js';

/**
 * A measured clock, in words. Which of the two clocks is wrong cannot be seen from here.
 *
 * @param otherClock - what it was measured against: "this computer's" or "the lab's"
 */
export function explainMeasurement(offset: Seconds, otherClock: string): string {
  const seconds = Math.round(Math.abs(offset));
  if (seconds <= 2) return 'The two clocks agree, within the second or two that a key press takes.';
  const direction = offset < 0 ? 'behind' : 'ahead of';
  return `The phone's clock is ${clockDistance(seconds)} ${direction} ${otherClock}. Which one is wrong cannot be seen from here.`;
}

/** A device that was enrolled or resynchronised with old codes, by a phone whose clock is right. */
export function explainOutOfStep(drift: number): string {
  return `AWS took the pair, which was for a moment ${codeMoment(drift)}, and now expects this phone to stay that far off. Fresh codes will fail until a resync. u takes this back.`;
}

/** The same drift on a phone whose clock really is that far off. */
export function explainKnownDrift(drift: number): string {
  const steps = Math.abs(drift) === 1 ? '1 step' : `${Math.abs(drift)} steps`;
  return `AWS took the two codes. It counts in whole steps, and now expects this phone to be ${steps} of 30 s ${drift < 0 ? 'slow' : 'fast'}. It is, to the step, so its codes fit.`;
}

/** The same drift on a phone whose clock nobody here can see. */
export function explainUnseenDrift(drift: number): string {
  return `AWS took the pair, and now expects this phone to be ${slowOrFast(drift)}. If it is not, and the codes were typed late, fresh ones will fail: resync with two fresh codes, or u takes this back.`;
}

/**
 * The same drift on the learner's own phone, of which only codes are seen. Both clocks are named: which of them is wrong
 * cannot be seen from here.
 */
export function explainRealDrift(drift: number, phone: 'late' | 'true' | 'unseen'): string {
  const off = slowOrFast(drift);
  switch (phone) {
    case 'true':
      return `AWS took the pair, and remembers that this phone is ${off}, so its codes fit. See by a clock you trust which one is wrong: the phone's or this computer's. Before you enrol on AWS, set both to automatic.`;
    case 'late':
      return `A fresh code shows that the phone is not ${off}: the pair was typed late. AWS expects it to be, so fresh codes will fail. Resync with two fresh ones, or u takes this back.`;
    case 'unseen':
      return `AWS took the pair, and now expects this phone to be ${off}. Is its clock slow, or this computer's fast? Then its codes fit. Or were the two typed late? Then fresh ones will fail. c finds out; u takes this back.`;
  }
}

/** What a code of the learner's own phone says of its clock, `stepsOff` from the lab's time; `drift` is null before AWS knows of one; `otherClock` is "this computer's" or "the lab's". */
export function explainComparison(stepsOff: number, drift: number | null, otherClock: string): string {
  if (stepsOff === 0 && (drift ?? 0) === 0) {
    return 'Right: the lab comes to the same code at this moment. AWS was not asked.';
  }
  const side = stepsOff < 0 ? 'older' : 'newer';
  const found =
    stepsOff === 0
      ? 'The secret is right, and so is the clock.'
      : `The secret is right. The code is ${clockDistance(Math.abs(stepsOff) * TIME_STEP_SECONDS)} ${side} than ${otherClock} time.`;
  const off = `one of the two clocks is off: the phone's or ${otherClock}.`;
  const cause = stepsOff < 0 ? ` It was typed late, or ${off}` : ` O${off.slice(1)}`;
  const clocks = Math.abs(stepsOff) > SIGN_IN_STEPS ? cause : '';
  if (drift === null) return `${found}${clocks}`;
  return Math.abs(stepsOff - drift) <= SIGN_IN_STEPS
    ? `${found}${clocks} AWS takes such a code.`
    : `${found}${clocks} ${drift === 0 ? 'AWS refuses it.' : `AWS expects this phone to be ${slowOrFast(drift)}: resync it.`}`;
}

/**
 * Why a code was refused that a device shows at another moment than now. Both are steps, as in the reason.
 *
 * @param way - how a real phone is resynchronised from here, or null
 */
export function explainDrift(stepsOff: number, storedDrift: number, way: string | null): Explained {
  // The reason counts from where AWS expects the device; people count from now.
  const fromNow = stepsOff + storedDrift;
  if (storedDrift !== 0) {
    const moment = Math.abs(fromNow) <= 1 ? 'is right for now' : `belongs to a moment ${codeMoment(fromNow)}`;
    return {
      why: `This code ${moment}, but AWS expects this phone to be ${slowOrFast(storedDrift)}: whole steps of 30 s, as its two codes said.`,
      todo: way === null ? 'Resync it with two fresh codes.' : `c finds out. Then ${way}.`,
    };
  }
  const found = `This code belongs to a moment ${codeMoment(fromNow)}.`;
  const [cause, fresh] =
    fromNow < 0
      ? [
          "It was typed late, or the phone's clock is slow, or the clock of this computer is fast.",
          'Type the one shown now. Refused again? ',
        ]
      : ["The phone's clock is fast, or the clock of this computer is slow.", ''];
  const set = 'Set both to automatic time';
  return {
    why: `${found} ${cause}`,
    todo: `${fresh}${way === null ? set : `c finds out. ${set}, or ${way}`}.`,
  };
}
