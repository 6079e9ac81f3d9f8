import type { SeededUser } from '../../sim/aws/served-world.js';
import type { Result } from '../../sim/base/result.js';
import { fail, ok } from '../../sim/base/result.js';

/** What each user of `--seed-users` may have. */
const MEMBERS = ['userName', 'administrator', 'password', 'policies', 'mfaDevice'];

/**
 * Reads the users that a file wants: `{"users": [{"userName": "ci", "administrator": true, "mfaDevice": {"name": "ci-phone",
 * "seed": "…"}}]}`. The failure says what is wrong with it, without a full stop. What the names may be made of is AWS's
 * matter, and found when they are made.
 */
export function readSeededUsers(text: string): Result<readonly SeededUser[], string> {
  const json = parsed(text);
  if (!isObject(json) || !Array.isArray(json['users'])) return fail('it needs {"users": [...]}');
  const users: SeededUser[] = [];
  for (const [index, value] of json['users'].entries()) {
    const read = readUser(value);
    if (!read.ok) return fail(`user ${index + 1}: ${read.failure}`);
    users.push(read.value);
  }
  return ok(users);
}

function readUser(value: unknown): Result<SeededUser, string> {
  if (!isObject(value)) return fail('it is no object');
  const { userName, administrator = false, password = null, policies = {}, mfaDevice = null } = value;
  const stranger = Object.keys(value).find((name) => !MEMBERS.includes(name));
  if (stranger !== undefined)
    return fail(`nothing is called ${JSON.stringify(stranger)}; there is ${MEMBERS.join(', ')}`);
  if (typeof userName !== 'string') return fail('it needs a userName');
  if (typeof administrator !== 'boolean') return fail('administrator is true or false');
  if (password !== null && typeof password !== 'string') return fail('password is a text');
  if (!isObject(policies)) return fail('policies are documents by their names');
  const device = readDevice(mfaDevice);
  if (!device.ok) return device;
  return ok({
    userName,
    isAdministrator: administrator,
    password,
    policies: Object.entries(policies).map(([policyName, document]) => ({
      policyName,
      policyDocument: typeof document === 'string' ? document : JSON.stringify(document),
    })),
    mfaDevice: device.value,
  });
}

function readDevice(value: unknown): Result<SeededUser['mfaDevice'], string> {
  if (value === null) return ok(null);
  if (!isObject(value)) return fail('mfaDevice has a name, and a seed if you want to know it');
  const { name, seed = null } = value;
  return typeof name === 'string' && (seed === null || typeof seed === 'string')
    ? ok({ name, seed })
    : fail('mfaDevice has a name, and a seed if you want to know it');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
