import { describe, expect, it } from 'vitest';
import { managedPolicies } from '../../../../src/sim/world/managed-policies.js';
import { activeBrowser } from '../../../../src/sim/world/world.js';
import { textsOf } from '../../../../src/ui/plain/plain-lines.js';
import { pageLines } from '../../../../src/ui/plain/plain-page.js';
import { frameOf } from '../../screens/course.js';
import { at, choose, type Driven, openTask } from '../../store/lab-at.js';

function omarAt(columns = 80, rows = 24) {
  const lab = at('make-mfa-the-rule', 'a-rule-from-the-web', columns, rows);
  openTask(lab);
  choose(lab, 'nav-iam');
  return lab;
}

const heard = (lab: Driven) => textsOf(pageLines(lab.model));
const words = (lab: Driven) => frameOf(lab.model).text.replace(/\s+/g, ' ');

describe('the list of policies', () => {
  it('says whose each is, and who has it', () => {
    const lab = omarAt();
    choose(lab, 'iam-policies');

    expect(heard(lab)).toEqual(
      expect.arrayContaining([
        'Policies (2)',
        'AWS managed:',
        '1. AdministratorAccess attached to omar',
        '2. IAMUserChangePassword attached to alice',
      ]),
    );
  });

  it('has those of the account where there are some', () => {
    const lab = at('the-phone-is-gone', 'administrator-removes');
    openTask(lab);
    choose(lab, 'nav-iam');
    choose(lab, 'iam-policies');

    expect(heard(lab)).toEqual(
      expect.arrayContaining([
        'Policies (4)',
        'Customer managed:',
        expect.stringMatching(/^1\. ManageOwnMFA attached to /),
        expect.stringMatching(/^2\. RequireMFA attached to /),
      ]),
    );
    // The administrators of this lesson are asked for MFA by it.
    expect(heard(lab).filter((one) => one.includes('attached to omar'))).toHaveLength(2);
  });

  it('has no rule of lesson 11 in it that could be copied', () => {
    const { account } = omarAt().session().world;
    const documents = [
      ...managedPolicies(account).map(({ document }) => document),
      ...account.users.flatMap(({ inlinePolicies }) => inlinePolicies.map(({ document }) => document)),
    ];

    expect(documents.join('\n')).not.toMatch(/MultiFactorAuth/);
  });

  it('leads to each policy as it is written, and back', () => {
    const lab = omarAt();
    choose(lab, 'iam-policies');
    choose(lab, 'managed-IAMUserChangePassword');

    expect(heard(lab)).toContain('AWS managed, attached to alice');
    const text = heard(lab).join('\n');
    const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
    expect(JSON.parse(json)).toMatchObject({ Version: '2012-10-17', Statement: [{ Effect: 'Allow' }, {}] });
    expect(words(lab)).toMatch(/more below .* PgUp\/PgDn see more/);
    for (let count = 0; count < 9; count += 1) lab.key('page-down');
    expect(words(lab)).toContain('"iam:GetAccountPasswordPolicy"');

    choose(lab, 'iam-policies');
    expect(activeBrowser(lab.session().world).page.name).toBe('iam-policies');
  });

  it('is not for alice, who is told why', () => {
    const lab = at('make-mfa-the-rule', 'the-old-key');
    openTask(lab);
    choose(lab, 'nav-iam');
    choose(lab, 'iam-policies');

    expect(words(lab)).toContain('Access denied');
    expect(words(lab)).toContain('iam:ListPolicies');
  });
});

describe("a user's permissions", () => {
  it('are the policies of the user by kind, each of which can be read', () => {
    const lab = omarAt();
    for (const id of ['iam-users', 'user-alice', 'permissions']) choose(lab, id);

    expect(heard(lab)).toEqual(
      expect.arrayContaining([
        'User alice: Permissions policies (3)',
        '1. Customer inline: ReadBuckets',
        '2. Customer inline: OwnDevices',
        '3. AWS managed: IAMUserChangePassword',
      ]),
    );
    choose(lab, 'policy-ReadBuckets');
    choose(lab, 'show-json');
    expect(heard(lab).join('\n')).toContain('"s3:ListAllMyBuckets"');
    expect(heard(lab)).toEqual(expect.arrayContaining([expect.stringMatching(/Hide JSON$/)]));
    choose(lab, 'show-json');
    expect(heard(lab).join('\n')).not.toContain('"s3:ListAllMyBuckets"');
    choose(lab, 'leave-policy');
    choose(lab, 'managed-IAMUserChangePassword');
    expect(activeBrowser(lab.session().world).page.name).toBe('iam-policy');
  });

  it('show a document line by line, indented as it is written', () => {
    const lab = omarAt();
    for (const id of ['iam-users', 'user-alice', 'permissions', 'managed-IAMUserChangePassword'])
      choose(lab, id);

    const { text } = frameOf(lab.model);
    expect(text).toMatch(/^ {3}"Version": "2012-10-17",/m);
    expect(heard(lab)).toContain('      "Effect": "Allow",');
  });
});
