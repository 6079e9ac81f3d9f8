import type { ExecuteContext, RandomSource } from '../base/ports.js';
import { BASE32_ALPHABET, randomBelow, randomChoice, randomText } from '../base/random.js';
import type { EpochSeconds } from '../base/time.js';
import { stepAt } from '../base/time.js';
import { mintSeed } from '../codes/totp.js';
import type { User } from './account.js';
import { rootDeviceArn } from './arn.js';
import { newBuckets } from './buckets.js';
import type { MfaDevice } from './devices.js';
import { newPhone } from './phone.js';
import type { Permissions } from './policies.js';
import { ADMINISTRATION, accountPolicies, selfManagement } from './policies.js';
import { newRoles } from './roles.js';
import { NEW_SECURITY_KEY } from './security-key.js';
import { NEW_TERMINAL } from './terminal.js';
import { MAIN_WINDOW } from './windows.js';
import type { World } from './world.js';

/** The learner's own identity in the simulated account. */
export const LEARNER = 'alice';

/** The administrator who can help a locked-out user. */
export const ADMINISTRATOR = 'omar';

const DIGITS = '0123456789';
const ALIAS_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const PASSWORD_WORDS = [
  'Maple',
  'River',
  'Amber',
  'Cedar',
  'Harbor',
  'Meadow',
  'Pepper',
  'Saddle',
  'Timber',
  'Velvet',
  'Walnut',
  'Lantern',
] as const;

/**
 * A new simulated account, with its root user signed in in the only browser window, an administrator, and alice, who
 * has no MFA device. Id, alias, passwords and seeds are random, so that a new lab never collides with an old entry in
 * somebody's phone.
 */
export function newWorld({ now, random, aliasBegins = 'lab' }: ExecuteContext): World {
  const accountId = `${1 + randomBelow(random, 9)}${randomText(random, DIGITS, 11)}`;
  const alias = `${aliasBegins}-${randomText(random, ALIAS_ALPHABET, 5)}`;
  return {
    account: {
      id: accountId,
      alias,
      root: { email: 'owner@lab.example', password: easyPassword(random) },
      users: [
        newUser(LEARNER, selfManagement(accountId), random, now),
        newUser(ADMINISTRATOR, ADMINISTRATION, random, now),
      ],
      mfaDevices: [rootDevice(accountId, random, now)],
      securityKeys: [],
      accessKeys: [],
      temporaryCredentials: [],
      policies: accountPolicies(accountId),
      roles: newRoles(accountId, LEARNER, now),
      buckets: newBuckets(alias, now),
      removedDevices: [],
      verificationCounts: {},
    },
    browsers: [
      {
        id: MAIN_WINDOW,
        isPrivate: false,
        page: { name: 'console-home' },
        session: {
          principal: { type: 'root' },
          startedAt: now,
          mfa: { serialNumber: rootDeviceArn(accountId), at: now },
        },
        challenge: null,
        banner: null,
      },
    ],
    activeBrowser: MAIN_WINDOW,
    phone: newPhone('phone'),
    phonesBeside: [],
    lostPhones: [],
    colleaguesPhone: null,
    securityKey: NEW_SECURITY_KEY,
    usesOwnPhone: false,
    clockOffset: 0,
    history: [],
    comparisons: [],
    measurements: [],
    desk: { sorted: {}, pairs: [], equipped: {} },
    servers: [],
    leak: null,
    plan: null,
    terminal: NEW_TERMINAL,
  };
}

/** A personal account: alice is its administrator, has no MFA device, and nobody is signed in. */
export function newPersonalWorld(context: ExecuteContext): World {
  const world = newWorld(context);
  const users = world.account.users
    .filter(({ userName }) => userName === LEARNER)
    .map((user): User => ({ ...user, ...ADMINISTRATION }));
  return {
    ...world,
    account: { ...world.account, users },
    browsers: world.browsers.map((browser) => ({
      ...browser,
      session: null,
      page: { name: 'sign-in', form: 'iam', account: world.account.alias },
    })),
  };
}

function newUser(userName: string, permissions: Permissions, random: RandomSource, now: EpochSeconds): User {
  return {
    userName,
    userId: `AIDA${randomText(random, BASE32_ALPHABET, 17)}`,
    createdAt: now,
    loginProfile: {
      password: easyPassword(random),
      createdAt: now,
      changedAt: now,
      passwordResetRequired: false,
    },
    ...permissions,
  };
}

/** AWS requires MFA of every root user, so this one has it. Its phone is in the owner's safe. */
function rootDevice(accountId: string, random: RandomSource, now: EpochSeconds): MfaDevice {
  return {
    kind: 'virtual',
    serialNumber: rootDeviceArn(accountId),
    name: 'root-account-mfa-device',
    seed: mintSeed(random),
    createdAt: now,
    owner: { type: 'root' },
    enabledAt: now,
    drift: 0,
    lastPairStep: stepAt(now),
    usedSteps: [],
  };
}

/** Two words and two digits: easy to type, and within AWS's default password policy. */
function easyPassword(random: RandomSource): string {
  const word = () => randomChoice(random, PASSWORD_WORDS);
  return `${word()}-${word()}-${randomText(random, DIGITS, 2)}`;
}
