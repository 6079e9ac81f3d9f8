import { describe, expect, it } from 'vitest';
import { policyText } from '../../../sim/policy/statements.js';
import { EXAMPLES } from '../../../sim/policy/user-guide.js';
import { problems } from './judge.js';

/** What a reviewer would have mended in the examples of the User Guide's MFA pages; of all others nothing. */
const TO_MEND: { readonly [name: string]: readonly string[] } = {
  // A page on NotAction, not on MFA.
  'all but IAM denied without MFA': ['rule-can-be-undone', 'deactivate-without-mfa', 'delete-without-mfa'],
  // It is for those who have a device already.
  'a resynchronisation of one’s own device': ['no-way-to-enrol'],
  // These three the guide itself warns of.
  'the visual editor’s "MFA required"': ['allow-lets-access-keys-in'],
  'the Deny that AWS warns of: Bool': ['deny-misses-access-keys', 'no-way-to-enrol'],
  'the Allow that AWS warns of: Null': ['allow-does-not-ask-for-mfa'],
};

describe('of the User Guide’s own examples', () => {
  it.each(Object.entries(EXAMPLES))(
    '%s has nothing to mend, or what the guide warns of',
    async (name, example) => {
      expect(await problems(policyText(example.statements))).toEqual(TO_MEND[name] ?? []);
    },
  );

  it('all that have something to mend are among them', () => {
    expect(Object.keys(EXAMPLES)).toEqual(expect.arrayContaining(Object.keys(TO_MEND)));
  });
});
