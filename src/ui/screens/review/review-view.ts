import { numberOf } from '../../../lessons/catalog.js';
import type { OldQuestion } from '../../../lessons/engine/review.js';
import type { Model } from '../../store/model.js';
import { reviewQuestion } from '../../store/shown-question.js';
import type { Line } from '../../text/spans.js';
import { bodyRows, framed, framedWide } from '../frame.js';
import { quizLines } from '../lesson/question-view.js';
import type { ReviewRound } from './review-state.js';
import { isReviewSolved } from './review-update.js';

/** An old question, asked again. */
export function reviewView(model: Model, round: ReviewRound): readonly Line[] {
  const old = reviewQuestion(model);
  if (old === null) return framed(model, null, []);
  const asked = {
    title: reviewTitle(round, old),
    question: old.step.question,
    tries: round.tries,
    isSolved: isReviewSolved(model),
  };
  return framedWide(model, null, quizLines(model, asked, bodyRows(model)));
}

/** Which question it is, and where it comes from: `Review, 2 of 5; from lesson 3`. */
export function reviewTitle({ at, asked }: ReviewRound, { lesson }: OldQuestion): string {
  return `Review, question ${at + 1} of ${asked.length}; from lesson ${numberOf(lesson.id)}`;
}
