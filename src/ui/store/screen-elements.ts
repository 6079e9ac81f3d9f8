import { askedPrediction } from '../../lessons/engine/predicting.js';
import { CODE_DIGITS } from '../../sim/codes/totp.js';
import { activeBrowser } from '../../sim/world/world.js';
import { pageView } from '../console/page-view.js';
import type { Element, FieldElement, PageRow } from '../console/pages/elements.js';
import { phoneView } from '../console/phone-view.js';
import type { Model } from './model.js';
import type { OpenLesson } from './open-lesson.js';
import { openLesson } from './open-lesson.js';

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

/** The elements of the screen in the order Tab walks them: console first, then phone. */
export const elements = remembered(findElements);

/** The elements of the panel beside the console. */
export const phoneElements = remembered(findPhoneElements);

/** Remembers what was found for the models that are in use: each frame asks for it once for every key that could work. */
function remembered(find: (model: Model) => readonly Element[]): (model: Model) => readonly Element[] {
  const found = new WeakMap<Model, readonly Element[]>();
  return (model) => {
    const known = found.get(model) ?? find(model);
    found.set(model, known);
    return known;
  };
}

function findElements(model: Model): readonly Element[] {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return [];
  if (isBehindQuestion(open)) return [];
  const phone = phoneElements(model);
  if (isQrShown(model)) return phone.filter((element) => element.id === 'compare');
  return [...elementsOf(pageView(open, model.now).rows), ...phone];
}

function findPhoneElements(model: Model): readonly Element[] {
  const open = openLesson(model);
  if (open?.step.kind !== 'task' || isBehindQuestion(open)) return [];
  return elementsOf(phoneView(open.session, model.now).rows);
}

/** The task is not open yet: somebody is asked what it will lead to. */
function isBehindQuestion({ step, session }: OpenLesson): boolean {
  return askedPrediction(step, session) !== null;
}

/** What can have the focus in some rows. */
export function elementsOf(rows: readonly PageRow[]): readonly Element[] {
  return rows.flatMap((row): readonly Element[] => {
    if (row.kind === 'groups') return row.groups.flatMap(({ choices }) => choices);
    if (row.kind === 'prompt') return [row.element];
    return row.kind === 'elements' ? row.elements : [];
  });
}

/** The lists on the page of which one thing each is chosen. */
export function choiceGroups(model: Model): readonly (readonly Element[])[] {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task' || isQrShown(model)) return [];
  return pageView(open, model.now).rows.flatMap((row) =>
    row.kind === 'groups' ? row.groups.map(({ choices }) => choices) : [],
  );
}

/** The focused element, if it is still on the screen. */
export function focusedElement(model: Model): Element | undefined {
  return elements(model).find((element) => element.id === model.focus);
}

/** Letters go into a text field now, which takes them itself. */
export function isTypingText(model: Model): boolean {
  const focused = focusedElement(model);
  if (!model.isTyping || model.overlay !== null || focused?.kind !== 'field') return false;
  return focused.input !== 'code' && focused.input !== 'line';
}

/** The line of a terminal, where there is one. */
export function promptField(model: Model): FieldElement | undefined {
  return elements(model)
    .filter((element) => element.kind === 'field')
    .find(({ input }) => input === 'line');
}

/** The focus is at the prompt of a terminal. */
export function isPromptFocused(model: Model): boolean {
  return model.focus !== null && promptField(model)?.id === model.focus;
}

/** Letters go to the prompt of a terminal, and the lab edits the line. */
export function isAtPrompt(model: Model): boolean {
  return model.isTyping && model.overlay === null && isPromptFocused(model);
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
