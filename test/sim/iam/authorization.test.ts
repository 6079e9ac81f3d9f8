import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../src/sim/base/time.js';
import { authorize, decide } from '../../../src/sim/iam/authorization.js';
import { TYPICAL_CALLERS, typicalCallers } from '../../../src/sim/iam/typical-callers.js';
import type { Account, User } from '../../../src/sim/world/account.js';
import type { Caller } from '../../../src/sim/world/caller.js';
import { consoleCaller } from '../../../src/sim/world/caller.js';
import type { Permissions } from '../../../src/sim/world/policies.js';
import {
  ADMINISTRATION,
  ADMINISTRATOR_ACCESS,
  denyingOlderSessions,
  documentOf,
  policyArn,
  REQUIRE_MFA_NAME,
  selfManagement,
} from '../../../src/sim/world/policies.js';
import { openLab, START } from '../scenario.js';

const { world, now } = openLab();
const { account } = world;

const inConsole = (userName: string, hasMfa: boolean): Caller =>
  consoleCaller('main', {
    principal: { type: 'user', userName },
    startedAt: START,
    mfa: hasMfa ? { serialNumber: `arn:aws:iam::${account.id}:mfa/phone`, at: START } : null,
  });

const withKey = (userName: string): Caller => ({
  principal: { type: 'user', userName },
  credential: { kind: 'access-key', accessKeyId: 'LABA234567234567ABCD' },
  mfa: { kind: 'absent' },
  address: '192.0.2.10',
});

/** The account in which alice has these permissions. */
function granting(permissions: Partial<Permissions>): Account {
  const none = { inlinePolicies: [], attachedPolicies: [] };
  const users = account.users.map(
    (user): User => (user.userName === 'alice' ? { ...user, ...none, ...permissions } : user),
  );
  return { ...account, users };
}

const own = `arn:aws:iam::${account.id}:user/alice`;
const device = `arn:aws:iam::${account.id}:mfa/phone`;

const ask = (caller: Caller, action: string, resource: string, within = account) =>
  authorize(within, { caller, now }, action, resource);

describe('the documented self-management policy', () => {
  // IAM User Guide, "AWS: Allows MFA-authenticated IAM users to manage their own MFA device": what it lets, without and
  // with MFA. A key of a program counts as without.
  it.each([
    ['iam:ListVirtualMFADevices', '*', true, true],
    ['iam:CreateVirtualMFADevice', device, true, true],
    ['iam:EnableMFADevice', own, true, true],
    ['iam:GetUser', own, true, true],
    ['iam:ListMFADevices', own, true, true],
    ['iam:ResyncMFADevice', own, true, true],
    ['iam:DeactivateMFADevice', own, false, true],
    ['iam:ChangePassword', own, false, true],
    ['iam:DeleteVirtualMFADevice', device, false, false],
    ['iam:GetUser', `${own}2`, false, false],
    ['iam:ListUsers', `arn:aws:iam::${account.id}:user/`, false, false],
    ['s3:ListAllMyBuckets', '*', false, false],
  ])('on %s of %s', (action, resource, without, withMfa) => {
    expect(ask(inConsole('alice', false), action, resource) === null).toBe(without);
    expect(ask(withKey('alice'), action, resource) === null).toBe(without);
    expect(ask(inConsole('alice', true), action, resource) === null).toBe(withMfa);
  });

  it('says of what is denied whether MFA would help', () => {
    const reason = (action: string, resource: string) =>
      ask(inConsole('alice', false), action, resource)?.reason;

    expect(reason('iam:DeactivateMFADevice', own)).toMatchObject({ isForWantOfMfa: true });
    expect(reason('iam:ListUsers', own)).toMatchObject({ isForWantOfMfa: false });
  });
});

describe('an absent key, false and true', () => {
  /** alice may do everything, but for what this condition about MFA takes away, or all that it gives. */
  const ruled = (effect: 'Allow' | 'Deny', operator: string, value: string) =>
    granting({
      inlinePolicies: [
        {
          policyName: 'Rule',
          document: documentOf([
            ...(effect === 'Deny' ? [{ Effect: 'Allow', Action: '*', Resource: '*' }] : []),
            {
              Effect: effect,
              Action: '*',
              Resource: '*',
              Condition: { [operator]: { 'aws:MultiFactorAuthPresent': value } },
            },
          ]),
        },
      ],
    });

  const WITH_MFA = ['consoleWithMfa', 'sessionWithMfa'];
  const WITHOUT = ['consoleWithoutMfa', 'sessionWithoutMfa'];

  // IAM User Guide, "AWS global condition context keys", aws:MultiFactorAuthPresent.
  it.each([
    ['Deny', 'Bool', 'false', [...WITH_MFA, 'accessKey']],
    ['Deny', 'BoolIfExists', 'false', WITH_MFA],
    ['Deny', 'Null', 'true', [...WITH_MFA, ...WITHOUT]],
    ['Allow', 'Bool', 'true', WITH_MFA],
    ['Allow', 'BoolIfExists', 'true', [...WITH_MFA, 'accessKey']],
    ['Allow', 'Null', 'false', [...WITH_MFA, ...WITHOUT]],
  ] as const)('under %s with %s %s let in %j', (effect, operator, value, expected) => {
    const within = ruled(effect, operator, value);
    const callers = typicalCallers('alice', now);

    const letIn = TYPICAL_CALLERS.filter((name) => ask(callers[name], 'iam:ListUsers', '*', within) === null);

    expect(letIn.toSorted()).toEqual([...expected].toSorted());
  });

  it('are told from how long ago a code was given', () => {
    const within = granting({
      inlinePolicies: [
        {
          policyName: 'Fresh',
          document: documentOf([
            {
              Effect: 'Allow',
              Action: '*',
              Resource: '*',
              Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } },
            },
          ]),
        },
      ],
    });
    const isLet = (age: number) =>
      ask(typicalCallers('alice', now, age).sessionWithMfa, 'iam:ListUsers', '*', within) === null;

    expect([isLet(0), isLet(3599), isLet(3600)]).toEqual([true, true, false]);
    expect(ask(typicalCallers('alice', now).accessKey, 'iam:ListUsers', '*', within)).not.toBeNull();
  });
});

describe('authorize', () => {
  it.each([true, false])('lets nobody do anything who is no user, with MFA %s', (hasMfa) => {
    expect(ask(inConsole('nobody', hasMfa), 'iam:GetUser', own)?.reason).toEqual({
      code: 'not-allowed',
      action: 'iam:GetUser',
      isForWantOfMfa: false,
    });
  });

  it('lets root do everything', () => {
    const root: Caller = { ...inConsole('alice', false), principal: { type: 'root' } };

    expect(ask(root, 'iam:ListUsers', '*')).toBeNull();
    expect(decide(account, { caller: root, now }, 'iam:ListUsers', '*')).toEqual({ kind: 'root' });
  });

  it('gives AWS’s messages to the letter, for an explicit deny and for nothing that allows', () => {
    const denied = ask(inConsole('alice', false), 'iam:ListUsers', '*');
    const notAllowed = ask(inConsole('alice', true), 'iam:ListUsers', '*');

    expect(denied?.error).toEqual({
      code: 'AccessDenied',
      httpStatus: 403,
      message: `User: ${own} is not authorized to perform: iam:ListUsers on resource: * with an explicit deny in an identity-based policy`,
    });
    expect(notAllowed?.error?.message).toBe(
      `User: ${own} is not authorized to perform: iam:ListUsers on resource: * because no identity-based policy allows the iam:ListUsers action`,
    );
  });

  it('denies no session token without MFA, though no policy has to allow it', () => {
    expect(ask(inConsole('alice', false), 'sts:GetSessionToken', own)?.error?.message).toContain(
      'no identity-based policy allows',
    );
  });

  it('takes the permissions from the account, not from the name', () => {
    const users = account.users.map((user) => ({
      ...user,
      ...(user.userName === 'alice' ? ADMINISTRATION : selfManagement(account.id)),
    }));
    const swapped = { ...account, users };

    expect(ask(inConsole('alice', false), 'iam:ListUsers', own, swapped)).toBeNull();
    expect(ask(inConsole('omar', false), 'iam:ListUsers', own, swapped)).not.toBeNull();
  });

  it('denies an older session everything, and names that reason first', () => {
    const within = granting({
      inlinePolicies: [denyingOlderSessions(START)],
      attachedPolicies: [ADMINISTRATOR_ACCESS.arn, policyArn(account.id, REQUIRE_MFA_NAME)],
    });
    const older = (seconds: number): Caller => ({
      ...inConsole('alice', true),
      credential: {
        kind: 'console',
        browser: 'main',
        issuedAt: addSeconds(START, -seconds),
        expiresAt: addSeconds(now, 60),
      },
    });

    expect(ask(older(0.5), 'iam:ListUsers', own, within)?.reason).toEqual({ code: 'session-denied' });
    expect(ask(older(0), 'iam:ListUsers', own, within)).toBeNull();
    // A key has no such time, and so it is not concerned; the other policy is.
    expect(ask(withKey('alice'), 'iam:ListUsers', own, within)?.reason).toMatchObject({
      isForWantOfMfa: true,
    });
  });

  it('lets nobody do anything by a policy that cannot be read, whatever else allows it', () => {
    const within = granting({
      inlinePolicies: [{ policyName: 'Torn', document: '{' }],
      attachedPolicies: [ADMINISTRATOR_ACCESS.arn],
    });

    expect(ask(inConsole('alice', true), 'iam:ListUsers', own, within)).toMatchObject({
      error: { code: 'AccessDenied' },
      reason: { code: 'policy-unreadable', policyName: 'Torn' },
    });
  });

  it('lets an attached policy that is nowhere allow nothing', () => {
    const within = granting({ attachedPolicies: ['arn:aws:iam::aws:policy/Gone'] });

    expect(ask(inConsole('alice', true), 'iam:ListUsers', own, within)).not.toBeNull();
  });
});

describe('decide', () => {
  it('names the statement and the condition that decided', () => {
    const verdict = decide(account, { caller: inConsole('alice', false), now }, 'iam:ListUsers', '*');

    expect(verdict).toMatchObject({
      kind: 'decided',
      decision: {
        verdict: 'explicit-deny',
        by: { policy: 'ManageOwnMFA', index: 3, statement: { sid: 'DenyAllExceptListedIfNoMFA' } },
      },
    });
  });
});
