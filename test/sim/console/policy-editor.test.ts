import { describe, expect, it } from 'vitest';
import { findInlinePolicy } from '../../../src/sim/world/account.js';
import { RULE_FROM_THE_WEB, RULE_NAME } from '../../../src/sim/world/rule-world.js';
import { browserById } from '../../../src/sim/world/world.js';
import { done } from '../outcomes.js';
import type { Lab } from '../scenario.js';
import { callAdministrator, labOfAlice, lastEvent, refusalOf } from '../scenario.js';

const OMARS = 'private';

/** omar at alice's page, with the rule from the web open. */
function atEditor(): Lab {
  const lab = labOfAlice();
  callAdministrator(lab);
  lab.ask({
    kind: 'open-policy',
    browser: OMARS,
    userName: 'alice',
    policyName: RULE_NAME,
    draft: RULE_FROM_THE_WEB,
  });
  return lab;
}

const pageOf = (lab: Lab) => browserById(lab.world, OMARS).page;
const saved = (lab: Lab) => findInlinePolicy(lab.world.account, 'alice', RULE_NAME)?.document;

const TAKE_IF_EXISTS = {
  kind: 'set-condition',
  statement: 0,
  operator: 'BoolIfExists',
  key: 'aws:MultiFactorAuthPresent',
  value: 'false',
} as const;

describe('the page on which a policy is written', () => {
  it('begins with what is given for a policy that is not there yet, and saves nothing by itself', () => {
    const lab = atEditor();
    lab.ask({ kind: 'edit-policy', browser: OMARS, edit: TAKE_IF_EXISTS });

    expect(pageOf(lab)).toMatchObject({
      name: 'policy-editor',
      text: expect.stringContaining('BoolIfExists'),
    });
    expect(saved(lab)).toBeUndefined();
  });

  it('keeps to what a page may hold, also where a change would write it with more spaces', () => {
    const lab = atEditor();
    const statements = Array.from({ length: 1800 }, () => ({
      Effect: 'Deny',
      Action: 's3:*',
      Resource: '*',
    }));
    const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    lab.ask({ kind: 'write-policy', browser: OMARS, text });
    expect(pageOf(lab)).toMatchObject({ text });

    expect(lab.ask({ kind: 'edit-policy', browser: OMARS, edit: TAKE_IF_EXISTS })).toEqual(done);
    expect(pageOf(lab)).toMatchObject({ text });
  });

  it('saves what stands on it with PutUserPolicy, and begins with that the next time', () => {
    const lab = atEditor();

    expect(lab.ask({ kind: 'save-policy', browser: OMARS })).toEqual(done);
    expect(saved(lab)).toBe(RULE_FROM_THE_WEB);
    expect(lastEvent(lab)).toMatchObject({ eventName: 'PutUserPolicy', actor: 'omar', error: null });
    lab.ask({
      kind: 'open-policy',
      browser: OMARS,
      userName: 'alice',
      policyName: RULE_NAME,
      draft: 'other',
    });
    expect(pageOf(lab)).toMatchObject({ text: RULE_FROM_THE_WEB });
    expect(lastEvent(lab).eventName).toBe('GetUserPolicy');
  });

  it('keeps a text that is no policy to be mended, and AWS says what is wrong with it', () => {
    const lab = atEditor();
    lab.ask({ kind: 'write-policy', browser: OMARS, text: '{ "Version":' });

    expect(refusalOf(lab.ask({ kind: 'save-policy', browser: OMARS }))).toMatchObject({
      error: { code: 'MalformedPolicyDocument', message: 'This policy contains invalid Json' },
      reason: { code: 'malformed-policy' },
    });
    expect(pageOf(lab)).toMatchObject({ text: '{ "Version":' });
    expect(saved(lab)).toBeUndefined();
  });

  it('keeps no character that commands a terminal, and no text without end', () => {
    const lab = atEditor();
    lab.ask({ kind: 'write-policy', browser: OMARS, text: `\u001B[2J\u202Ea\r\n${'x'.repeat(300_000)}` });
    const page = pageOf(lab);

    expect(page.name === 'policy-editor' && page.text.startsWith('�[2J�a\nxx')).toBe(true);
    expect(page.name === 'policy-editor' && page.text.length).toBeLessThanOrEqual(131_072);
  });

  it('opens one part at a time, and closes it again', () => {
    const lab = atEditor();
    const open = (part: 'actions' | 'condition') =>
      lab.ask({ kind: 'open-policy-part', browser: OMARS, statement: 0, part });
    open('actions');
    open('condition');
    expect(pageOf(lab)).toMatchObject({ open: { statement: 0, part: 'condition' } });

    open('condition');
    expect(pageOf(lab)).toMatchObject({ open: null });
  });

  it('is shown to nobody who may not see the policies of the user', () => {
    const lab = labOfAlice();
    const asked = lab.ask({
      kind: 'open-policy',
      browser: 'main',
      userName: 'alice',
      policyName: RULE_NAME,
      draft: '{}',
    });

    expect(refusalOf(asked).reason).toMatchObject({ code: 'not-allowed', action: 'iam:ListUserPolicies' });
    expect(browserById(lab.world, 'main').page.name).not.toBe('policy-editor');
  });
});
