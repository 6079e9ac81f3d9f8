import { GLOSSARY } from '../lessons/glossary.js';
import { insideLines } from '../lessons/inside-text.js';
import { stepIndex } from '../lessons/session.js';
import { simulatedBlocks } from '../lessons/what-is-simulated.js';
import { insideCode } from '../sim/inside-code.js';
import type { ExecuteContext } from '../sim/ports.js';
import { unreachable } from '../sim/result.js';
import { addSeconds } from '../sim/time.js';
import { decodeBase32 } from '../sim/totp.js';
import { lookInside } from '../ui/store/look-inside.js';
import type { Effect, Key, Message, Model } from '../ui/store/model.js';
import { focusedElement, isTypingText, openLesson } from '../ui/store/select.js';
import { textBlocks, textPageCount } from '../ui/store/text-pages.js';
import { update } from '../ui/store/update.js';
import { blockLines } from './plain-blocks.js';
import { keyMessage, readLine, tabsTo } from './plain-input.js';
import { checkLines, goalLines, noticeLines, pageLines, plainPlace, shownCodes } from './plain-screen.js';
import { tellTime } from './plain-time.js';

/** The plain mode as a value: the same store as the full screen, and what was said last. */
export interface PlainSession {
  readonly model: Model;
  /** The text field whose text the next line is. */
  readonly field: { readonly id: string; readonly label: string } | null;
  readonly said: Said;
}

/** What was said last, so that it is not said again while it stays the same. */
interface Said {
  readonly place: string;
  readonly goals: string;
  readonly page: string;
  readonly notice: string;
}

/** What a line led to. */
export interface PlainTurn {
  readonly session: PlainSession;
  readonly lines: readonly string[];
  readonly effects: readonly Effect[];
}

const NOTHING_SAID: Said = { place: '', goals: '', page: '', notice: '' };

/** The first line of all, so that nobody wonders where the full screen is. */
export function plainIsOn(reason: string | null): string {
  const why = reason === null ? '' : ` (${reason})`;
  return `plain mode is on${why}: nothing is drawn, and nothing moves. Type a choice and Enter. help lists what can be typed; quit leaves and keeps your place.`;
}

/** Begins with the first message, and says where the learner is. */
export function startPlain(model: Model, first: Message, context: ExecuteContext): PlainTurn {
  const updated = update(model, first, context);
  const turn = speak({ model: updated.model, field: null, said: NOTHING_SAID }, updated.effects);
  return { ...turn, lines: [...model.storageNotices.map((notice) => `note: ${notice}`), ...turn.lines] };
}

/** The last line of all. */
export function whereYouAre(model: Model): string {
  const open = openLesson(model);
  if (open === null) return 'place: the list of lessons.';
  const { lesson, step } = open;
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
      return { session, lines: sayPage(action.what, model), effects: [] };
    case 'field': {
      const { id, label } = action.field;
      return { session: { ...session, model, field: { id, label } }, lines: [askFor(label)], effects: [] };
    }
    case 'keys': {
      const turn = press({ ...session, model }, wholePages(model, action.keys), context);
      return turn.lines.length > 0 || turn.effects.some(({ kind }) => kind === 'exit')
        ? turn
        : { ...turn, lines: nothingNew(model, turn.session.model) };
    }
    case 'unknown':
      return { session, lines: [notUnderstood(line.trim()), ...choices(model)], effects: [] };
    default:
      return unreachable(action);
  }
}

/** What to say when nothing that is told has changed: the same result again, or what can be done. */
function nothingNew(before: Model, after: Model): readonly string[] {
  const result = after.notice === before.notice && after.saved === before.saved ? [] : resultLines(after);
  return result.length > 0 ? result : ['note: that changes nothing here.', ...choices(after)];
}

function notUnderstood(line: string): string {
  return line === '' ? 'note: an empty line does nothing here.' : `not understood: ${line}`;
}

/** The line that lists what can be typed. */
function choices(model: Model): readonly string[] {
  return [...plainPlace(model).lines, ...pageLines(model)].filter((line) => line.startsWith('choices:'));
}

function resultLines(model: Model): readonly string[] {
  return model.screen === 'check' ? checkLines(model) : noticeLines(model);
}

function askFor(label: string): string {
  return `type: ${label} (an empty line leaves it as it is)`;
}

/** Tells the store something that no line asked for, such as time that has passed. */
export function tellPlain(session: PlainSession, message: Message, context: ExecuteContext): PlainTurn {
  const { model, effects } = update(session.model, message, context);
  return speak({ ...session, model }, effects);
}

/** A text is said whole, so Enter goes on behind its last page. */
function wholePages(model: Model, keys: readonly Key[]): readonly Key[] {
  const [only, ...others] = keys;
  const isEnter = only?.name === 'enter' && others.length === 0;
  if (!isEnter || openLesson(model)?.step.kind !== 'read') return keys;
  return Array.from({ length: textPageCount(model) - model.textPage }, () => only);
}

/** Letters must not fall into a text field that the focus went to by itself. */
function stopTyping(model: Model, context: ExecuteContext): Model {
  if (!isTypingText(model)) return model;
  return update(model, keyMessage({ name: 'escape', text: '' }, context.now), context).model;
}

function fillField(
  session: PlainSession,
  field: NonNullable<PlainSession['field']>,
  line: string,
  context: ExecuteContext,
): PlainTurn {
  if (line.trim() === '') {
    return { session: { ...session, field: null }, lines: ['note: left as it was.'], effects: [] };
  }
  const free = stopTyping(session.model, context);
  const focused = applyKeys(free, tabsTo(free, field.id), context).model;
  const changed = update(
    { ...focused, focus: field.id, isTyping: true },
    { kind: 'field-changed', field: field.id, value: line.trim(), now: context.now },
    context,
  );
  const sent = update(changed.model, keyMessage({ name: 'enter', text: '' }, context.now), context);
  const next = nextField(sent.model, field.id);
  const turn = speak({ ...session, model: sent.model, field: next }, [...changed.effects, ...sent.effects]);
  return next === null ? turn : { ...turn, lines: [...turn.lines, askFor(next.label)] };
}

/** After one field of a form the store goes to the next empty one. */
function nextField(model: Model, before: string): PlainSession['field'] {
  const focused = focusedElement(model);
  const isNext =
    model.isTyping && focused?.kind === 'field' && focused.input !== 'code' && focused.id !== before;
  return isNext && focused.value === '' ? { id: focused.id, label: focused.label } : null;
}

function press(session: PlainSession, keys: readonly Key[], context: ExecuteContext): PlainTurn {
  const { model, effects } = applyKeys(session.model, keys, context);
  return speak({ ...session, model }, effects);
}

function applyKeys(
  model: Model,
  keys: readonly Key[],
  context: ExecuteContext,
): { readonly model: Model; readonly effects: readonly Effect[] } {
  let current = model;
  const effects: Effect[] = [];
  for (const key of keys) {
    const updated = update(current, keyMessage(key, context.now), context);
    current = updated.model;
    effects.push(...updated.effects);
  }
  return { model: current, effects };
}

/** Says what is new: the result first, then the place, the goals and the page, each only when it has changed. */
function speak(session: PlainSession, effects: readonly Effect[]): PlainTurn {
  const { said } = session;
  const { lines: review, model } = sayOverlay(session.model);
  const notice = resultLines(model);
  const place = plainPlace(model);
  const goals = goalLines(model);
  const page = pageLines(model);
  const now: Said = {
    place: place.key,
    goals: goals.join('\n'),
    page: page.join('\n'),
    notice: notice.join('\n'),
  };
  const isNew = now.place !== said.place;
  const lines = [
    ...review,
    ...(now.notice === said.notice && !isNew ? [] : notice),
    ...(isNew ? ['', ...place.lines] : []),
    ...(isNew || now.goals !== said.goals ? goals : []),
    ...(isNew || withoutCodes(now.page) !== withoutCodes(said.page)
      ? page
      : now.page === said.page
        ? []
        : shownCodes(model)),
  ];
  return { session: { ...session, model, said: now }, lines, effects };
}

/** Of a page that differs only in a code that has changed, only the code is said. */
function withoutCodes(page: string): string {
  return page.replace(/code: \d{3} \d{3}/g, 'code');
}

/** The text of a finished lesson is said at once; it is not left open. */
function sayOverlay(model: Model): { readonly lines: readonly string[]; readonly model: Model } {
  if (model.overlay?.kind !== 'review') return { lines: [], model };
  const { lessonId } = model.overlay;
  return {
    lines: sayBlocks(model, `to read again: ${lessonId}; again N does it once more`),
    model: { ...model, overlay: null },
  };
}

function sayPage(
  what: 'help' | 'more' | 'glossary' | 'simulated' | 'inside' | 'time' | 'page',
  model: Model,
): readonly string[] {
  switch (what) {
    case 'help':
      return HELP;
    case 'more':
      return sayBlocks({ ...model, overlay: { kind: 'more' } }, 'more');
    case 'glossary':
      return GLOSSARY.map(([word, meaning]) => `${word}: ${meaning}`);
    case 'simulated':
      return blockLines(simulatedBlocks(), null);
    case 'inside':
      return sayInside(model);
    case 'time':
      return [tellTime(model, model.now)];
    case 'page':
      return [...plainPlace(model).lines, ...goalLines(model), ...pageLines(model)];
    default:
      return unreachable(what);
  }
}

function sayBlocks(model: Model, title: string): readonly string[] {
  const lines = blockLines(textBlocks(model), openLesson(model)?.session.world ?? null);
  return lines.length === 0 ? ['note: there is no more about this.'] : [title, ...lines];
}

function sayInside(model: Model): readonly string[] {
  const { overlay } = lookInside(model);
  if (overlay?.kind !== 'inside') return ['note: there is no code to look into here.'];
  const { seed, name, clockOffset, clock } = overlay.of;
  const inside = insideCode(seed, addSeconds(model.now, clockOffset));
  const labels = { key: `of ${name}, ${decodeBase32(seed).length} bytes`, time: `by ${clock}` };
  return insideLines(inside, labels, 80).filter((line) => line !== '');
}

const HELP: readonly string[] = [
  'number: choose the thing with this number; a text field asks for its text',
  'six digits: type them as the code, and send it',
  'a, b, c, d: answer',
  'Enter: next, when the step is done',
  'hint: a nudge, then the step, then it is done for you',
  'undo: take back the last action. restart: begin the step anew. skip: go on without it',
  "w: the next code at once (the lab's phone). time: seconds until the next code",
  'page: say it all again. more: more about it. words: what words mean. real: what is real here',
  'inside: how the code is made. check: check my phone. lessons: the list. quit: leave, your place is kept',
];
