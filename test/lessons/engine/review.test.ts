import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { finishLesson, NO_PROGRESS } from '../../../src/lessons/engine/progress.js';
import type { ReviewPlan } from '../../../src/lessons/engine/review.js';
import {
  learnt,
  NO_REVIEW,
  oldQuestions,
  questionsToReview,
  REVIEW_SIZE,
  reviewed,
  reviewOutlook,
} from '../../../src/lessons/engine/review.js';
import { outlookText } from '../../../src/lessons/words/review-text.js';
import type { EpochSeconds } from '../../../src/sim/base/time.js';
import { addSeconds, epochSeconds } from '../../../src/sim/base/time.js';
import { SOME_TIME as SOME_SECOND } from '../../helpers/fake-ports.js';

const SOME_TIME = epochSeconds(SOME_SECOND);

const ALL = LESSONS.reduce((progress, { id }) => finishLesson(progress, id), NO_PROGRESS);
const [QUESTION] = oldQuestions(ALL);
const ID = QUESTION?.id ?? '';

const dayAfter = (days: number): EpochSeconds => addSeconds(SOME_TIME, days * 24 * 60 * 60);

/** The days after which a question was due, one review after the other, each at its time. */
function spacing(answers: readonly boolean[]): readonly number[] {
  let plan: ReviewPlan = learnt(NO_REVIEW, ID, SOME_TIME);
  let day = plan[ID]?.days ?? 0;
  return answers.map((isRight) => {
    plan = reviewed(plan, ID, isRight, dayAfter(day));
    const days = plan[ID]?.days ?? 0;
    day += days;
    return days;
  });
}

describe('old questions', () => {
  it('are those of lessons that were walked to their end, and of no other', () => {
    expect(oldQuestions(NO_PROGRESS)).toEqual([]);
    const [first] = LESSONS;
    const some = oldQuestions(finishLesson(NO_PROGRESS, first?.id ?? ''));
    expect(some.map(({ lesson }) => lesson.id)).toEqual(
      (first?.steps ?? []).filter(({ kind }) => kind === 'quiz').map(() => first?.id),
    );
  });
});

describe('a question', () => {
  it('comes again after 1, 3 and 7 days, and from then on every 7, while it is known', () => {
    expect(learnt(NO_REVIEW, ID, SOME_TIME)[ID]).toEqual({ at: SOME_TIME, days: 1 });
    expect(spacing([true, true, true, true])).toEqual([3, 7, 7, 7]);
  });

  it('goes back to 1 day when it is not known', () => {
    expect(spacing([true, true, false, true])).toEqual([3, 7, 1, 3]);
  });

  it('that is answered before its time stays where it is when it is known, and goes back when it is not', () => {
    const plan = learnt(NO_REVIEW, ID, SOME_TIME);
    expect(reviewed(plan, ID, true, dayAfter(0.5))).toBe(plan);
    expect(reviewed(plan, ID, false, dayAfter(0.5))[ID]).toEqual({ at: dayAfter(0.5), days: 1 });
  });

  it('of a lesson that is done once more keeps its time', () => {
    const plan = reviewed(learnt(NO_REVIEW, ID, SOME_TIME), ID, true, dayAfter(1));
    expect(learnt(plan, ID, dayAfter(2))).toBe(plan);
  });

  it('that no review knows, from before there were reviews, is due', () => {
    expect(reviewOutlook(NO_REVIEW, ALL, SOME_TIME).due).toBe(oldQuestions(ALL).length);
  });
});

describe('a review', () => {
  const plan = oldQuestions(ALL).reduce((noted, { id }) => learnt(noted, id, SOME_TIME), NO_REVIEW);

  it('asks five questions, each once, those that are due before all others', () => {
    const late = oldQuestions(ALL).slice(-2);
    const overdue = late.map(({ id }) => [id, { at: dayAfter(-9), days: 7 }] as const);
    const due = { ...plan, ...Object.fromEntries(overdue) };
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const ids = questionsToReview(due, ALL, seed).map(({ id }) => id);
      expect(ids).toHaveLength(REVIEW_SIZE);
      expect(new Set(ids).size).toBe(REVIEW_SIZE);
      for (const { id } of late) expect(ids).toContain(id);
    }
  });

  it('has another order each time', () => {
    const orders = new Set(
      Array.from({ length: 20 }, (_, seed) =>
        questionsToReview(plan, ALL, seed)
          .map(({ id }) => id)
          .join(),
      ),
    );
    expect(orders.size).toBeGreaterThan(15);
  });

  it.each([
    [0, 'nothing is due; the next question comes in 24 hours'],
    [0.97, 'nothing is due; the next question comes within the hour'],
    [-1, 'nothing is due; the next question comes in 2 days'],
    [1, `${oldQuestions(ALL).length} questions are due`],
  ])('is told of %d days after the course: %s', (days, words) => {
    const now = dayAfter(days);
    expect(outlookText(reviewOutlook(plan, ALL, now), now)).toBe(words);
  });

  it('is told to somebody who has finished nothing', () => {
    const outlook = reviewOutlook(NO_REVIEW, NO_PROGRESS, SOME_TIME);
    expect(outlookText(outlook, SOME_TIME)).toMatch(/finish a lesson first/);
    expect(outlook.nextAt).toBeNull();
  });

  it('says 1 question is due when it is one', () => {
    const one = { ...plan, [ID]: { at: dayAfter(-2), days: 1 } };
    expect(outlookText(reviewOutlook(one, ALL, SOME_TIME), SOME_TIME)).toBe('1 question is due');
  });
});
