import type { LabContext } from '../base/ports.js';
import { randomText } from '../base/random.js';
import type { LabTime } from '../base/time.js';
import { addSteps, secondsToNextStep, stepAt, stepStart } from '../base/time.js';
import { findCode } from '../codes/code-search.js';
import { NEAR_STEPS } from '../codes/limits.js';
import { labEnrolment } from '../codes/otpauth-uri.js';
import { mintSeed } from '../codes/totp.js';
import { MAX_MFA_DEVICES_PER_USER } from '../iam/operations/device-binding.js';
import type { Handlers, Outcome } from '../outcome.js';
import { answered, done, failed } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { ClockMeasured, Done } from '../responses.js';
import type { User } from '../world/account.js';
import { allDevicesOf, devicesOf, findDevice, findUser } from '../world/account.js';
import type { MfaDevice } from '../world/devices.js';
import { isOnPhone } from '../world/devices.js';
import { newPhone } from '../world/phone.js';
import { ADMINISTRATOR_ACCESS, policyArn, REQUIRE_MFA_NAME } from '../world/policies.js';
import { isSamePrincipal } from '../world/principal.js';
import { refusal } from '../world/refusal.js';
import { personaOf } from '../world/windows.js';
import type { World } from '../world/world.js';
import { phoneTime } from '../world/world.js';
import { ageSessions } from './age-sessions.js';
import { COMPANY_PHONE_HANDLERS } from './company-phones.js';
import { compareCode } from './compare-code.js';
import { letHoursPass } from './passing-time.js';
import { withEntry } from './phone.js';
import type { LabRequest } from './requests.js';

/** What only a lab can do: move its clock, say what happened to somebody, compare a code without telling the simulated AWS. */
export const LAB_HANDLERS = {
  'warp-to-next-step': (world, _request, { now }) => {
    if (world.usesOwnPhone) return failed(world, refusal(null, { code: 'warp-locked' }));
    // The code that alice looks at is the phone's, which changes by the phone's own clock; a token has the right time.
    const isAlices = personaOf(world.activeBrowser) === 'learner' && world.phone.status === 'in-hand';
    const time = isAlices ? phoneTime(world, now) : now;
    return done({ ...world, clockOffset: world.clockOffset + secondsToNextStep(time) });
  },
  // A real phone runs on real time. A lab that was warped ahead would see all its codes as late.
  'use-own-phone': (world, { own }) =>
    own && world.clockOffset !== 0
      ? failed(world, refusal(null, { code: 'time-was-warped' }))
      : done({ ...world, usesOwnPhone: own }),
  'compare-code': compareCode,
  'lend-phone': (world, { userName }, { now }) => done(lendPhone(world, userName, now)),
  'let-hours-pass': (world, { hours }) => done(letHoursPass(world, hours)),
  'age-sessions': (world, { hours }) => done(ageSessions(world, hours)),
  'take-devices': (world, { userName }, { now }) => done(takeDevices(world, userName, now)),
  'hand-out-token': handOutToken,
  'ask-administrators-for-mfa': (world) => {
    const { account } = world;
    const users = account.users.map((user) => askedForMfa(user, account.id));
    return done({ ...world, account: { ...account, users } });
  },
  'leak-password': (world, { userName }) => {
    const password = findUser(world.account, userName)?.loginProfile?.password ?? '';
    return done({ ...world, leak: { userName, password } });
  },
  'write-plan': (world, { kind: _kind, ...answers }, { now }) =>
    Object.values(answers).some((answer) => answer.trim() === '')
      ? failed(world, refusal(null, { code: 'plan-has-gaps' }))
      : done({ ...world, plan: { ...answers, writtenAt: now } }),
  'measure-clock': measureClock,
  ...COMPANY_PHONE_HANDLERS,
} satisfies Handlers<LabRequest>;

/** An administrator gets the policy that denies nearly everything without MFA, once. */
function askedForMfa(user: User, accountId: string): User {
  const { attachedPolicies } = user;
  const arn = policyArn(accountId, REQUIRE_MFA_NAME);
  const isAsked = attachedPolicies.includes(arn) || !attachedPolicies.includes(ADMINISTRATOR_ACCESS.arn);
  return isAsked ? user : { ...user, attachedPolicies: [...attachedPolicies, arn] };
}

function takeDevices(world: World, userName: string, removedAt: LabTime): World {
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

function lendPhone(world: World, userName: string, now: LabTime): World {
  const devices = devicesOf(world.account, { type: 'user', userName });
  const phone = devices
    .filter(isOnPhone)
    .reduce(
      (holder, { name, seed }) =>
        withEntry(holder, { ...labEnrolment(name, world.account.alias, seed), addedAt: now }),
      world.phone.status === 'in-hand' ? world.phone : newPhone(`${world.phone.id}-lent`),
    );
  const lostPhones = world.phone.status === 'lost' ? [...world.lostPhones, world.phone] : world.lostPhones;
  return { ...world, phone, lostPhones };
}

function handOutToken(world: World, { to }: RequestOf<'hand-out-token'>, context: LabContext): Outcome<Done> {
  const user = to === null ? undefined : findUser(world.account, to);
  if (to !== null && user === undefined) return failed(world, refusal(null, { code: 'no-such-user' }));
  const owner = user === undefined ? null : ({ type: 'user', userName: user.userName } as const);
  const count = owner === null ? 0 : allDevicesOf(world.account, owner).length;
  return count >= MAX_MFA_DEVICES_PER_USER
    ? failed(world, refusal(null, { code: 'too-many-devices', limit: MAX_MFA_DEVICES_PER_USER }))
    : done(withToken(world, user?.userName ?? null, context));
}

/**
 * A hardware TOTP token, known to AWS by the number printed on it. The form of the number is that of AWS's examples.
 */
function withToken(world: World, to: string | null, { now, random }: LabContext): World {
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
  request: RequestOf<'measure-clock'>,
  { now }: LabContext,
): Outcome<ClockMeasured> {
  const device = findDevice(world.account, request.serialNumber);
  if (device === undefined) return failed(world, refusal(null, { code: 'no-such-device' }));
  // The code belongs to the step that has just ended.
  const centre = addSteps(stepAt(request.changedAt), -1);
  const step = findCode(device.seed, request.code, { centre, back: NEAR_STEPS, forward: NEAR_STEPS });
  if (step === undefined) return failed(world, refusal(null, { code: 'unknown-code' }));
  const offset = stepStart(addSteps(step, 1)) - request.changedAt;
  const measurement = { serialNumber: request.serialNumber, at: now, offset };
  return answered(
    { ...world, measurements: [...world.measurements, measurement] },
    { kind: 'measured', offset },
  );
}
