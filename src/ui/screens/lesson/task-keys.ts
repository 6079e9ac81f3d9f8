import { runAction } from '../../console/actions.js';
import { CLOSE_CLOCK_LIST } from '../../console/panels/phone-clock.js';
import { switchPhone } from '../../console/phone-choice.js';
import { isWritingPolicy, openEditor } from '../../console/policy-text.js';
import { focusOn } from '../../store/drafts.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { focusedElement, phoneElements } from '../../store/screen-elements.js';
import { sendRequest } from '../../store/send-request.js';
import { openCheck } from '../check/check-update.js';
import type { Binding, KeyTable } from '../key-table.js';
import { HELP_AND_QUIT } from '../key-table.js';
import { hasStepBefore } from '../overlays/text-keys.js';
import { turnPage } from '../overlays/turn-page.js';
import { enterFocused } from './enter-key.js';
import { hint } from './help-out.js';
import {
  answerCount,
  asksForCheck,
  canSwitchPhone,
  hasClockList,
  hasDevice,
  hasPhone,
  hasScript,
  hasTimeLeft,
  isCodeFocused,
  isCodeTyped,
  isCramped,
  isPhoneUnasked,
  isReading,
  isSolved,
  isTextFocused,
  isToBeSolved,
  showsLabCode,
  usesLabPhone,
  wasRefused,
} from './lesson-facts.js';
import { moveByArrow } from './move-focus.js';
import { tellTime } from './passing-time.js';
import { previousStep } from './read-again.js';
import { ANSWERS, ASIDE, MORE, NAMED_INSIDE, NEXT, SKIP } from './step-keys.js';
import { undo } from './take-back.js';
import { eraseDigit } from './typing.js';
import { MOVE, MOVE_BACK, SCROLL } from './typing-keys.js';

/** p: to the phone beside the console. */
function goToPhone(model: Model): Model {
  const [first] = phoneElements(model);
  return first === undefined ? model : focusOn(model, first.id);
}

const PHONE = { keys: ['p'], shown: 'p', help: 'phone', does: goToPhone } as const satisfies Binding;

/** m: the codes come from the other phone, as the last line of the panel says. */
const SWITCH_PHONE = {
  keys: ['m'],
  shown: 'm',
  when: canSwitchPhone,
  does: (model, { context }) => switchPhone(model, context),
} as const satisfies Partial<Binding>;

/** The real console has a tab for it, too. `E` is free where `e` unfolds what is cut, or tells more. */
const AS_JSON = {
  keys: ['e', 'E'],
  shown: 'e',
  help: 'edit as JSON',
  when: isWritingPolicy,
  does: openEditor,
} as const satisfies Binding;

const WHOLE = {
  keys: ['e'],
  shown: 'e',
  help: 'all of it',
  does: (model) => ({ ...model, overlay: { kind: 'whole' }, textPage: 0 }),
} as const satisfies Binding;

const HINT = {
  keys: ['h'],
  shown: 'h',
  help: 'hint',
  when: isToBeSolved,
  does: (model, { context }) => hint(model, context),
} as const satisfies Binding;

const CHOOSE = {
  keys: ['enter'],
  shown: 'Enter',
  help: 'choose',
  does: (model, { context }) => enterFocused(model, context),
} as const satisfies Binding;

/** A task, while no text is typed and no QR code fills the screen. */
export const TASK_KEYS: KeyTable = [
  {
    keys: ['escape'],
    shown: 'Esc',
    help: 'close',
    when: hasClockList,
    does: (model, { context }) => runAction(model, CLOSE_CLOCK_LIST, context),
  },
  ...ANSWERS,
  { ...NEXT, when: (model) => isSolved(model) && model.focus === null },
  { ...NEXT, keys: ['n'], shown: 'n', when: isSolved },
  // In a small window all that was said comes first.
  { ...HINT, when: (model) => isToBeSolved(model) && wasRefused(model) && !isCramped(model) },
  { ...CHOOSE, help: 'send', when: isCodeTyped },
  MOVE,
  MOVE_BACK,
  { ...CHOOSE, help: 'send', when: isCodeFocused },
  { ...CHOOSE, help: 'type', when: isTextFocused },
  CHOOSE,
  // Before it is solved, more would tell too much.
  { ...MORE, when: (model) => isSolved(model) && MORE.when(model) && !isCramped(model) },
  {
    keys: [' '],
    shown: 'Space',
    help: 'choose',
    isQuiet: true,
    // Many type the six digits with a space between them.
    when: (model) => (focusedElement(model)?.kind ?? 'field') !== 'field',
    does: (model, { context }) => enterFocused(model, context),
  },
  {
    keys: ['j', 'right'],
    shown: 'j',
    help: 'move',
    isQuiet: true,
    does: (model, { key }) => moveByArrow(model, key.name === 'right' ? 'right' : 'down'),
  },
  {
    keys: ['k', 'left'],
    shown: 'k',
    help: 'move back',
    isQuiet: true,
    does: (model, { key }) => moveByArrow(model, key.name === 'left' ? 'left' : 'up'),
  },
  { ...SCROLL, isQuiet: true },
  { keys: ['backspace'], shown: 'Backspace', help: 'erase a digit', isQuiet: true, does: eraseDigit },
  { ...SCROLL, when: isReading },
  // The phone is on a small screen only when somebody goes there.
  { ...PHONE, help: 'table', when: (model) => isCramped(model) && hasPhone(model) && isWritingPolicy(model) },
  { ...PHONE, help: 'script', when: (model) => isCramped(model) && hasScript(model) },
  { ...PHONE, when: (model) => isCramped(model) && hasPhone(model) },
  { ...WHOLE, when: (model) => isCramped(model) && (model.notice !== null || isSolved(model)) },
  { ...MORE, when: (model) => isSolved(model) && MORE.when(model) && isWritingPolicy(model) },
  {
    ...AS_JSON,
    keys: ['E'],
    shown: 'E',
    when: (model) => isSolved(model) && MORE.when(model) && isWritingPolicy(model),
  },
  AS_JSON,
  {
    keys: ['w'],
    shown: 'w',
    help: 'next code',
    when: showsLabCode,
    does: (model, { context }) => sendRequest(model, { kind: 'warp-to-next-step' }, context),
  },
  {
    keys: ['w'],
    shown: 'w',
    help: 'next code',
    when: (model) => hasTimeLeft(model) && openLesson(model)?.session.world.usesOwnPhone === true,
    isUnnamed: true,
    does: (model) => ({
      ...model,
      notice: { kind: 'refused', error: null, reason: { code: 'warp-locked' } },
    }),
  },
  NAMED_INSIDE,
  // Offered at the foot of the page to whom nobody has asked.
  {
    ...SWITCH_PHONE,
    help: 'my own phone',
    when: (model) => canSwitchPhone(model) && isPhoneUnasked(model),
  },
  HINT,
  { keys: ['u'], shown: 'u', help: 'undo', when: (model) => model.undo.length > 0, does: undo },
  { ...WHOLE, when: isCramped, isQuiet: true },
  {
    keys: ['x'],
    shown: 'x',
    help: 'restart step',
    isQuiet: true,
    does: (model) => ({ ...model, overlay: { kind: 'confirm-restart' } }),
  },
  { ...PHONE, when: hasPhone, isQuiet: true },
  {
    ...SWITCH_PHONE,
    help: 'my own phone',
    isQuiet: true,
    when: (model) => canSwitchPhone(model) && usesLabPhone(model),
  },
  { ...SWITCH_PHONE, help: "the lab's phone", isQuiet: true },
  { keys: ['t'], shown: 't', help: 'say the time left', when: hasTimeLeft, isQuiet: true, does: tellTime },
  { ...MORE, when: (model) => isSolved(model) && MORE.when(model) },
  {
    keys: ['c'],
    shown: 'c',
    help: 'check my phone',
    when: (model) => answerCount(model) === 0 && asksForCheck(model) && hasDevice(model),
    does: openCheck,
  },
  ...ASIDE,
  {
    keys: ['N'],
    shown: 'N',
    help: 'back',
    when: hasStepBefore,
    does: (model) => turnPage(model, -1) ?? previousStep(model),
  },
  SKIP,
  ...HELP_AND_QUIT,
];
