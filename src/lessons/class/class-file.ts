/** The day of a class, as its facilitator wrote it: what `mfa-lab join` takes, and the stage and its notes. */

/** What `class.json` calls itself, and the newest version of it that this program understands. */
export const CLASS_KIND = 'mfa-lab class';
export const CLASS_VERSION = 1;

/** One piece of the day. */
export type PlanBlock =
  /** Minutes of the room; those of the lesson where the plan says none. */
  | { readonly kind: 'lesson'; readonly lessonId: string; readonly minutes: number }
  | { readonly kind: 'break'; readonly minutes: number }
  | { readonly kind: 'talk'; readonly title: string; readonly minutes: number };

/** Whom to ask, where the facilitator says so. */
export interface ClassContacts {
  readonly administrator: string | null;
  readonly security: string | null;
}

/** A class that was read and found good. Every text of it is one line that can be shown. */
export interface ClassFile {
  readonly title: string;
  /** `2027-02-03`; null where no day is set. */
  readonly date: string | null;
  /** `09:30`; null where no hour is set. */
  readonly start: string | null;
  /** In order; at least one lesson, and none twice. */
  readonly plan: readonly PlanBlock[];
  /** Which phone is meant to be used. */
  readonly phone: 'ask' | 'lab' | 'own';
  /** On the stage: the lab's reason waits for Enter, or not. */
  readonly reveal: 'on-enter' | 'at-once';
  /** The version of mfa-lab that it was planned for, or null. */
  readonly program: string | null;
  readonly contacts: ClassContacts;
  /** The address at which the people of this class sign in to AWS, or null. */
  readonly signIn: string | null;
  /** What to do with the exported file, or null. */
  readonly handIn: string | null;
}

/** The lessons of the day, by id, in its order. */
export function classLessonIds({ plan }: ClassFile): readonly string[] {
  return plan.flatMap((block) => (block.kind === 'lesson' ? [block.lessonId] : []));
}

/** Minutes of the whole day. */
export function classMinutes({ plan }: ClassFile): number {
  return plan.reduce((sum, { minutes }) => sum + minutes, 0);
}
