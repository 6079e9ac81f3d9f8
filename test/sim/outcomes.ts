/** What requests come to, where nothing more is to be said of it. */

export const done = { ok: true, value: { kind: 'done' } };

export const notSignedIn = { error: null, reason: { code: 'not-signed-in' } };

export const notOnThisPage = { error: null, reason: { code: 'not-on-this-page' } };

/** AWS's one answer to every wrong pair of codes. */
export const invalidCode = {
  code: 'InvalidAuthenticationCode',
  message: 'Authentication code for device is not valid.',
  httpStatus: 403,
};

/** The statement of the documented policies that denies nearly everything without MFA. */
export const deniedWithoutMfa = (policy: 'ManageOwnMFA' | 'RequireMFA') => ({
  policy,
  statement: 'DenyAllExceptListedIfNoMFA',
  // In the one other statements come first.
  index: policy === 'ManageOwnMFA' ? 3 : 0,
  condition: 'BoolIfExists aws:MultiFactorAuthPresent',
});
