import type { TotpParameters } from './totp-parameters.js';
import { AWS_PARAMETERS } from './totp-parameters.js';

/** The lab's own issuer. Never "AWS": some apps overwrite an entry of the same name, which could destroy a real one. */
export const LAB_ISSUER = 'MFA Lab';

/** What an enrolment QR code says. */
export interface Enrolment {
  readonly issuer: string;
  /** The part of the label after the issuer: DEVICE@ACCOUNT. */
  readonly account: string;
  /** Base32, upper case, no padding. */
  readonly secret: string;
  /** How its codes are made, where that is not as AWS's devices do it. */
  readonly parameters?: TotpParameters;
}

/** The enrolment of a device of this lab: its label names the device and this lab's own random account alias. */
export function labEnrolment(deviceName: string, accountAlias: string, seed: string): Enrolment {
  return { issuer: LAB_ISSUER, account: `${deviceName}@${accountAlias}`, secret: seed };
}

/**
 * The text inside the QR code, in the Key URI format that authenticator apps read
 * (github.com/google/google-authenticator/wiki/Key-Uri-Format). `secret` first and never last, because Google
 * Authenticator has failed to read some codes that ended in it; `%20`, because apps show `+` as it stands; no
 * `algorithm`, `digits` or `period` that are the defaults, because apps assume these and the QR code would grow.
 */
export function otpauthUri(enrolment: Enrolment): string {
  const issuer = encodeLabel(enrolment.issuer);
  const label = `${issuer}:${encodeLabel(enrolment.account)}`;
  const others = otherParameters(enrolment.parameters ?? AWS_PARAMETERS);
  return `otpauth://totp/${label}?secret=${enrolment.secret}&issuer=${issuer}${others}`;
}

function otherParameters(parameters: TotpParameters): string {
  return (['algorithm', 'digits', 'period'] as const)
    .filter((name) => parameters[name] !== AWS_PARAMETERS[name])
    .map((name) => `&${name}=${parameters[name]}`)
    .join('');
}

/** `@` stays as it is, like in AWS's own QR code; it needs no escape in a path (RFC 3986 section 3.3). */
function encodeLabel(text: string): string {
  return encodeURIComponent(text).replaceAll('%40', '@');
}

/** The key as people read and type it: upper case, in groups of four. */
export function groupKey(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(' ');
}
