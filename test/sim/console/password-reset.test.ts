import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { BrowserRequest } from '../../../src/sim/console/requests.js';
import { PAGE_NAMES } from '../../../src/sim/console/requests.js';
import { findUser } from '../../../src/sim/world/account.js';
import { browser as browserSchema } from '../../../src/sim/world/schema/browser.js';
import { browserById } from '../../../src/sim/world/world.js';
import { deniedWithoutMfa } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import {
  codeOf,
  createUser,
  enrol,
  enterPassword,
  granted,
  iam,
  lastEvent,
  openLab,
  passwordOf,
  refusalOf,
  submitCode,
} from '../scenario.js';

const main = (lab: Lab) => browserById(lab.world, 'main');

/** omar is an administrator; the next sign-in of his asks for a new password. */
function labWithOldPassword(userName = 'omar'): Lab {
  const lab = openLab();
  if (userName === 'bea') createUser(lab, 'bea');
  granted(iam(lab, { operation: 'UpdateLoginProfile', userName, passwordResetRequired: true }));
  lab.ask({ kind: 'sign-out', browser: 'main' });
  return lab;
}

const change = (lab: Lab, oldPassword: string, newPassword = 'Kettle-Orbit-5') =>
  lab.ask({ kind: 'submit-change-password', browser: 'main', oldPassword, newPassword });

describe('a password that was given for one sign-in', () => {
  it('opens nothing but the page for a new one', () => {
    const lab = labWithOldPassword();

    expect(enterPassword(lab, 'omar').ok).toBe(true);

    expect(main(lab).page).toEqual({ name: 'change-password' });
    expect(lastEvent(lab)).toMatchObject({ eventName: 'ConsoleLogin', actor: 'omar' });
  });

  it('is asked for after the code, where there is a device', () => {
    const lab = openLab();
    enrol(lab, 'omar', 'phone');
    granted(iam(lab, { operation: 'UpdateLoginProfile', userName: 'omar', passwordResetRequired: true }));
    lab.ask({ kind: 'sign-out', browser: 'main' });
    granted(enterPassword(lab, 'omar'));
    expect(main(lab).page).toEqual({ name: 'mfa-challenge' });

    granted(submitCode(lab, codeOf(lab, 'phone', 1)));

    expect(main(lab).page).toEqual({ name: 'change-password' });
  });

  it.each<BrowserRequest>([
    ...PAGE_NAMES.map((page) => ({ kind: 'open-page', browser: 'main', page }) as const),
    { kind: 'open-user', browser: 'main', userName: 'alice' },
    { kind: 'open-assign-mfa', browser: 'main' },
    { kind: 'submit-key-name', browser: 'main', keyName: 'key' },
    { kind: 'cancel-wizard', browser: 'main' },
  ])('leaves no way around it: %j', (request) => {
    const lab = labWithOldPassword();
    granted(enterPassword(lab, 'omar'));

    expect(refusalOf(lab.ask(request)).reason).toEqual({ code: 'password-reset-required' });
    expect(main(lab).page).toEqual({ name: 'change-password' });
  });

  it('is not got around by the bookmark', () => {
    const lab = labWithOldPassword();
    granted(enterPassword(lab, 'omar'));

    granted(lab.ask({ kind: 'open-bookmark', browser: 'main' }));

    expect(main(lab).page).toEqual({ name: 'change-password' });
  });

  it('leads on to the console once there is a new one, and is asked for no more', () => {
    const lab = labWithOldPassword();
    const old = passwordOf(lab, 'omar');
    granted(enterPassword(lab, 'omar'));

    granted(change(lab, old));

    expect(main(lab)).toMatchObject({ page: { name: 'console-home' }, banner: { kind: 'password-changed' } });
    expect(findUser(lab.world.account, 'omar')?.loginProfile?.passwordResetRequired).toBe(false);
    expect(lab.ask({ kind: 'open-page', browser: 'main', page: 'iam-users' }).ok).toBe(true);
    granted(enterPassword(lab, 'omar'));
    expect(main(lab).page).toEqual({ name: 'console-home' });
  });

  it('stays, after a new one that AWS does not take', () => {
    const lab = labWithOldPassword();
    granted(enterPassword(lab, 'omar'));

    expect(refusalOf(change(lab, passwordOf(lab, 'omar'), 'short')).error?.code).toBe(
      'PasswordPolicyViolation',
    );
    expect(main(lab).session?.mustChangePassword).toBe(true);
  });

  it('needs the permission to change it, which the policy of new users gives only with MFA', () => {
    const lab = labWithOldPassword('bea');
    granted(enterPassword(lab, 'bea'));

    const { reason } = refusalOf(change(lab, passwordOf(lab, 'bea')));

    expect(reason).toEqual({
      code: 'not-allowed',
      action: 'iam:ChangePassword',
      isForWantOfMfa: true,
      by: deniedWithoutMfa('ManageOwnMFA'),
    });
    expect(lab.ask({ kind: 'sign-out', browser: 'main' }).ok).toBe(true);
  });

  it('does not end a session that is open', () => {
    const lab = openLab();
    lab.ask({ kind: 'open-window', of: 'administrator' });
    granted(enterPassword(lab, 'omar', 'administrator'));

    granted(iam(lab, { operation: 'UpdateLoginProfile', userName: 'omar', passwordResetRequired: true }));

    const opened = lab.ask({ kind: 'open-page', browser: 'administrator', page: 'iam-users' });
    expect(opened.ok).toBe(true);
  });

  it('is saved with the session', () => {
    const lab = labWithOldPassword();
    granted(enterPassword(lab, 'omar'));

    expect(v.parse(browserSchema, JSON.parse(JSON.stringify(main(lab))))).toEqual(main(lab));
  });
});
