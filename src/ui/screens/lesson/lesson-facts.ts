import { hasGoals } from '../../../lessons/engine/lesson.js';
import { CODE_DIGITS } from '../../../sim/codes/totp.js';
import { isAboutCodes } from '../../../sim/world/reasons.js';
import { pageView } from '../../console/page-view.js';
import type { FieldElement } from '../../console/pages/elements.js';
import { isColleagueWaiting } from '../../console/panels/colleague.js';
import { isClockListOpen } from '../../console/panels/phone-clock.js';
import { currentDevice, phoneView, showsOwnPhone } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { focusedElement, phoneElements } from '../../store/screen-elements.js';
import { shownQuestion } from '../../store/shown-question.js';
import { layoutOf } from '../../text/sizes.js';
import { deviceInHand, isCodeShown, isTimeOfUse } from './shown-code.js';

/** What the keys of a lesson depend on. */

/** The open step is solved. */
export function isSolved(model: Model): boolean {
  return openLesson(model)?.session.isSolved === true;
}

/** There is something to solve in the open step. */
export function isToBeSolved(model: Model): boolean {
  const open = openLesson(model);
  return open !== null && !open.session.isSolved && hasGoals(open.step);
}

/** The answers there are to the question on the screen; 0 without one. */
export function answerCount(model: Model): number {
  return shownQuestion(model)?.options.length ?? 0;
}

/** A question has the screen: of a step, or before a task. */
export function isAsked(model: Model): boolean {
  const kind = shownQuestion(model)?.kind;
  return kind === 'quiz' || kind === 'prediction' || kind === 'review';
}

/** The codes here come from the lab's phone. */
export function usesLabPhone(model: Model): boolean {
  const open = openLesson(model);
  return open !== null && !showsOwnPhone(open.session);
}

/** A colleague can take a photo of the QR code that the console shows. */
export function canBePhotographed(model: Model): boolean {
  const open = openLesson(model);
  return open !== null && model.overlay === null && isColleagueWaiting(open.session);
}

/** The step wants the key for the inside of the code named at the foot of its page. */
export function namesInside(model: Model): boolean {
  return openLesson(model)?.step.namesInside === true;
}

/** The phone that the codes came from is gone. */
export function hasLostPhone(model: Model): boolean {
  return openLesson(model)?.session.world.phone.status === 'lost';
}

/** Something simulated shows a code, so jumping to the next one makes sense. A real phone keeps real time. */
export function showsLabCode(model: Model): boolean {
  const session = openLesson(model)?.session;
  return session !== undefined && !session.world.usesOwnPhone && isCodeShown(session);
}

/** A code is shown, or the learner's own phone shows one: the time that is left matters. */
export function hasTimeLeft(model: Model): boolean {
  const session = openLesson(model)?.session;
  return session !== undefined && isTimeOfUse(session);
}

/** There is a device whose code can be looked into: in a task, one that is in hand. */
export function hasDevice(model: Model): boolean {
  const open = openLesson(model);
  if (open === null) return false;
  const { session, step } = open;
  return (step.kind === 'task' ? deviceInHand(session) : currentDevice(session.world)) !== undefined;
}

/** A small window: of a task one pane at a time, and little of each text. */
export function isCramped({ size }: Model): boolean {
  return layoutOf(size) === 'narrow';
}

/** There is more to read in the pane with the focus than to choose: a document, or in a small window a table. */
export function isReading(model: Model): boolean {
  const open = openLesson(model);
  if (open === null) return false;
  const isPanel = phoneElements(model).some(({ id }) => id === model.focus);
  const rows = isPanel ? phoneView(open.session, model.now).rows : pageView(open, model.now).rows;
  return rows.some(({ kind }) => kind === 'document' || (kind === 'table' && isCramped(model)));
}

/** There is something to choose on the panel beside the console. */
export function hasPhone(model: Model): boolean {
  return phoneElements(model).length > 0;
}

/** A script stands beside the console, above the phone. */
export function hasScript(model: Model): boolean {
  return phoneElements(model).some(({ id }) => id === 'run-script');
}

/** Codes can come from the learner's own phone instead of the lab's, or the other way round. */
export function canSwitchPhone(model: Model): boolean {
  return phoneElements(model).some(({ id }) => id === 'switch-phone');
}

/** Nobody has asked which phone it is to be: a lesson was opened by its number on a first run. */
export function isPhoneUnasked({ saved }: Model): boolean {
  return saved.settings.phone === null;
}

/** The list of clocks lies over what the lab's phone shows. */
export function hasClockList(model: Model): boolean {
  const session = openLesson(model)?.session;
  return session !== undefined && isClockListOpen(session);
}

/** The last answer leaves a question about the phone, which a check can answer. */
export function asksForCheck({ notice }: Model): boolean {
  const reason = notice?.kind === 'called' ? notice.call.reason : null;
  if (reason !== null) return isAboutCodes(reason);
  return (notice?.kind === 'refused' && isAboutCodes(notice.reason)) || notice?.kind === 'real-clock';
}

/** The last try failed: at AWS, at the lab, or because a code was typed wrongly. */
export function wasRefused({ notice }: Model): boolean {
  if (notice?.kind === 'called') return notice.call.error !== null;
  return notice?.kind === 'refused' || notice?.kind === 'typed';
}

function focusedField(model: Model): FieldElement | undefined {
  const focused = focusedElement(model);
  return focused?.kind === 'field' ? focused : undefined;
}

/** The next digit goes to a field for a code, and Enter sends it. */
export function isCodeFocused(model: Model): boolean {
  return focusedField(model)?.input === 'code';
}

/** All digits are there: Enter is what comes next. */
export function isCodeTyped(model: Model): boolean {
  return isCodeFocused(model) && focusedField(model)?.value.length === CODE_DIGITS;
}

/** Enter begins to type a text. */
export function isTextFocused(model: Model): boolean {
  return focusedField(model) !== undefined && !isCodeFocused(model);
}
