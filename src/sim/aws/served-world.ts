import type { ExecuteContext, LabContext } from '../base/ports.js';
import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import { stepAt } from '../base/time.js';
import { mintSeed } from '../codes/totp.js';
import { callIam } from '../iam/api.js';
import { malformedDeviceName } from '../iam/constraints.js';
import type { IamCall } from '../iam/requests.js';
import type { Account } from '../world/account.js';
import { findUser, replaceUser } from '../world/account.js';
import { virtualDeviceArn } from '../world/arn.js';
import type { MfaDevice } from '../world/devices.js';
import { ADMINISTRATOR, LEARNER, newWorld } from '../world/new-world.js';
import type { Permissions } from '../world/policies.js';
import { ADMINISTRATION, documentOf, selfManagement, withPolicy } from '../world/policies.js';
import type { Refusal } from '../world/refusal.js';
import { MAIN_WINDOW } from '../world/windows.js';
import type { World } from '../world/world.js';
import { labTime } from '../world/world.js';

/** A user that somebody wants to be there from the beginning. */
export interface SeededUser {
  readonly userName: string;
  /** May do everything; else it may manage its own MFA and password, as alice may. */
  readonly isAdministrator: boolean;
  /** Null for none. */
  readonly password: string | null;
  /** Inline policies, as JSON. */
  readonly policies: readonly { readonly policyName: string; readonly policyDocument: string }[];
  /** Enabled already. Without a seed it gets one; null for no device. */
  readonly mfaDevice: { readonly name: string; readonly seed: string | null } | null;
}

/** What alice works with: it takes MFA, because what she may without it is only to set MFA up. */
const WORK = {
  policyName: 'ReadBuckets',
  document: documentOf([
    { Effect: 'Allow', Action: ['s3:ListAllMyBuckets', 's3:ListBucket'], Resource: '*' },
  ]),
};

/**
 * The account that programs call: alice under AWS's documented policy that asks for MFA, omar the administrator, each with
 * an access key, a role that asks for MFA, and the users that are wanted beside them. Nothing has happened in it yet. The
 * failure says which of these users cannot be.
 */
export function newServedWorld(
  context: ExecuteContext,
  seeded: readonly SeededUser[],
): Result<World, string> {
  const fresh = newWorld(context);
  const alice = findUser(fresh.account, LEARNER);
  if (alice === undefined) throw new Error('A new account without alice');
  const inlinePolicies = withPolicy(alice.inlinePolicies, WORK);
  let world: World = {
    ...fresh,
    account: replaceUser(fresh.account, alice, { ...alice, inlinePolicies }),
  };
  const lab: LabContext = { ...context, now: labTime(world, context.now) };
  for (const user of seeded) {
    const made = withUser(world, user, lab);
    if (!made.ok) return fail(`${user.userName}: ${made.failure}`);
    world = made.value;
  }
  for (const userName of [LEARNER, ADMINISTRATOR, ...seeded.map((user) => user.userName)]) {
    const made = asRoot(world, { operation: 'CreateAccessKey', userName }, lab);
    if (!made.ok) return made;
    world = made.value;
  }
  // Codes come from outside: from a phone, or a script.
  return ok({ ...world, usesOwnPhone: true, history: [] });
}

function withUser(start: World, user: SeededUser, lab: LabContext): Result<World, string> {
  const { userName, password, policies, mfaDevice, isAdministrator } = user;
  const calls: readonly IamCall[] = [
    { operation: 'CreateUser', userName },
    ...(password === null ? [] : [{ operation: 'CreateLoginProfile', userName, password } as const]),
    ...policies.map((policy) => ({ operation: 'PutUserPolicy', userName, ...policy }) as const),
  ];
  let world = start;
  for (const call of calls) {
    const made = asRoot(world, call, lab);
    if (!made.ok) return made;
    world = made.value;
  }
  const account = withPermissions(
    world.account,
    userName,
    isAdministrator ? ADMINISTRATION : selfManagement(world.account.id),
  );
  return mfaDevice === null
    ? ok({ ...world, account })
    : withDevice({ ...world, account }, user, mfaDevice, lab);
}

function withPermissions(account: Account, userName: string, { attachedPolicies }: Permissions): Account {
  const user = findUser(account, userName);
  return user === undefined ? account : replaceUser(account, user, { ...user, attachedPolicies });
}

/** Base32 of 16 bytes at the least, which is what codes can be made of. */
const SEED = /^[A-Z2-7]{26,104}$/;

function withDevice(
  world: World,
  { userName }: SeededUser,
  { name, seed }: NonNullable<SeededUser['mfaDevice']>,
  { now, random }: LabContext,
): Result<World, string> {
  const problem = malformedDeviceName(name);
  if (problem !== null) return fail(wordsOf(problem));
  if (seed !== null && !SEED.test(seed))
    return fail('its seed is not Base32 of 26 to 104 characters, in capitals');
  const device: MfaDevice = {
    kind: 'virtual',
    serialNumber: virtualDeviceArn(world.account.id, name),
    name,
    seed: seed ?? mintSeed(random),
    createdAt: now,
    owner: { type: 'user', userName },
    enabledAt: now,
    drift: 0,
    lastPairStep: stepAt(now),
    usedSteps: [],
  };
  const { account } = world;
  if (account.mfaDevices.some(({ serialNumber }) => serialNumber === device.serialNumber)) {
    return fail(`there is a device called ${name} already`);
  }
  return ok({ ...world, account: { ...account, mfaDevices: [...account.mfaDevices, device] } });
}

/** Root is signed in in the window of a new world. */
function asRoot(world: World, call: IamCall, lab: LabContext): Result<World, string> {
  const { world: after, result } = callIam(world, { browser: MAIN_WINDOW }, call, lab);
  return result.ok ? ok(after) : fail(wordsOf(result.failure));
}

function wordsOf({ error }: Refusal): string {
  return error?.message ?? 'refused';
}
