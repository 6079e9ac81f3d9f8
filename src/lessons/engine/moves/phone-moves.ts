import type { LabTime } from '../../../sim/base/time.js';
import { addSteps, stepAt } from '../../../sim/base/time.js';
import { codeAtStep } from '../../../sim/codes/totp.js';
import type { Request } from '../../../sim/requests.js';
import { LEARNER } from '../../../sim/world/new-world.js';
import type { World } from '../../../sim/world/world.js';
import { phoneTime } from '../../../sim/world/world.js';
import { deviceOnPhone } from '../goals.js';
import type { Move } from '../lesson.js';
import {
  hideQr,
  openAssignMfa,
  putSecretOnPhone,
  showQr,
  submitDeviceName,
  submitSetUpCodes,
} from './moves.js';

/** The lab's phone and what it shows, also when it is lent, lost or replaced. */

export const lendPhone: Move = () => ({ kind: 'lend-phone', userName: LEARNER });

export const takeDevices: Move = () => ({ kind: 'take-devices', userName: LEARNER });

export const losePhone: Move = ({ phone }) => (phone.status === 'lost' ? null : { kind: 'phone-lose' });

export const replacePhone: Move = ({ phone }) => (phone.status === 'lost' ? { kind: 'phone-replace' } : null);

/** The code that the lab's phone shows, or one `steps` from it, typed at sign-in. */
export function submitPhoneCode(steps = 0): (world: World, now: LabTime) => Request | null {
  return (world, now) => {
    const device = deviceOnPhone(world);
    if (device === undefined) return null;
    return {
      kind: 'submit-mfa-code',
      browser: world.activeBrowser,
      code: codeAtStep(device.seed, addSteps(stepAt(phoneTime(world, now)), steps)),
    };
  };
}

/** A code about the one that the lab's phone shows, and one that signed nobody in yet: older ones before newer ones. */
export const submitUnusedPhoneCode: Move = (world, now) => {
  const device = deviceOnPhone(world);
  const shown = stepAt(phoneTime(world, now));
  const isUsed = (steps: number) => device?.usedSteps.some(({ step }) => step === shown + steps) === true;
  return submitPhoneCode([0, -1, -2, -3, -4, 1, 2].find((steps) => !isUsed(steps)))(world, now);
};

/** A device with the first free name, its secret on the phone, and two codes in a row. */
export const enrolPhone: readonly Move[] = [
  openAssignMfa,
  submitDeviceName,
  showQr,
  putSecretOnPhone,
  hideQr,
  submitSetUpCodes(-1, 0),
];
