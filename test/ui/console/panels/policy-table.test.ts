import { describe, expect, it } from 'vitest';
import { frameOf } from '../../screens/course.js';
import { at, choose, openTask } from '../../store/lab-at.js';

const LESSON = 'make-mfa-the-rule';

describe('the table of who may what', () => {
  it('tells what another policy denies from what nothing allows, and which policy it is', () => {
    const lab = at(LESSON, 'devices-of-others', 120, 36);
    openTask(lab);
    for (const id of ['leave-policy', 'policy-OwnDevices']) choose(lab, id);
    const { text } = frameOf(lab.model);
    expect(text).toMatch(/list buckets +yes +no \* +no \*/);
    expect(text).toContain('no *: AskForMFA denies it');
    expect(text).not.toContain('no: nothing allows it');

    for (const id of ['actions-0', 'actions-iam:ListMFADevices']) choose(lab, id);
    expect(frameOf(lab.model).text).toMatch(/see it +no +no +no\b/);
    expect(frameOf(lab.model).text).toContain('no: nothing allows it');
  });

  it('says of a policy against older sessions that a new sign-in is not denied by it', () => {
    const lab = at('the-relay', 'revoke-it', 120, 36);
    openTask(lab);
    for (const id of ['nav-iam', 'iam-users', 'user-alice', 'deny-older-sessions']) choose(lab, id);
    const names = lab.session().world.account.users.flatMap(({ inlinePolicies }) => inlinePolicies);
    choose(lab, 'permissions');
    choose(lab, `policy-${names.at(-1)?.policyName}`);
    const { text } = frameOf(lab.model);
    expect(text).toMatch(/list buckets +no 1/);
    expect(text.replace(/[│\s]+/g, ' ')).toContain('Who signs in anew');
  });
});
