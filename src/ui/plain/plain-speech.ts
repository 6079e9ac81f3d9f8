import { CATALOG } from '../../lessons/catalog.js';
import { DOOR_TITLE } from '../../lessons/words/door-text.js';
import { mondayResultTitle } from '../../lessons/words/monday-text.js';
import type { Terminal } from '../../sim/world/terminal.js';
import type { Model } from '../store/model.js';
import type { Notice } from '../store/notice.js';
import { endingLines } from './plain-ending.js';
import type { PlainLine } from './plain-lines.js';
import { isCode, textLine, textsOf } from './plain-lines.js';
import { shortMenuPlace } from './plain-list.js';
import { pageLines, shownCodes } from './plain-page.js';
import { placeLines } from './plain-place.js';
import { checkLines, noticeLines, solvedLines } from './plain-results.js';
import { sayBlocks } from './plain-say.js';
import { goalLines, isAsked, plainPlace } from './plain-screen.js';
import { newOnTerminal, terminalOf } from './plain-terminal.js';
import { tellTime } from './plain-time.js';

/** What was said last, so that it is not said again while it stays the same. */
export interface Said {
  readonly place: string;
  readonly goals: string;
  readonly page: readonly PlainLine[];
  readonly notice: string;
  readonly done: string;
  readonly result: Notice | null;
  readonly terminal: Terminal | null;
  /** What the last thing that was done led to. */
  readonly answer: readonly string[];
}

/** Before the first word. */
export const NOTHING_SAID: Said = {
  place: '',
  goals: '',
  page: [],
  notice: '',
  done: '',
  result: null,
  terminal: null,
  answer: [],
};

/** What was answered last, for who wants to hear it once more. */
export function lastAnswer({ answer }: Said): readonly string[] {
  return answer.length > 0 ? answer : ['note: nothing has been answered yet.'];
}

/** What is said now, and what has been said by then. */
export interface Speech {
  readonly lines: readonly string[];
  readonly said: Said;
  /** The model without the text that was said whole, and so is not left open. */
  readonly model: Model;
}

/** Says what is new: the result first, then the place, the goals and the page, each only when it has changed. */
export function whatIsNew(before: Model, said: Said): Speech {
  const { lines: review, behind = [], model } = sayOverlay(before);
  if (isAsked(model)) return { lines: [...review, ...placeLines(plainPlace(model))], said, model };
  const notice = resultLines(model);
  const done = solvedLines(model);
  const place = plainPlace(model);
  const goals = goalLines(model);
  // What stands on the terminal is said when it comes, and not again.
  const page = pageLines(model).filter(({ kind }) => kind !== 'printed');
  const terminal = terminalOf(model);
  const isNew = place.key !== said.place;
  const results = [
    ...newOnTerminal(said.terminal, terminal),
    // The same words again are another result.
    ...(notice.join('\n') === said.notice && model.notice === said.result && !isNew ? [] : notice),
    ...(done.join() === said.done && !isNew ? [] : done),
  ];
  const now: Said = {
    place: place.key,
    goals: goals.join('\n'),
    page,
    notice: notice.join('\n'),
    done: done.join(),
    result: model.notice,
    terminal,
    answer: results.length > 0 ? results : said.answer,
  };
  const isDone = model.screen === 'menu' && model.notice?.kind === 'ok' && said.place !== '';
  const where = isNew ? ['', ...placeLines(isDone ? shortMenuPlace(model) : place)] : [];
  const told = [
    ...review,
    // Who comes back to a place hears first where that is.
    ...(said.place === '' ? [...where, ...results] : [...results, ...behind, ...where]),
    ...(isNew ? goals : goals.filter((goal) => !said.goals.includes(goal))),
  ];
  const news = (isNew ? page : pageNews(said.page, page, model)).filter(
    ({ text }) => !results.some((result) => isSaidBy(result, text)),
  );
  const lines = withTime([...told.map(textLine), ...news.flatMap((line) => keyOnce(line, said.page))], model);
  return { lines: textsOf(lines), said: now, model };
}

/** A secret key is long: it is said once, and which word spells it; a page that is said again names it only. */
function keyOnce(line: PlainLine, before: readonly PlainLine[]): readonly PlainLine[] {
  if (!line.text.startsWith('secret key: ')) return [line];
  return textsOf(before).includes(line.text)
    ? [textLine('secret key: as before; spell and page say it again')]
    : [line, textLine('spell says the key letter by letter.')];
}

/** Whether a line of the page says no more than the result that was told just before. */
function isSaidBy(result: string, text: string): boolean {
  const bare = (line: string) => line.replace(/^[a-z]+: /, '').replace(/\.$/, '');
  if (result.endsWith(`: ${text}`) || bare(result) === bare(text)) return true;
  return / password is changed\./.test(result) && /^Password of \S+ changed$/.test(text);
}

/** What the last action led to. */
export function resultLines(model: Model): readonly string[] {
  return model.screen === 'check' ? checkLines(model) : noticeLines(model);
}

/** The line that lists what can be typed. */
export function waysHere(model: Model): readonly string[] {
  const { ways } = plainPlace(model);
  const page = isAsked(model) ? [] : pageLines(model);
  return [...(ways === null ? [] : [ways]), ...textsOf(page.filter(({ kind }) => kind === 'ways'))];
}

/** A code is said with the seconds that it is still shown. */
function withTime(lines: readonly PlainLine[], model: Model): readonly PlainLine[] {
  const last = lines.findLastIndex(isCode);
  return last < 0
    ? lines
    : [...lines.slice(0, last + 1), textLine(tellTime(model, model.now)), ...lines.slice(last + 1)];
}

/** Of a page that has changed a little, only what is new is said. A code is said with the name it belongs to. */
function pageNews(
  before: readonly PlainLine[],
  after: readonly PlainLine[],
  model: Model,
): readonly PlainLine[] {
  const known = textsOf(before);
  const news = after.filter(({ text }) => !known.includes(text));
  const isSamePage =
    before[0]?.text === after[0]?.text && sheet(before) === sheet(after) && labels(before) === labels(after);
  if (!isSamePage || news.length > after.length / 2) return tableOnce(after, before);
  const codes = news.some(isCode) ? shownCodes(model) : [];
  const said = textsOf(codes);
  const rest = tableOnce(
    news.filter((line) => !isCode(line) && !said.includes(line.text)),
    before,
  );
  // What can be typed with the code is said behind it.
  return [
    ...rest.filter(({ kind }) => kind !== 'ways'),
    ...codes,
    ...rest.filter(({ kind }) => kind === 'ways'),
  ];
}

/** Of a table only the lines are said that are new; its head says where none is. */
function tableOnce(lines: readonly PlainLine[], before: readonly PlainLine[]): readonly PlainLine[] {
  const known = textsOf(before.filter(({ kind }) => kind === 'table'));
  const news = lines.filter(({ kind, text }) => kind !== 'table' || !known.includes(text));
  const isUnchanged = known.length > 0 && !news.some(({ kind }) => kind === 'table');
  return news.map((line) =>
    line.kind === 'table-head' && isUnchanged
      ? { ...line, text: `${line.text} the table is as before.` }
      : line,
  );
}

/** Which sheet of a long list is shown: `(page 2 of 3)`. Of another one everything is new, also what looks alike. */
function sheet(page: readonly PlainLine[]): string {
  return textsOf(page).find((text) => / \(page \d+ of \d+\)$/.test(text)) ?? '';
}

/** What can be chosen on a page, without the values. */
function labels(page: readonly PlainLine[]): string {
  return page.flatMap((line) => (line.kind === 'choice' ? [line.label] : [])).join('\n');
}

/** What was said of what lay over the screen, and the model without it. */
interface SaidOverlay {
  readonly lines: readonly string[];
  /** What is said behind the result. */
  readonly behind?: readonly string[];
  readonly model: Model;
}

/** The way in, once there is one. */
function sayDoor(model: Model): SaidOverlay {
  if (model.door.kind === 'opening') return { lines: [], model };
  return { lines: sayBlocks(model, DOOR_TITLE), model: { ...model, overlay: null } };
}

/** The text of a finished lesson, or of a Monday that is over, is said at once; it is not left open. */
function sayOverlay(model: Model): SaidOverlay {
  // In words it has been told at once, as the result of what was chosen.
  if (model.overlay?.kind === 'night') return { lines: [], model: { ...model, overlay: null } };
  if (model.overlay?.kind === 'door') return sayDoor(model);
  if (model.overlay?.kind === 'ending') {
    const behind = endingLines(model.overlay.ending, model.saved.progress);
    return { lines: [], behind, model: { ...model, overlay: null } };
  }
  if (model.overlay?.kind === 'monday') {
    const title = mondayResultTitle(model.saved.progress.mondays.at(-1));
    return { lines: sayBlocks(model, title), model: { ...model, overlay: null } };
  }
  if (model.overlay?.kind !== 'review') return { lines: [], model };
  const { lessonId } = model.overlay;
  const entry = CATALOG.find(({ id }) => id === lessonId);
  const title = `to read again: lesson ${entry?.number}, ${entry?.title}; again ${entry?.number} does it once more`;
  return {
    lines: sayBlocks(model, title),
    model: { ...model, overlay: null },
  };
}
