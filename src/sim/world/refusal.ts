import type { AwsError } from './error-codes.js';
import type { Reason } from './reasons.js';

/** Why a request was refused: AWS's public answer (null where AWS had no part) and the lab's reason. */
export interface Refusal {
  readonly error: AwsError | null;
  readonly reason: Reason;
}

/** A refusal from AWS's answer and the lab's reason. */
export function refusal(error: AwsError | null, reason: Reason): Refusal {
  return { error, reason };
}
