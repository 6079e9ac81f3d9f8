import { nextLesson } from '../../lessons/routes.js';
import { canCatchChange } from './change-press.js';
import type { Key, Model } from './model.js';
import type { PhoneCheck } from './phone-check.js';
import { currentDevice, showsOwnPhone } from './phone-view.js';
import { codeField, isFolded, isQrShown, isTypingText, openLesson, waitCard } from './select.js';
import { textPageCount } from './text-pages.js';

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
  ['help', 'more', 'glossary', 'simulated', 'review', 'inside'].includes(model.overlay?.kind ?? '');
/** A text of several pages. */
const hasPages = (model: Model) =>
  ((isTextOverlay(model) && model.overlay?.kind !== 'help') || isFinish(model)) && textPageCount(model) > 1;
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
const hasQuestion = (model: Model) =>
  (isCommand(model) && stepKind(model) === 'quiz') || waitCard(model)?.kind === 'predict';
const usesLabPhone = (model: Model) => {
  const open = openLesson(model);
  return open !== null && !showsOwnPhone(open.session);
};
/** Something simulated shows a code, so jumping to the next one makes sense. A real phone keeps real time. */
const showsLabCode = (model: Model) => {
  const world = openLesson(model)?.session.world;
  if (world === undefined || world.usesOwnPhone) return false;
  return (
    world.phone.entries.length > 0 || world.account.mfaDevices.some(({ kind }) => kind === 'hardware-token')
  );
};

/** There is a device whose code can be looked into. */
const hasDevice = (model: Model) => {
  const open = openLesson(model);
  return open !== null && currentDevice(open.session.world) !== undefined;
};

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
  {
    intent: 'close',
    keys: ['escape', 'enter', '?', 'q', 'e', 'g', 'v', 'i'],
    shown: 'Esc',
    help: 'close',
    when: isTextOverlay,
  },
  {
    intent: 'down',
    keys: ['right', 'down', 'page-down', 'j'],
    shown: 'j',
    help: 'next page',
    when: hasPages,
  },
  {
    intent: 'up',
    keys: ['left', 'up', 'page-up', 'k'],
    shown: 'k',
    help: 'page before',
    when: hasPages,
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
  { intent: 'menu', keys: ['enter', 'l', 'escape'], shown: 'Enter', help: 'lessons', when: isFinish },
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
  {
    intent: 'finish',
    keys: ['f'],
    shown: 'f',
    help: 'last page',
    when: (m) => isMenu(m) && nextLesson(m.saved.settings.route, m.saved.progress) === undefined,
  },
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
    help: 'next',
    when: (m) => isTask(m) || isTypingText(m),
  },
  {
    intent: 'focus-previous',
    keys: ['shift-tab', 'up'],
    shown: 'Shift+Tab',
    help: 'back',
    when: (m) => isTask(m) || isTypingText(m),
    isQuiet: true,
  },
  { intent: 'activate', keys: ['enter'], shown: 'Enter', help: 'go on', when: isTypingText },
  // The lesson.
  { intent: 'answer', keys: ['a', 'b', 'c', 'd'], shown: 'a-d', help: 'answer', when: hasQuestion },
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
    when: (m) => isCommand(m) && stepKind(m) !== 'task',
  },
  {
    intent: 'down',
    keys: ['right', 'down', 'page-down', 'j'],
    shown: 'j',
    help: 'more text',
    when: (m) => isCommand(m) && stepKind(m) === 'read',
    isQuiet: true,
  },
  {
    intent: 'up',
    keys: ['up', 'page-up', 'k'],
    shown: 'k',
    help: 'text before',
    when: (m) => isCommand(m) && stepKind(m) === 'read',
    isQuiet: true,
  },
  { intent: 'activate', keys: ['enter'], shown: 'Enter', help: 'choose', when: isTask },
  { intent: 'focus-next', keys: ['j', 'right'], shown: 'j', help: 'next', when: isTask, isQuiet: true },
  { intent: 'focus-previous', keys: ['k', 'left'], shown: 'k', help: 'back', when: isTask, isQuiet: true },
  {
    intent: 'erase-digit',
    keys: ['backspace'],
    shown: 'Backspace',
    help: 'erase a digit',
    when: isTask,
    isQuiet: true,
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
  { intent: 'restart-step', keys: ['x'], shown: 'x', help: 'restart step', when: isTask, isQuiet: true },
  { intent: 'skip', keys: ['s'], shown: 's', help: 'skip', when: (m) => isCommand(m) && !isSolved(m) },
  { intent: 'phone', keys: ['p'], shown: 'p', help: 'phone', when: isTask, isQuiet: true },
  { intent: 'tell-time', keys: ['t'], shown: 't', help: 'say the time left', when: isTask, isQuiet: true },
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

/** What a key means now, if anything. */
export function intentOf(model: Model, key: Key): Intent | null {
  const wanted = key.name === 'text' ? key.text : key.name;
  return KEYMAP.find(({ keys, when }) => keys.includes(wanted) && when(model))?.intent ?? null;
}

/** A key and what it does, for the footer and the help page. */
export interface KeyHint {
  readonly shown: string;
  readonly help: string;
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
