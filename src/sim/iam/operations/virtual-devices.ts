import type { Paging } from '../../api/pages.js';
import { pageOf } from '../../api/pages.js';
import { labEnrolment, otpauthUri } from '../../codes/otpauth-uri.js';
import { mintSeed } from '../../codes/totp.js';
import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type { DeviceCreated, Done, MfaDeviceShown } from '../../responses.js';
import type { Account } from '../../world/account.js';
import { allDevicesOf, findDevice } from '../../world/account.js';
import { virtualDeviceArn } from '../../world/arn.js';
import type { AnyMfaDevice, MfaDevice, RemovedDevice } from '../../world/devices.js';
import { givesCodes, isVirtual } from '../../world/devices.js';
import { principalName } from '../../world/principal.js';
import { refusal } from '../../world/refusal.js';
import type { DevicesListed, VirtualDevicesListed } from '../answers.js';
import { authorize } from '../authorization.js';
import {
  deviceMustBeDeactivated,
  deviceNameTaken,
  noSuchDevice,
  onlySecurityKeys,
  serialNumberTooLong,
  tooManyVirtualDevices,
} from '../aws-error.js';
import { SERIAL_NUMBER_MAX } from '../constraints.js';
import { seedBytes } from '../lab-defaults.js';
import type { IamCallOf } from '../requests.js';
import { onlyTags, tagProblem } from './mfa-tags.js';
import { summariseOwner } from './user-summary.js';
import { meantUser, permittedUser } from './users.js';

/** IAM User Guide, "IAM and STS quotas": of an account, assigned or not, as many as it may have users. */
export const VIRTUAL_DEVICES_MAX = 5000;

/**
 * CreateVirtualMFADevice: makes an unassigned device with a fresh seed.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html
 * Left out: the QR code as PNG (the answer carries its text instead). That tags want a permission of their own is assumed.
 */
export function createVirtualMfaDevice(
  account: Account,
  call: IamCallOf<'CreateVirtualMFADevice'>,
  context: OperationContext,
): OperationOutcome<DeviceCreated> {
  const name = call.virtualMfaDeviceName;
  const path = call.path ?? '/';
  const serialNumber = virtualDeviceArn(account.id, name, path);
  if (serialNumber.length > SERIAL_NUMBER_MAX) {
    const limit = name.length - (serialNumber.length - SERIAL_NUMBER_MAX);
    const reason = { code: 'name-too-long', length: name.length, limit: Math.max(0, limit) } as const;
    return refused(account, refusal(serialNumberTooLong(SERIAL_NUMBER_MAX), reason));
  }
  const tags = onlyTags(call.tags ?? []);
  const denial =
    authorize(account, context, 'iam:CreateVirtualMFADevice', serialNumber) ??
    (tags.length === 0 ? null : authorize(account, context, 'iam:TagMFADevice', serialNumber)) ??
    tagProblem(tags, tags.length);
  if (denial !== null) return refused(account, denial);
  const existing = findDevice(account, serialNumber);
  if (existing !== undefined) {
    const owner = existing.owner === null ? null : principalName(existing.owner);
    return refused(account, refusal(deviceNameTaken(), { code: 'name-taken', deviceName: name, owner }));
  }
  if (account.mfaDevices.filter(isVirtual).length >= VIRTUAL_DEVICES_MAX) {
    const error = tooManyVirtualDevices(VIRTUAL_DEVICES_MAX);
    return refused(account, refusal(error, { code: 'too-many-virtual-devices' }));
  }
  const device: MfaDevice = {
    kind: 'virtual',
    serialNumber,
    name,
    seed: mintSeed(context.random, seedBytes(context.caller)),
    createdAt: context.now,
    owner: null,
    enabledAt: null,
    drift: 0,
    lastPairStep: null,
    usedSteps: [],
    ...(tags.length === 0 ? {} : { tags }),
  };
  return granted(
    { ...account, mfaDevices: [...account.mfaDevices, device] },
    {
      kind: 'virtual-mfa-device',
      serialNumber,
      base32StringSeed: device.seed,
      otpauthUri: otpauthUri(labEnrolment(name, account.alias, device.seed)),
      tags,
    },
  );
}

/**
 * DeleteVirtualMFADevice: only once nobody has it.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteVirtualMFADevice.html
 */
export function deleteVirtualMfaDevice(
  account: Account,
  call: IamCallOf<'DeleteVirtualMFADevice'>,
  context: OperationContext,
): OperationOutcome<Done> {
  const denial = authorize(account, context, 'iam:DeleteVirtualMFADevice', call.serialNumber);
  if (denial !== null) return refused(account, denial);
  const device = findDevice(account, call.serialNumber);
  if (device === undefined || !isVirtual(device)) {
    return refused(account, refusal(noSuchDevice(call.serialNumber), { code: 'no-such-device' }));
  }
  if (device.owner !== null) {
    return refused(account, refusal(deviceMustBeDeactivated(), { code: 'device-assigned' }));
  }
  return granted({
    ...account,
    mfaDevices: account.mfaDevices.filter((other) => other !== device),
    removedDevices: [...account.removedDevices, removed(device, context)],
  });
}

/**
 * ListMFADevices: the devices of one user, by default the caller.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html
 */
export function listMfaDevices(
  account: Account,
  call: IamCallOf<'ListMFADevices'>,
  context: OperationContext,
): OperationOutcome<DevicesListed> {
  const { principal } = context.caller;
  if (principal.type === 'root' && call.userName === undefined) {
    return listed(account, allDevicesOf(account, principal), call);
  }
  const meant = meantUser(call, context);
  if ('refusal' in meant) return refused(account, meant.refusal);
  const found = permittedUser(account, 'iam:ListMFADevices', meant.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  return listed(account, allDevicesOf(account, { type: 'user', userName: found.user.userName }), call);
}

/**
 * GetMFADevice: of security keys only. Whether AWS looks for the device before it looks at its kind is not known.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetMFADevice.html
 */
export function getMfaDevice(
  account: Account,
  call: IamCallOf<'GetMFADevice'>,
  context: OperationContext,
): OperationOutcome<MfaDeviceShown> {
  const meant = meantUser(call, context);
  if ('refusal' in meant) return refused(account, meant.refusal);
  const found = permittedUser(account, 'iam:GetMFADevice', meant.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const { userName } = found.user;
  const { serialNumber } = call;
  const device = allDevicesOf(account, { type: 'user', userName }).find(
    (one) => one.serialNumber === serialNumber,
  );
  if (device === undefined) {
    return refused(account, refusal(noSuchDevice(serialNumber), { code: 'no-such-device' }));
  }
  if (givesCodes(device)) {
    return refused(account, refusal(onlySecurityKeys(), { code: 'needs-a-security-key' }));
  }
  const { enabledAt: enableDate } = device;
  return granted(account, { kind: 'mfa-device', userName, serialNumber, enableDate });
}

/**
 * ListVirtualMFADevices: all of the account's, by assignment.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html
 */
export function listVirtualMfaDevices(
  account: Account,
  call: IamCallOf<'ListVirtualMFADevices'>,
  context: OperationContext,
): OperationOutcome<VirtualDevicesListed> {
  const denial = authorize(account, context, 'iam:ListVirtualMFADevices', '*');
  if (denial !== null) return refused(account, denial);
  const wanted = call.assignmentStatus ?? 'Any';
  const devices = account.mfaDevices.filter(
    (device) =>
      isVirtual(device) && (wanted === 'Any' || (device.owner !== null) === (wanted === 'Assigned')),
  );
  const found = pageOf(devices, call);
  if (!found.ok) return refused(account, found.failure);
  const { items, page } = found.value;
  const shown = items.map(({ serialNumber, owner, enabledAt: enableDate }) => ({
    serialNumber,
    user: owner === null ? null : summariseOwner(account, owner),
    enableDate,
  }));
  return granted(account, { kind: 'virtual-mfa-devices', devices: shown, ...page });
}

/** Of one user, or of root. */
function listed(
  account: Account,
  devices: readonly AnyMfaDevice[],
  paging: Paging,
): OperationOutcome<DevicesListed> {
  const found = pageOf(devices, paging);
  if (!found.ok) return refused(account, found.failure);
  const { items, page } = found.value;
  const shown = items.map(({ serialNumber, owner, enabledAt: enableDate }) => ({
    userName: owner?.type === 'user' ? owner.userName : null,
    serialNumber,
    enableDate,
  }));
  return granted(account, { kind: 'mfa-devices', devices: shown, ...page });
}

function removed({ name, seed, usedSteps, usedUpTo }: MfaDevice, { now }: OperationContext): RemovedDevice {
  return {
    name,
    seed,
    removedAt: now,
    ...(usedSteps.length === 0 ? {} : { usedSteps }),
    ...(usedUpTo === undefined ? {} : { usedUpTo }),
  };
}
