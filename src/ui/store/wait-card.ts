import type { WaitCard } from '../../lessons/engine/lesson.js';
import { layoutOf } from '../text/sizes.js';
import type { Model } from './model.js';
import { openLesson } from './open-lesson.js';
import { phoneElements } from './screen-elements.js';

/** How long one card of the wait stays, in seconds. */
const CARD_SECONDS = 10;

/** A card, and its number from 0 in its task. */
export interface ShownCard {
  readonly card: WaitCard;
  readonly index: number;
}

/** The card to show while the learner waits for the next code, if there is a wait. */
export function waitCard(model: Model): ShownCard | null {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task' || open.session.isSolved) return null;
  const since = Number(open.session.drafts['waiting-since'] ?? Number.NaN);
  const cards = open.step.waitCards;
  if (cards === undefined || Number.isNaN(since) || !isPageShown(model)) return null;
  const index = Math.min(cards.length - 1, cardIndex(since, model));
  const card = cards[index];
  return card === undefined ? null : { card, index };
}

/**
 * How many cards have had their time. A question that was answered has its explanation on the screen for as long as a card,
 * and then makes room for the next.
 */
function cardIndex(since: number, { now, cardChoice }: Model): number {
  const passed = (seconds: number) => Math.max(0, Math.floor(seconds / CARD_SECONDS));
  return cardChoice === null
    ? passed(now - since)
    : passed(cardChoice.at - since) + passed(now - cardChoice.at);
}

/** A small window shows one pane at a time: the page, unless the focus is on the panel beside it. */
function isPageShown(model: Model): boolean {
  return layoutOf(model.size) !== 'narrow' || phoneElements(model).every(({ id }) => id !== model.focus);
}
