import type { ToldCall } from '../../sim/aws/answer-wire.js';
import type { EpochSeconds } from '../../sim/base/time.js';
import type { World } from '../../sim/world/world.js';

// The door: a port of this computer at which programs of the learner's own find the account of a lesson. It opens when it
// is asked for, and stays open as long as the learner stays in that lesson.

/** What somebody in another terminal has to know. */
export interface WayIn {
  readonly port: number;
  /** What opens a shell that calls the lab, as it is typed there. */
  readonly shell: string;
  /** An AWS CLI is on the PATH. */
  readonly hasAws: boolean;
}

/** Where the door stands. */
export type Door =
  | { readonly kind: 'closed' }
  /** Nobody is offered one: on a stage. */
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly lessonId: string }
  | { readonly kind: 'failed'; readonly reason: string }
  | ({ readonly kind: 'open'; readonly lessonId: string } & WayIn);

/** How a run begins. */
export const CLOSED: Door = { kind: 'closed' };

/** What becomes of the door. */
export type DoorNews =
  | ({ readonly kind: 'door-opened' } & WayIn)
  | { readonly kind: 'door-failed'; readonly reason: string }
  /** A program wanted something outside, and was stopped. */
  | { readonly kind: 'call-stopped'; readonly host: string };

/** A program of the learner's own has called the account of the lesson, and this is what came of it. */
export interface OutsideCall {
  readonly kind: 'called';
  /** The world after it. */
  readonly world: World;
  readonly told: ToldCall;
  /** The first word of its User-Agent, or null. */
  readonly client: string | null;
  readonly now: EpochSeconds;
}

/** What the outside is asked for. `renew-door`: the account has other keys or sessions than before. */
export type DoorEffect = { readonly kind: 'open-door' | 'close-door' | 'renew-door' };
