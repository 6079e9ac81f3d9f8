import type { Block } from './rich-text.js';

/** The words of the course, in the order of the alphabet. Facts are those of the lessons. */
export const GLOSSARY: readonly (readonly [string, string])[] = [
  ['access key', 'a password for programs: two texts, used without a browser'],
  ['account', 'what AWS sends the bill for; it has a 12-digit number, and perhaps an alias'],
  ['administrator', 'an IAM user who may change other users'],
  ['ARN', 'the full name of a thing in AWS, such as arn:aws:iam::123456789012:mfa/alice-phone'],
  ['code', 'six digits, made from a secret and the time; good for a minute or so, and once'],
  ['drift', "how far a device's clock is off, in steps of 30 seconds, as AWS remembers it"],
  ['EC2', "AWS's servers for rent"],
  ['enrol', 'to register a device: one secret in two places, shown by two codes in a row'],
  ['factor', 'a kind of proof: something you know, have, or are'],
  ['FIDO2', 'the standard of passkeys and security keys: a signature for one site alone'],
  ['IAM user', 'a name inside an account, with a password and permissions of its own'],
  ['MFA', 'multi-factor authentication: proofs of two different kinds'],
  ['origin', 'scheme and host of an address, which a security key signs'],
  ['otpauth', 'how the text inside a QR code for an authenticator app begins'],
  ['passkey', 'a key pair for one site, kept by phone, laptop or password manager'],
  ['phishing', 'a fake page or message that asks for what only the real one should get'],
  ['policy', 'a text in the account that says what somebody may do, and what not'],
  ['resync', 'to tell AWS with two codes how far the clock is off now'],
  ['root user', 'the owner of an account; signs in with an e-mail address, may do everything'],
  ['secret key', 'the secret in letters, to type where there is no camera; also called seed'],
  ['session', 'what a browser has once you are signed in; it remembers whether you used MFA'],
  ['SIM swap', 'a thief has your number moved to another SIM, and gets your messages'],
  ['step', '30 seconds: the counter of TOTP, unix time divided by 30'],
  ['token', 'a small device with a display that shows six digits'],
  ['TOTP', 'time-based one-time password, RFC 6238: the sum behind the six digits'],
  ['unassigned device', 'one whose set-up was cut short, or that was taken from its user; it keeps its name'],
  ['virtual device', 'an MFA device that is an app, not a thing of its own'],
];

/** The glossary as a page of text. */
export function glossaryBlocks(): readonly Block[] {
  return [{ kind: 'facts', rows: GLOSSARY }];
}
