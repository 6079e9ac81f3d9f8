import { lookUp } from '../../sim/base/table.js';
import { foldDigits } from '../../sim/codes/typed-code.js';
import type { Element } from '../console/pages/elements.js';
import { isWritingPolicy } from '../console/policy-text.js';
import { checkTargets } from '../screens/check/check-targets.js';
import { isLikeKey } from '../screens/check/check-update.js';
import { isSolved } from '../screens/lesson/lesson-facts.js';
import { menuCount, menuEntries } from '../screens/menu/menu-entries.js';
import type { ExportOverlay } from '../screens/overlays/overlay.js';
import type { KeyPress } from '../store/key-press.js';
import type { Model } from '../store/model.js';
import { openLesson } from '../store/open-lesson.js';
import { isQrShown } from '../store/screen-elements.js';
import { isPredicting, shownQuestion } from '../store/shown-question.js';
import type { Again } from './plain-again.js';
import { numberedElements } from './plain-elements.js';
import type { Named } from './plain-names.js';
import { thingNamed } from './plain-names.js';
import { keysTo } from './plain-press.js';
import { commandIn, isAwaiting, lineToRun } from './plain-terminal.js';
import type { SaidPage } from './plain-words.js';
import { AGAIN_WORDS, isSayWord, KEY_WORDS, SAY_WORDS } from './plain-words.js';

/** What a line that was typed asks for. Keys are pressed on the same store as in the full screen. */
export type PlainAction =
  | { readonly kind: 'keys'; readonly keys: readonly KeyPress[] }
  /** Digits for the field that takes a code. */
  | { readonly kind: 'code'; readonly digits: string }
  /** Enter a field; the next line is its value. */
  | { readonly kind: 'field'; readonly field: Extract<Element, { kind: 'field' }> }
  /** A page of text, said once: it is not left open. */
  | { readonly kind: 'say'; readonly what: SaidPage }
  /** A key of the learner's own, to check a phone with. It is repeated nowhere. */
  | { readonly kind: 'own-key'; readonly text: string }
  | { readonly kind: 'phone' }
  /** A line for the terminal. */
  | { readonly kind: 'command'; readonly line: string }
  /** One part of what was said, once more. */
  | { readonly kind: 'again'; readonly what: Again }
  /** What the last thing that was done led to, once more. */
  | { readonly kind: 'last' }
  /** What one word means. */
  | { readonly kind: 'word'; readonly asked: string }
  | { readonly kind: 'spell'; readonly what: string }
  | { readonly kind: 'quiet'; readonly isQuiet: boolean }
  /** A name that several things on the page have. */
  | { readonly kind: 'several'; readonly labels: readonly string[] }
  | { readonly kind: 'quit' }
  | { readonly kind: 'unknown' };

/** Reads a line where the learner is. */
export function readLine(model: Model, line: string): PlainAction {
  const typed = line.trim();
  const word = typed.toLowerCase();
  if (word === 'q' || word === 'quit') return { kind: 'quit' };
  if (model.overlay?.kind === 'erase') return eraseKeys(word);
  if (model.overlay?.kind === 'export') return exportKeys(model.overlay, typed);
  const command = word === '' ? lineToRun(model) : commandIn(model, typed);
  if (command !== null) return { kind: 'command', line: command };
  if (word === '') return goesOn(model) ? keys(goOnKey(model)) : { kind: 'unknown' };
  const thing = thingNamed(model, typed);
  const isOnPage = openLesson(model) !== null && model.overlay === null && !isQrShown(model);
  if (word === 'back' && !(isOnPage && thing.kind === 'one')) {
    return isOnPage ? { kind: 'again', what: 'before' } : keys(named('escape'));
  }
  const isUnsure = word === 'not sure' && isPredicting(model) && model.optionAt === null;
  if (isUnsure || (word === 'next' && goesOn(model))) return keys(goOnKey(model));
  const part = isOnPage ? lookUp(AGAIN_WORDS, word) : undefined;
  if (part !== undefined) return { kind: 'again', what: part };
  if (word === 'last') return { kind: 'last' };
  const asked = /^words? (.+)$/.exec(typed.replace(/\s+/g, ' '))?.[1];
  if (asked !== undefined) return { kind: 'word', asked };
  const spelled = /^spell(?: (.+))?$/.exec(word);
  if (spelled !== null) return { kind: 'spell', what: spelled[1] ?? '' };
  if (word === 'quiet' || word === 'quiet off') return { kind: 'quiet', isQuiet: word === 'quiet' };
  if (model.screen === 'menu' && (word === 'list' || word === 'lessons'))
    return { kind: 'say', what: 'page' };
  // In a lesson that asks for it, as on the screen: until the task is done, nothing more is told.
  if (isWritingPolicy(model) && (word === 'edit' || (word === 'e' && !isSolved(model))))
    return keys(text('E'));
  // In a lesson the same letter skips.
  if (word === 's' && openLesson(model) === null) return { kind: 'say', what: 'six-steps' };
  if (word === 'o' && openLesson(model) === null) return { kind: 'say', what: 'odds' };
  if (isSayWord(word)) return { kind: 'say', what: SAY_WORDS[word] };
  const number = /^\d{1,2}$/.test(word) ? Number(word) : null;
  if (number !== null) return choose(model, number);
  const again = /^(?:again|x) (\d{1,2})$/.exec(word)?.[1];
  if (again !== undefined && model.screen === 'menu') return restartLesson(model, Number(again));
  if (word === 'erase' && model.screen === 'menu') return keys(text('X'));
  if (model.screen === 'welcome' && (word === 'a' || word === 'b')) return keys(text(word));
  if (/^[a-d]$/.test(word) && (openLesson(model) !== null || model.screen === 'review'))
    return keys(text(word));
  // Also with the commas that codes are said with.
  const digits = foldDigits(typed.replaceAll(',', ''));
  if (/^\d+$/.test(digits)) return code(model, digits);
  if (word === 'p' || word === 'phone') return phone(model);
  // The letter c is an answer where there is a question.
  if (word === 'check' && isQuestion(model)) return { kind: 'unknown' };
  if (model.screen === 'check' && model.check.stage !== 'qr' && isLikeKey(typed))
    return { kind: 'own-key', text: typed };
  if (word === 'export' && openLesson(model) === null) return keys(text('E'));
  const isCapital = typed === 'R' || (typed === 'M' && openLesson(model) === null);
  const key = isCapital ? typed : lookUp(KEY_WORDS, word);
  return key === undefined ? chooseNamed(model, thing) : keys(text(key));
}

/** A thing on the page by its name. */
function chooseNamed(model: Model, thing: Named): PlainAction {
  if (openLesson(model) === null || model.overlay !== null || thing.kind === 'none')
    return { kind: 'unknown' };
  if (thing.kind === 'several') return { kind: 'several', labels: thing.labels };
  return element(
    model,
    numberedElements(model).find(({ id }) => id === thing.id),
  );
}

/** Enter presses what has the focus, where something has. A step that is done is left by its own key. */
function goOnKey(model: Model): KeyPress {
  const open = openLesson(model);
  const isDone = open?.step.kind === 'task' && open.session.isSolved && !isQrShown(model);
  return isDone && model.overlay === null ? text('n') : named('enter');
}

/** Whether an empty line means something here. On a page of the console the choice is made by number. */
function goesOn(model: Model): boolean {
  const open = openLesson(model);
  if (open === null || isQrShown(model)) return model.screen !== 'welcome';
  return open.step.kind !== 'task' || open.session.isSolved || isPredicting(model);
}

function isQuestion(model: Model): boolean {
  return shownQuestion(model) !== null;
}

function eraseKeys(word: string): PlainAction {
  return word === 'erase' ? keys(...[...word].map(text)) : keys(named('escape'));
}

/** What was typed takes the place of what stood there; nothing leaves it. */
function exportKeys({ at, texts }: ExportOverlay, typed: string): PlainAction {
  if (typed.toLowerCase() === 'back') return keys(named('escape'));
  if (typed === '' || at === 'told') return keys(named('enter'));
  const erased = [...texts[at]].map(() => named('backspace'));
  return keys(...erased, ...[...typed].map(text), named('enter'));
}

/** A number: a phone, a lesson, an entry, or a thing on the page. */
function choose(model: Model, number: number): PlainAction {
  const index = number - 1;
  const open = openLesson(model);
  if (open !== null) return element(model, numberedElements(model)[index]);
  switch (model.screen) {
    case 'welcome':
      return number >= 1 && number <= 3 ? keys(text(String(number))) : { kind: 'unknown' };
    case 'check': {
      const count = checkTargets(model).length + (model.saved.checkEntry === null ? 1 : 0);
      if (model.check?.stage !== 'pick' || index >= count) return { kind: 'unknown' };
      return keys(...moves(model.check.index, index, count), named('enter'));
    }
    case 'menu':
      return openEntry(model, number, named('enter'));
    case 'finish':
    case 'lesson':
    case 'review':
      return { kind: 'unknown' };
  }
}

function openEntry(model: Model, number: number, last: KeyPress): PlainAction {
  const entries = menuEntries(model);
  const index = entries.findIndex((entry) => entry.number === number);
  return index < 0 ? { kind: 'unknown' } : keys(...moves(model.menuIndex, index, menuCount(model)), last);
}

function restartLesson(model: Model, number: number): PlainAction {
  return openEntry(model, number, text('x'));
}

/** Down as often as it takes to get from one line of a list to another. */
function moves(from: number, to: number, count: number): readonly KeyPress[] {
  return Array.from({ length: (to - from + count) % count }, () => named('down'));
}

/** Something on the page: the focus goes there, and Enter chooses it; a field asks for its text. */
function element(model: Model, chosen: Element | undefined): PlainAction {
  if (chosen === undefined) return { kind: 'unknown' };
  if (chosen.kind === 'field') return { kind: 'field', field: chosen };
  return keys(...keysTo(model, chosen.id), named('enter'));
}

/** The phone in a task: it is said, and a field on it takes the next digits. Elsewhere it is the choice of the phone. */
function phone(model: Model): PlainAction {
  const isTask = openLesson(model)?.step.kind === 'task' && !isQrShown(model);
  return isTask ? { kind: 'phone' } : keys(text('p'));
}

/** Digits, for the field of the page that takes a code. */
function code(model: Model, digits: string): PlainAction {
  const open = openLesson(model);
  const takesCode = open === null ? model.screen === 'check' : !open.session.isSolved || isAwaiting(model);
  return takesCode ? { kind: 'code', digits } : { kind: 'unknown' };
}

function keys(...pressed: readonly KeyPress[]): PlainAction {
  return { kind: 'keys', keys: pressed };
}

function text(letter: string): KeyPress {
  return { name: 'text', text: letter };
}

function named(name: Exclude<KeyPress['name'], 'text'>): KeyPress {
  return { name, text: '' };
}
