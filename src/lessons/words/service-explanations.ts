import type { Explained } from './explained.js';

/** Why a request about keys, policies or passwords is refused. None of these depends on what is on the screen. */
export const SERVICE_EXPLANATIONS = {
  'no-credentials': () => ({ why: 'The request came without a key.', todo: 'Send one with it.' }),
  'no-such-credentials': () => ({
    why: 'The account has no such key, or not any more.',
    todo: 'Look at the id of the key, or make a new one.',
  }),
  'inactive-access-key': () => ({
    why: 'This access key is switched off.',
    todo: 'Who may manage it can switch it on again.',
  }),
  'no-session-token': () => ({
    why: 'This key is the first of the three values of a session, and the session token is missing.',
    todo: 'Give it as well: AWS_SESSION_TOKEN, if the values are in variables.',
  }),
  'wrong-session-token': () => ({
    why: 'The session token does not belong to this key.',
    todo: 'Use all three values of one answer. A long-term key comes without a token.',
  }),
  'wrong-secret-key': () => ({
    why: 'The secret access key is not the one that belongs to this key id.',
    todo: 'Copy both from the same place, whole.',
  }),
  'unknown-operation': () => ({ why: 'This lab knows no operation of that name.' }),
  'user-name-needed': () => ({
    why: 'A role is no user, so AWS cannot know whom is meant.',
    todo: 'Name the user.',
  }),
  'token-without-mfa': () => ({
    why: 'A session token that was got without a code is not good for IAM.',
    todo: 'Get one with a code.',
  }),
  'mfa-half-given': () => ({
    why: 'A serial number and a code belong together.',
    todo: 'Give both, or neither.',
  }),
  'session-credentials': () => ({
    why: 'GetSessionToken takes a long-term access key, and these are credentials of a session.',
    todo: 'Unset the variables, or name the profile of the key.',
  }),
  'session-too-long': () => ({
    why: 'The role gives no session that long.',
    todo: 'Ask for an hour, or for less.',
  }),
  'needs-a-security-key': () => ({
    why: 'This operation tells of security keys only, and this device gives codes.',
    todo: 'List the MFA devices instead.',
  }),
  'no-such-bucket': () => ({ why: 'There is no bucket of that name.', todo: 'List the buckets first.' }),
  'no-such-policy': () => ({ why: 'There is no such policy here.', todo: 'Look at its name.' }),
  'policy-too-long': () => ({
    why: 'A policy has at most 6,144 characters, and the inline ones of a user 2,048 together; white space is not counted.',
    todo: 'Make it shorter.',
  }),
  'too-many-policies': () => ({
    why: 'A user has at most ten attached policies, and an account 1,500 of its own.',
    todo: 'Detach one first, or take one that is there.',
  }),
  'policy-exists': () => ({
    why: 'The account has a policy of that name, in this or another case.',
    todo: 'Take another name.',
  }),
  'too-many-tags': () => ({ why: 'A device has at most 50 tags.', todo: 'Remove some first.' }),
  'same-tag-twice': () => ({ why: 'One key of a tag stands there twice.', todo: 'Give each key once.' }),
  'no-such-role': () => ({ why: 'There is no role of that name.', todo: 'List the roles first.' }),
  'no-password-policy': () => ({
    why: "This account has no password policy of its own: AWS's default one holds.",
  }),
  'no-credential-report': () => ({
    why: 'Nobody has asked for a credential report yet.',
    todo: 'Generate one first.',
  }),
  'old-credential-report': () => ({
    why: 'The credential report is more than four hours old.',
    todo: 'Generate a new one.',
  }),
  'invalid-marker': () => ({
    why: 'That marker came with no list.',
    todo: 'Leave it out, or give the one from the page before as it is.',
  }),
  'too-many-virtual-devices': () => ({
    why: 'An account has at most 5,000 virtual MFA devices, whether somebody has them or not.',
    todo: 'Delete those that nobody has.',
  }),
  'user-has-devices': () => ({
    why: 'This user has an MFA device, and is deleted only once it is gone.',
    todo: 'Deactivate the device first.',
  }),
  'user-has-access-keys': () => ({
    why: 'This user has an access key, and is deleted only once it is gone.',
    todo: 'Delete the key first.',
  }),
  'user-has-a-password': () => ({
    why: 'This user has a password, and is deleted only once it is gone.',
    todo: 'Delete the login profile first.',
  }),
  'user-has-policies': () => ({
    why: 'This user has policies, and is deleted only once they are gone.',
    todo: 'Delete the inline ones and detach the others first.',
  }),
  'too-many-access-keys': () => ({ why: 'A user has at most two access keys.', todo: 'Delete one first.' }),
  'no-such-access-key': () => ({ why: 'There is no such access key any more.' }),
  'password-reset-required': () => ({
    why: 'This password was given for one sign-in: AWS wants a new one before anything else.',
    todo: 'Type the current password and a new one, or sign out.',
  }),
} satisfies { readonly [reason: string]: () => Explained };
