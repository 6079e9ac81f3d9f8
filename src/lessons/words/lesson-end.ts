import type { Lesson } from '../engine/lesson.js';
import type { Progress } from '../engine/progress.js';
import { skippedWords, standing } from '../engine/progress.js';
import type { Share } from '../engine/tally.js';
import { lessonTally } from '../engine/tally.js';

/** One thing that was counted of a lesson: what, how much of it, and both as people say it. */
export interface LessonFact {
  readonly label: string;
  readonly value: string;
  readonly said: string;
}

/** How it is said what somebody can do who did a lesson, or the course. */
export const YOU_CAN_NOW = 'You can now';

/** The same of who let the lab do most of it. */
export const YOU_HAVE_SEEN = 'You have seen how to';

/** What somebody can do now who did the lesson, in one sentence; null where all of it was skipped. */
export function abilityText(lesson: Lesson, progress: Progress): string | null {
  const stands = standing(progress, lesson);
  if (stands === 'skipped' || stands === 'open') return null;
  const lead = isMostlySeen(lesson, progress) ? YOU_HAVE_SEEN : YOU_CAN_NOW;
  const objective = `${lead} ${afterYouCan(lesson)}`;
  return stands === 'partly-done'
    ? `${objective} ${capitalised(skippedWords(progress, lesson))}: the lesson opens there.`
    : objective;
}

/** The lab did at least half of the tasks that were done. */
export function isMostlySeen(lesson: Lesson, progress: Progress): boolean {
  const { doneByLab, tasks } = lessonTally(progress, lesson);
  return doneByLab > 0 && 2 * doneByLab >= tasks;
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
  const { minutes, refusals, hints, doneByLab, tasks, predictions, firstTries } = lessonTally(
    progress,
    lesson,
  );
  return [
    ...(minutes === null ? [] : [minutesFact(minutes)]),
    ...(refusals === null ? [] : [refusalsFact(refusals)]),
    ...shareFact(firstTries, 'question', 'right at once'),
    ...shareFact(predictions, 'prediction', 'right'),
    ...(hints === 0 ? [] : [{ label: 'Hints', value: String(hints), said: counted(hints, 'hint') }]),
    ...(doneByLab === 0 ? [] : [byLabFact(doneByLab, tasks)]),
  ];
}

function minutesFact(minutes: number): LessonFact {
  const rounded = Math.round(minutes);
  const said = rounded === 0 ? 'less than a minute' : counted(rounded, 'minute');
  return { label: 'Time', value: said, said };
}

function refusalsFact(count: number): LessonFact {
  const value = count === 0 ? 'never' : counted(count, 'time');
  return { label: 'Refused', value, said: counted(count, 'refusal') };
}

function byLabFact(count: number, tasks: number): LessonFact {
  const value = `${count} of ${counted(tasks, 'task')}`;
  return { label: 'By the lab', value, said: `${value} done by the lab` };
}

function shareFact({ right, of }: Share, one: string, how: string): readonly LessonFact[] {
  const said = `${right} of ${counted(of, one)} ${how}`;
  return of === 0 ? [] : [{ label: `${capitalised(one)}s`, value: `${right} of ${of} ${how}`, said }];
}

function counted(count: number, one: string): string {
  return `${count === 0 ? 'no' : count} ${one}${count === 1 ? '' : 's'}`;
}

/** The same in one line, to go on behind a word: `9 minutes, 2 refusals, 3 of 4 questions right at once.` */
export function factsText(facts: readonly LessonFact[]): string | null {
  if (facts.length === 0) return null;
  return `${facts.map((fact) => fact.said).join(', ')}.`;
}
