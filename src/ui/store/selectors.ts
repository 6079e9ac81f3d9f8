import type { CatalogEntry } from '../../lessons/catalog.js';
import { CATALOG, findLesson, stepById } from '../../lessons/catalog.js';
import type { FieldTexts } from '../../lessons/engine/fields.js';
import type { Lesson, Step, WaitCard } from '../../lessons/engine/lesson.js';
import { isOnRoute, nextLesson, routeById, routeLessons } from '../../lessons/engine/routes.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import { stepIndex } from '../../lessons/engine/session.js';
import { CODE_DIGITS } from '../../sim/codes/totp.js';
import { activeBrowser } from '../../sim/world/world.js';
import { pageView } from '../console/page-view.js';
import type { Element, PageRow } from '../console/pages/elements.js';
import { phoneView } from '../console/phone-view.js';
import { layoutOf } from '../text/sizes.js';
import type { Model } from './model.js';

/** What is open on the lesson screen. */
export interface OpenLesson {
  readonly lesson: Lesson;
  readonly session: LessonSession;
  /** What stands in the fields of its pages. */
  readonly fields: FieldTexts;
  readonly step: Step;
}

/** The open lesson, or null on the other screens. */
export function openLesson(model: Model): OpenLesson | null {
  const { current, sessions } = model.saved;
  if (model.screen !== 'lesson' || current === null) return null;
  const lesson = findLesson(current);
  const session = sessions[current];
  if (lesson === undefined || session === undefined) return null;
  const fields = { ...session.drafts, ...model.secrets };
  return { lesson, session, fields, step: stepById(lesson, session.stepId) };
}

/** Where the step on the screen stands in its lesson. */
export function shownStep({ overlay }: Model, { lesson, step }: OpenLesson): number {
  return stepIndex(lesson, overlay?.kind === 'before' ? overlay.stepId : step.id);
}

/** The QR code fills the screen: the console shows one, or the lab's own tool does. */
export function isQrShown(model: Model): boolean {
  return qrSerialNumber(model) !== null;
}

/** The device whose QR code is shown. */
export function qrSerialNumber(model: Model): string | null {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return null;
  if (model.overlay?.kind === 'lab-qr') return model.overlay.serialNumber;
  const { page } = activeBrowser(open.session.world);
  return page.name === 'set-up-device' && page.reveal === 'qr' ? page.serialNumber : null;
}

/** The elements of the models that are in use. Each frame asks for them once for every key that could work. */
const KNOWN_ELEMENTS = new WeakMap<Model, readonly Element[]>();

/** The elements of the screen in the order Tab walks them: console first, then phone. */
export function elements(model: Model): readonly Element[] {
  const known = KNOWN_ELEMENTS.get(model);
  if (known !== undefined) return known;
  const found = findElements(model);
  KNOWN_ELEMENTS.set(model, found);
  return found;
}

function findElements(model: Model): readonly Element[] {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return [];
  const phone = phoneElements(model);
  if (isQrShown(model)) return phone.filter((element) => element.id === 'compare');
  return [...elementsOf(pageView(open, model.now).rows), ...phone];
}

/** The elements of the panel beside the console. */
export function phoneElements(model: Model): readonly Element[] {
  const open = openLesson(model);
  return open?.step.kind === 'task' ? elementsOf(phoneView(open.session, model.now).rows) : [];
}

/** What can have the focus in some rows. */
export function elementsOf(rows: readonly PageRow[]): readonly Element[] {
  return rows.flatMap((row) => (row.kind === 'elements' ? row.elements : []));
}

/** The focused element, if it is still on the screen. */
export function focusedElement(model: Model): Element | undefined {
  return elements(model).find((element) => element.id === model.focus);
}

/** Letters go into a text field now. */
export function isTypingText(model: Model): boolean {
  const focused = focusedElement(model);
  return model.isTyping && model.overlay === null && focused?.kind === 'field' && focused.input !== 'code';
}

/** The field that digits go to: the focused code field, else the first that is not full, else the last. */
export function codeField(model: Model): Extract<Element, { kind: 'field' }> | undefined {
  const fields = elements(model)
    .filter((element) => element.kind === 'field')
    .filter(isCodeField);
  const onPage = fields.filter((field) => field.id !== 'compare' || fields.length === 1);
  return (
    fields.find((field) => field.id === model.focus) ??
    onPage.find((field) => field.value.length < CODE_DIGITS) ??
    onPage.at(-1)
  );
}

function isCodeField(element: Element): element is Extract<Element, { kind: 'field' }> {
  return element.kind === 'field' && element.input === 'code';
}

/** How long one card of the wait stays, in seconds. */
const CARD_SECONDS = 10;

/** The card to show while the learner waits for the next code, if there is a wait. */
export function waitCard(model: Model): WaitCard | null {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task' || open.session.isSolved) return null;
  const since = Number(open.session.drafts['waiting-since'] ?? Number.NaN);
  const cards = open.step.waitCards;
  if (cards === undefined || Number.isNaN(since) || !isPageShown(model)) return null;
  // A question that was answered keeps its explanation on screen for the rest of the wait.
  if (model.cardChoice !== null) return cards[0] ?? null;
  const index = Math.min(cards.length - 1, Math.floor(Math.max(0, model.now - since) / CARD_SECONDS));
  return cards[index] ?? null;
}

/** A small window shows one pane at a time: the page, unless the focus is on the panel beside it. */
function isPageShown(model: Model): boolean {
  return layoutOf(model.size) !== 'narrow' || phoneElements(model).every(({ id }) => id !== model.focus);
}

/** What the list shows: the quick answer only its own lessons, the other routes all. */
export function menuEntries({ saved }: Pick<Model, 'saved'>): readonly CatalogEntry[] {
  const { route } = saved.settings;
  return routeById(route).isFolded ? CATALOG.filter(({ id }) => isOnRoute(route, id)) : CATALOG;
}

/** The place in the list of the lesson to do next: the first of the route that is open, else the last. */
export function nextMenuIndex(model: Pick<Model, 'saved'>): number {
  const { settings, progress } = model.saved;
  const id = (nextLesson(settings.route, progress) ?? routeLessons(settings.route).at(-1))?.id;
  return Math.max(
    0,
    menuEntries(model).findIndex((entry) => entry.id === id),
  );
}

/** Text is folded to its first paragraph on this route. */
export function isFolded(model: Model): boolean {
  const open = openLesson(model);
  return (
    routeById(model.saved.settings.route).isFolded &&
    open?.step.kind === 'read' &&
    open.step.id !== 'takeaway' &&
    open.step.blocks.length > 1
  );
}
