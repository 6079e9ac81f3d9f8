import type { Result } from '../../sim/base/result.js';
import { fail, ok } from '../../sim/base/result.js';
import { CATALOG, findLesson } from '../catalog.js';
import type { Lesson, Step } from './lesson.js';
import { stepIndex } from './session.js';

/** A step of a lesson, as it is named: `6.3`. */
export interface StepPlace {
  readonly lesson: Lesson;
  readonly step: Step;
}

/** `6.3`, or an id in place of the lesson's number. */
const WITH_STEP = /^(.+)\.(\d{1,3})$/;

/**
 * The step that is named by `6.3`. Null where there is no such lesson, or where no step is named; a failure says why the
 * lesson has no such step, without a full stop.
 */
export function findStep(typed: string): Result<StepPlace, string> | null {
  const [, word = '', number = ''] = WITH_STEP.exec(typed.trim()) ?? [];
  const lesson = word === '' ? undefined : findLesson(word);
  if (lesson === undefined) return null;
  const step = lesson.steps[Number(number) - 1];
  if (step !== undefined) return ok({ lesson, step });
  const { length } = lesson.steps;
  const name = lessonNumber(lesson);
  const has = `${/^\d/.test(name) ? `Lesson ${name}` : lesson.title} has ${length} ${length === 1 ? 'step' : 'steps'}`;
  return fail(`${has}; ${name}.${number} is none. mfa-lab list --steps shows them`);
}

/** How a step is named: `6.3`. */
export function stepNumber(lesson: Lesson, stepId: string): string {
  return `${lessonNumber(lesson)}.${stepIndex(lesson, stepId) + 1}`;
}

/** The number of a lesson; of one that is in no course its id. */
function lessonNumber({ id }: Lesson): string {
  const entry = CATALOG.find((one) => one.id === id);
  return entry === undefined ? id : String(entry.number);
}
