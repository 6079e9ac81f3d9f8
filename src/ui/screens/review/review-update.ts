import { questionsToReview, reviewed, reviewOutlook } from '../../../lessons/engine/review.js';
import { outlookText, reviewedText } from '../../../lessons/words/review-text.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import { randomBelow } from '../../../sim/base/random.js';
import type { Model } from '../../store/model.js';
import { reviewQuestion } from '../../store/shown-question.js';
import { nextMenuIndex } from '../menu/menu-entries.js';

/** More orders of answers than anybody sees. */
const SEEDS = 200;

/** R: asks old questions again, or says why there are none. */
export function openReview(model: Model, { random }: ExecuteContext): Model {
  const { review, progress } = model.saved;
  const seed = 1 + randomBelow(random, SEEDS);
  const asked = questionsToReview(review, progress, seed).map(({ id }) => id);
  if (asked.length === 0) {
    const text = 'A review asks old questions: finish a lesson first.';
    return { ...model, notice: { kind: 'info', text } };
  }
  return {
    ...model,
    screen: 'review',
    check: null,
    review: { asked, at: 0, tries: [], right: 0, seed },
    optionAt: null,
    notice: null,
  };
}

/** Answers the question on the screen. Only the first answer says whether it was known. */
export function answerReview(model: Model, id: string): Model {
  const question = reviewQuestion(model);
  if (model.screen !== 'review' || question === null || isReviewSolved(model)) return model;
  const option = question.step.options.find((candidate) => candidate.id === id);
  if (option === undefined) return model;
  const { review, saved, now } = model;
  const answered: Model = { ...model, notice: null, review: { ...review, tries: [...review.tries, id] } };
  if (review.tries.length > 0) return answered;
  return {
    ...answered,
    review: { ...answered.review, right: review.right + (option.isRight ? 1 : 0) },
    saved: { ...saved, review: reviewed(saved.review, question.id, option.isRight, now) },
  };
}

/** The right answer was given. */
export function isReviewSolved(model: Model): boolean {
  const question = reviewQuestion(model);
  if (model.screen !== 'review' || question === null) return false;
  const { tries } = model.review;
  return question.step.options.some(({ id, isRight }) => isRight && tries.includes(id));
}

/** The next question; behind the last one the list, and what is due then. */
export function nextQuestion(model: Model): Model {
  if (model.screen !== 'review' || !isReviewSolved(model)) return model;
  const { review } = model;
  const at = review.at + 1;
  if (at < review.asked.length) {
    return { ...model, review: { ...review, at, tries: [] }, optionAt: null, notice: null };
  }
  const outlook = reviewOutlook(model.saved.review, model.saved.progress, model.now);
  const text = `${reviewedText(review.right, review.asked.length)} Now ${outlookText(outlook, model.now)}.`;
  return { ...leaveReview(model), notice: { kind: 'ok', text } };
}

/** Back to the list. What was answered counts. */
export function leaveReview(model: Model): Model {
  return {
    ...model,
    screen: 'menu',
    check: null,
    menuIndex: nextMenuIndex(model),
    optionAt: null,
    notice: null,
  };
}
