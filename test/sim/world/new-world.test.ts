import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepAt } from '../../../src/sim/base/time.js';
import { passwordProblem } from '../../../src/sim/iam/password-policy.js';
import { newWorld } from '../../../src/sim/world/new-world.js';
import { ADMINISTRATION, selfManagement } from '../../../src/sim/world/policies.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { openLab, START } from '../scenario.js';

const worldOf = (seed: number) => newWorld(fakeContext(START, seed));

describe('newWorld', () => {
  it('has alice, who has no device, and an administrator', () => {
    const { id, users, mfaDevices } = worldOf(1).account;

    expect(users).toMatchObject([
      { userName: 'alice', ...selfManagement(id) },
      { userName: 'omar', ...ADMINISTRATION },
    ]);
    expect(mfaDevices.map(({ owner }) => owner)).toEqual([{ type: 'root' }]);
  });

  it('has the root user signed in with MFA in the only window', () => {
    const world = worldOf(1);
    const serialNumber = `arn:aws:iam::${world.account.id}:mfa/root-account-mfa-device`;

    expect(world.activeBrowser).toBe('main');
    expect(world.browsers).toEqual([
      {
        id: 'main',
        isPrivate: false,
        page: { name: 'console-home' },
        session: {
          principal: { type: 'root' },
          startedAt: START,
          mfa: { serialNumber, at: START },
        },
        challenge: null,
        banner: null,
      },
    ]);
  });

  it("has the root user's device enrolled now", () => {
    const { id, mfaDevices } = worldOf(1).account;

    expect(mfaDevices).toEqual([
      {
        kind: 'virtual',
        serialNumber: `arn:aws:iam::${id}:mfa/root-account-mfa-device`,
        name: 'root-account-mfa-device',
        seed: expect.stringMatching(/^[A-Z2-7]{32}$/),
        createdAt: START,
        owner: { type: 'root' },
        enabledAt: START,
        drift: 0,
        lastPairStep: stepAt(START),
        usedSteps: [],
      },
    ]);
  });

  it('has passwords that are of now and need no reset', () => {
    for (const { loginProfile } of worldOf(1).account.users) {
      expect(loginProfile).toEqual({
        password: expect.any(String),
        createdAt: START,
        changedAt: START,
        passwordResetRequired: false,
      });
    }
  });

  it('has real time, an empty phone in hand and no past', () => {
    expect(worldOf(1)).toMatchObject({
      phone: { status: 'in-hand', entries: [] },
      usesOwnPhone: false,
      clockOffset: 0,
      history: [],
      comparisons: [],
      account: { verificationCounts: {} },
    });
  });

  it('is well-formed whatever the randomness', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { id, alias, root, users } = worldOf(seed).account;

        expect(id).toMatch(/^[1-9][0-9]{11}$/);
        expect(alias).toMatch(/^lab-[a-hjkmnp-z2-9]{5}$/);
        for (const { userId } of users) expect(userId).toMatch(/^AIDA[A-Z2-7]{17}$/);
        const passwords = [root.password, ...users.map(({ loginProfile }) => loginProfile?.password ?? '')];
        for (const password of passwords) expect(passwordProblem(password, [alias, root.email])).toBeNull();
      }),
    );
  });

  it('is the same for the same randomness', () => {
    expect(worldOf(3)).toEqual(worldOf(3));
  });

  it('differs with the randomness in everything that could collide with another lab', () => {
    const [one, other] = [worldOf(1).account, worldOf(2).account];

    expect(one.id).not.toBe(other.id);
    expect(one.alias).not.toBe(other.alias);
    expect(one.mfaDevices[0]?.seed).not.toBe(other.mfaDevices[0]?.seed);
    expect(one.users[0]?.userId).not.toBe(other.users[0]?.userId);
  });

  it('gives everybody a password of their own', () => {
    const { root, users } = openLab().world.account;

    const passwords = [root.password, ...users.map(({ loginProfile }) => loginProfile?.password)];

    expect(new Set(passwords).size).toBe(3);
  });
});
