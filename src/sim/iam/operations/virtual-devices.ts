import { labEnrolment, otpauthUri } from '../../codes/otpauth-uri.js';
import { mintSeed } from '../../codes/totp.js';
import type { OperationContext, OperationOutcome } from '../../outcome.js';
import { granted, refused } from '../../outcome.js';
import type {
  DeviceCreated,
  DevicesListed,
  Done,
  MfaDeviceShown,
  MfaDeviceSummary,
} from '../../responses.js';
import type { Account } from '../../world/account.js';
import { allDevicesOf, findDevice } from '../../world/account.js';
import { virtualDeviceArn } from '../../world/arn.js';
import type { AnyMfaDevice, MfaDevice } from '../../world/devices.js';
import { givesCodes, isVirtual } from '../../world/devices.js';
import { principalName } from '../../world/principal.js';
import { refusal } from '../../world/refusal.js';
import { authorize } from '../authorization.js';
import {
  deviceMustBeDeactivated,
  deviceNameTaken,
  noSuchDevice,
  onlySecurityKeys,
  serialNumberTooLong,
} from '../aws-error.js';
import { SERIAL_NUMBER_MAX } from '../constraints.js';
import { seedBytes } from '../lab-defaults.js';
import type { IamCallOf } from '../requests.js';
import { meantUser, permittedUser } from './users.js';

/**
 * CreateVirtualMFADevice: makes an unassigned device with a fresh seed.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html
 * Left out: tags, and the QR code as PNG (the answer carries its text instead).
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
  const denial = authorize(account, context, 'iam:CreateVirtualMFADevice', serialNumber);
  if (denial !== null) return refused(account, denial);
  const existing = findDevice(account, serialNumber);
  if (existing !== undefined) {
    const owner = existing.owner === null ? null : principalName(existing.owner);
    return refused(account, refusal(deviceNameTaken(), { code: 'name-taken', deviceName: name, owner }));
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
  };
  return granted(
    { ...account, mfaDevices: [...account.mfaDevices, device] },
    {
      kind: 'virtual-mfa-device',
      serialNumber,
      base32StringSeed: device.seed,
      otpauthUri: otpauthUri(labEnrolment(name, account.alias, device.seed)),
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
  const removed = { name: device.name, seed: device.seed, removedAt: context.now };
  return granted({
    ...account,
    mfaDevices: account.mfaDevices.filter((other) => other !== device),
    removedDevices: [...account.removedDevices, removed],
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
    const own = allDevicesOf(account, principal);
    return granted(account, { kind: 'mfa-devices', devices: own.map(summariseDevice) });
  }
  const meant = meantUser(call, context);
  if ('refusal' in meant) return refused(account, meant.refusal);
  const found = permittedUser(account, 'iam:ListMFADevices', meant.userName, context);
  if ('refusal' in found) return refused(account, found.refusal);
  const devices = allDevicesOf(account, { type: 'user', userName: found.user.userName });
  return granted(account, { kind: 'mfa-devices', devices: devices.map(summariseDevice) });
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
): OperationOutcome<DevicesListed> {
  const denial = authorize(account, context, 'iam:ListVirtualMFADevices', '*');
  if (denial !== null) return refused(account, denial);
  const wanted = call.assignmentStatus ?? 'Any';
  const devices = account.mfaDevices.filter(
    (device) =>
      isVirtual(device) && (wanted === 'Any' || (device.owner !== null) === (wanted === 'Assigned')),
  );
  return granted(account, { kind: 'mfa-devices', devices: devices.map(summariseDevice) });
}

function summariseDevice(device: AnyMfaDevice): MfaDeviceSummary {
  return {
    serialNumber: device.serialNumber,
    user: device.owner === null ? null : principalName(device.owner),
    enableDate: device.enabledAt,
  };
}
