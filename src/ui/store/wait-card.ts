import { CARDS_OF_ANY_WAIT } from '../../lessons/content/wait-cards.js';
import type { WaitCard } from '../../lessons/engine/lesson.js';
import { showsOwnPhone } from '../console/phone-view.js';
import { layoutOf } from '../text/sizes.js';
import type { Model } from './model.js';
import { openLesson } from './open-lesson.js';
import { phoneElements } from './screen-elements.js';

/** How long one card of the wait stays, in seconds, and one with a question that has to be read and answered. */
const CARD_SECONDS = 10;
const QUESTION_SECONDS = 20;

/** A card, and its number from 0 in its task. */
export interface ShownCard {
  readonly card: WaitCard;
  readonly index: number;
}

/**
 * The card to show while the learner waits for the next code, if there is a wait. A real phone cannot be hurried, so there
 * is always one with it.
 */
export function waitCard(model: Model): ShownCard | null {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task' || open.session.isSolved) return null;
  const since = Number(open.session.drafts['waiting-since'] ?? Number.NaN);
  const cards = open.step.waitCards ?? (showsOwnPhone(open.session) ? CARDS_OF_ANY_WAIT : undefined);
  if (cards === undefined || Number.isNaN(since) || !isPageShown(model)) return null;
  const index = Math.min(cards.length - 1, cardIndex(cards, since, model));
  const card = cards[index];
  return card === undefined ? null : { card, index };
}

/**
 * How many cards have had their time. A question that was answered has its explanation on the screen for as long as a card,
 * and then makes room for the next. It is not asked again in its task, also when the wait begins anew.
 */
function cardIndex(cards: readonly WaitCard[], since: number, { now, cardChoice }: Model): number {
  const passed = (from: number) => Math.max(0, Math.floor((now - from) / CARD_SECONDS));
  const question = cards.findIndex(({ kind }) => kind === 'predict');
  if (cardChoice !== null) return Math.max(0, question) + passed(cardChoice.at);
  const extra = QUESTION_SECONDS - CARD_SECONDS;
  const index = passed(since);
  return question === -1 || index <= question ? index : Math.max(question, passed(since + extra));
}

/** A small window shows one pane at a time: the page, unless the focus is on the panel beside it. */
function isPageShown(model: Model): boolean {
  return layoutOf(model.size) !== 'narrow' || phoneElements(model).every(({ id }) => id !== model.focus);
}
