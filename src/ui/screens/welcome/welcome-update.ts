import { choosePhone } from '../../console/phone-choice.js';
import type { Model } from '../../store/model.js';
import { openCheck } from '../check/check-update.js';
import { nextMenuIndex } from '../menu/menu-entries.js';
import type { WelcomeAnswer } from './welcome-state.js';
import { WELCOME_ANSWERS } from './welcome-state.js';

/** Answers the first question. Who only wants to check a phone has one, and finds the list behind the check. */
export function answerWelcome(model: Model, answer: WelcomeAnswer): Model {
  const chosen = choosePhone(model, answer === 'check' ? 'own' : answer);
  const menuIndex = nextMenuIndex(chosen);
  const atList: Model = { ...chosen, screen: 'menu', check: null, menuIndex, notice: null };
  return answer === 'check' ? openCheck(atList) : atList;
}

/** Moves the choice among the answers, round and round. */
export function moveAnswer(model: Model, by: 1 | -1): Model {
  if (model.screen !== 'welcome') return model;
  const count = WELCOME_ANSWERS.length;
  const index = (WELCOME_ANSWERS.indexOf(model.answer) + by + count) % count;
  return { ...model, answer: WELCOME_ANSWERS[index] ?? model.answer };
}

/** Enter: the answer that is chosen. */
export function giveAnswer(model: Model): Model {
  return model.screen === 'welcome' ? answerWelcome(model, model.answer) : model;
}
