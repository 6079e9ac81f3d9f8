import type { EpochSeconds } from '../base/time.js';

/** A rented computer that costs money by the hour. */
export interface Server {
  readonly id: string;
  readonly launchedAt: EpochSeconds;
  readonly launchedBy: string;
  /** Whole hours it has run, as the lab tells them: a bill does not grow with the seconds that a learner takes. */
  readonly hours: number;
  readonly isRunning: boolean;
}
