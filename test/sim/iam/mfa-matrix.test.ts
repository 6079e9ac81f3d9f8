import { describe, expect, it } from 'vitest';
import { TRUE_FALSE_NOTHING } from '../../../src/lessons/content/figures.js';
import { CALLER_WORDS } from '../../../src/lessons/words/caller-words.js';
import { labTimeAt } from '../../../src/sim/base/time.js';
import { isAllowed } from '../../../src/sim/iam/authorization.js';
import type { AskedOfRule } from '../../../src/sim/iam/mfa-matrix.js';
import { askedOfRule, MFA_CALLERS, mfaVerdicts } from '../../../src/sim/iam/mfa-matrix.js';
import { TYPICAL_CALLERS } from '../../../src/sim/iam/typical-callers.js';
import { findUser, withInlinePolicy } from '../../../src/sim/world/account.js';
import { documentOf } from '../../../src/sim/world/policies.js';
import { newWorldBeforeTheRule, RULE_FROM_THE_WEB, RULE_NAME } from '../../../src/sim/world/rule-world.js';
import { fakeContext } from '../../helpers/fake-ports.js';

const { account } = newWorldBeforeTheRule(fakeContext());

/** Who may do something in the account with this rule on alice: with MFA, without it in the console, with her key. */
function allowed(rule: string, asked: AskedOfRule): readonly boolean[] {
  const alice = findUser(account, 'alice');
  if (alice === undefined) throw new Error('There is alice');
  const ruled = withInlinePolicy(account, alice, { policyName: RULE_NAME, document: rule });
  const verdicts = mfaVerdicts(
    ruled,
    'alice',
    askedOfRule(ruled, 'alice', asked),
    labTimeAt(fakeContext().now, 0),
  );
  return MFA_CALLERS.map((caller) => isAllowed(verdicts[caller]));
}

const denying = (condition: object) =>
  documentOf([{ Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: condition }]);
const mfa = (value: string) => ({ 'aws:MultiFactorAuthPresent': value });

describe('the ways to come', () => {
  it('stand in the same order in every table', () => {
    expect(MFA_CALLERS).toEqual(TYPICAL_CALLERS.slice(0, MFA_CALLERS.length));
    expect(TRUE_FALSE_NOTHING.heads).toEqual(['with MFA', 'password alone', 'access key']);
    expect(MFA_CALLERS.map((way) => CALLER_WORDS[way])).toEqual([
      'console with MFA',
      'console without MFA',
      'access key',
    ]);
  });
});

describe('a rule about MFA', () => {
  // The rows of the IAM User Guide, "AWS global condition context keys": true, false in the console, absent with a key.
  it.each([
    ['Bool false', { Bool: mfa('false') }, [true, false, true]],
    ['BoolIfExists false', { BoolIfExists: mfa('false') }, [true, false, false]],
    ['Bool true', { Bool: mfa('true') }, [false, true, true]],
    ['BoolIfExists true', { BoolIfExists: mfa('true') }, [false, true, false]],
    ['Null true', { Null: mfa('true') }, [true, true, false]],
    ['Null false', { Null: mfa('false') }, [false, false, true]],
  ])('stops in a Deny with %s whom it catches', (_name, condition, whoWorks) => {
    expect(allowed(denying(condition), 'work')).toEqual(whoWorks);
  });

  it('as the web has it stops everybody without MFA from setting it up, and no access key from anything', () => {
    expect(allowed(RULE_FROM_THE_WEB, 'create-device')).toEqual([true, false, true]);
    expect(allowed(RULE_FROM_THE_WEB, 'delete-device')).toEqual([true, false, true]);
  });

  it('is looked at for the own user and for others, which policies tell apart by the resource', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM.
    const own = 'arn:aws:iam::*:user/${aws:username}';
    const notOthers = documentOf([{ Effect: 'Deny', Action: 'iam:EnableMFADevice', NotResource: own }]);

    expect(allowed(notOthers, 'enable-own')).toEqual([true, true, true]);
    expect(allowed(notOthers, 'enable-other')).toEqual([false, false, false]);
  });
});
