import type { Draws } from '../../../sim/base/draws.js';
import type { Seconds } from '../../../sim/base/time.js';
import type { ReasonCode } from '../../../sim/world/reasons.js';
import type { GoalView, Move, TaskStep } from '../../engine/lesson.js';
import {
  openAssignMfa,
  openBookmark,
  openSecurityCredentials,
  showQr,
  signOut,
  submitPassword,
  submitSetUpCodes,
} from '../../engine/moves/moves.js';
import { lendPhone } from '../../engine/moves/phone-moves.js';

/** Something that an incident counts as a wrong turn, once however often it is done. */
export interface WrongTurn {
  /** Stable and kebab-case: the result is kept by it. */
  readonly id: string;
  /** What was done, as the end of a list: `a password that AWS does not take`. */
  readonly text: string;
  /** Whether it was taken, by what has happened or by the refusal of this moment. */
  readonly isTaken: (view: GoalView, refused: ReasonCode | null) => boolean;
}

/** The time that an incident takes. */
export interface Gap {
  /** What it is the time of: `alice was locked out`. */
  readonly text: string;
  /** Null while it is not over, or was never open. */
  readonly seconds: (view: GoalView) => Seconds | null;
}

/** One Monday's version of an incident: what came in, and what it is measured by. */
export interface IncidentCase {
  /** How it comes in: `a mail`. */
  readonly channel: string;
  readonly task: Omit<TaskStep, 'kind' | 'id' | 'title' | 'newWorld'> & Required<Pick<TaskStep, 'newWorld'>>;
  readonly wrongTurns: readonly WrongTurn[];
  readonly gap: Gap;
}

/** One kind of incident. */
export interface Incident {
  /** Stable and kebab-case: the step has it, too. */
  readonly id: string;
  /** What it was, told when all is over. */
  readonly name: string;
  /** The lesson to look at again. */
  readonly lessonId: string;
  /** What is still to be done once it is put right, and no goal asks for. */
  readonly next?: string;
  /** The case of one Monday; the same draws give the same case. */
  readonly make: (draws: Draws) => IncidentCase;
}

/** How something comes in, and in which words. */
export type Message = readonly [channel: string, words: string];

/** One of a list that is not empty. */
export function pick<Item>(draws: Draws, items: readonly [Item, ...Item[]]): Item {
  return items[draws.below(items.length)] ?? items[0];
}

/** People who write and call. */
const COLLEAGUES = ['Priya', 'Tom', 'Keiko', 'Lena', 'Marek', 'Sofia', 'Jonas', 'Amara'] as const;

/** Somebody who writes or calls. */
export function colleague(draws: Draws): string {
  return pick(draws, COLLEAGUES);
}

/** A wrong turn that is known by a refusal with one of these reasons. */
export function refusedFor(id: string, text: string, ...reasons: readonly ReasonCode[]): WrongTurn {
  return { id, text, isTaken: (_view, refused) => refused !== null && reasons.includes(refused) };
}

/** When the message came: what the incident arranges ends at that moment. */
export function cameAt({ world, since }: GoalView): Seconds {
  return world.history.findLast(({ id }) => id <= since.eventId)?.at ?? 0;
}

/** alice signs in, and makes a phone her MFA device under a name; the lab's phone has its codes. */
export function enrolUnder(deviceName: string): readonly Move[] {
  return [
    signOut,
    openBookmark,
    submitPassword,
    openSecurityCredentials,
    openAssignMfa,
    (world) => ({ kind: 'submit-device-name', browser: world.activeBrowser, deviceName }),
    showQr,
    submitSetUpCodes(-1, 0),
    lendPhone,
  ];
}

/** What people call their phones. */
export const DEVICE_NAMES = [
  'alice-phone',
  'alice-mobile',
  'my-phone',
  'old-blue',
  'alice.app',
  'phone-2025',
] as const;

/** One of them. */
export function deviceName(draws: Draws): string {
  return pick(draws, DEVICE_NAMES);
}
