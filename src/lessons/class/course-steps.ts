import { CATALOG } from '../catalog.js';
import type { Lesson, QuizStep, Step } from '../engine/lesson.js';
import { quizId } from '../engine/questions.js';

/** A step of the course, and where it stands in it. */
export interface CourseStep {
  /** Unlike that of every other step of the course. */
  readonly id: string;
  /** `6.3`: the number of the lesson, and of the step in it. */
  readonly number: string;
  /** From 0, through the whole course. */
  readonly place: number;
  readonly lesson: Lesson;
  readonly step: Step;
}

/** All steps of the course, in its order. */
export function courseSteps(): readonly CourseStep[] {
  const steps = CATALOG.flatMap(({ number, lesson }) =>
    lesson === null
      ? []
      : lesson.steps.map((step, index) => ({
          id: quizId(lesson.id, step.id),
          number: `${number}.${index + 1}`,
          lesson,
          step,
        })),
  );
  return steps.map((step, place) => ({ ...step, place }));
}

/** Two questions, of which the second asks back about the lesson of the first. */
export interface AskedTwice {
  readonly first: CourseStep;
  readonly again: CourseStep;
}

/**
 * The questions that are asked a second time in a later lesson: behind each the one of the earlier lesson that has a wrong
 * answer of the same belief, or else the last one there.
 */
export function askedTwice(steps: readonly CourseStep[]): readonly AskedTwice[] {
  return steps.flatMap((again) => {
    if (again.step.kind !== 'quiz' || again.step.recalls === undefined) return [];
    const { recalls } = again.step;
    const beliefs = beliefsOf(again.step);
    const asked = steps.filter(({ lesson, step }) => lesson.id === recalls && step.kind === 'quiz');
    const first =
      asked.find(
        ({ step }) => step.kind === 'quiz' && beliefsOf(step).some((one) => beliefs.includes(one)),
      ) ?? asked.at(-1);
    return first === undefined ? [] : [{ first, again }];
  });
}

function beliefsOf({ options }: QuizStep): readonly string[] {
  return options.flatMap(({ misconception }) => misconception ?? []);
}
