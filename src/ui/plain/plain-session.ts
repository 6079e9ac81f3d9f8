import { hasGoals } from '../../lessons/engine/lesson.js';
import { stepIndex } from '../../lessons/engine/session.js';
import type { ExecuteContext } from '../../sim/base/ports.js';
import type { FieldElement } from '../console/pages/elements.js';
import { textPageCount } from '../screens/overlays/text-pages.js';
import type { KeyPress } from '../store/key-press.js';
import type { Effect, Message, Model } from '../store/model.js';
import { openLesson } from '../store/open-lesson.js';
import { isAtPrompt, isTypingText } from '../store/screen-elements.js';
import { update } from '../store/update.js';
import { sayAgain, sayWord, spell } from './plain-again.js';
import { formLines, nextField } from './plain-fields.js';
import { readLine } from './plain-input.js';
import { textsOf } from './plain-lines.js';
import { phoneLines } from './plain-page.js';
import { applyKeys, keysTo } from './plain-press.js';
import { askFor, notUnderstood, SAID_LATER, saveNews, wordQuiet } from './plain-remarks.js';
import { sayPage } from './plain-say.js';
import type { Said } from './plain-speech.js';
import { lastAnswer, NOTHING_SAID, resultLines, waysHere, whatIsNew } from './plain-speech.js';
import { typeCommand } from './plain-terminal.js';
import { forEars } from './spoken.js';

/** The plain mode as a value: the same store as the full screen, and what was said last. */
export interface PlainSession {
  readonly model: Model;
  /** The text field whose text the next line is. */
  readonly field: AskedField | null;
  readonly said: Said;
  /** The time is told only when it is asked for. */
  readonly isQuiet: boolean;
}

/** A field whose text was asked for. */
type AskedField = Pick<FieldElement, 'id' | 'label' | 'input'>;

/** What a line led to. */
export interface PlainTurn {
  readonly session: PlainSession;
  readonly lines: readonly string[];
  readonly effects: readonly Effect[];
}

/** Begins with the first message, and says where the learner is. */
export function startPlain(model: Model, first: Message, context: ExecuteContext): PlainTurn {
  const updated = update(model, first, context);
  const turn = speak(
    { model: updated.model, field: null, said: NOTHING_SAID, isQuiet: false },
    updated.effects,
  );
  const notes = model.storageNotices.map((notice) => `note: ${notice}`);
  // Whoever comes back into a lesson has the first of them as its notice: once is enough.
  return { ...turn, lines: [...notes, ...turn.lines.filter((line) => !notes.includes(line))] };
}

/** The last line of all. */
export function whereYouAre(model: Model): string {
  const open = openLesson(model);
  if (model.screen === 'welcome') return 'place: the first question, which phone.';
  if (model.screen === 'review') return 'place: the review.';
  if (open === null) return 'place: the list of lessons.';
  const { lesson, step } = open;
  if (!hasGoals(step)) return 'place: the sandbox.';
  return `place: ${lesson.title}, step ${stepIndex(lesson, step.id) + 1} of ${lesson.steps.length}: ${step.title}`;
}

/** Takes one line of input. Whatever it is, something is said. */
export function takeLine(before: PlainSession, line: string, context: ExecuteContext): PlainTurn {
  const session = {
    ...before,
    model: update(before.model, { kind: 'ticked', now: context.now }, context).model,
  };
  if (session.field !== null) return fillField(session, session.field, line, context);
  const model = stopTyping(session.model, context);
  const action = readLine(model, line);
  switch (action.kind) {
    case 'quit':
      return press({ ...session, model }, [{ name: 'ctrl-c', text: '' }], context);
    case 'say':
      return { session, lines: sayPage(action.what, model).map(forEars), effects: [] };
    case 'field': {
      const { id, label, input } = action.field;
      const field = { id, label, input };
      return told({ ...session, model, field }, askFor(field));
    }
    case 'command':
      return sendCommand({ ...session, model }, action.line, context);
    case 'code':
      return sendCode({ ...session, model }, action.digits, context);
    case 'own-key':
      return sendCode({ ...session, model }, action.text, context);
    case 'phone': {
      const turn = press({ ...session, model }, [{ name: 'text', text: 'p' }], context);
      const phone = textsOf(phoneLines(model));
      const lines = phone.length > 0 ? phone : ['note: there is no phone here.', ...waysHere(model)];
      return answered(model, { ...turn, lines });
    }
    case 'keys':
      return answered(model, press({ ...session, model }, wholePages(model, action.keys), context));
    case 'again':
      return { session, lines: sayAgain(action.what, model).map(forEars), effects: [] };
    case 'last':
      return { session, lines: lastAnswer(session.said).map(forEars), effects: [] };
    case 'word':
      return { session, lines: sayWord(action.asked), effects: [] };
    case 'spell':
      return { session, lines: spell(sayPage('page', model).join('\n'), action.what), effects: [] };
    case 'quiet':
      return told({ ...session, isQuiet: action.isQuiet }, wordQuiet(action.isQuiet));
    case 'several':
      return { session, lines: [`note: which of them? ${action.labels.join('; ')}`], effects: [] };
    case 'unknown':
      return { session, lines: [notUnderstood(line.trim()), ...waysHere(model)], effects: [] };
  }
}

function told(session: PlainSession, ...lines: readonly string[]): PlainTurn {
  return { session, lines, effects: [] };
}

/** The input has ended: the time that was spent is counted, as with `quit`. */
export function leavePlain(session: PlainSession, context: ExecuteContext): PlainTurn {
  const model = stopTyping(session.model, context);
  return press({ ...session, model }, [{ name: 'ctrl-c', text: '' }], context);
}

/** A turn in which something is said, unless it is the last, or waits for what comes from outside and is said then. */
function answered(before: Model, turn: PlainTurn): PlainTurn {
  return turn.lines.length > 0 || turn.effects.some(({ kind }) => SAID_LATER.includes(kind))
    ? turn
    : { ...turn, lines: nothingNew(before, turn.session.model) };
}

/** What to say when nothing that is told has changed: the same result again, or what can be done. */
function nothingNew(before: Model, after: Model): readonly string[] {
  const isAnswer =
    after.screen === 'review'
      ? before.screen === 'review' && after.review !== before.review
      : openLesson(after)?.step.kind === 'quiz' && after.saved !== before.saved;
  const result = after.notice === before.notice && !isAnswer ? [] : resultLines(after);
  return result.length > 0 ? result : ['note: that changes nothing here.', ...waysHere(after)];
}

/** Whether a line is a password, or a key of the learner's own: nothing may repeat it. */
export function isSecretLine({ field, model }: PlainSession, line: string): boolean {
  return field === null ? readLine(model, line).kind === 'own-key' : field.input === 'secret';
}

/** Tells the store something that no line asked for, such as time that has passed. */
export function tellPlain(session: PlainSession, message: Message, context: ExecuteContext): PlainTurn {
  const { model, effects } = update(session.model, message, context);
  const turn = speak({ ...session, model }, effects);
  return message.kind === 'saved' ? { ...turn, lines: [saveNews(message.problem), ...turn.lines] } : turn;
}

/** A text is said whole, so Enter goes on behind its last page. */
function wholePages(model: Model, keys: readonly KeyPress[]): readonly KeyPress[] {
  const [only, ...others] = keys;
  const isEnter = only?.name === 'enter' && others.length === 0;
  if (!isEnter || openLesson(model)?.step.kind !== 'read') return keys;
  return Array.from({ length: textPageCount(model) - model.textPage }, () => only);
}

/** Letters must not fall into a text field that the focus went to by itself. */
function stopTyping(model: Model, context: ExecuteContext): Model {
  if (!isTypingText(model) && !isAtPrompt(model)) return model;
  return applyKeys(model, [{ name: 'escape', text: '' }], context).model;
}

function fillField(
  session: PlainSession,
  field: NonNullable<PlainSession['field']>,
  line: string,
  context: ExecuteContext,
): PlainTurn {
  if (line.trim() === '') return told({ ...session, field: null }, 'note: left as it was.');
  if (field.input === 'line') return sendCommand(session, line.trim(), context);
  const free = stopTyping(session.model, context);
  const focused = applyKeys(free, keysTo(free, field.id), context).model;
  if (field.input === 'code') return sendCode({ ...session, model: focused, field: null }, line, context);
  const changed = update(
    { ...focused, focus: field.id, isTyping: true },
    { kind: 'field-changed', field: field.id, value: line.trim(), now: context.now },
    context,
  );
  const left = stopTyping(changed.model, context);
  const next = nextField(left, field.id);
  const turn = speak({ ...session, model: left, field: next }, changed.effects);
  // A text over another looks as before where no text is shown.
  const lines = turn.lines.length > 0 ? turn.lines : [`note: ${field.label} is filled in.`];
  const rest = next === null ? formLines(left, field.id) : [askFor(next)];
  return { ...turn, lines: [...lines.filter((line) => !rest.includes(line)), ...rest] };
}

function sendCommand(session: PlainSession, line: string, context: ExecuteContext): PlainTurn {
  const { model, effects } = typeCommand(session.model, line, context);
  return answered(session.model, speak({ ...session, model, field: null }, effects));
}

/** A line behind a code is its Enter, as in a paste. */
function sendCode(session: PlainSession, typed: string, context: ExecuteContext): PlainTurn {
  const message: Message = { kind: 'pasted', text: `${typed.trim()}\n`, now: context.now };
  const { model, effects } = update(session.model, message, context);
  const turn = speak({ ...session, model }, effects);
  return turn.lines.length > 0 ? turn : { ...turn, lines: nothingNew(session.model, model) };
}

function press(session: PlainSession, keys: readonly KeyPress[], context: ExecuteContext): PlainTurn {
  const { model, effects } = applyKeys(session.model, keys, context);
  return speak({ ...session, model }, effects);
}

/** Says what is new, and remembers it. */
function speak(session: PlainSession, effects: readonly Effect[]): PlainTurn {
  const { lines, said, model } = whatIsNew(session.model, session.said);
  return { session: { ...session, model, said }, lines: lines.map(forEars), effects };
}
