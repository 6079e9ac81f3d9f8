import { choosePhone } from '../../console/phone-choice.js';
import type { Model } from '../../store/model.js';
import { openCheck } from '../check/check-update.js';
import { nextMenuIndex } from '../menu/menu-entries.js';

/** The answers of the first question, in order. The last one is for who only wants to check a phone. */
export const WELCOME_ANSWERS = ['lab', 'own', 'check'] as const;

/** The question of the first run: a is the lab's phone, b the learner's own, c only checks the learner's own. */
export function answerWelcome(model: Model, index: number): Model {
  const answer = WELCOME_ANSWERS[index] ?? 'lab';
  const chosen = choosePhone(model, answer === 'check' ? 'own' : answer);
  const atList: Model = { ...chosen, screen: 'menu', menuIndex: nextMenuIndex(chosen), notice: null };
  return answer === 'check' ? openCheck(atList) : atList;
}

/** Moves the choice among the answers, round and round. */
export function moveAnswer(model: Model, by: 1 | -1): Model {
  const count = WELCOME_ANSWERS.length;
  return { ...model, menuIndex: (model.menuIndex + by + count) % count };
}
