import { describe, expect, it } from 'vitest';
import { CHANGE_PASSWORD, policyArn, SELF_MANAGEMENT_NAME } from '../../../src/sim/world/policies.js';
import { browserById } from '../../../src/sim/world/world.js';
import { done } from '../outcomes.js';
import { callAdministrator, labOfAlice, lastEvent, refusalOf } from '../scenario.js';

const OMARS = 'private';

function atOmar() {
  const lab = labOfAlice();
  callAdministrator(lab);
  return lab;
}

describe('the pages on which policies are read', () => {
  it('list the managed ones for who may list them, with an event of it', () => {
    const lab = atOmar();

    expect(lab.ask({ kind: 'open-page', browser: OMARS, page: 'iam-policies' })).toEqual(done);
    expect(browserById(lab.world, OMARS).page).toEqual({ name: 'iam-policies', refusal: null });
    expect(lastEvent(lab)).toMatchObject({
      eventSource: 'iam.amazonaws.com',
      eventName: 'ListPolicies',
      actor: 'omar',
      error: null,
    });
  });

  it('are refused to who may not, and say so', () => {
    const lab = labOfAlice();
    const answer = lab.ask({ kind: 'open-page', browser: 'main', page: 'iam-policies' });

    expect(refusalOf(answer)).toMatchObject({ error: { code: 'AccessDenied' } });
    expect(browserById(lab.world, 'main').page).toMatchObject({
      name: 'iam-policies',
      refusal: { message: expect.stringContaining('iam:ListPolicies on resource: *') },
    });
    const { page } = browserById(lab.world, 'main');
    lab.ask({ kind: 'open-managed-policy', browser: 'main', policyArn: CHANGE_PASSWORD.arn });
    lab.ask({ kind: 'open-permissions', browser: 'main', userName: 'omar' });
    expect(browserById(lab.world, 'main')).toMatchObject({ page, banner: { kind: 'refused' } });
  });

  it('show one for its ARN, and none that is not there', () => {
    const lab = atOmar();
    const arn = policyArn(lab.world.account.id, SELF_MANAGEMENT_NAME);

    expect(lab.ask({ kind: 'open-managed-policy', browser: OMARS, policyArn: arn })).toEqual(done);
    expect(browserById(lab.world, OMARS).page).toEqual({ name: 'iam-policy', policyArn: arn });
    expect(lastEvent(lab)).toMatchObject({ eventName: 'GetPolicyVersion', error: null });
    const before = lab.world;
    const none = lab.ask({ kind: 'open-managed-policy', browser: OMARS, policyArn: `${arn}x` });
    expect(refusalOf(none)).toMatchObject({ error: null, reason: { code: 'not-on-this-page' } });
    expect(lab.world).toBe(before);
  });

  it("ask for both lists of a user's policies", () => {
    const lab = atOmar();

    expect(lab.ask({ kind: 'open-permissions', browser: OMARS, userName: 'ALICE' })).toEqual(done);
    expect(browserById(lab.world, OMARS).page).toEqual({ name: 'user-permissions', userName: 'alice' });
    expect(lab.world.history.slice(-2).map(({ eventName }) => eventName)).toEqual([
      'ListUserPolicies',
      'ListAttachedUserPolicies',
    ]);
  });
});
