import { deviceInSetUp } from '../../lessons/engine/goals.js';
import type { Move, TaskStep } from '../../lessons/engine/lesson.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import type { RichText } from '../../lessons/words/rich-text.js';
import { inlines } from '../../lessons/words/rich-text.js';
import type { Request } from '../../sim/requests.js';
import { activeBrowser, labTime } from '../../sim/world/world.js';
import type { Model } from '../store/model.js';
import type { OpenLesson } from '../store/open-lesson.js';
import { openLesson } from '../store/open-lesson.js';
import { elements, elementsOf, isQrShown } from '../store/screen-elements.js';
import { pageView } from './page-view.js';
import type { Element, Risk } from './pages/elements.js';
import { shownLabel } from './row-text.js';

/**
 * Where the focus goes when a page comes up: to what the task needs next, as far as that is known, else to the first
 * thing of the page's own content. Never to the panel of the phone or to another person's window, and never to what
 * takes something away: Enter pressed once too often must do no harm. To the links on top only where the task names them.
 */
export function settleFocus(model: Model, before: LessonSession | null): Model {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return { ...model, focus: null, isTyping: false };
  const { session, step } = open;
  if (!isNewPage(before, session) && elements(model).some(({ id }) => id === model.focus)) return model;
  const first = firstFocus(model, open, step);
  const isText = first?.kind === 'field' && first.input !== 'code';
  return {
    ...model,
    focus: first?.id ?? null,
    // In a solved step Enter goes on, so it must not be taken by a text field.
    isTyping: isText && !session.isSolved,
    fieldVersion: model.fieldVersion + 1,
  };
}

function isNewPage(before: LessonSession | null, after: LessonSession): boolean {
  if (before === null) return true;
  const [old, browser] = [activeBrowser(before.world), activeBrowser(after.world)];
  return old.id !== browser.id || JSON.stringify(old.page) !== JSON.stringify(browser.page);
}

function firstFocus(model: Model, open: OpenLesson, step: TaskStep): Element | undefined {
  const { session } = open;
  // The QR code covers the page; what can be typed at it is all there is.
  if (isQrShown(model)) return elements(model)[0];
  const { content, links, url } = pageView(open, model.now);
  const own = elementsOf(content);
  // At the desk what comes next is the answer, and that is the learner's.
  if (url === null) return own[0];
  const wanted = wantedBy(model, session, step);
  return (
    own.find((element) => isOtherWay(element) && wanted.isAskedFor(element)) ??
    own.find(({ id }) => id === 'show-qr' && !isSecretOut(session)) ??
    // The card is quicker than typing, and letters stay free for keys.
    own.find(isFilling) ??
    own.find((element) => element.kind === 'field' && element.value === '') ??
    firstOfPage(own, elementsOf(links), session, wanted)
  );
}

function firstOfPage(
  own: readonly Element[],
  links: readonly Element[],
  { world }: LessonSession,
  { isAskedFor, isOnTheWay }: Wanted,
): Element | undefined {
  const kept = own.filter((element) => riskOf(element) !== 'loss');
  const wanted = kept.find(isOnTheWay);
  const first = kept.find((element) => riskOf(element) === null);
  // Home is where one goes on from, by the links on top as well. So is a page that has nothing to choose.
  const isHub = own.length === 0 || activeBrowser(world).page.name === 'console-home';
  if (!isHub) return wanted ?? first;
  const above = links.filter((element) => element.id !== 'nav-home' && riskOf(element) !== 'loss');
  return wanted ?? above.find(isAskedFor) ?? above.find(isOnTheWay) ?? first;
}

/** A way past a form comes before its fields where the task is about it. Digits find their field anyway. */
function isOtherWay(element: Element): boolean {
  return element.kind !== 'field' && element.isOtherWay === true;
}

/** Fills in a form, from the card beside it or from a list. */
function isFilling(element: Element): boolean {
  return (
    element.kind !== 'field' &&
    (element.action.kind === 'fill-from-card' || element.action.kind === 'fill-from-leak')
  );
}

/** What takes something away is never gone to; what leads there, only where the task wants this very one. */
function riskOf(element: Element): Risk | null {
  return element.kind === 'field' ? null : (element.risk ?? null);
}

/** What a task wants of the things on a page. */
interface Wanted {
  /** Its text names it. */
  readonly isAskedFor: (element: Element) => boolean;
  /** It is part of a way to the goals. */
  readonly isOnTheWay: (element: Element) => boolean;
}

function wantedBy(model: Model, session: LessonSession, step: TaskStep): Wanted {
  const asked = namedIn(step.prompt);
  const named = [...asked, ...namedIn(step.hints[1])];
  const requests = solutionRequests(model, session, step).map((request) => JSON.stringify(request));
  const isOfSolution = (element: Element) =>
    element.kind !== 'field' &&
    element.action.kind === 'request' &&
    requests.includes(JSON.stringify(element.action.request));
  const isNamed = (element: Element, names: readonly string[]) =>
    names.some((name) => shownLabel(element).startsWith(name));
  return {
    isAskedFor: (element) => isNamed(element, asked),
    // One Remove is like another by its name; only the solution knows which is meant.
    isOnTheWay: (element) => isOfSolution(element) || (riskOf(element) !== 'risk' && isNamed(element, named)),
  };
}

/** The names of controls in a text: they are set as code. */
function namedIn(text: RichText): readonly string[] {
  return inlines(text).flatMap((inline) =>
    typeof inline === 'object' && 'code' in inline ? [inline.code] : [],
  );
}

/** What each move of the stored solution would ask for now. */
function solutionRequests(model: Model, session: LessonSession, step: TaskStep): readonly Request[] {
  const now = labTime(session.world, model.now);
  const asks = (move: Move) => (move === 'wait-for-next-code' ? null : move(session.world, now));
  return step.solution(session.stepStart).flatMap((move) => asks(move) ?? []);
}

/** Some phone has the secret of the device in set-up, as far as the lab can know. */
function isSecretOut({ world }: LessonSession): boolean {
  const device = deviceInSetUp(world);
  return world.usesOwnPhone
    ? world.comparisons.some(
        ({ serialNumber, step }) => serialNumber === device?.serialNumber && step !== null,
      )
    : world.phone.entries.some(({ secret }) => secret === device?.seed);
}
