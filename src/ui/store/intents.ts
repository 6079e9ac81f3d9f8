import { findLesson } from '../../lessons/catalog.js';
import type { FieldName } from '../../lessons/engine/fields.js';
import { isFieldName } from '../../lessons/engine/fields.js';
import { lessonProgress } from '../../lessons/engine/progress.js';
import { ROUTES } from '../../lessons/engine/routes.js';
import { stepAfter } from '../../lessons/engine/session.js';
import type { ExecuteContext } from '../../sim/base/ports.js';
import { secondsToNextStep } from '../../sim/base/time.js';
import { LAB_ISSUER, labEnrolment, otpauthUri } from '../../sim/codes/otpauth-uri.js';
import { CODE_DIGITS } from '../../sim/codes/totp.js';
import { foldDigits, readTypedCode } from '../../sim/codes/typed-code.js';
import { findDevice } from '../../sim/world/account.js';
import { activeBrowser } from '../../sim/world/world.js';
import { runAction } from '../console/actions.js';
import { choosePhone, restartWithOwnPhone } from '../console/phone-choice.js';
import { currentDevice, panelTime } from '../console/phone-view.js';
import {
  checkTarget,
  enterCheck,
  eraseCheckDigit,
  leaveCheck,
  moveCheck,
  openCheck,
  pasteIntoCheck,
  showCheckQr,
} from '../screens/check/phone-check.js';
import { openLessonById, restart, restartLesson } from '../screens/lesson/lesson-flow.js';
import { draft, focusOn, setDraft } from './drafts.js';
import type { Effect, Model } from './model.js';
import { NOTHING_SAVED } from './model.js';
import {
  codeField,
  elements,
  focusedElement,
  isTypingText,
  menuEntries,
  nextMenuIndex,
  openLesson,
  phoneElements,
  qrSerialNumber,
} from './selectors.js';
import { sendRequest } from './send-request.js';

/** The answers of the first question, in order. The last one is for who only wants to check a phone. */
const WELCOME_ANSWERS = ['lab', 'own', 'check'] as const;

/** Esc: ends what is on top, and never the program. */
export function close(model: Model, context: ExecuteContext): Model {
  if (model.overlay !== null) return { ...model, overlay: null };
  if (model.screen === 'check') return leaveCheck(model);
  const open = openLesson(model);
  if (open !== null && qrSerialNumber(model) !== null) return hideQr(model, context);
  return isTypingText(model) ? { ...model, isTyping: false } : model;
}

function hideQr(model: Model, context: ExecuteContext): Model {
  const browser = openLesson(model)?.session.world.activeBrowser;
  if (browser === undefined) return model;
  const { notice } = model;
  const hidden = sendRequest(model, { kind: 'reveal', browser, what: 'nothing' }, context);
  // Closing the picture is no action to be taken back, and what was said beside it still holds.
  return { ...hidden, undo: model.undo, notice };
}

/** Enter on the focused thing. */
export function activate(model: Model, context: ExecuteContext): Model {
  if (model.screen === 'welcome') return answerWelcome(model, model.menuIndex);
  if (model.screen === 'menu') return openChosen(model, context);
  if (model.screen === 'check') return enterCheck(model, context);
  const focused = qrSerialNumber(model) === null ? focusedElement(model) : codeField(model);
  if (focused === undefined) return model;
  if (focused.kind !== 'field') return runAction(model, focused.action, context);
  if (focused.input === 'code') return submitCodeField(model, focused.id, context);
  if (!model.isTyping) return { ...model, isTyping: true };
  return enterInTextField(model, focused.id, context);
}

function openChosen(model: Model, context: ExecuteContext): Model {
  const entry = menuEntries(model)[model.menuIndex];
  if (entry === undefined) return model;
  if (entry.lesson === null) {
    return {
      ...model,
      notice: { kind: 'info', text: `"${entry.title}" is planned, and not here yet.` },
    };
  }
  // A finished lesson opens to be read; it is done again only on request.
  if (lessonProgress(model.saved.progress, entry.id).status === 'done' && isAtRest(model, entry.id)) {
    return { ...model, overlay: { kind: 'review', lessonId: entry.id }, textPage: 0, notice: null };
  }
  return openLessonById(model, entry.id, context);
}

/** Nothing of a lesson is under way: it was walked to its end, or never begun again. */
function isAtRest(model: Model, lessonId: string): boolean {
  const session = model.saved.sessions[lessonId];
  const lesson = findLesson(lessonId);
  return session === undefined || lesson === undefined || stepAfter(lesson, session.stepId) === undefined;
}

/** Enter in a text field goes to the next empty one, or sends the form. */
function enterInTextField(model: Model, id: string, context: ExecuteContext): Model {
  const list = elements(model);
  const here = list.findIndex((element) => element.id === id);
  const current = list[here];
  if (current?.kind === 'field' && current.value.trim() === '') {
    return { ...model, notice: { kind: 'info', text: `Type this first: ${current.label}.` } };
  }
  const nextEmpty = list.slice(here + 1).find((element) => element.kind === 'field' && element.value === '');
  if (nextEmpty !== undefined && nextEmpty.id !== 'compare') return focusOn(model, nextEmpty.id);
  const next = list.slice(here + 1).find((element) => element.kind !== 'field');
  if (next === undefined) return model;
  return next.kind === 'button' ? runAction(model, next.action, context) : focusOn(model, next.id);
}

/** Enter in a code field: the moment of a code. An incomplete one is named, and sent to nobody. */
function submitCodeField(model: Model, id: FieldName, context: ExecuteContext): Model {
  const read = readTypedCode(draft(model, id));
  if (!read.ok) return focusOn({ ...model, notice: { kind: 'typed', problem: read.failure } }, id);
  switch (id) {
    case 'code-1':
      return noteFirstCode(model, context);
    case 'code-2':
      return runAction(model, { kind: isTokenForm(model) ? 'submit-token' : 'submit-pair' }, context);
    case 'number':
      return runAction(model, { kind: 'submit-number' }, context);
    case 'compare':
      return compare(model, read.value, context);
    default:
      return runAction(model, { kind: 'submit-code' }, context);
  }
}

function isTokenForm(model: Model): boolean {
  const world = openLesson(model)?.session.world;
  return world !== undefined && activeBrowser(world).page.name === 'set-up-token';
}

/** What the lab says of the first of two codes. */
export const CODE_1_NOTED = 'Code 1 is noted.';

function noteFirstCode(model: Model, context: ExecuteContext): Model {
  const noted = setDraft(setDraft(model, 'code-2', ''), 'waiting-since', String(context.now));
  const step = openLesson(model)?.step;
  const isWaiting = step?.kind === 'task' && step.waitCards !== undefined;
  const text = isWaiting ? `${CODE_1_NOTED} Wait for the next code, and type that one.` : CODE_1_NOTED;
  return focusOn({ ...noted, cardChoice: null, notice: { kind: 'ok', text } }, 'code-2');
}

function compare(model: Model, code: string, context: ExecuteContext): Model {
  const world = openLesson(model)?.session.world;
  if (world === undefined) return model;
  const serialNumber = qrSerialNumber(model) ?? currentDevice(world)?.serialNumber;
  if (serialNumber === undefined) return model;
  const compared = sendRequest(model, { kind: 'compare-code', serialNumber, code }, context);
  const cleared = setDraft({ ...compared, undo: model.undo }, 'compare', '');
  const open = openLesson(cleared);
  const isMeasuring = open?.step.kind === 'task' && open.step.tools?.includes('measure') === true;
  if (!isMeasuring || cleared.notice?.kind !== 'ok') return focusOn(cleared, 'compare');
  // The clock check wants one thing more: the moment at which this code changes.
  return focusOn(setDraft(cleared, 'measured-code', code), 'code-changed');
}

/** Tab and the arrows walk through everything that can be chosen, round and round. */
export function moveFocus(model: Model, by: 1 | -1): Model {
  const list = elements(model);
  if (list.length === 0) return model;
  const here = list.findIndex((element) => element.id === model.focus);
  const next = list[(here + by + list.length) % list.length] ?? list[0];
  return next === undefined ? model : focusOn(model, next.id);
}

/** Moves the choice in a list. */
export function moveChoice(model: Model, by: 1 | -1): Model {
  if (model.screen === 'check') return moveCheck(model, by);
  const count = model.screen === 'welcome' ? WELCOME_ANSWERS.length : menuEntries(model).length;
  return { ...model, menuIndex: (model.menuIndex + by + count) % count };
}

/** p: to the phone; in the list, the other phone; at the QR code, the lab's phone scans it. */
export function phoneKey(model: Model, context: ExecuteContext): Model {
  if (model.screen === 'check') return showCheckQr(model);
  if (model.screen === 'menu') {
    const own = model.saved.settings.phone !== 'own';
    const text = own
      ? 'Your own phone, from the next lesson you start.'
      : "The lab's phone, from the next lesson you start.";
    return { ...choosePhone(model, own ? 'own' : 'lab'), notice: { kind: 'info', text } };
  }
  const world = openLesson(model)?.session.world;
  if (world === undefined) return model;
  if (qrSerialNumber(model) === null) {
    const [first] = phoneElements(model);
    return first === undefined ? model : focusOn(model, first.id);
  }
  const scanned = sendRequest(model, { kind: 'phone-scan', browser: world.activeBrowser }, context);
  return hideQr(scanned, context);
}

/** The question of the first run: a is the lab's phone, b the learner's own, c only checks the learner's own. */
export function answerWelcome(model: Model, index: number): Model {
  const answer = WELCOME_ANSWERS[index] ?? 'lab';
  const chosen = choosePhone(model, answer === 'check' ? 'own' : answer);
  const atList: Model = { ...chosen, screen: 'menu', menuIndex: nextMenuIndex(chosen), notice: null };
  return answer === 'check' ? openCheck(atList) : atList;
}

/** y, on a question that needs it. */
export function confirm(model: Model, context: ExecuteContext): Model {
  switch (model.overlay?.kind) {
    case 'confirm-own-phone':
      return restartWithOwnPhone(model, context);
    case 'confirm-restart-lesson':
      return restartLesson(model, model.overlay.lessonId, context);
    default:
      return restart({ ...model, overlay: null }, context);
  }
}

/** r, in the list: the next route. */
export function changeRoute(model: Model): Model {
  const index = ROUTES.findIndex(({ id }) => id === model.saved.settings.route);
  const route = ROUTES[(index + 1) % ROUTES.length] ?? ROUTES[0];
  if (route === undefined) return model;
  const changed: Model = {
    ...model,
    saved: { ...model.saved, settings: { ...model.saved.settings, route: route.id } },
    notice: { kind: 'info', text: `Route: ${route.name}. What you have done stays done.` },
  };
  return { ...changed, menuIndex: nextMenuIndex(changed) };
}

/** x: the step anew; in the list, or on the page of a finished lesson, the lesson. */
export function askToRestart(model: Model): Model {
  if (openLesson(model) !== null) return { ...model, overlay: { kind: 'confirm-restart' } };
  const lessonId =
    model.overlay?.kind === 'review' ? model.overlay.lessonId : menuEntries(model)[model.menuIndex]?.id;
  return lessonId === undefined || findLesson(lessonId) === undefined
    ? model
    : { ...model, overlay: { kind: 'confirm-restart-lesson', lessonId } };
}

/** The word that erases everything, letter by letter. */
export const ERASE_WORD = 'erase';

/** Types at the question whether to erase everything. Only the whole word does it. */
export function typeEraseWord(model: Model, letter: string): Model {
  if (model.overlay?.kind !== 'erase') return model;
  const typed = letter === '' ? model.overlay.typed.slice(0, -1) : model.overlay.typed + letter;
  if (typed !== ERASE_WORD) {
    return { ...model, overlay: { kind: 'erase', typed: typed.slice(0, ERASE_WORD.length) } };
  }
  return {
    ...model,
    saved: NOTHING_SAVED,
    screen: 'welcome',
    menuIndex: 0,
    overlay: null,
    undo: [],
    notice: {
      kind: 'info',
      text: 'Everything is erased. If your phone has the entry "MFA Lab", delete it as well.',
    },
  };
}

/** t: the time left, in words. */
export function tellTime(model: Model): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const left = secondsToNextStep(panelTime(open.session, model.now));
  return { ...model, notice: { kind: 'info', text: `The code shown now lasts ${left} s more.` } };
}

/** Digits go to the visible code field, whatever has the focus. */
export function typeDigits(model: Model, text: string): Model {
  const field = codeField(model);
  const digits = foldDigits(text);
  if (field === undefined || model.overlay?.kind === 'help' || !/^[0-9]+$/.test(digits)) return model;
  const value = (field.value + digits).slice(0, CODE_DIGITS);
  const isFull = field.value.length >= CODE_DIGITS;
  const typed = focusOn(setDraft(model, field.id, value), field.id);
  return isFull
    ? {
        ...typed,
        notice: { kind: 'info', text: 'Six digits are there. Enter sends them, Backspace erases.' },
      }
    : { ...typed, notice: model.notice?.kind === 'typed' ? null : model.notice };
}

/** Takes the last digit back. */
export function eraseDigit(model: Model): Model {
  if (model.screen === 'check') return eraseCheckDigit(model);
  const field = codeField(model);
  return field === undefined ? model : focusOn(setDraft(model, field.id, field.value.slice(0, -1)), field.id);
}

/** A paste: a code replaces what was typed, and an Enter inside it sends. Text goes into a text field. */
export function paste(model: Model, text: string, context: ExecuteContext): Model {
  // Letters that are typed fast come together, as a paste does.
  if (model.overlay?.kind === 'erase') return [...text.trim()].reduce(typeEraseWord, model);
  if (model.overlay !== null && model.overlay.kind !== 'lab-qr') return model;
  if (model.screen === 'check') return pasteIntoCheck(model, text, context);
  if (isTypingText(model)) return pasteText(model, text, context);
  const field = codeField(model);
  if (field === undefined) return model;
  const read = readTypedCode(text);
  if (!read.ok) return { ...model, notice: { kind: 'typed', problem: read.failure } };
  const pasted = focusOn(setDraft(model, field.id, read.value), field.id);
  return /[\r\n]/.test(text.trimStart()) ? submitCodeField(pasted, field.id, context) : pasted;
}

function pasteText(model: Model, text: string, context: ExecuteContext): Model {
  const focused = focusedElement(model);
  if (focused?.kind !== 'field') return model;
  const [line = ''] = text.split(/[\r\n]/);
  const pasted = focusOn(setDraft(model, focused.id, cleanText(focused.value + line)), focused.id);
  return /[\r\n]/.test(text) ? enterInTextField(pasted, focused.id, context) : pasted;
}

/** A text field changed under the learner's hands. */
export function changeField(model: Model, field: string, value: string): Model {
  return isFieldName(field) ? setDraft(model, field, cleanText(value)) : model;
}

/** The most characters a text field holds; longer than anything AWS takes. */
const FIELD_MAX = 256;

/** Without control characters and halves of characters, which no field of AWS takes. */
function cleanText(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}\p{Cs}\uFFFD]/gu, '').slice(0, FIELD_MAX);
}

/** What saving the QR code on screen as a picture needs. */
export function qrFileEffects(model: Model): readonly Effect[] {
  const target = model.screen === 'check' ? checkTarget(model) : undefined;
  if (target !== undefined) {
    const { account: name, seed } = target;
    const uri = otpauthUri({ issuer: LAB_ISSUER, account: name, secret: seed });
    return [{ kind: 'write-qr-file', deviceName: name.replace(/@.*/, ''), uri }];
  }
  const open = openLesson(model);
  const serialNumber = qrSerialNumber(model);
  if (open === null || serialNumber === null) return [];
  const { account } = open.session.world;
  const device = findDevice(account, serialNumber);
  if (device === undefined) return [];
  const uri = otpauthUri(labEnrolment(device.name, account.alias, device.seed));
  return [{ kind: 'write-qr-file', deviceName: device.name, uri }];
}
