import { describe, expect, it } from 'vitest';
import { keyOf, labOfPrograms } from '../../programs.js';
import { answerOf, enterPassword, granted, iam, iamWith, passwordOf, refusalOf } from '../../scenario.js';

const OMARS = 'private';

describe('the console password of a user', () => {
  it('is shown but for the password itself', () => {
    const lab = labOfPrograms();

    const shown = iam(lab, { operation: 'GetLoginProfile', userName: 'alice' }, OMARS);

    expect(answerOf(shown, 'login-profile')).toMatchObject({ userName: 'alice' });
    expect(JSON.stringify(shown)).not.toContain(passwordOf(lab, 'alice'));
  });

  it('can be taken away: nobody signs in with it, and a key works on', () => {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'alice');
    const password = passwordOf(lab, 'alice');

    granted(iam(lab, { operation: 'DeleteLoginProfile', userName: 'alice' }, OMARS));

    const typed = { account: lab.world.account.id, userName: 'alice', password };
    expect(refusalOf(lab.ask({ kind: 'sign-in-as-user', browser: 'main', ...typed })).reason.code).toBe(
      'no-password',
    );
    granted(iamWith(lab, key, { operation: 'GetUser' }));
    expect(() => enterPassword(lab, 'alice')).toThrow('no password');
  });

  it('is nothing that a user may look at or take away by its own policies', () => {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'alice');

    for (const operation of ['GetLoginProfile', 'DeleteLoginProfile'] as const) {
      expect(refusalOf(iamWith(lab, key, { operation })).reason).toMatchObject({
        code: 'not-allowed',
        action: `iam:${operation}`,
      });
    }
  });
});
