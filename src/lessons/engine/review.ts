import { lookUp } from '../../sim/base/table.js';
import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import { addSeconds } from '../../sim/base/time.js';
import { LESSONS } from '../catalog.js';
import type { Lesson, QuizStep } from './lesson.js';
import type { Progress } from './progress.js';
import { lessonProgress } from './progress.js';
import { quizId, shuffled } from './questions.js';

/** Days after which a question comes again: the first time, the second, and from then on. */
export const REVIEW_DAYS = [1, 3, 7] as const;

/** How many questions a review asks. */
export const REVIEW_SIZE = 5;

const DAY_SECONDS: Seconds = 24 * 60 * 60;

/** When a question was answered last, and after how many days it comes again. */
export interface ReviewedQuestion {
  readonly at: EpochSeconds;
  readonly days: number;
}

/** What a learner has to be asked again, by the id of the question. Ids this version does not know are kept. */
export interface ReviewPlan {
  readonly [questionId: string]: ReviewedQuestion;
}

export const NO_REVIEW: ReviewPlan = {};

/** A question of a lesson that was finished. */
export interface OldQuestion {
  readonly id: string;
  readonly lesson: Lesson;
  readonly step: QuizStep;
}

/** The questions of the lessons that were walked to their end, in the order of the course. */
export function oldQuestions(progress: Progress): readonly OldQuestion[] {
  return LESSONS.filter(({ id }) => lessonProgress(progress, id).status !== 'open').flatMap((lesson) =>
    lesson.steps.flatMap((step) =>
      step.kind === 'quiz' ? [{ id: quizId(lesson.id, step.id), lesson, step }] : [],
    ),
  );
}

/** An old question by its id; undefined for one that is not there, or not any more. */
export function oldQuestion(progress: Progress, id: string): OldQuestion | undefined {
  return oldQuestions(progress).find((question) => question.id === id);
}

/** When a question comes again. One that was never noted is due: the lesson was finished before reviews were. */
export function dueAt(plan: ReviewPlan, id: string): EpochSeconds | null {
  const reviewed = lookUp(plan, id);
  return reviewed === undefined ? null : addSeconds(reviewed.at, reviewed.days * DAY_SECONDS);
}

/** What a learner has before them. */
export interface ReviewOutlook {
  /** Questions of finished lessons. */
  readonly known: number;
  /** How many of them are due. */
  readonly due: number;
  /** When the next one is due that is not yet; null when there is none. */
  readonly nextAt: EpochSeconds | null;
}

/** What is due at a moment, and when more will be. */
export function reviewOutlook(plan: ReviewPlan, progress: Progress, now: EpochSeconds): ReviewOutlook {
  const times = oldQuestions(progress).map(({ id }) => dueAt(plan, id));
  const later = times
    .filter((time) => time !== null && time > now)
    .toSorted((one, other) => (one ?? 0) - (other ?? 0));
  return { known: times.length, due: times.length - later.length, nextAt: later[0] ?? null };
}

/**
 * The questions of a review: those that are due, the longest ago first, and then those that will be due soonest; in an
 * order that looks like none.
 *
 * @param seed - another number for each review
 */
export function questionsToReview(
  plan: ReviewPlan,
  progress: Progress,
  seed: number,
): readonly OldQuestion[] {
  const mixed = shuffled(oldQuestions(progress), ({ id }) => `${id} ${seed}`);
  const soonest = mixed.toSorted((one, other) => (dueAt(plan, one.id) ?? 0) - (dueAt(plan, other.id) ?? 0));
  const chosen = soonest.slice(0, REVIEW_SIZE);
  return mixed.filter((question) => chosen.includes(question));
}

/** Notes that a question was answered rightly in its lesson: it comes again after a day. A replay changes nothing. */
export function learnt(plan: ReviewPlan, id: string, now: EpochSeconds): ReviewPlan {
  return lookUp(plan, id) === undefined ? { ...plan, [id]: { at: now, days: REVIEW_DAYS[0] } } : plan;
}

/**
 * Notes the first answer to a question of a review. Right: it comes again later than the last time. Wrong: it comes again
 * after a day. One that was not due yet and was answered rightly stays as it is.
 */
export function reviewed(plan: ReviewPlan, id: string, isRight: boolean, now: EpochSeconds): ReviewPlan {
  const [first] = REVIEW_DAYS;
  if (!isRight) return { ...plan, [id]: { at: now, days: first } };
  const due = dueAt(plan, id);
  if (due !== null && due > now) return plan;
  return { ...plan, [id]: { at: now, days: longerThan(lookUp(plan, id)?.days ?? 0) } };
}

function longerThan(days: number): number {
  return REVIEW_DAYS.find((interval) => interval > days) ?? REVIEW_DAYS[2];
}
