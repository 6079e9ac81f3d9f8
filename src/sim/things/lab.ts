import type { ExecuteContext } from '../base/ports.js';
import { randomText } from '../base/random.js';
import { fail, ok, unreachable } from '../base/result.js';
import type { EpochSeconds } from '../base/time.js';
import { addSteps, secondsToNextStep, stepAt, stepStart } from '../base/time.js';
import { findCode } from '../codes/code-search.js';
import { NEAR_STEPS } from '../codes/limits.js';
import { labEnrolment } from '../codes/otpauth-uri.js';
import { mintSeed } from '../codes/totp.js';
import { MAX_MFA_DEVICES_PER_USER } from '../iam/operations/device-binding.js';
import { refusal } from '../outcome.js';
import type { LabRequest, Refusal, RequestResult } from '../requests.js';
import type { MfaDevice, User, World } from '../world/world.js';
import {
  allDevicesOf,
  devicesOf,
  findDevice,
  findUser,
  isSamePrincipal,
  labTime,
  phoneTime,
} from '../world/world.js';
import { letHoursPass } from './passing-time.js';
import { newPhone, withEntry } from './phone.js';

const DONE: RequestResult = ok({ kind: 'done' });

/** What only a lab can do: move its clock, and compare a code without telling the simulated AWS. */
export function handleLab(
  world: World,
  request: LabRequest,
  context: ExecuteContext,
): { readonly world: World; readonly result: RequestResult } {
  const now = labTime(world, context.now);
  switch (request.kind) {
    case 'warp-to-next-step': {
      if (world.usesOwnPhone) return refuse(world, refusal(null, { code: 'warp-locked' }));
      // The code that somebody looks at is the phone's, which changes by the phone's own clock.
      const clockOffset = world.clockOffset + secondsToNextStep(phoneTime(world, now));
      return { world: { ...world, clockOffset }, result: DONE };
    }
    case 'use-own-phone': {
      // A real phone runs on real time. A lab that was warped ahead would see all its codes as late.
      if (request.own && world.clockOffset !== 0) {
        return refuse(world, refusal(null, { code: 'time-was-warped' }));
      }
      return { world: { ...world, usesOwnPhone: request.own }, result: DONE };
    }
    case 'compare-code': {
      const device = findDevice(world.account, request.serialNumber);
      if (device === undefined) return refuse(world, refusal(null, { code: 'no-such-device' }));
      const centre = stepAt(now);
      const step = findCode(device.seed, request.code, { centre, back: NEAR_STEPS, forward: NEAR_STEPS });
      const comparison = { serialNumber: request.serialNumber, at: now, step: step ?? null };
      const compared = { ...world, comparisons: [...world.comparisons, comparison] };
      if (step === undefined) return refuse(compared, refusal(null, { code: 'unknown-code' }));
      return { world: compared, result: ok({ kind: 'compared', step, stepsOff: step - centre }) };
    }
    case 'lend-phone':
      return { world: lendPhone(world, request.userName, now), result: DONE };
    case 'let-hours-pass':
      return { world: letHoursPass(world, request.hours), result: DONE };
    case 'take-devices':
      return { world: takeDevices(world, request.userName, now), result: DONE };
    case 'hand-out-token':
      return handOutToken(world, request.to, { ...context, now });
    case 'ask-administrators-for-mfa': {
      const users = world.account.users.map(
        (user): User =>
          user.permissions === 'administrator' ? { ...user, permissions: 'administrator-with-mfa' } : user,
      );
      return { world: { ...world, account: { ...world.account, users } }, result: DONE };
    }
    case 'leak-password': {
      const password = findUser(world.account, request.userName)?.loginProfile?.password ?? '';
      return { world: { ...world, leak: { userName: request.userName, password } }, result: DONE };
    }
    case 'write-plan': {
      const { kind: _kind, ...answers } = request;
      if (Object.values(answers).some((answer) => answer.trim() === '')) {
        return refuse(world, refusal(null, { code: 'plan-has-gaps' }));
      }
      return { world: { ...world, plan: { ...answers, writtenAt: now } }, result: DONE };
    }
    case 'measure-clock':
      return measureClock(world, request, now);
    default:
      return unreachable(request);
  }
}

function takeDevices(world: World, userName: string, removedAt: EpochSeconds): World {
  const { account } = world;
  const owner = { type: 'user', userName } as const;
  const taken = devicesOf(account, owner);
  const entries = world.phone.entries.filter(({ secret }) => taken.every(({ seed }) => seed !== secret));
  return {
    ...world,
    phone: world.phone.status === 'in-hand' ? { ...world.phone, entries } : world.phone,
    account: {
      ...account,
      mfaDevices: account.mfaDevices.filter((device) => !taken.includes(device)),
      securityKeys: account.securityKeys.filter((key) => !isSamePrincipal(key.owner, owner)),
      removedDevices: [
        ...account.removedDevices,
        ...taken.map(({ name, seed }) => ({ name, seed, removedAt })),
      ],
    },
  };
}

function lendPhone(world: World, userName: string, now: EpochSeconds): World {
  const devices = devicesOf(world.account, { type: 'user', userName });
  const phone = devices
    .filter(({ kind }) => kind === 'virtual')
    .reduce(
      (holder, { name, seed }) =>
        withEntry(holder, { ...labEnrolment(name, world.account.alias, seed), addedAt: now }),
      world.phone.status === 'in-hand' ? world.phone : newPhone(`${world.phone.id}-lent`),
    );
  const lostPhones = world.phone.status === 'lost' ? [...world.lostPhones, world.phone] : world.lostPhones;
  return { ...world, phone, lostPhones };
}

function handOutToken(
  world: World,
  to: string | null,
  context: ExecuteContext,
): { readonly world: World; readonly result: RequestResult } {
  const user = to === null ? undefined : findUser(world.account, to);
  if (to !== null && user === undefined) return refuse(world, refusal(null, { code: 'no-such-user' }));
  const owner = user === undefined ? null : ({ type: 'user', userName: user.userName } as const);
  const count = owner === null ? 0 : allDevicesOf(world.account, owner).length;
  return count >= MAX_MFA_DEVICES_PER_USER
    ? refuse(world, refusal(null, { code: 'too-many-devices', limit: MAX_MFA_DEVICES_PER_USER }))
    : { world: withToken(world, user?.userName ?? null, context), result: DONE };
}

/**
 * A hardware TOTP token, known to AWS by the number printed on it. The form of the number is that of AWS's examples.
 */
function withToken(world: World, to: string | null, { now, random }: ExecuteContext): World {
  const serialNumber = `GAKT${randomText(random, '0123456789', 8)}`;
  const token: MfaDevice = {
    kind: 'hardware-token',
    serialNumber,
    name: serialNumber,
    seed: mintSeed(random),
    createdAt: now,
    owner: to === null ? null : { type: 'user', userName: to },
    enabledAt: to === null ? null : now,
    drift: 0,
    lastPairStep: to === null ? null : stepAt(now),
    usedSteps: [],
  };
  return { ...world, account: { ...world.account, mfaDevices: [...world.account.mfaDevices, token] } };
}

/**
 * How far a phone's clock is from the lab's: the code says which time step the phone was in, and the moment it changed
 * says where in the step. Exact to how exactly the moment was caught.
 */
function measureClock(
  world: World,
  request: Extract<LabRequest, { kind: 'measure-clock' }>,
  now: EpochSeconds,
): { readonly world: World; readonly result: RequestResult } {
  const device = findDevice(world.account, request.serialNumber);
  if (device === undefined) return refuse(world, refusal(null, { code: 'no-such-device' }));
  // The code belongs to the step that has just ended.
  const centre = addSteps(stepAt(request.changedAt), -1);
  const step = findCode(device.seed, request.code, { centre, back: NEAR_STEPS, forward: NEAR_STEPS });
  if (step === undefined) return refuse(world, refusal(null, { code: 'unknown-code' }));
  const offset = stepStart(addSteps(step, 1)) - request.changedAt;
  const measurement = { serialNumber: request.serialNumber, at: now, offset };
  return {
    world: { ...world, measurements: [...world.measurements, measurement] },
    result: ok({ kind: 'measured', offset }),
  };
}

function refuse(world: World, refused: Refusal): { readonly world: World; readonly result: RequestResult } {
  return { world, result: fail(refused) };
}
