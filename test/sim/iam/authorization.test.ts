import { describe, expect, it } from 'vitest';
import { authorize } from '../../../src/sim/iam/authorization.js';
import type { Permissions } from '../../../src/sim/world/account.js';
import type { Session } from '../../../src/sim/world/browser.js';
import { openLab, START } from '../scenario.js';

const { account } = openLab().world;

const session = (userName: string, hasMfa: boolean): Session => ({
  principal: { type: 'user', userName },
  startedAt: START,
  mfa: hasMfa ? { serialNumber: `arn:aws:iam::${account.id}:mfa/phone`, at: START } : null,
});

const own = `arn:aws:iam::${account.id}:user/alice`;

// Who may do what in requests is in `iam-api.test.ts`. Here is what no request asks yet.
describe('authorize', () => {
  it.each([true, false])('lets nobody do anything who is no user, with MFA %s', (hasMfa) => {
    expect(authorize(account, session('nobody', hasMfa), 'iam:GetUser', own)?.reason).toEqual({
      code: 'not-allowed',
      action: 'iam:GetUser',
      isForWantOfMfa: false,
    });
  });

  it('says of somebody who is no user that MFA would not help', () => {
    const denial = authorize(account, session('nobody', false), 'iam:DeactivateMFADevice', own);

    expect(denial?.reason).toMatchObject({ isForWantOfMfa: false });
  });

  it('lets a user create devices in the own account only', () => {
    const elsewhere = 'arn:aws:iam::999999999999:mfa/phone';

    expect(
      authorize(account, session('alice', true), 'iam:CreateVirtualMFADevice', elsewhere),
    ).not.toBeNull();
  });

  it('does not deny a session token without MFA, but nobody allows it either', () => {
    const denial = authorize(account, session('alice', false), 'sts:GetSessionToken', own);

    expect(denial?.error?.message).toContain('no identity-based policy allows');
  });

  it('takes the permissions from the account, not from the name', () => {
    const permissionsOf = (userName: string): Permissions =>
      userName === 'alice' ? 'administrator' : 'self-manage-mfa';
    const users = account.users.map((user) => ({ ...user, permissions: permissionsOf(user.userName) }));
    const swapped = { ...account, users };

    expect(authorize(swapped, session('alice', false), 'iam:ListUsers', own)).toBeNull();
    expect(authorize(swapped, session('omar', false), 'iam:ListUsers', own)).not.toBeNull();
  });
});
