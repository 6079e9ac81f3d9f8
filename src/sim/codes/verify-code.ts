import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import { lookUp } from '../base/table.js';
import type { EpochSeconds, TimeStep } from '../base/time.js';
import { epochSeconds, timeStep } from '../base/time.js';
import { replaceDevice } from '../iam/operations/device-binding.js';
import type { Account } from '../world/account.js';
import type { MfaDevice, UsedStep } from '../world/devices.js';
import type { Reason } from '../world/reasons.js';
import { expectedStep, isSpent } from './checked-seed.js';
import { stepsNearestFirst } from './code-search.js';
import { explainCode } from './explain-code.js';
import { SIGN_IN_STEPS } from './limits.js';
import { codeAtStep, isSixDigits } from './totp.js';

// The rules of one code at sign-in, from the same measurement as the limits.

/** Verifications a device gets in one window, successes, wrong and used codes all counted. */
export const VERIFICATIONS_PER_WINDOW = 9;

/** The budget window: three minutes of UTC time, not three minutes from the first try. */
export const VERIFICATION_WINDOW_SECONDS = 180;

/**
 * How many used codes of a device are remembered one by one, of the newest steps: the lab's choice, so that a file does not
 * grow without end. By number and not by age, because the clock of a computer can go back, and a code must not come back
 * with it: what is older counts as used.
 */
export const USED_STEPS_KEPT = 300;

/**
 * The account after a verification, which counts even when it fails, and the step that was accepted. What AWS says of a
 * failure is a matter of who asked: its console and STS have other words.
 */
export interface Verification {
  readonly account: Account;
  readonly outcome: Result<TimeStep, Reason>;
}

/**
 * Checks one code of a device and spends it. Each step is good once; a later used code does not block an unused earlier
 * one; a sign-in does not change the drift.
 */
export function verifyCode(
  account: Account,
  device: MfaDevice,
  code: string,
  now: EpochSeconds,
): Verification {
  if (!isSixDigits(code)) {
    return { account, outcome: fail({ code: 'malformed-code' }) };
  }
  const window = Math.floor(now / VERIFICATION_WINDOW_SECONDS);
  const stored = lookUp(account.verificationCounts, device.serialNumber);
  const count = stored?.window === window ? stored.count : 0;
  if (count >= VERIFICATIONS_PER_WINDOW) {
    const until = epochSeconds((window + 1) * VERIFICATION_WINDOW_SECONDS);
    return { account, outcome: fail({ code: 'too-many-attempts', until }) };
  }
  const counted = {
    ...account,
    verificationCounts: {
      ...account.verificationCounts,
      [device.serialNumber]: { window, count: count + 1 },
    },
  };
  const step = unusedStep(device, code, now);
  if (step === undefined) {
    return { account: counted, outcome: fail(explainCode(account, device, code, now)) };
  }
  return { account: replaceDevice(counted, withUsed(device, { step, at: now })), outcome: ok(step) };
}

/** The device with one more used code. What is forgotten with it, and all that is older, counts as used from then on. */
function withUsed(device: MfaDevice, used: UsedStep): MfaDevice {
  const usedSteps = [...device.usedSteps, used];
  const forgotten = usedSteps.map(({ step }) => step).toSorted((one, other) => one - other);
  const usedUpTo = forgotten[usedSteps.length - USED_STEPS_KEPT - 1];
  if (usedUpTo === undefined) return { ...device, usedSteps };
  return {
    ...device,
    usedSteps: usedSteps.filter(({ step }) => step > usedUpTo),
    usedUpTo: timeStep(Math.max(usedUpTo, device.usedUpTo ?? 0)),
  };
}

function unusedStep(device: MfaDevice, code: string, now: EpochSeconds): TimeStep | undefined {
  const centre = expectedStep(device, now);
  for (const step of stepsNearestFirst({ centre, back: SIGN_IN_STEPS, forward: SIGN_IN_STEPS })) {
    if (step >= 0 && !isSpent(device, step) && codeAtStep(device.seed, step) === code) return step;
  }
  return undefined;
}
