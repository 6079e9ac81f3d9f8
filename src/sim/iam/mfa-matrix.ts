import type { LabTime, Seconds } from '../base/time.js';
import type { Account } from '../world/account.js';
import type { Arn } from '../world/arn.js';
import { userArn, virtualDeviceArn } from '../world/arn.js';
import type { Verdict } from './authorization.js';
import { decide } from './authorization.js';
import type { TypicalCaller } from './typical-callers.js';
import { typicalCallers } from './typical-callers.js';

/** Three of the five ways in which a user can come: a condition about MFA finds the value true, false and absent in them. */
export const MFA_CALLERS = [
  'consoleWithMfa',
  'consoleWithoutMfa',
  'accessKey',
] as const satisfies readonly TypicalCaller[];

/** One of them. */
export type MfaCaller = (typeof MFA_CALLERS)[number];

/** What a rule about MFA is measured by: work, and what concerns devices, one's own and those of others. */
export const ASKED_OF_RULE = [
  'work',
  'create-device',
  'enable-own',
  'get-own',
  'list-own',
  'deactivate-own',
  'delete-device',
  'enable-other',
] as const;

/** One of them. */
export type AskedOfRule = (typeof ASKED_OF_RULE)[number];

/** An action, and what with. */
export interface Asked {
  readonly action: string;
  readonly resource: Arn;
}

/** Nobody of this name has to be there: policies go by the ARN. */
const COLLEAGUE = 'nina';

/** What is asked, as policies see it. */
export function askedOfRule({ id }: Account, userName: string, asked: AskedOfRule): Asked {
  const own = userArn(id, userName);
  const device = virtualDeviceArn(id, `${userName}-new`);
  switch (asked) {
    case 'work':
      return { action: 's3:ListAllMyBuckets', resource: '*' };
    case 'create-device':
      return { action: 'iam:CreateVirtualMFADevice', resource: device };
    case 'enable-own':
      return { action: 'iam:EnableMFADevice', resource: own };
    case 'get-own':
      return { action: 'iam:GetUser', resource: own };
    case 'list-own':
      return { action: 'iam:ListMFADevices', resource: own };
    case 'deactivate-own':
      return { action: 'iam:DeactivateMFADevice', resource: own };
    case 'delete-device':
      return { action: 'iam:DeleteVirtualMFADevice', resource: device };
    case 'enable-other':
      return { action: 'iam:EnableMFADevice', resource: userArn(id, COLLEAGUE) };
  }
}

/** A moment after whatever proof was given. */
const SINCE_SECONDS = 60;

/** What the policies of a user say to something, in each of the three ways; proof was given `age` seconds ago. */
export function mfaVerdicts(
  account: Account,
  userName: string,
  { action, resource }: Asked,
  now: LabTime,
  age: Seconds = SINCE_SECONDS,
): { readonly [Way in MfaCaller]: Verdict } {
  const callers = typicalCallers(userName, now, age);
  const by = (way: MfaCaller) => decide(account, { caller: callers[way], now }, action, resource);
  return {
    consoleWithMfa: by('consoleWithMfa'),
    consoleWithoutMfa: by('consoleWithoutMfa'),
    accessKey: by('accessKey'),
  };
}
