/** What somebody who gives a workshop reads about one lesson. */
export interface LessonNotes {
  readonly lessonId: string;
  /** One line: what they can say or do afterwards. */
  readonly goal: string;
  readonly bring?: readonly string[];
  /** For a room that is ahead of its plan. */
  readonly ifEarly: readonly string[];
  /** For a room that is behind it; what saves most stands first. */
  readonly ifLate: readonly LateAdvice[];
  /** A lesson that a room which is very late can do without: what to say in its place. */
  readonly ifVeryLate?: string;
  readonly steps: { readonly [stepId: string]: StepNotes };
}

/** What can be left out of a lesson. */
export interface LateAdvice {
  /** Steps of this lesson, by id, that are skipped. */
  readonly skip: readonly string[];
  /** Minutes that it saves. */
  readonly saves: number;
  /** What to do or say instead. */
  readonly how: string;
}

/** What belongs to one step. Each text is one that can be said, or done. */
export interface StepNotes {
  /** Of the room, not of the speaker. */
  readonly minutes: number;
  /** At most three sentences to say, in words of one's own. */
  readonly say?: readonly string[];
  /** One question to the room, before a key is pressed. */
  readonly ask?: string;
  readonly expect?: readonly ExpectedAnswer[];
  /** What to do on the stage. */
  readonly act?: string;
  readonly stuck?: readonly { readonly sign: string; readonly help: string }[];
  /** What is different where people use their own phones, and how long they wait. */
  readonly ownPhone?: string;
}

/** What somebody in the room will say, and what to answer. */
export interface ExpectedAnswer {
  readonly heard: string;
  /** The misconception behind it, by its id in the course. */
  readonly belief?: string;
  readonly reply: string;
}

/** The notes of a lesson by its id, or undefined where it has none. */
export function notesOf(all: readonly LessonNotes[], lessonId: string): LessonNotes | undefined {
  return all.find((notes) => notes.lessonId === lessonId);
}

/** The minutes that a step takes in a room; 0 for one without notes. */
export function minutesOfStep(all: readonly LessonNotes[], lessonId: string, stepId: string): number {
  return notesOf(all, lessonId)?.steps[stepId]?.minutes ?? 0;
}

/** The steps of a lesson with the minutes that each takes in a room, by the lesson's id. */
export function stepMinutesIn(all: readonly LessonNotes[]) {
  return (lessonId: string): readonly { readonly step: string; readonly minutes: number }[] =>
    Object.entries(notesOf(all, lessonId)?.steps ?? {}).map(([step, { minutes }]) => ({ step, minutes }));
}
