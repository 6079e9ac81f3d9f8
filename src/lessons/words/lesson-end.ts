import type { Lesson } from '../engine/lesson.js';
import type { Progress } from '../engine/progress.js';
import { skippedWords, standing } from '../engine/progress.js';
import type { Share } from '../engine/tally.js';
import { lessonTally } from '../engine/tally.js';

/** One thing that was counted of a lesson: a number, what it is of, and both as people say it. */
export interface LessonFact {
  readonly value: string;
  readonly label: string;
  readonly said: string;
}

/** How it is said what somebody can do who did a lesson, or the course. */
export const YOU_CAN_NOW = 'You can now';

/** What somebody can do now who did the lesson, in one sentence; null where all of it was skipped. */
export function abilityText(lesson: Lesson, progress: Progress): string | null {
  const stands = standing(progress, lesson);
  if (stands === 'skipped' || stands === 'open') return null;
  const objective = `${YOU_CAN_NOW} ${afterYouCan(lesson)}`;
  return stands === 'partly-done'
    ? `${objective} ${capitalised(skippedWords(progress, lesson))}: the lesson opens there.`
    : objective;
}

/** The objective of a lesson, to go on behind "You can now". */
export function afterYouCan({ objective }: Lesson): string {
  return objective.charAt(0).toLowerCase() + objective.slice(1);
}

/** Words as the beginning of a sentence. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What was counted of a lesson, each time that it was done. What is not known, because nobody counted, is left out. */
export function lessonFacts(lesson: Lesson, progress: Progress): readonly LessonFact[] {
  const { minutes, refusals, hints, doneByLab, predictions, firstTries } = lessonTally(progress, lesson);
  return [
    ...(minutes === null ? [] : [minutesFact(minutes)]),
    ...(refusals === null ? [] : [countFact(refusals, 'refusal')]),
    ...shareFact(firstTries, 'right at once', 'question', 'right at once'),
    ...shareFact(predictions, 'predicted', 'prediction', 'right'),
    ...(hints === 0 ? [] : [countFact(hints, 'hint')]),
    ...(doneByLab === 0 ? [] : [byLabFact(doneByLab)]),
  ];
}

function minutesFact(minutes: number): LessonFact {
  const rounded = Math.round(minutes);
  if (rounded > 0) return countFact(rounded, 'minute');
  return { value: 'under 1', label: 'minute', said: 'less than a minute' };
}

function countFact(count: number, one: string): LessonFact {
  const value = count === 0 ? 'no' : String(count);
  const label = count === 1 ? one : `${one}s`;
  return { value, label, said: `${value} ${label}` };
}

function byLabFact(count: number): LessonFact {
  const label = 'done by the lab';
  return { value: String(count), label, said: `${count} ${count === 1 ? 'task' : 'tasks'} done by the lab` };
}

function shareFact({ right, of }: Share, label: string, one: string, how: string): readonly LessonFact[] {
  const value = `${right} of ${of}`;
  return of === 0 ? [] : [{ value, label, said: `${value} ${one}${of === 1 ? '' : 's'} ${how}` }];
}

/** The same in one line, to go on behind a word: `9 minutes, 2 refusals, 3 of 4 questions right at once.` */
export function factsText(facts: readonly LessonFact[]): string | null {
  if (facts.length === 0) return null;
  return `${facts.map((fact) => fact.said).join(', ')}.`;
}
