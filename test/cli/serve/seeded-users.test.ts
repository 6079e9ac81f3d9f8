import { describe, expect, it } from 'vitest';
import { readSeededUsers } from '../../../src/cli/serve/seeded-users.js';
import { newServedWorld } from '../../../src/sim/aws/served-world.js';
import { findUser } from '../../../src/sim/world/account.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { RFC_SEED } from '../../sim/scenario.js';

const made = (user: object) => {
  const users = readSeededUsers(JSON.stringify({ users: [{ userName: 'ci', ...user }] }));
  return users.ok ? newServedWorld(fakeContext(), users.value) : users;
};

describe('the users that a file wants', () => {
  it('are there, with key, device and policies', () => {
    const world = made({
      administrator: true,
      password: 'Kettle-Orbit-55',
      policies: {
        None: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] },
      },
      mfaDevice: { name: 'ci-phone', seed: RFC_SEED },
    });
    if (!world.ok) throw new Error(world.failure);
    const { account, history } = world.value;

    expect(findUser(account, 'ci')).toMatchObject({
      attachedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      inlinePolicies: [{ policyName: 'None' }],
    });
    expect(account.accessKeys.map(({ userName }) => userName)).toEqual(['alice', 'omar', 'ci']);
    expect(account.mfaDevices.find(({ name }) => name === 'ci-phone')).toMatchObject({
      seed: RFC_SEED,
      owner: { userName: 'ci' },
    });
    expect(history).toEqual([]);
  });

  it.each([
    ['{"users": 1}', 'it needs {"users": [...]}'],
    ['not JSON', 'it needs {"users": [...]}'],
    ['{"users": [{}]}', 'user 1: it needs a userName'],
    [
      '{"users": [{"userName": "a", "admin": true}]}',
      /^user 1: nothing is called "admin"; there is userName, /,
    ],
    ['{"users": [{"userName": "a", "mfaDevice": "x"}]}', /^user 1: mfaDevice has a name/],
  ])('are told what is wrong with %s', (text, failure) => {
    const read = readSeededUsers(text);

    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.failure).toMatch(failure);
  });

  it.each([
    [{ userName: 'a b' }, /^a b: .*Member must satisfy regular expression pattern/],
    [{ userName: 'alice' }, 'alice: User with name alice already exists.'],
    [{ password: 'short' }, /^ci: Password should have a minimum length of 8/],
    [{ policies: { P: 'no policy' } }, /^ci: /],
    [
      { mfaDevice: { name: 'x', seed: 'abc' } },
      'ci: its seed is not Base32 of 26 to 104 characters, in capitals',
    ],
    [{ mfaDevice: { name: 'x y' } }, /^ci: .*virtualMFADeviceName/],
  ])('are no others than AWS would take: %j', (user, failure) => {
    const world = made(user);

    expect(world.ok).toBe(false);
    expect(world.ok ? '' : world.failure).toMatch(failure);
  });
});
