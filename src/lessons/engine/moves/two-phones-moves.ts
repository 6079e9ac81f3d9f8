import { addSteps, stepAt } from '../../../sim/base/time.js';
import { SIGN_IN_STEPS } from '../../../sim/codes/limits.js';
import { codeAtStep } from '../../../sim/codes/totp.js';
import { LEARNER } from '../../../sim/world/new-world.js';
import { isCompanyPhone } from '../../../sim/world/phone.js';
import type { World } from '../../../sim/world/world.js';
import { phonesAtHand } from '../../../sim/world/world.js';
import { deviceOnPhone } from '../goals.js';
import type { Move } from '../lesson.js';
import { enterPasswordAnew } from './password-moves.js';
import { submitUnusedPhoneCode } from './phone-moves.js';

/** A phone of alice's own and one of her company, each with a device of its own. */

/** How fast the company's phone runs, in seconds. */
export const WORK_PHONE_OFFSET = 95;

const WORK_DEVICE = `${LEARNER}-work`;

/** The company gives alice a phone whose clock nobody but the company may set. */
export const handOutWorkPhone: Move = (world) => ({
  kind: 'hand-out-phone',
  to: LEARNER,
  deviceName: freeName(world),
  clockOffset: WORK_PHONE_OFFSET,
});

/** `alice-work`, unless the learner has called a device so. */
function freeName({ account }: World): string {
  const taken = new Set(account.mfaDevices.map(({ name }) => name));
  const names = [WORK_DEVICE, `${WORK_DEVICE}-2`, `${WORK_DEVICE}-3`];
  return names.find((name) => !taken.has(name)) ?? `${WORK_DEVICE}-${taken.size}`;
}

/** The company has its phone back, where it gave one. */
export const collectPhones: Move = (world) =>
  phonesAtHand(world).some(isCompanyPhone) ? { kind: 'collect-phones' } : null;

/** Takes the phone of alice's own, or the company's, into the hand. */
export function takePhone(which: 'own' | 'work'): Move {
  return ({ phone, phonesBeside }) =>
    isCompanyPhone(phone) === (which === 'work') || phonesBeside.length === 0 ? null : { kind: 'phone-swap' };
}

/** Of several devices at sign-in the one on the phone in hand. */
export const chooseDeviceInHand: Move = (world) => {
  const device = deviceOnPhone(world);
  return device === undefined
    ? null
    : { kind: 'choose-mfa-device', browser: world.activeBrowser, serialNumber: device.serialNumber };
};

/** The oldest code that AWS still takes of the device on the phone in hand: those that come later stay unused. */
export const submitOldestCode: Move = (world, now) => {
  const device = deviceOnPhone(world);
  return device === undefined
    ? null
    : {
        kind: 'submit-mfa-code',
        browser: world.activeBrowser,
        code: codeAtStep(device.seed, addSteps(stepAt(now), device.drift - SIGN_IN_STEPS)),
      };
};

/** Signs in anew with a code of the phone in hand. */
export const signInWithPhoneInHand: readonly Move[] = [
  ...enterPasswordAnew,
  chooseDeviceInHand,
  submitUnusedPhoneCode,
];
