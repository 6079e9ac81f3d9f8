import type { EpochSeconds } from '../../base/time.js';
import { stepAt } from '../../base/time.js';
import { afterClockJump } from '../../codes/checked-seed.js';
import { pairReason, readPair } from '../../codes/pair.js';
import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type { Done } from '../../responses.js';
import type { Account, User } from '../../world/account.js';
import { allDevicesOf, findAnyDevice, findDevice } from '../../world/account.js';
import type { AnyMfaDevice, MfaDevice } from '../../world/devices.js';
import { givesCodes } from '../../world/devices.js';
import type { Principal } from '../../world/principal.js';
import { isSamePrincipal } from '../../world/principal.js';
import type { Refusal } from '../../world/refusal.js';
import { refusal } from '../../world/refusal.js';
import {
  deviceInUse,
  deviceInvalidForUser,
  deviceOfSameUser,
  invalidAuthenticationCode,
  needsMfaSession,
  noSuchDevice,
  tooManyDevices,
} from '../aws-error.js';
import type { CodePairParameters, IamCallOf } from '../requests.js';
import { meantUser, permittedUser } from './users.js';

/** IAM quotas, "MFA devices in use by an IAM user": 8, any mix of types, not raisable. */
export const MAX_MFA_DEVICES_PER_USER = 8;

/**
 * EnableMFADevice: assigns a device to a user on two consecutive codes.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html
 */
export function enableMfaDevice(
  account: Account,
  call: IamCallOf<'EnableMFADevice'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const checked = checkBinding(account, call, 'iam:EnableMFADevice', context);
  if ('refusal' in checked) return refused(account, checked.refusal);
  const device = findDevice(account, call.serialNumber);
  if (device === undefined) {
    return refused(account, refusal(noSuchDevice(call.serialNumber), { code: 'no-such-device' }));
  }
  if (device.owner !== null) {
    const { userName } = checked.user;
    const error = belongsTo(device, checked.user) ? deviceOfSameUser(userName) : deviceInUse();
    return refused(account, refusal(error, { code: 'device-in-use' }));
  }
  const owner: Principal = { type: 'user', userName: checked.user.userName };
  if (allDevicesOf(account, owner).length >= MAX_MFA_DEVICES_PER_USER) {
    return refused(
      account,
      refusal(tooManyDevices(MAX_MFA_DEVICES_PER_USER), {
        code: 'too-many-devices',
        limit: MAX_MFA_DEVICES_PER_USER,
      }),
    );
  }
  return synchronise(account, device, call, context.now, { owner, enabledAt: context.now });
}

/**
 * ResyncMFADevice: two consecutive codes tell the service anew how the device's clock runs.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResyncMFADevice.html
 */
export function resyncMfaDevice(
  account: Account,
  call: IamCallOf<'ResyncMFADevice'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const checked = checkBinding(account, call, 'iam:ResyncMFADevice', context);
  if ('refusal' in checked) return refused(account, checked.refusal);
  const device = findDevice(account, call.serialNumber);
  if (device === undefined || !belongsTo(device, checked.user)) {
    return refused(account, refusal(deviceInvalidForUser(), { code: 'not-their-device' }));
  }
  return synchronise(account, device, call, context.now, {});
}

/**
 * DeactivateMFADevice: takes the device from its user. The device stays, unassigned, with its seed and its drift.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html
 */
export function deactivateMfaDevice(
  account: Account,
  call: IamCallOf<'DeactivateMFADevice'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const meant = meantUser(call, context);
  if ('refusal' in meant) return refused(account, meant.refusal);
  const found = permittedUser(account, 'iam:DeactivateMFADevice', meant.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const { user } = found;
  const ownRule = ownDeviceRule(account, user, context);
  if (ownRule !== null) return refused(account, ownRule);
  const device = findAnyDevice(account, call.serialNumber);
  if (device === undefined) {
    return refused(account, refusal(noSuchDevice(call.serialNumber), { code: 'no-such-device' }));
  }
  if (!belongsTo(device, user)) {
    return refused(account, refusal(deviceInvalidForUser(), { code: 'not-their-device' }));
  }
  // A security key is its user's alone: taken from the user, it is gone.
  if (!givesCodes(device)) {
    return granted({ ...account, securityKeys: account.securityKeys.filter((key) => key !== device) });
  }
  return granted(replaceDevice(account, { ...device, owner: null, enabledAt: null }));
}

/** What enable and resync check first, in AWS's order: permission, own-device rule, user. */
function checkBinding(
  account: Account,
  call: CodePairParameters & { readonly operation: string },
  action: string,
  context: OperationContext,
): { readonly user: User } | { readonly refusal: Refusal } {
  const found = permittedUser(account, action, call.userName, context);
  if ('refusal' in found) return found;
  const { user } = found;
  // Resync is not affected by the rule about one's own devices (AWS security bulletin AWS-2023-001).
  const ownRule = call.operation === 'EnableMFADevice' ? ownDeviceRule(account, user, context) : null;
  return ownRule === null ? { user } : { refusal: ownRule };
}

/**
 * Adding or removing your own device, once you have one, needs an MFA session whatever the policies say. AWS security
 * bulletin AWS-2023-001, in force since 21 April 2023; comes before duplicate and missing-serial errors (measured).
 */
export function ownDeviceRule(account: Account, user: User, context: OperationContext): Refusal | null {
  const { principal, mfa, credential } = context.caller;
  const isOwn = principal.type === 'user' && principal.userName === user.userName;
  if (!isOwn || mfa.kind === 'true' || allDevicesOf(account, principal).length === 0) return null;
  const isConsole = credential.kind === 'console';
  return refusal(needsMfaSession(), { code: isConsole ? 'needs-mfa-session' : 'needs-mfa-credentials' });
}

/** Accepts or refuses a pair of codes, and on acceptance remembers the drift they show. */
function synchronise(
  account: Account,
  device: MfaDevice,
  call: CodePairParameters,
  now: EpochSeconds,
  change: Partial<Pick<MfaDevice, 'owner' | 'enabledAt'>>,
): OperationOutcome<Done> {
  const codes = [call.authenticationCode1, call.authenticationCode2] as const;
  // Read as the device it was to become: with its user, another device of the same user can be told.
  const changed = { ...afterClockJump(device, now), ...change };
  const reading = readPair(changed, codes, now, { account, device: changed });
  if (reading.kind !== 'taken') {
    return refused(account, refusal(invalidAuthenticationCode(), pairReason(reading, now)));
  }
  const { step } = reading;
  const synchronised = { ...changed, drift: step - stepAt(now), lastPairStep: step };
  return { ...granted(replaceDevice(account, synchronised)), timeStep: step };
}

function belongsTo(device: AnyMfaDevice, user: User): boolean {
  return device.owner !== null && isSamePrincipal(device.owner, { type: 'user', userName: user.userName });
}

/** The account with one device changed. */
export function replaceDevice(account: Account, changed: MfaDevice): Account {
  return {
    ...account,
    mfaDevices: account.mfaDevices.map((device) =>
      device.serialNumber === changed.serialNumber ? changed : device,
    ),
  };
}
