import { lookUp } from '../../sim/base/table.js';
import type { ExpectedRefusals } from '../engine/expected-refusals.js';
import type { CourseStep } from './course-steps.js';
import type { ExportDocument, ExportedLesson, ExportedStep } from './export-document.js';
import { fitForExport, LONGEST_CARD_LINE, LONGEST_NAME } from './handed-in.js';

/** How far one learner is, for who walks through the room. */
export interface LearnerRow {
  readonly id: string;
  /** As it was typed, without what cannot be shown; null for none. */
  readonly name: string | null;
  /** When the export was made. */
  readonly madeAt: number;
  readonly program: string;
  /** The furthest step: `6.3`; null before the first. */
  readonly at: string | null;
  /** The same as a place in the course, from 0; -1 before the first. */
  readonly place: number;
  /** Tasks that were done, with two hints at the most. */
  readonly byHand: number;
  /** Tasks that the lab did. */
  readonly forThem: number;
  readonly skipped: number;
  /** First answers that were right, of those that were given. */
  readonly firstRight: number;
  readonly firstAnswers: number;
  /** Refusals beyond those that the steps ask for. */
  readonly extraRefusals: number;
  readonly minutes: number;
  /** The step that held them up, the open one before all others: `8.6`; or null. */
  readonly heldUpAt: string | null;
  /** Mondays that were walked to their end. */
  readonly mondays: number;
  /** The minute card, where something was typed. */
  readonly keep: string | null;
  readonly unclear: string | null;
}

/** How one learner's step went. */
export interface StepOutcome {
  readonly course: CourseStep;
  readonly step: ExportedStep;
  readonly extra: number;
  readonly isHeldUp: boolean;
  /** Of a question: the first answer was right; null where there is none that this course knows. */
  readonly isFirstRight: boolean | null;
}

/** From so many extra refusals on a step holds somebody up; or so many times the minutes that it takes. */
const MANY_EXTRA = 3;
const MANY_TIMES = 3;

/** Shorter than this nothing has held anybody up, however short the step is. */
const LEAST_SECONDS = 180;

/** The steps of an export that this course has, in its order. */
export function outcomesOf(
  { lessons }: ExportDocument,
  course: readonly CourseStep[],
  expected: ExpectedRefusals,
): readonly StepOutcome[] {
  const outcomes: StepOutcome[] = [];
  let [lessonId, steps]: [string, ExportedLesson['steps'] | undefined] = ['', undefined];
  for (const one of course) {
    if (one.lesson.id !== lessonId) {
      lessonId = one.lesson.id;
      steps = lookUp(lessons, lessonId)?.steps;
    }
    const step = steps === undefined ? undefined : lookUp(steps, one.step.id);
    if (step !== undefined) outcomes.push(outcomeOf(one, step, expected));
  }
  return outcomes;
}

function outcomeOf(course: CourseStep, step: ExportedStep, expected: ExpectedRefusals): StepOutcome {
  const refusals = Object.values(step.refusals ?? {}).reduce((sum, count) => sum + count, 0);
  const extra = Math.max(0, refusals - (expected.get(course.id) ?? 0));
  return {
    course,
    step,
    extra,
    isHeldUp: course.step.kind === 'task' && isHeldUp(course, step, extra),
    isFirstRight: firstRight(course, step),
  };
}

function isHeldUp({ lesson }: CourseStep, { status, hints, seconds }: ExportedStep, extra: number): boolean {
  const usual = (lesson.minutes * 60) / lesson.steps.length;
  return (
    (status === 'open' && (hints ?? 0) >= 2) ||
    extra >= MANY_EXTRA ||
    seconds >= Math.max(LEAST_SECONDS, MANY_TIMES * usual)
  );
}

function firstRight({ step }: CourseStep, { choices = '' }: ExportedStep): boolean | null {
  if (step.kind !== 'quiz') return null;
  return step.options.find(({ id }) => id === choices.charAt(0))?.isRight ?? null;
}

/** The row of a learner. */
export function learnerRow(
  document: ExportDocument,
  outcomes: readonly StepOutcome[],
  course: readonly CourseStep[],
): LearnerRow {
  const { id, at: madeAt, program, here, card, monday } = document;
  const tasks = outcomes.filter(({ course: { step } }) => step.kind === 'task');
  const done = tasks.filter(({ step }) => step.status === 'done');
  const forThem = done.filter(({ step }) => step.hints === 3).length;
  const answered = outcomes.filter(({ isFirstRight }) => isFirstRight !== null);
  const open = course.find(({ lesson, step }) => lesson.id === here?.lesson && step.id === here.step);
  const last = outcomes.findLast(({ step }) => step.status !== 'open')?.course;
  const at = (open?.place ?? -1) > (last?.place ?? -1) ? open : last;
  const held = outcomes.filter(({ isHeldUp: is }) => is);
  const heldUp = held.find((one) => one.course === open) ?? held.at(-1);
  return {
    id,
    name: shownLine(document.name, LONGEST_NAME),
    madeAt,
    program,
    at: at?.number ?? null,
    place: at?.place ?? -1,
    byHand: done.length - forThem,
    forThem,
    skipped: tasks.filter(({ step }) => step.status === 'skipped').length,
    firstRight: answered.filter(({ isFirstRight }) => isFirstRight === true).length,
    firstAnswers: answered.length,
    extraRefusals: outcomes.reduce((sum, { extra }) => sum + extra, 0),
    minutes: Math.ceil(outcomes.reduce((sum, { step }) => sum + step.seconds, 0) / 60),
    heldUpAt: heldUp?.course.number ?? null,
    mondays: monday?.times ?? 0,
    keep: shownLine(card?.keep ?? null, LONGEST_CARD_LINE),
    unclear: shownLine(card?.unclear ?? null, LONGEST_CARD_LINE),
  };
}

function shownLine(typed: string | null, longest: number): string | null {
  const shown = fitForExport(typed ?? '', longest);
  return shown === '' ? null : shown;
}
