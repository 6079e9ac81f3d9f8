import type { LabTime } from '../../../sim/base/time.js';
import { addSteps, stepAt } from '../../../sim/base/time.js';
import { codeAtStep } from '../../../sim/codes/totp.js';
import type { Request } from '../../../sim/requests.js';
import { devicesOf } from '../../../sim/world/account.js';
import type { MfaDevice } from '../../../sim/world/devices.js';
import { givesCodes } from '../../../sim/world/devices.js';
import { LEARNER } from '../../../sim/world/new-world.js';
import type { World } from '../../../sim/world/world.js';
import { ALICE } from '../goals.js';
import type { Move } from '../lesson.js';
import { inFront } from './moves.js';

/** A second device of alice, where she has one. */

export const submitKeyName = inFront((browser) => ({
  kind: 'submit-key-name',
  browser,
  keyName: `${LEARNER}-key`,
}));

export const touchKey = inFront((browser) => ({ kind: 'touch-security-key', browser }));

export const tryAnotherMethod: Move = inFront((browser) => ({ kind: 'try-another-method', browser }));

/** Of several devices at sign-in the phone of alice. */
export const chooseFirstDevice: Move = (world) => {
  const [phone] = devicesOf(world.account, ALICE);
  return phone === undefined
    ? null
    : { kind: 'choose-mfa-device', browser: world.activeBrowser, serialNumber: phone.serialNumber };
};

/** The second device of alice: the key, where there is one. */
export const chooseSecondDevice: Move = (world) => {
  const second = secondDevice(world);
  return second === undefined
    ? null
    : { kind: 'choose-mfa-device', browser: world.activeBrowser, serialNumber: second.serialNumber };
};

/** A touch, or a code, whichever the second device gives. */
export const answerWithSecondDevice: Move = (world, now) => {
  const second = secondDevice(world);
  if (second === undefined) return null;
  return givesCodes(second)
    ? codeOf(second, world.activeBrowser, now)
    : { kind: 'touch-security-key', browser: world.activeBrowser };
};

function codeOf(device: MfaDevice, browser: string, now: LabTime): Request {
  const code = codeAtStep(device.seed, addSteps(stepAt(now), device.drift));
  return { kind: 'submit-mfa-code', browser, code };
}

function secondDevice(world: World) {
  const key = world.account.securityKeys.find(({ owner }) => owner.type === 'user');
  return key ?? devicesOf(world.account, ALICE)[1];
}
