import type { ExpectedRefusals } from '../engine/expected-refusals.js';
import type { CourseStep } from './course-steps.js';
import type { ExportDocument } from './export-document.js';
import type { LearnerRow } from './learner-row.js';
import { learnerRow, outcomesOf } from './learner-row.js';

/** What happened in a step, one bit each. */
export const MARKS = { heldUp: 1, doneFor: 2, skipped: 4, answered: 8, right: 16 } as const;

/** An export as a report needs it, in so little room that there may be thousands. */
export interface Digest {
  readonly row: LearnerRow;
  /** The steps that were begun, as places in the course; the other lists go with it. */
  readonly places: Uint16Array;
  readonly seconds: Float32Array;
  readonly extra: Uint16Array;
  readonly marks: Uint8Array;
  /** What was behind wrong first answers, by the place of the question. */
  readonly beliefs: readonly (readonly [place: number, belief: string])[];
  /** Steps that are in the export and not in this course. */
  readonly unknownSteps: number;
}

/** What can be counted at the most. */
const MOST_EXTRA = 65_535;

/** Takes out of an export what a report needs. */
export function digestOf(
  document: ExportDocument,
  course: readonly CourseStep[],
  expected: ExpectedRefusals,
): Digest {
  const outcomes = outcomesOf(document, course, expected);
  return {
    row: learnerRow(document, outcomes, course),
    places: Uint16Array.from(outcomes, ({ course: { place } }) => place),
    seconds: Float32Array.from(outcomes, ({ step }) => step.seconds),
    extra: Uint16Array.from(outcomes, ({ extra }) => Math.min(MOST_EXTRA, extra)),
    marks: Uint8Array.from(
      outcomes,
      ({ step, isHeldUp, isFirstRight }) =>
        (isHeldUp ? MARKS.heldUp : 0) |
        (step.status === 'done' && step.hints === 3 ? MARKS.doneFor : 0) |
        (step.status === 'skipped' ? MARKS.skipped : 0) |
        (isFirstRight === null ? 0 : MARKS.answered) |
        (isFirstRight === true ? MARKS.right : 0),
    ),
    beliefs: outcomes.flatMap(({ course: { place, step: known }, step, isFirstRight }) => {
      const belief = isFirstRight === false ? step.beliefs?.[0] : undefined;
      if (belief === undefined || known.kind !== 'quiz') return [];
      // The course's own text: thousands of equal ones would take room.
      const own = known.options.find(({ misconception }) => misconception === belief)?.misconception;
      return [[place, own ?? belief] as const];
    }),
    unknownSteps: stepCount(document) - outcomes.length,
  };
}

function stepCount({ lessons }: ExportDocument): number {
  return Object.values(lessons).reduce((sum, { steps }) => sum + Object.keys(steps).length, 0);
}

/** Whether two exports say the same. */
export function isSameDigest(one: Digest, other: Digest): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
