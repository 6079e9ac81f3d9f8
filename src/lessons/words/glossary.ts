import type { Block } from './rich-text.js';
import { text } from './rich-text.js';

/** A word, what it means, and the lesson in which somebody who goes through the course first meets it. */
type Entry = readonly [word: string, meaning: string, lessonId: string];

/** The words of the course, in the order of the alphabet. Facts are those of the lessons. */
export const GLOSSARY: readonly Entry[] = [
  [
    'access key',
    'a password for programs: two texts, used without a browser',
    'two-secrets-are-not-two-factors',
  ],
  [
    'account',
    'what AWS sends the bill for; it has a 12-digit number, and perhaps an alias',
    'two-secrets-are-not-two-factors',
  ],
  ['administrator', 'an IAM user who may change other users', 'the-night-a-password-leaks'],
  [
    'ARN',
    'the full name of a thing in AWS, such as arn:aws:iam::123456789012:mfa/alice-phone',
    'link-the-phone',
  ],
  ['AWS CLI', "AWS's program for the command line; it is called aws", 'mfa-on-the-command-line'],
  [
    'code',
    'six digits, made from a secret and the time; good for a minute or so, and once',
    'the-night-a-password-leaks',
  ],
  ['cookie', 'what a browser keeps of a session, and shows with every request', 'the-relay'],
  [
    'drift',
    "how far a device's clock is off, in steps of 30 seconds, as AWS remembers it",
    'the-phones-clock-is-wrong',
  ],
  ['EC2', "AWS's servers for rent", 'the-night-a-password-leaks'],
  [
    'enrol',
    'to register a device: one secret in two places, shown by two codes in a row',
    'two-consecutive-codes',
  ],
  ['factor', 'a kind of proof: something you know, have, or are', 'two-secrets-are-not-two-factors'],
  ['FIDO2', 'the standard of passkeys and security keys: a signature for one site alone', 'choose-a-device'],
  [
    'IAM user',
    'a name inside an account, with a password and permissions of its own',
    'the-night-a-password-leaks',
  ],
  ['MFA', 'multi-factor authentication: proofs of two different kinds', 'two-secrets-are-not-two-factors'],
  ['otpauth', 'how the text inside a QR code for an authenticator app begins', 'link-the-phone'],
  ['passkey', 'a key pair for one site, kept by phone, laptop or password manager', 'choose-a-device'],
  [
    'phishing',
    'a fake page or message that asks for what only the real one should get',
    'the-night-a-password-leaks',
  ],
  [
    'policy',
    'a text in the account that says what somebody may do, and what not',
    'the-night-a-password-leaks',
  ],
  ['profile', 'a name in the files of the AWS CLI for a key, or for a role', 'mfa-on-the-command-line'],
  ['relay', 'a fake page that passes on, in the same moment, what is typed on it', 'the-relay'],
  ['resync', 'to tell AWS with two codes how far the clock is off now', 'sign-in-with-a-code'],
  ['role', 'permissions to take on for a while, with a session of their own', 'mfa-on-the-command-line'],
  [
    'root user',
    'the owner of an account; signs in with an e-mail address, may do everything',
    'the-night-a-password-leaks',
  ],
  [
    'secret key',
    'the secret in letters, to type where there is no camera; also called seed',
    'link-the-phone',
  ],
  [
    'session',
    'what a browser has once you are signed in; it remembers whether you used MFA',
    'the-night-a-password-leaks',
  ],
  ['SIM swap', 'a thief has your number moved to another SIM, and gets your messages', 'choose-a-device'],
  ['step', '30 seconds: the counter of TOTP, unix time divided by 30', 'two-consecutive-codes'],
  [
    'temporary credentials',
    'a key that comes with a session token, and ends by itself',
    'mfa-on-the-command-line',
  ],
  ['token', 'a small device with a display that shows six digits', 'choose-a-device'],
  ['TOTP', 'time-based one-time password, RFC 6238: the sum behind the six digits', 'choose-a-device'],
  [
    'unassigned device',
    'one whose set-up was cut short, or that was taken from its user; it keeps its name',
    'link-the-phone',
  ],
  ['virtual device', 'an MFA device that is an app, not a thing of its own', 'choose-a-device'],
];

/** The words that these lessons have brought, with what they mean. */
export function wordsOf(lessonIds: readonly string[]): readonly (readonly [string, string])[] {
  return GLOSSARY.flatMap(([word, meaning, lessonId]) =>
    lessonIds.includes(lessonId) ? [[word, meaning] as const] : [],
  );
}

/** The words of these lessons as a page of text; what is still to come is only counted. */
export function glossaryBlocks(lessonIds: readonly string[]): readonly Block[] {
  const rows = wordsOf(lessonIds);
  const left = GLOSSARY.length - rows.length;
  return [{ kind: 'facts', rows }, ...(left === 0 ? [] : [text(`The lessons to come bring ${left} more.`)])];
}
