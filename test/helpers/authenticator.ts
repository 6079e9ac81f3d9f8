import { TOTP, URI } from 'otpauth';

/** An entry of an authenticator app. */
export interface AuthenticatorEntry {
  readonly issuer: string;
  readonly account: string;
  codeAt(unixSeconds: number): string;
}

/** The phone of a test: another library than the lab's own, so that the two check each other. */
export function addFromUri(uri: string): AuthenticatorEntry {
  const totp = URI.parse(uri);
  if (!(totp instanceof TOTP)) throw new Error(`Not a TOTP entry: ${uri}`);
  return {
    issuer: totp.issuer,
    account: totp.label,
    codeAt: (unixSeconds) => totp.generate({ timestamp: unixSeconds * 1000 }),
  };
}
