import type { EpochSeconds } from '../base/time.js';
import type { Account } from '../world/account.js';
import type { MfaDevice } from '../world/devices.js';
import type { Reason } from '../world/reasons.js';
import { expectedStep, isSpent, stepsAround } from './checked-seed.js';
import { foreignCode } from './foreign-code.js';
import { NEAR_STEPS } from './limits.js';
import { codeAtStep } from './totp.js';

/** Why one code did not sign in with `device`. AWS does not say; the lab looks at the seed, which it may, being a lab. */
export function explainCode(account: Account, device: MfaDevice, code: string, now: EpochSeconds): Reason {
  const centre = expectedStep(device, now);
  const used = device.usedSteps.findLast(
    ({ step }) => Math.abs(step - centre) <= NEAR_STEPS && codeAtStep(device.seed, step) === code,
  );
  if (used !== undefined) return { code: 'code-already-used', usedAt: used.at };
  const step = stepsAround(device, now, NEAR_STEPS).find((near) => codeAtStep(device.seed, near) === code);
  if (step !== undefined && isSpent(device, step)) return { code: 'used-long-ago' };
  if (step !== undefined) return { code: 'drift', stepsOff: step - centre, storedDrift: device.drift };
  return foreignCode(account, device, [code], now) ?? { code: 'unknown-code' };
}
