import type { EpochSeconds, TimeStep } from '../base/time.js';
import type { AwsError } from './error-codes.js';
import type { Reason } from './reasons.js';

/** What happened, as an event history shows it, with the lab's private reason beside AWS's public answer. */
export interface HistoryEvent {
  /** Counts up from 1 in each world. */
  readonly id: number;
  readonly at: EpochSeconds;
  /** `iam.amazonaws.com` or `signin.amazonaws.com`. */
  readonly eventSource: string;
  readonly eventName: string;
  /** User name, `root`, `ROLE/SESSION`, or null for somebody not signed in. */
  readonly actor: string | null;
  /** The window that it was done in; null where a program did it. */
  readonly browser: string | null;
  /** The key that a program came with. */
  readonly accessKeyId?: string;
  readonly mfaAuthenticated: boolean;
  /** Request parameters and answers worth showing; never a password, a code or a seed. */
  readonly details: { readonly [name: string]: string };
  /** The time step of the accepted code, where there was one. The lab's own note; AWS tells nobody. */
  readonly timeStep: TimeStep | null;
  readonly error: AwsError | null;
  readonly reason: Reason | null;
}
