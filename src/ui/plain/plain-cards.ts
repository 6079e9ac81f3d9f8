import type { WaitCard } from '../../lessons/engine/lesson.js';
import { letterAt } from '../../lessons/engine/questions.js';
import type { Model } from '../store/model.js';
import { waitCard } from '../store/wait-card.js';
import { optionLines } from './plain-place.js';

/** The letters of a question that is asked while one waits. */
export function waitCardWays(model: Model): readonly string[] {
  const card = waitCard(model)?.card;
  return card?.kind === 'predict' ? [`a to ${letterAt(card.options.length - 1)} to answer`] : [];
}

/** What is asked or told while the next code is waited for. */
export function cardLines(model: Model): readonly string[] {
  const card = waitCard(model)?.card;
  if (card === undefined) return [];
  switch (card.kind) {
    case 'predict':
      return [`while you wait: ${card.question}`, ...answerLines(card, model)];
    case 'look-inside':
    case 'connect':
      return [`while you wait: ${card.text}`];
  }
}

/** What can be answered; of a question that was answered, what the answer says. */
function answerLines(card: Extract<WaitCard, { readonly kind: 'predict' }>, model: Model): readonly string[] {
  const chosen = card.options.find(({ id }) => id === model.cardChoice?.id);
  return chosen === undefined ? optionLines(model) : [`answer: ${chosen.text}. ${chosen.explanation}`];
}
