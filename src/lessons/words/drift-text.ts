import type { Seconds } from '../../sim/base/time.js';
import type { Explained } from './bare-explanations.js';
import { duration, slowOrFast, wordOffset } from './duration.js';

/** A measured clock, in words. Which of the two clocks is wrong cannot be seen from here. */
export function explainMeasurement(offset: Seconds): string {
  const seconds = Math.round(Math.abs(offset));
  if (seconds <= 2) return 'The two clocks agree, within the second or two that a key press takes.';
  const direction = offset < 0 ? 'behind' : 'ahead of';
  return `The phone's clock is ${duration(seconds)} ${direction} this computer's. Which one is wrong cannot be seen from here.`;
}

/** A device that was enrolled or resynchronised with old codes, by a phone whose clock is right. */
export function explainOutOfStep(drift: number): string {
  return `AWS took the pair, which was for a moment ${wordOffset(drift)}, and now expects this phone to stay that far off. Fresh codes will fail until a resync. u takes this back.`;
}

/** The same drift on a phone whose clock really is that far off. */
export function explainKnownDrift(drift: number): string {
  return `AWS took the two codes, and now expects this phone to be about ${slowOrFast(drift)}. It is, so its codes fit.`;
}

/** The same drift on a phone whose clock nobody here can see. */
export function explainUnseenDrift(drift: number): string {
  return `AWS took the pair, and now expects this phone to be ${slowOrFast(drift)}. If it is not, and the codes were typed late, fresh ones will fail: resync with two fresh codes, or u takes this back.`;
}

/** Why a code was refused that a device shows at another moment than now. Both are steps, as in the reason. */
export function explainDrift(stepsOff: number, storedDrift: number): Explained {
  // The reason counts from where AWS expects the device; people count from now.
  const fromNow = stepsOff + storedDrift;
  if (storedDrift !== 0) {
    const moment = Math.abs(fromNow) <= 1 ? 'is right for now' : `belongs to a moment ${wordOffset(fromNow)}`;
    return {
      why: `This code ${moment}, but AWS takes this phone to be ${slowOrFast(storedDrift)}: its two codes said so.`,
      todo: 'Resync it with two fresh codes.',
    };
  }
  const found = `This code belongs to a moment ${wordOffset(fromNow)}.`;
  return fromNow < 0
    ? {
        why: `${found} It was typed late, or the phone's clock is slow, or this computer's is fast.`,
        todo: 'Type the one shown now. Refused again? Set both to automatic time.',
      }
    : {
        why: `${found} The phone's clock is fast, or this computer's is slow.`,
        todo: 'Set both to automatic time.',
      };
}
