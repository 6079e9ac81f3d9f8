import type { LabContext } from '../base/ports.js';
import { stepAt } from '../base/time.js';
import { labEnrolment } from '../codes/otpauth-uri.js';
import { mintSeed } from '../codes/totp.js';
import { MAX_MFA_DEVICES_PER_USER } from '../iam/operations/device-binding.js';
import type { Handlers, Outcome } from '../outcome.js';
import { done, failed } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { Done } from '../responses.js';
import { allDevicesOf, findDevice, findUser } from '../world/account.js';
import { virtualDeviceArn } from '../world/arn.js';
import type { MfaDevice } from '../world/devices.js';
import type { Phone } from '../world/phone.js';
import { companyPhoneId, isCompanyPhone, newPhone } from '../world/phone.js';
import { principalName } from '../world/principal.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { isOnCompanyPhone } from '../world/world.js';
import type { LabRequest } from './requests.js';

/** Phones that a company owns and manages: it hands them out, keeps their clocks, and has them back. */
export const COMPANY_PHONE_HANDLERS = {
  'hand-out-phone': handOutPhone,
  'collect-phones': (world) => done(collectPhones(world)),
} satisfies Partial<Handlers<LabRequest>>;

function handOutPhone(
  world: World,
  { to, deviceName, clockOffset }: RequestOf<'hand-out-phone'>,
  { now, random }: LabContext,
): Outcome<Done> {
  const { account } = world;
  const user = findUser(account, to);
  if (user === undefined) return failed(world, refusal(null, { code: 'no-such-user' }));
  // As the account spells it.
  const owner = { type: 'user', userName: user.userName } as const;
  if (allDevicesOf(account, owner).length >= MAX_MFA_DEVICES_PER_USER) {
    return failed(world, refusal(null, { code: 'too-many-devices', limit: MAX_MFA_DEVICES_PER_USER }));
  }
  const serialNumber = virtualDeviceArn(account.id, deviceName);
  const taken = findDevice(account, serialNumber);
  if (taken !== undefined) {
    const takenBy = taken.owner === null ? null : principalName(taken.owner);
    return failed(world, refusal(null, { code: 'name-taken', deviceName, owner: takenBy }));
  }
  const seed = mintSeed(random);
  const device: MfaDevice = {
    kind: 'virtual',
    serialNumber,
    name: deviceName,
    seed,
    createdAt: now,
    owner,
    enabledAt: now,
    drift: 0,
    lastPairStep: stepAt(now),
    usedSteps: [],
  };
  const phone: Phone = {
    ...newPhone(companyPhoneId(deviceName)),
    clockOffset,
    isClockLocked: true,
    entries: [{ ...labEnrolment(deviceName, account.alias, seed), addedAt: now }],
  };
  return done({
    ...world,
    phonesBeside: [...world.phonesBeside, phone],
    account: { ...account, mfaDevices: [...account.mfaDevices, device] },
  });
}

/**
 * Where a company's phone is in hand, the next one beside it comes into the hand. Nobody has codes of a phone that went
 * back, so its device is not remembered among the removed ones.
 */
function collectPhones(world: World): World {
  const phones = [world.phone, ...world.phonesBeside];
  const [phone = newPhone('phone'), ...phonesBeside] = phones.filter((one) => !isCompanyPhone(one));
  const mfaDevices = world.account.mfaDevices.filter((device) => !isOnCompanyPhone(world, device));
  return { ...world, phone, phonesBeside, account: { ...world.account, mfaDevices } };
}
