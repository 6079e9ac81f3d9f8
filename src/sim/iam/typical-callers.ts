import type { LabTime, Seconds } from '../base/time.js';
import { addSeconds } from '../base/time.js';
import type { Caller, MfaContext } from '../world/caller.js';
import { CONSOLE_SESSION_SECONDS, consoleCaller } from '../world/caller.js';
import { addressOf, MAIN_WINDOW } from '../world/windows.js';

/** The five ways in which a user can send a request, as far as a policy about MFA can tell them apart, in the order in which every table has them. */
export const TYPICAL_CALLERS = [
  'consoleWithMfa',
  'consoleWithoutMfa',
  'accessKey',
  'sessionWithMfa',
  'sessionWithoutMfa',
] as const;

/** One of them. */
export type TypicalCaller = (typeof TYPICAL_CALLERS)[number];

/**
 * The same user in all five ways, to ask a policy what it makes of each; nobody has to be signed in. What was begun, and
 * where there was a code, was so `age` seconds ago.
 */
export function typicalCallers(
  userName: string,
  now: LabTime,
  age: Seconds = 0,
): { readonly [Name in TypicalCaller]: Caller } {
  const principal = { type: 'user', userName } as const;
  const at = addSeconds(now, -age);
  const mfa = { serialNumber: '', at };
  const inConsole = (used: typeof mfa | null) =>
    consoleCaller(MAIN_WINDOW, { principal, startedAt: at, mfa: used });
  const withToken = (given: MfaContext): Caller => ({
    principal,
    credential: {
      kind: 'temporary',
      accessKeyId: '',
      issuedBy: 'GetSessionToken',
      issuedAt: at,
      expiresAt: addSeconds(at, CONSOLE_SESSION_SECONDS),
    },
    mfa: given,
    address: addressOf(MAIN_WINDOW),
  });
  return {
    consoleWithoutMfa: inConsole(null),
    consoleWithMfa: inConsole(mfa),
    accessKey: {
      principal,
      credential: { kind: 'access-key', accessKeyId: '' },
      mfa: { kind: 'absent' },
      address: addressOf(MAIN_WINDOW),
    },
    sessionWithMfa: withToken({ kind: 'true', ...mfa }),
    sessionWithoutMfa: withToken({ kind: 'false' }),
  };
}
