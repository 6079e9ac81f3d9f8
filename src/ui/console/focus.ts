import type { LessonSession } from '../../lessons/engine/session.js';
import { CODE_DIGITS } from '../../sim/codes/totp.js';
import type { Page } from '../../sim/world/browser.js';
import { activeBrowser } from '../../sim/world/world.js';
import type { Model } from '../store/model.js';
import type { OpenLesson } from '../store/open-lesson.js';
import { openLesson } from '../store/open-lesson.js';
import { elements, elementsOf, isQrShown, phoneElements } from '../store/screen-elements.js';
import { pageView } from './page-view.js';
import type { Element, FieldElement, Risk } from './pages/elements.js';

/**
 * Where the focus goes when a page comes up: to the first thing of the page's own content, whatever the task is. What
 * comes next is for the learner to find. On a page that stays it stays where the last action was. It never goes by itself
 * to the panel of the phone (but for a step that is about that), to another person's window, or to what takes something
 * away: Enter pressed once too often must do no harm.
 */
export function settleFocus(model: Model, before: LessonSession | null): Model {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return { ...model, focus: null, isTyping: false };
  const { session } = open;
  // In a solved step nothing has the focus until somebody moves it there: Enter goes on.
  if (session.isSolved && model.focus === null) return { ...model, isTyping: false };
  if (!isNewPage(before, session) && elements(model).some(({ id }) => id === model.focus)) return model;
  const first = firstFocus(model, open);
  const isText = first?.kind === 'field' && first.input !== 'code';
  return {
    ...model,
    focus: first?.id ?? null,
    isTyping: isText && !session.isSolved,
    fieldVersion: model.fieldVersion + 1,
  };
}

function isNewPage(before: LessonSession | null, after: LessonSession): boolean {
  if (before === null) return true;
  const [old, browser] = [activeBrowser(before.world), activeBrowser(after.world)];
  return old.id !== browser.id || JSON.stringify(placeOf(old.page)) !== JSON.stringify(placeOf(browser.page));
}

/** What makes a page another one: a policy that is being written is the same page with every change. */
function placeOf(page: Page): object {
  return page.name === 'policy-editor' ? { ...page, text: '', open: null } : page;
}

function firstFocus(model: Model, open: OpenLesson): Element | undefined {
  const all = elements(model);
  // The QR code covers the page; what can be typed at it is all there is. Behind a question there is nothing.
  if (isQrShown(model) || all.length === 0) return all[0];
  const [beside] = phoneElements(model);
  if (beside !== undefined && open.step.kind === 'task' && open.step.beginsBeside === true) return beside;
  const { content, links } = pageView(open, model.now);
  const own = elementsOf(content);
  return (
    // The first of two codes is noted already, for somebody who comes back.
    (own.some(isFull) ? own.find((element) => isCode(element) && !isFull(element)) : undefined) ??
    // The card is quicker than typing, and letters stay free for keys.
    own.find(isFilling) ??
    own.find((element) => riskOf(element) === null && !isFull(element)) ??
    own.find((element) => riskOf(element) !== 'loss') ??
    elementsOf(links).find((element) => riskOf(element) !== 'loss')
  );
}

/** Fills in a form, from the card beside it or from a list. */
function isFilling(element: Element): boolean {
  return (
    element.kind !== 'field' &&
    (element.action.kind === 'fill-from-card' || element.action.kind === 'fill-from-leak')
  );
}

function isCode(element: Element): element is FieldElement {
  return element.kind === 'field' && element.input === 'code';
}

function isFull(element: Element): boolean {
  return isCode(element) && element.value.length >= CODE_DIGITS;
}

/** What takes something away is never gone to; what leads there, only where there is nothing else. */
function riskOf(element: Element): Risk | null {
  return element.kind === 'field' ? null : (element.risk ?? null);
}
