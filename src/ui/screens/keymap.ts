import { nextLesson } from '../../lessons/engine/routes.js';
import { currentDevice, showsOwnPhone } from '../console/phone-view.js';
import type { Key, KeyHint, Model } from '../store/model.js';
import { isFolded, openLesson, shownStep } from '../store/open-lesson.js';
import { codeField, isQrShown, isTypingText, phoneElements } from '../store/screen-elements.js';
import { waitCard } from '../store/wait-card.js';
import { layoutOf } from '../text/sizes.js';
import { canCatchChange } from './check/change-press.js';
import type { PhoneCheck } from './check/check-state.js';
import { deviceInHand, isCodeShown, isTimeOfUse } from './lesson/shown-code.js';
import { textPageCount } from './overlays/text-pages.js';

/** What a key asks for. */
export type Intent =
  | 'quit'
  | 'help'
  | 'close'
  | 'activate'
  | 'next'
  | 'previous'
  | 'focus-next'
  | 'focus-previous'
  | 'up'
  | 'down'
  | 'answer'
  | 'hint'
  | 'explain-more'
  | 'whole'
  | 'undo'
  | 'restart-step'
  | 'skip'
  | 'phone'
  | 'warp'
  | 'tell-time'
  | 'menu'
  | 'save-qr'
  | 'yes'
  | 'erase-digit'
  | 'route'
  | 'erase'
  | 'glossary'
  | 'simulated'
  | 'finish'
  | 'check-phone'
  | 'inside'
  | 'choose-lab'
  | 'choose-own'
  | 'choose-check';

/** One line of the key table: it matches keys, prints the footer and the help page. */
export interface Binding {
  readonly intent: Intent;
  /** Key names, or characters. */
  readonly keys: readonly string[];
  /** The keys as shown. */
  readonly shown: string;
  readonly help: string;
  /** Whether it works now. */
  readonly when: (model: Model) => boolean;
  /** Left out of the footer, not of the help. */
  readonly isQuiet?: boolean;
}

/** A page of text lies over everything else. */
const isTextOverlay = (model: Model) =>
  ['help', 'more', 'whole', 'before', 'glossary', 'simulated', 'review', 'inside'].includes(
    model.overlay?.kind ?? '',
  );
/** A text of which there is more, behind or before this page. */
const isText = (model: Model) => isTextOverlay(model) || isFinish(model);
const hasPageAfter = (model: Model) => model.textPage + 1 < textPageCount(model);
const hasPageBefore = (model: Model) => model.textPage > 0 && textPageCount(model) > 1;
const isBefore = (model: Model) => model.overlay?.kind === 'before';
/** There is a step before the one on the screen. */
const hasStepBefore = (model: Model) => {
  const open = openLesson(model);
  return open !== null && shownStep(model, open) > 0;
};
const isConfirm = (model: Model) => model.overlay?.kind.startsWith('confirm-') === true;
const isFinish = (model: Model) => model.screen === 'finish' && model.overlay === null;
const isCheck = (model: Model) => model.screen === 'check' && model.overlay === null;
const isCheckStage = (stage: PhoneCheck['stage']) => (model: Model) =>
  isCheck(model) && model.check?.stage === stage;
const isMenu = (model: Model) => model.screen === 'menu' && model.overlay === null;
const isWelcome = (model: Model) => model.screen === 'welcome' && model.overlay === null;
const isLesson = (model: Model) => openLesson(model) !== null && model.overlay === null;
const isQr = (model: Model) =>
  isQrShown(model) && (model.overlay === null || model.overlay.kind === 'lab-qr');
/** A lesson with no QR code over it and no text being typed: letters are commands. */
const isCommand = (model: Model) => isLesson(model) && !isQr(model) && !isTypingText(model);
const stepKind = (model: Model) => openLesson(model)?.step.kind;
const isTask = (model: Model) => isCommand(model) && stepKind(model) === 'task';
const isSolved = (model: Model) => openLesson(model)?.session.isSolved === true;
/** The answers there are to the question on the screen; 0 without one. */
const answerCount = (model: Model) => {
  if (!isCommand(model)) return 0;
  const step = openLesson(model)?.step;
  if (step?.kind === 'quiz') return step.options.length;
  const card = waitCard(model);
  return card?.kind === 'predict' ? card.options.length : 0;
};
const hasQuestion = (model: Model) => answerCount(model) > 0;
const usesLabPhone = (model: Model) => {
  const open = openLesson(model);
  return open !== null && !showsOwnPhone(open.session);
};
/** Something simulated shows a code, so jumping to the next one makes sense. A real phone keeps real time. */
const showsLabCode = (model: Model) => {
  const session = openLesson(model)?.session;
  return session !== undefined && !session.world.usesOwnPhone && isCodeShown(session);
};

/** A code is shown, or the learner's own phone shows one: the time that is left matters. */
const hasTimeLeft = (model: Model) => {
  const session = openLesson(model)?.session;
  return session !== undefined && isTimeOfUse(session);
};

/** There is a device whose code can be looked into: in a task, one that is in hand. */
const hasDevice = (model: Model) => {
  const open = openLesson(model);
  if (open === null) return false;
  const { session, step } = open;
  return (step.kind === 'task' ? deviceInHand(session) : currentDevice(session.world)) !== undefined;
};

/** A task in a small window: one pane at a time, and little of each text. */
const isCramped = (model: Model) => isTask(model) && layoutOf(model.size) === 'narrow';
/** The phone is on the screen only when somebody goes there. */
const isPhoneAway = (model: Model) => isCramped(model) && phoneElements(model).length > 0;

/** All keys. Earlier lines win, and come first in the footer. */
export const KEYMAP: readonly Binding[] = [
  { intent: 'quit', keys: ['ctrl-c'], shown: 'Ctrl+C', help: 'quit', when: () => true, isQuiet: true },
  {
    intent: 'yes',
    keys: ['y'],
    shown: 'y',
    help: 'yes',
    when: isConfirm,
  },
  {
    intent: 'close',
    keys: ['escape', 'n'],
    shown: 'n',
    help: 'no',
    when: isConfirm,
  },
  // Texts. Enter goes on through a text, and then closes it.
  {
    intent: 'next',
    keys: ['enter', 'n'],
    shown: 'Enter',
    help: 'next page',
    when: (m) => isText(m) && hasPageAfter(m),
  },
  { intent: 'next', keys: ['enter', 'n'], shown: 'Enter', help: 'on', when: isBefore },
  {
    intent: 'previous',
    keys: ['left', 'N', 'backspace'],
    shown: 'Left',
    help: 'back',
    when: (m) => isBefore(m) && (hasStepBefore(m) || hasPageBefore(m)),
  },
  {
    intent: 'close',
    keys: ['escape', 'enter', '?', 'q', 'e', 'g', 'v', 'i'],
    shown: 'Esc',
    help: 'close',
    when: isTextOverlay,
  },
  { intent: 'next', keys: ['enter'], shown: 'Enter', help: 'lessons', when: isFinish },
  {
    intent: 'down',
    keys: ['right', 'down', 'page-down', 'j'],
    shown: 'j',
    help: 'next page',
    when: (m) => isText(m) && hasPageAfter(m),
    isQuiet: true,
  },
  {
    intent: 'up',
    keys: ['left', 'up', 'page-up', 'k'],
    shown: 'k',
    help: 'page before',
    when: (m) => isText(m) && hasPageBefore(m),
  },
  {
    intent: 'restart-step',
    keys: ['x'],
    shown: 'x',
    help: 'do the lesson again',
    when: (m) => m.overlay?.kind === 'review',
  },
  {
    intent: 'close',
    keys: ['escape'],
    shown: 'Esc',
    help: 'erase nothing',
    when: (m) => m.overlay?.kind === 'erase',
  },
  { intent: 'menu', keys: ['l', 'escape'], shown: 'l', help: 'lessons', when: isFinish, isQuiet: true },
  // Check my phone.
  { intent: 'up', keys: ['up', 'k'], shown: 'Up/k', help: 'up', when: isCheckStage('pick') },
  { intent: 'down', keys: ['down', 'j', 'tab'], shown: 'Down/j', help: 'down', when: isCheckStage('pick') },
  { intent: 'activate', keys: ['enter'], shown: 'Enter', help: 'choose', when: isCheckStage('pick') },
  {
    intent: 'activate',
    keys: ['enter'],
    shown: 'Enter',
    help: 'it is on the phone',
    when: isCheckStage('qr'),
  },
  { intent: 'save-qr', keys: ['f'], shown: 'f', help: 'save as PNG', when: isCheckStage('qr') },
  {
    intent: 'activate',
    keys: ['enter'],
    shown: 'Enter',
    help: 'it has changed',
    when: (m) =>
      isCheckStage('code')(m) && m.check !== null && m.check.digits === '' && canCatchChange(m.check),
  },
  { intent: 'activate', keys: ['enter'], shown: 'Enter', help: 'check', when: isCheckStage('code') },
  {
    intent: 'explain-more',
    keys: ['e'],
    shown: 'e',
    help: 'all of it',
    when: (m) => isCheckStage('code')(m) && m.check?.result != null,
  },
  { intent: 'close', keys: ['escape', 'l'], shown: 'Esc', help: 'back', when: isCheck },
  {
    intent: 'erase-digit',
    keys: ['backspace'],
    shown: 'Backspace',
    help: 'erase',
    when: isCheckStage('code'),
    isQuiet: true,
  },
  { intent: 'phone', keys: ['r'], shown: 'r', help: 'QR code', when: isCheckStage('code') },
  { intent: 'choose-lab', keys: ['a', '1'], shown: 'a', help: "the lab's phone", when: isWelcome },
  { intent: 'choose-own', keys: ['b', '2'], shown: 'b', help: 'my own phone', when: isWelcome },
  { intent: 'choose-check', keys: ['c', '3'], shown: 'c', help: 'only check my phone', when: isWelcome },
  {
    intent: 'up',
    keys: ['up', 'k'],
    shown: 'Up/k',
    help: 'up',
    when: (m) => isMenu(m) || isWelcome(m),
    isQuiet: true,
  },
  {
    intent: 'down',
    keys: ['down', 'j', 'tab'],
    shown: 'Down/j',
    help: 'down',
    when: (m) => isMenu(m) || isWelcome(m),
    isQuiet: true,
  },
  {
    intent: 'activate',
    keys: ['enter'],
    shown: 'Enter',
    help: 'open',
    when: (m) => isMenu(m) || isWelcome(m),
  },
  {
    intent: 'finish',
    keys: ['f'],
    shown: 'f',
    help: 'last page',
    when: (m) => isMenu(m) && nextLesson(m.saved.settings.route, m.saved.progress) === undefined,
  },
  { intent: 'check-phone', keys: ['c'], shown: 'c', help: 'check phone', when: isMenu },
  { intent: 'route', keys: ['r'], shown: 'r', help: 'route', when: isMenu },
  { intent: 'phone', keys: ['p'], shown: 'p', help: 'phone', when: isMenu },
  {
    intent: 'restart-step',
    keys: ['x'],
    shown: 'x',
    help: 'restart the lesson',
    when: isMenu,
    isQuiet: true,
  },
  { intent: 'erase', keys: ['X'], shown: 'X', help: 'erase everything', when: isMenu, isQuiet: true },
  // The QR code.
  {
    intent: 'activate',
    keys: ['enter'],
    shown: 'Enter',
    help: 'check code',
    when: (m) => isQr(m) && (codeField(m)?.value ?? '') !== '',
  },
  { intent: 'close', keys: ['escape', 'enter'], shown: 'Enter', help: 'back', when: isQr },
  {
    intent: 'phone',
    keys: ['p'],
    shown: 'p',
    help: "lab's phone scans",
    when: (m) => isQr(m) && usesLabPhone(m) && m.overlay === null,
  },
  { intent: 'save-qr', keys: ['f'], shown: 'f', help: 'save as PNG', when: isQr },
  {
    intent: 'erase-digit',
    keys: ['backspace'],
    shown: 'Backspace',
    help: 'erase',
    when: isQr,
    isQuiet: true,
  },
  // Text fields.
  { intent: 'close', keys: ['escape'], shown: 'Esc', help: 'stop typing, for keys', when: isTypingText },
  {
    intent: 'focus-next',
    keys: ['tab', 'down'],
    shown: 'Tab',
    help: 'move',
    when: (m) => isTask(m) || isTypingText(m),
  },
  {
    intent: 'focus-previous',
    keys: ['shift-tab', 'up'],
    shown: 'Shift+Tab',
    help: 'move back',
    when: (m) => isTask(m) || isTypingText(m),
    isQuiet: true,
  },
  { intent: 'activate', keys: ['enter'], shown: 'Enter', help: 'go on', when: isTypingText },
  // The lesson.
  ...answerKeys(),
  {
    intent: 'next',
    keys: ['enter', 'n'],
    shown: 'Enter',
    help: 'next',
    when: (m) => isCommand(m) && isSolved(m),
  },
  {
    intent: 'previous',
    keys: ['left', 'N', 'backspace'],
    shown: 'Left',
    help: 'back',
    when: (m) => isCommand(m) && stepKind(m) !== 'task' && (hasStepBefore(m) || hasPageBefore(m)),
  },
  {
    intent: 'down',
    keys: ['right', 'down', 'page-down', 'j'],
    shown: 'j',
    help: 'more text',
    when: (m) => isCommand(m) && stepKind(m) === 'read' && hasPageAfter(m),
    isQuiet: true,
  },
  {
    intent: 'up',
    keys: ['up', 'page-up', 'k'],
    shown: 'k',
    help: 'text before',
    when: (m) => isCommand(m) && stepKind(m) === 'read' && hasPageBefore(m),
    isQuiet: true,
  },
  { intent: 'activate', keys: ['enter'], shown: 'Enter', help: 'choose', when: isTask },
  { intent: 'focus-next', keys: ['j', 'right'], shown: 'j', help: 'move', when: isTask, isQuiet: true },
  {
    intent: 'focus-previous',
    keys: ['k', 'left'],
    shown: 'k',
    help: 'move back',
    when: isTask,
    isQuiet: true,
  },
  {
    intent: 'erase-digit',
    keys: ['backspace'],
    shown: 'Backspace',
    help: 'erase a digit',
    when: isTask,
    isQuiet: true,
  },
  { intent: 'phone', keys: ['p'], shown: 'p', help: 'phone', when: isPhoneAway },
  {
    intent: 'whole',
    keys: ['e'],
    shown: 'e',
    help: 'all of it',
    when: (m) => isCramped(m) && (m.notice !== null || isSolved(m)),
  },
  {
    intent: 'warp',
    keys: ['w'],
    shown: 'w',
    help: 'next code',
    when: (m) => isTask(m) && showsLabCode(m),
  },
  { intent: 'hint', keys: ['h'], shown: 'h', help: 'hint', when: (m) => isTask(m) && !isSolved(m) },
  { intent: 'undo', keys: ['u'], shown: 'u', help: 'undo', when: (m) => isTask(m) && m.undo.length > 0 },
  { intent: 'whole', keys: ['e'], shown: 'e', help: 'all of it', when: isCramped, isQuiet: true },
  { intent: 'restart-step', keys: ['x'], shown: 'x', help: 'restart step', when: isTask, isQuiet: true },
  { intent: 'skip', keys: ['s'], shown: 's', help: 'skip', when: (m) => isCommand(m) && !isSolved(m) },
  {
    intent: 'phone',
    keys: ['p'],
    shown: 'p',
    help: 'phone',
    when: (m) => isTask(m) && phoneElements(m).length > 0,
    isQuiet: true,
  },
  {
    intent: 'tell-time',
    keys: ['t'],
    shown: 't',
    help: 'say the time left',
    when: (m) => isTask(m) && hasTimeLeft(m),
    isQuiet: true,
  },
  {
    intent: 'explain-more',
    keys: ['e'],
    shown: 'e',
    help: 'more',
    when: (m) =>
      isCommand(m) &&
      (openLesson(m)?.step.more !== undefined || isFolded(m)) &&
      (isSolved(m) || stepKind(m) !== 'task'),
  },
  {
    intent: 'check-phone',
    keys: ['c'],
    shown: 'c',
    help: 'check my phone',
    when: (m) => isTask(m) && !hasQuestion(m) && m.notice?.kind === 'refused' && hasDevice(m),
  },
  {
    intent: 'inside',
    keys: ['i'],
    shown: 'i',
    help: 'inside the code',
    when: (m) => (isCommand(m) && hasDevice(m)) || isCheckStage('code')(m),
    isQuiet: true,
  },
  {
    intent: 'glossary',
    keys: ['g'],
    shown: 'g',
    help: 'words',
    when: (m) => isCommand(m) || isMenu(m),
    isQuiet: true,
  },
  {
    intent: 'simulated',
    keys: ['v'],
    shown: 'v',
    help: 'what is real here',
    when: (m) => isCommand(m) || isMenu(m) || isFinish(m),
    isQuiet: true,
  },
  { intent: 'menu', keys: ['l'], shown: 'l', help: 'lessons', when: isCommand },
  {
    intent: 'previous',
    keys: ['N'],
    shown: 'N',
    help: 'back',
    when: (m) => isTask(m) && hasStepBefore(m),
  },
  {
    intent: 'help',
    keys: ['?'],
    shown: '?',
    help: 'keys',
    when: (m) => isCommand(m) || isMenu(m) || isWelcome(m) || isFinish(m) || isCheck(m),
  },
  {
    intent: 'quit',
    keys: ['q'],
    shown: 'q',
    help: 'quit',
    when: (m) => isCommand(m) || isMenu(m) || isWelcome(m) || isFinish(m) || isCheck(m),
  },
];

/** The letters that are answers here, and no others. */
function answerKeys(): readonly Binding[] {
  return ['ab', 'abc', 'abcd'].map((letters) => ({
    intent: 'answer',
    keys: [...letters],
    shown: `a-${letters.at(-1)}`,
    help: 'answer',
    when: (model) => answerCount(model) === letters.length,
  }));
}

/** What a key means now, if anything. */
export function intentOf(model: Model, key: Key): Intent | null {
  const wanted = key.name === 'text' ? key.text : key.name;
  return KEYMAP.find(({ keys, when }) => keys.includes(wanted) && when(model))?.intent ?? null;
}

/** The keys that work now, as the footer shows them. A key that means two things is shown for the first. */
export function keyHints(model: Model, includeQuiet = false): readonly KeyHint[] {
  const taken = new Set<string>();
  const hints: KeyHint[] = [];
  for (const { keys, shown, help, when, isQuiet } of KEYMAP) {
    if (!when(model) || (isQuiet === true && !includeQuiet)) continue;
    const [first = ''] = keys.filter((key) => !taken.has(key));
    if (first === '') continue;
    for (const key of keys) taken.add(key);
    hints.push({ shown, help });
  }
  return hints;
}
