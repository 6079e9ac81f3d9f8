import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import type { LabTime, TimeStep } from '../base/time.js';
import { verifyCode } from '../codes/verify-code.js';
import type { Account } from '../world/account.js';
import { allDevicesOf, devicesOf } from '../world/account.js';
import type { Arn } from '../world/arn.js';
import { userArn } from '../world/arn.js';
import type { Caller } from '../world/caller.js';
import type { MfaDevice } from '../world/devices.js';
import { givesCodes } from '../world/devices.js';
import type { Reason } from '../world/reasons.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import type { MfaParameters } from './requests.js';
import { cannotValidate, invalidPassCode, mfaHalfGiven } from './sts-errors.js';

/** A device of the caller and the code that was given with it. It may be wrong: it has not been looked at. */
export interface GivenCode {
  readonly device: MfaDevice;
  readonly code: string;
}

/** The code of a call; null where none is given. What is refused here has spent no code, and counts as no try. */
export function givenCode(
  account: Account,
  { principal }: Caller,
  { serialNumber, tokenCode }: MfaParameters,
): Result<GivenCode | null, Refusal> {
  if (serialNumber === undefined && tokenCode === undefined) return ok(null);
  if (serialNumber === undefined || tokenCode === undefined) {
    return fail(refusal(mfaHalfGiven(), { code: 'mfa-half-given' }));
  }
  if (principal.type === 'assumed-role') {
    return fail(refusal(cannotValidate(), { code: 'not-their-device' }));
  }
  const named = allDevicesOf(account, principal).find((device) => device.serialNumber === serialNumber);
  if (named !== undefined && givesCodes(named)) return ok({ device: named, code: tokenCode });
  const reason: Reason =
    named === undefined ? wrongSerial(account, principal, serialNumber) : { code: 'needs-a-code-device' };
  return fail(refusal(cannotValidate(), reason));
}

/** Many give the ARN of the user, which is nearly the same text: the lab tells that from any other wrong one. */
function wrongSerial(
  account: Account,
  principal: Exclude<Caller['principal'], { readonly type: 'assumed-role' }>,
  serialNumber: Arn,
): Reason {
  const isUser = principal.type === 'user' && serialNumber === userArn(account.id, principal.userName);
  if (!isUser) return { code: 'not-their-device' };
  const [device] = devicesOf(account, principal);
  return { code: 'user-arn-for-mfa', serialNumber: device?.serialNumber ?? null };
}

/** The account after a code was looked at, which counts even when it is wrong, and the step of one that is right. */
export interface SpentCode {
  readonly account: Account;
  readonly outcome: Result<TimeStep, Refusal>;
}

/** Spends a code, by the rules of the console and together with it: each is good once. */
export function spendCode(account: Account, { device, code }: GivenCode, now: LabTime): SpentCode {
  const { account: counted, outcome } = verifyCode(account, device, code, now);
  if (outcome.ok) return { account: counted, outcome };
  const isOverBudget = outcome.failure.code === 'too-many-attempts';
  const error = isOverBudget ? cannotValidate() : invalidPassCode();
  return { account: counted, outcome: fail(refusal(error, outcome.failure)) };
}
