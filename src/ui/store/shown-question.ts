import type { PredictionOption, QuizOption } from '../../lessons/engine/lesson.js';
import { askedPrediction } from '../../lessons/engine/predicting.js';
import { cardId, inOrder, predictionId, quizId } from '../../lessons/engine/questions.js';
import type { OldQuestion } from '../../lessons/engine/review.js';
import { oldQuestion } from '../../lessons/engine/review.js';
import type { Model } from './model.js';
import { openLesson } from './open-lesson.js';
import { waitCard } from './wait-card.js';

/** The question on the screen, with its answers in the learner's own order: the letter of each is its place. */
export type ShownQuestion =
  | {
      readonly kind: 'quiz' | 'card' | 'review';
      readonly question: string;
      readonly options: readonly QuizOption[];
    }
  | {
      readonly kind: 'prediction';
      readonly question: string;
      readonly options: readonly PredictionOption[];
    };

/** What is asked now: the question of the step, what a task will lead to, or a card of the wait. */
export function shownQuestion(model: Model): ShownQuestion | null {
  const old = reviewQuestion(model);
  if (model.screen === 'review' && old !== null) {
    const { id, step } = old;
    return {
      kind: 'review',
      question: step.question,
      options: inOrder({ id, options: step.options }, model.saved.learner + model.review.seed),
    };
  }
  const open = openLesson(model);
  if (open === null) return null;
  const { lesson, session, step } = open;
  const { learner } = model.saved;
  switch (step.kind) {
    case 'read':
      return null;
    case 'quiz':
      return {
        kind: 'quiz',
        question: step.question,
        options: inOrder({ id: quizId(lesson.id, step.id), options: step.options }, learner),
      };
    case 'task': {
      const index = askedPrediction(step, session);
      const asked = index === null ? undefined : step.predictions?.[index];
      if (index !== null && asked !== undefined) {
        const id = predictionId(lesson.id, step.id, index);
        return {
          kind: 'prediction',
          question: asked.question,
          options: inOrder({ id, options: asked.options }, learner),
        };
      }
      const shown = waitCard(model);
      if (shown?.card.kind !== 'predict') return null;
      const id = cardId(lesson.id, step.id, shown.index);
      const { question, options } = shown.card;
      return { kind: 'card', question, options: inOrder({ id, options }, learner) };
    }
  }
}

/** The question of a review that is on the screen. */
export function reviewQuestion(model: Model): OldQuestion | null {
  if (model.screen !== 'review') return null;
  const { asked, at } = model.review;
  return oldQuestion(model.saved.progress, asked[at] ?? '') ?? null;
}

/** Somebody is asked what will happen, and the task behind the question is not open yet. */
export function isPredicting(model: Model): boolean {
  const open = openLesson(model);
  return open !== null && askedPrediction(open.step, open.session) !== null;
}
