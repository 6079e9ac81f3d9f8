import type { Seconds } from '../../../sim/base/time.js';
import { addSeconds, addSteps, secondsToNextStep, stepAt } from '../../../sim/base/time.js';
import { isPairUsed } from '../../../sim/codes/pair.js';
import { codeAtStep } from '../../../sim/codes/totp.js';
import { phoneTime } from '../../../sim/world/world.js';
import { deviceOnPhone } from '../goals.js';
import type { Move } from '../lesson.js';
import { openSecurityCredentials } from './moves.js';

/** Clocks that are off: set, measured, and told to AWS. */

export function setClock(offset: Seconds): Move {
  return () => ({ kind: 'phone-set-clock', offset });
}

export function lockClock(isLocked: boolean): Move {
  return () => ({ kind: 'phone-lock-clock', isLocked });
}

/** Time goes by between two steps: long enough for other codes, short enough for the session of a console. */
export const hoursPass: Move = () => ({ kind: 'let-hours-pass', hours: 2 });

/** Within what sign-in takes, in seconds: whatever second of its step it is, each of the four steps is among them. */
const SMALL_OFFSETS = [31, -31, 30, -30, 60, -60] as const;

/** Sets the phone's clock so little off that a code is taken, and to one that signed nobody in yet. */
export const setClockHalfAMinuteOff: Move = (world, now) => {
  const taken = [stepAt(now), ...(deviceOnPhone(world)?.usedSteps ?? []).map(({ step }) => step)];
  const offset = SMALL_OFFSETS.find((candidate) => !taken.includes(stepAt(addSeconds(now, candidate))));
  return { kind: 'phone-set-clock', offset: offset ?? SMALL_OFFSETS[0] };
};

/** The clock check, with the change of the code caught to the second. */
export const measureClock: Move = (world, now) => {
  const device = deviceOnPhone(world);
  if (device === undefined) return null;
  const time = phoneTime(world, now);
  return {
    kind: 'measure-clock',
    serialNumber: device.serialNumber,
    code: codeAtStep(device.seed, stepAt(time)),
    changedAt: addSeconds(now, secondsToNextStep(time)),
  };
};

export const openResync: Move = (world) => {
  const device = deviceOnPhone(world);
  return device === undefined
    ? null
    : { kind: 'open-resync', browser: world.activeBrowser, serialNumber: device.serialNumber };
};

/** Two codes that the lab's phone shows in a row, the second one now, or as near as a pair is that was not taken yet. */
export const submitResyncCodes: Move = (world, now) => {
  const device = deviceOnPhone(world);
  if (device === undefined) return null;
  const shown = stepAt(phoneTime(world, now));
  const free = [0, 1, 2, -1].find((steps) => !isPairUsed(device, addSteps(shown, steps))) ?? 0;
  const step = addSteps(shown, free);
  return {
    kind: 'submit-resync-codes',
    browser: world.activeBrowser,
    codes: [codeAtStep(device.seed, addSteps(step, -1)), codeAtStep(device.seed, step)],
  };
};

/** The device is resynchronised with two codes that the lab's phone shows. */
export const resync: readonly Move[] = [openSecurityCredentials, openResync, submitResyncCodes];
