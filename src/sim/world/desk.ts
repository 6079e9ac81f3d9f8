import type { EpochSeconds, Seconds, TimeStep } from '../base/time.js';
import type { Arn } from './arn.js';

/** The three kinds of proof (NIST SP 800-63-3, section 4.3.1). */
export const FACTOR_KINDS = ['know', 'have', 'are'] as const;

/** One of them. */
export type FactorKind = (typeof FACTOR_KINDS)[number];

/** A sign-in made of two cards, and what the learner said of it beforehand. */
export interface PairedCards {
  readonly first: string;
  readonly second: string;
  readonly predicted: 1 | 2;
}

/** What lies on the desk before there is a console: cards in trays, and who was given what. */
export interface Desk {
  readonly sorted: { readonly [card: string]: FactorKind };
  readonly pairs: readonly PairedCards[];
  /** Device type by person. */
  readonly equipped: { readonly [person: string]: string };
}

/** A code that the learner compared with the lab's, outside the simulated AWS. */
export interface Comparison {
  readonly serialNumber: Arn;
  readonly at: EpochSeconds;
  /** The step the code belongs to, or null when it fits none near. */
  readonly step: TimeStep | null;
  /** The digits of one that fits none near, so that the next one can be read together with it. */
  readonly code?: string;
}

/** What was found out about the clock of a phone: its clock minus lab time. */
export interface Measurement {
  readonly serialNumber: Arn;
  readonly at: EpochSeconds;
  readonly offset: Seconds;
}

/** A password that stands in a list on the web. */
export interface Leak {
  readonly userName: string;
  readonly password: string;
}

/** The plan for a bad day, in the learner's own words. */
export interface RecoveryPlan {
  readonly administrator: string;
  /** How the administrator knows that it is the learner who asks. Empty in a plan of before that was asked. */
  readonly identityCheck: string;
  readonly secondDevice: string;
  readonly rootContact: string;
  /** Whose telephone AWS calls for root. Empty in a plan of before that was asked. */
  readonly rootTelephone: string;
  readonly writtenAt: EpochSeconds;
}
