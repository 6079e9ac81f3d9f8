import type { Reason, ReasonCode } from '../../sim/world/reasons.js';

/** Reasons whose name says too little, or says it in words that nobody but the lab has. */
const IN_WORDS: { readonly [code in ReasonCode]?: string } = {
  'same-step': 'the same code twice',
  'same-unknown-code': 'one wrong code, twice',
  swapped: 'codes in the wrong order',
  'pair-already-used': 'codes used before',
  'unknown-pair': 'both codes are wrong',
  'unknown-code': 'the code is wrong',
  'first-code-unknown': 'code 1 is wrong',
  'second-code-unknown': 'code 2 is wrong',
  'malformed-code': 'not six digits',
  'used-long-ago': 'too old to be checked',
  'not-adjacent': 'codes not in a row',
  'pair-out-of-range': 'clock hours off',
  'other-device': 'code of another device',
  drift: 'clock off',
  'removed-device': 'code of a removed device',
  'not-the-accounts-page': "not AWS's page",
  'no-password': 'user has no password',
  'no-challenge': 'no code was asked for',
  'asked-device-removed': 'device was removed',
  'origin-mismatch': 'key of another site',
  'no-credential': 'key not registered',
  'wrong-challenge': 'signed for another sign-in',
  'not-in-this-hand': 'in other hands',
  'no-credentials': 'no key was sent',
  'no-such-credentials': 'no such key',
  'mfa-half-given': 'device or code is missing',
  'session-credentials': 'a session has asked',
  'token-without-mfa': 'session without MFA',
  'invalid-marker': 'unknown page of a list',
  'needs-mfa-session': 'session began without MFA',
  'needs-mfa-credentials': 'sent without MFA',
  'not-their-device': 'not a device of this user',
  'device-assigned': 'device still in use',
  'login-profile-exists': 'user has a password',
  'no-login-profile': 'user has no password',
  'session-denied': 'older session, shut out',
  'password-reset-required': 'first a new password',
  'root-user': 'not for root',
  'user-arn-for-mfa': 'ARN of a user, not device',
  'malformed-policy': 'not a policy to AWS',
  'password-policy': 'password too weak',
};

/** What is missing, or who said no. */
function denied({ isForWantOfMfa, by }: Extract<Reason, { code: 'not-allowed' }>): string {
  if (isForWantOfMfa) return 'needs MFA';
  return by === undefined ? 'nothing allows it' : 'a policy denies it';
}

/**
 * Why something was refused, in a few words for a list of what happened: the whole is said where it happens. Most names of
 * reasons are such words already.
 */
export function reasonWords(reason: Reason): string {
  if (reason.code === 'not-allowed') return denied(reason);
  return IN_WORDS[reason.code] ?? reason.code.replaceAll('-', ' ');
}
