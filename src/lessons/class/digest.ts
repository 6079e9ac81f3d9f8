import type { ExpectedRefusals } from '../engine/expected-refusals.js';
import type { CourseStep } from './course-steps.js';
import type { ExportDocument } from './export-document.js';
import type { LearnerRow, StepOutcome } from './learner-row.js';
import { learnerRow, outcomesOf } from './learner-row.js';

/** What happened in a step, one bit each. */
export const MARKS = { heldUp: 1, doneFor: 2, skipped: 4, answered: 8, right: 16 } as const;

/** An export as a report needs it, in so little room that there may be thousands. */
export interface Digest {
  readonly row: LearnerRow;
  /** The steps that were begun, with four numbers each: `stepsIn` reads them. */
  readonly steps: Uint16Array;
  /** Of all steps. */
  readonly seconds: number;
  /** What was behind wrong first answers and is no belief of this course, by the place of the question. */
  readonly strangeBeliefs: readonly (readonly [place: number, belief: string])[];
  /** Steps that are in the export and not in this course. */
  readonly unknownSteps: number;
}

/** A step of a digest. */
export interface DigestedStep {
  /** In the course. */
  readonly place: number;
  readonly minutes: number;
  readonly extra: number;
  /** Some of `MARKS`. */
  readonly marks: number;
  /** The number of the option whose belief was behind a wrong first answer, from 1; 0 for none. */
  readonly option: number;
}

/** Numbers for each step. */
const NUMBERS = 4;

/** What can be counted at the most. */
const MOST_COUNTED = 65_535;

/** Bits of the marks; the number of an option goes above them. */
const MARK_BITS = 8;

/** Stands for nothing in all of the many digests that have nothing of it. */
const NONE: Digest['strangeBeliefs'] = [];

/** Takes out of an export what a report needs. */
export function digestOf(
  document: ExportDocument,
  course: readonly CourseStep[],
  expected: ExpectedRefusals,
): Digest {
  const outcomes = outcomesOf(document, course, expected);
  const steps = new Uint16Array(outcomes.length * NUMBERS);
  let seconds = 0;
  outcomes.forEach((outcome, index) => {
    const { course: one, step, extra } = outcome;
    seconds += step.seconds;
    // Whole minutes: the middle of them is that of the seconds, rounded.
    steps[index * NUMBERS] = one.place;
    steps[index * NUMBERS + 1] = Math.min(MOST_COUNTED, Math.round(step.seconds / 60));
    steps[index * NUMBERS + 2] = Math.min(MOST_COUNTED, extra);
    steps[index * NUMBERS + 3] = marksOf(outcome) + (optionOf(outcome) << MARK_BITS);
  });
  const strange = outcomes.flatMap((outcome) =>
    wrongBelief(outcome) === null || optionOf(outcome) > 0
      ? []
      : [[outcome.course.place, wrongBelief(outcome) ?? ''] as const],
  );
  return {
    row: learnerRow(document, outcomes, course),
    steps,
    seconds,
    strangeBeliefs: strange.length === 0 ? NONE : strange,
    unknownSteps: stepCount(document) - outcomes.length,
  };
}

/** The steps of a digest, one after the other. */
export function* stepsIn({ steps }: Digest): Iterable<DigestedStep> {
  for (let at = 0; at < steps.length; at += NUMBERS) {
    const [place = 0, minutes = 0, extra = 0, both = 0] = steps.subarray(at, at + NUMBERS);
    yield { place, minutes, extra, marks: both % 2 ** MARK_BITS, option: both >> MARK_BITS };
  }
}

function marksOf({ step, isHeldUp, isFirstRight }: StepOutcome): number {
  return (
    (isHeldUp ? MARKS.heldUp : 0) |
    (step.status === 'done' && step.hints === 3 ? MARKS.doneFor : 0) |
    (step.status === 'skipped' ? MARKS.skipped : 0) |
    (isFirstRight === null ? 0 : MARKS.answered) |
    (isFirstRight === true ? MARKS.right : 0)
  );
}

/** What is said to be behind the first answer, where that is wrong. */
function wrongBelief({ step, isFirstRight }: StepOutcome): string | null {
  return isFirstRight === false ? (step.beliefs?.[0] ?? null) : null;
}

/** Whose belief it is: of the options of this course the first that has it, from 1; 0 for none. */
function optionOf(outcome: StepOutcome): number {
  const belief = wrongBelief(outcome);
  const { step } = outcome.course;
  if (belief === null || step.kind !== 'quiz') return 0;
  return step.options.findIndex(({ misconception }) => misconception === belief) + 1;
}

function stepCount({ lessons }: ExportDocument): number {
  return Object.values(lessons).reduce((sum, { steps }) => sum + Object.keys(steps).length, 0);
}

/** Whether two exports say the same. */
export function isSameDigest(one: Digest, other: Digest): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
