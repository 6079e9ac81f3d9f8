import type { TaskStep, WaitCard } from '../../../lessons/engine/lesson.js';
import { checkedGoals } from '../../../lessons/engine/session.js';
import { duration } from '../../../lessons/words/duration.js';
import { unreachable } from '../../../sim/base/result.js';
import { labTime } from '../../../sim/world/world.js';
import type { PageView } from '../../console/page-view.js';
import { pageView } from '../../console/page-view.js';
import type { PhoneView } from '../../console/phone-view.js';
import { panelTime, phoneView } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/selectors.js';
import { phoneElements, waitCard } from '../../store/selectors.js';
import { beginning, fitOrMark } from '../../text/fitting.js';
import { frameRows, layoutOf } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span, spread, wrapRich, wrapText } from '../../text/spans.js';
import type { AwsAnswer, PaneLines } from '../frame-parts.js';
import { beside, footer, header, labelled, noticeLines, pane, paneLines, rule } from '../frame-parts.js';
import { timeLeft } from './calm-time.js';
import { isTimeOfUse, shownCode } from './code-in-hand.js';
import { DONE_LABEL, doneText, taskPrompt } from './task-words.js';

/** Columns between two panes. */
const SEPARATOR = 3;
const PHONE_COLUMNS = 27;
const LESSON_COLUMNS = 38;

/** A task: the console, the phone, the goals and the last result. */
export function taskView(model: Model, open: OpenLesson, step: TaskStep): readonly Line[] {
  switch (layoutOf(model.size)) {
    case 'wide':
      return wideView(model, open, step);
    case 'narrow':
      return narrowView(model, open, step);
    default:
      return standardView(model, open, step);
  }
}

function standardView(model: Model, open: OpenLesson, step: TaskStep): readonly Line[] {
  const { columns } = model.size;
  const page = pageView(open, model.now);
  const phone = phoneView(open.session, model.now);
  // The desk needs no phone beside it.
  const isDesk = page.url === null;
  const consoleColumns = isDesk ? columns : columns - PHONE_COLUMNS - SEPARATOR;
  const top = [header(model, open), ...wrapRich(taskPrompt(open, step), columns)];
  const below = (answer: AwsAnswer) => [
    rule(columns),
    ...goalLines(model, open, step, columns),
    ...resultLines(model, open, step, columns, answer),
    footer(model),
  ];
  const rowsAbove = (bottom: readonly Line[]) => frameRows(model.size) - top.length - bottom.length - 1;
  // AWS's whole answer, unless it takes the room of the page that it is about.
  const least = paneLines(page.rows, model, consoleColumns).lines.length + 1;
  const whole = below('whole');
  const bottom = rowsAbove(whole) >= least ? whole : below('beginning');
  const rows = rowsAbove(bottom);
  const names = [
    { at: 1, text: paneName(page), isFocused: isConsoleFocused(model) },
    { at: consoleColumns + 2, text: phone.title, isFocused: !isConsoleFocused(model) },
  ];
  const shown = pane(consoleLines(page, model, consoleColumns, rows), consoleColumns, rows);
  if (isDesk) return [...top, rule(columns, names.slice(0, 1)), ...shown, ...bottom];
  const panel = pane(paneLines(phone.rows, model, PHONE_COLUMNS), PHONE_COLUMNS, rows);
  return [...top, rule(columns, names), ...beside([shown, panel]), ...bottom];
}

function wideView(model: Model, open: OpenLesson, step: TaskStep): readonly Line[] {
  const { columns } = model.size;
  const consoleColumns = Math.min(60, columns - PHONE_COLUMNS - LESSON_COLUMNS - 2 * SEPARATOR);
  const phoneColumns = columns - consoleColumns - LESSON_COLUMNS - 2 * SEPARATOR;
  const page = pageView(open, model.now);
  const phone = phoneView(open.session, model.now);
  const names = [
    { at: 1, text: 'LESSON' },
    { at: LESSON_COLUMNS + 2, text: paneName(page), isFocused: isConsoleFocused(model) },
    {
      at: LESSON_COLUMNS + consoleColumns + 5,
      text: phone.title,
      isFocused: !isConsoleFocused(model),
    },
  ];
  const rows = frameRows(model.size) - 4;
  const lesson = lessonLines(model, open, step, rows);
  return [
    header(model, open),
    rule(columns, names),
    ...beside([
      pane({ lines: lesson, focusLine: null }, LESSON_COLUMNS, rows),
      pane(consoleLines(page, model, consoleColumns, rows), consoleColumns, rows),
      pane(phoneAndEvents(phone, model, open, phoneColumns), phoneColumns, rows),
    ]),
    rule(columns),
    footer(model),
  ];
}

/** Title, prompt, goals and result in a column. Where they do not fit, the prompt gives way: it was read first. */
function lessonLines(model: Model, open: OpenLesson, step: TaskStep, rows: number): readonly Line[] {
  const result = resultLines(model, open, step, LESSON_COLUMNS);
  const goals = goalLines(model, open, step, LESSON_COLUMNS);
  const prompt = wrapRich(taskPrompt(open, step), LESSON_COLUMNS);
  const full: readonly Line[] = [[span(step.title, 'title')], [], ...prompt, [], ...goals, [], ...result];
  if (full.length <= rows) return full;
  const room = rows - goals.length - result.length - 1;
  return [...beginning(prompt, Math.max(1, room), LESSON_COLUMNS), ...goals, [], ...result];
}

/** Lines of the narrow layout beside prompt, result and pane: header, rule, goal and footer. */
const NARROW_FRAME = 4;

/** The least lines of the pane: a title, a field, and what is beside them. */
const LEAST_PANE = 4;

/** Fields of the two codes, which stay in sight beside a card of the wait. */
const LEAST_FIELDS = 2;

/** How the lines of the narrow layout are shared out: the result first, then the pane, then the prompt. */
function narrowShares(
  model: Model,
  open: OpenLesson,
  step: TaskStep,
): { readonly prompt: readonly Line[]; readonly result: readonly Line[] } {
  const { columns } = model.size;
  const room = frameRows(model.size) - NARROW_FRAME;
  // A solved step is to be understood now, not to be done.
  const least = open.session.isSolved ? 2 : Math.max(LEAST_PANE, leastWithCard(model, columns));
  const whole = resultLines(model, open, step, columns, 'whole');
  const all = whole.length <= room - least ? whole : resultLines(model, open, step, columns, 'beginning');
  const result = beginning(all, Math.max(1, room - least), columns);
  const prompt = wrapRich(taskPrompt(open, step), columns);
  return { result, prompt: beginning(prompt, room - least - result.length, columns) };
}

function leastWithCard(model: Model, width: number): number {
  const card = waitCard(model);
  return card === null ? 0 : LEAST_FIELDS + cardLines(card, model, width - 1).length;
}

/** One pane at a time, the one with the focus; goals as a number. */
function narrowView(model: Model, open: OpenLesson, step: TaskStep): readonly Line[] {
  const { columns } = model.size;
  const page = pageView(open, model.now);
  const phone = phoneView(open.session, model.now);
  const isConsole = isConsoleFocused(model);
  const goals = checkedGoals(step, open.session, model.now);
  const met = goals.filter(({ isMet }) => isMet).length;
  const next = goals.find(({ isMet }) => !isMet)?.goal.text ?? 'all done';
  const { prompt, result } = narrowShares(model, open, step);
  const top = [header(model, open), ...prompt];
  const bottom = [
    fitOrMark([span(`GOAL  ${met}/${goals.length} `, 'strong'), span(next)], columns),
    ...result,
    footer(model),
  ];
  const rows = frameRows(model.size) - top.length - bottom.length - 1;
  const shown = isConsole ? consoleLines(page, model, columns, rows) : paneLines(phone.rows, model, columns);
  return [...top, rule(columns, tabs(model, open, page, phone)), ...pane(shown, columns, rows), ...bottom];
}

/** Where the second tab begins, unless it needs more room. */
const SECOND_TAB = 30;

/** The names of the two panes. Whoever types a code sees it and its time beside the name of what shows it. */
function tabs(model: Model, open: OpenLesson, page: PageView, phone: PhoneView): Parameters<typeof rule>[1] {
  const { columns } = model.size;
  const isFocused = isConsoleFocused(model);
  const console = { at: 1, text: paneName(page), isFocused };
  if (page.url === null) return [console];
  const { session } = open;
  const code = shownCode(session, model.now);
  const time = isTimeOfUse(session) ? timeLeft(model, panelTime(session, model.now)) : null;
  const shown = [code, time].filter((part) => part !== null).join('  ');
  const from = console.at + console.text.length + 2;
  const text = [`${phone.title}  ${shown}`.trimEnd(), shown].find(
    (words) => from + words.length + 3 <= columns,
  );
  if (text === undefined) return [console];
  const at = Math.max(from, Math.min(SECOND_TAB, columns - text.length - 3));
  return [console, { at, text, isFocused: !isFocused }];
}

function isConsoleFocused(model: Model): boolean {
  return phoneElements(model).every(({ id }) => id !== model.focus);
}

function paneName(page: PageView): string {
  return page.url === null ? 'DESK' : `CONSOLE (${page.window})`;
}

/** The address bar, the page, and under it a card while the learner waits. */
function consoleLines(page: PageView, model: Model, width: number, rows: number): PaneLines {
  const { lines, focusLine } = paneLines(page.rows, model, width);
  const bar = page.url === null ? [] : [[span(' '), span(shortUrl(page.url, width - 1), 'code')]];
  const shown = {
    lines: [...bar, ...lines],
    focusLine: focusLine === null ? null : focusLine + bar.length,
  };
  const card = waitCard(model);
  return card === null ? shown : withCard(shown, cardLines(card, model, width - 1), rows);
}

/** The card is whole, or what it asks could not be answered; of the page stays what is around the focus. */
function withCard({ lines, focusLine }: PaneLines, card: readonly Line[], rows: number): PaneLines {
  const indented = card.map((line) => [span(' '), ...line]);
  const air = lines.length + card.length < rows ? [[]] : [];
  const room = Math.max(LEAST_FIELDS, rows - card.length - air.length);
  const start = Math.max(0, Math.min((focusLine ?? 0) - room + 1, lines.length - room));
  const kept = lines.slice(start, start + room);
  return {
    lines: [...kept, ...air, ...indented],
    focusLine: focusLine === null ? null : Math.min(focusLine - start, kept.length - 1),
  };
}

/** The host is what a reader of addresses looks at; where room is short, the end goes. */
function shortUrl(url: string, width: number): string {
  return url.length <= width ? url : `${url.slice(0, width - 3)}...`;
}

function cardLines(card: WaitCard, model: Model, width: number): readonly Line[] {
  switch (card.kind) {
    case 'predict': {
      const chosen = card.options.find(({ id }) => id === model.cardChoice);
      return [
        ...wrapRich([{ strong: 'PREDICT ' }, card.question], width),
        ...(chosen === undefined
          ? card.options.flatMap(({ id, text }) => wrapRich([`${id}  ${text}`], width, 3))
          : wrapText(`${chosen.id}: ${chosen.explanation}`, width)),
      ];
    }
    case 'look-inside':
      return wrapRich([{ strong: 'LOOK INSIDE ' }, card.text], width);
    case 'connect':
      return wrapRich([{ strong: 'THINK ' }, card.text], width);
    default:
      return unreachable(card);
  }
}

/** The goal list is the check list. Short goals stand two to a line. */
function goalLines(model: Model, open: OpenLesson, step: TaskStep, width: number): readonly Line[] {
  const label = width > 60 ? 6 : 0;
  const goals = checkedGoals(step, open.session, model.now).map(
    ({ goal, isMet }): Line => [span(isMet ? '[x]' : '[ ]', isMet ? 'ok' : 'strong'), span(` ${goal.text}`)],
  );
  const room = width - label;
  const half = Math.floor(room / 2) - 1;
  const lines: Line[] = [];
  for (let index = 0; index < goals.length; index += 1) {
    const one = goals[index] ?? [];
    const other = goals[index + 1];
    if (other !== undefined && lineWidth(one) < half && lineWidth(other) <= half) {
      lines.push([...fitTo(one, half + 1), ...other]);
      index += 1;
    } else lines.push(one);
  }
  if (label === 0) return [[span('GOALS', 'strong')], ...lines.flatMap((line) => wrapGoal(line, width))];
  return lines.map((line, index) => [span(index === 0 ? 'GOAL  ' : '      ', 'strong'), ...line]);
}

function wrapGoal(line: Line, width: number): readonly Line[] {
  const [mark = span(''), ...rest] = line;
  const text = rest.map((piece) => ('text' in piece ? piece.text : '')).join('');
  return wrapText(text.trim(), width - 4).map((wrapped, index) => [
    ...(index === 0 ? [mark, span(' ')] : [span('    ')]),
    ...wrapped,
  ]);
}

function resultLines(
  model: Model,
  open: OpenLesson,
  step: TaskStep,
  width: number,
  answer: AwsAnswer = 'whole',
): readonly Line[] {
  const notice = noticeLines(model, open, width, answer);
  return open.session.isSolved
    ? [...notice, ...labelled(DONE_LABEL, doneText(open, step), width, 'ok')]
    : notice;
}

/** How many events of the history stand under the phone. */
const SHOWN_EVENTS = 6;

/** The phone, and under it what AWS and the lab wrote down, newest first. */
function phoneAndEvents(phone: PhoneView, model: Model, open: OpenLesson, width: number): PaneLines {
  const { lines, focusLine } = paneLines(phone.rows, model, width);
  const now = labTime(open.session.world, model.now);
  const events = open.session.world.history.slice(-SHOWN_EVENTS).reverse();
  const log = events.flatMap((event): readonly Line[] => [
    spread(
      [span(` ${event.eventName}`, 'strong')],
      [span(duration(Math.max(0, now - event.at)), 'muted')],
      width,
    ),
    [span(`  ${event.actor ?? 'nobody yet'}: ${event.reason?.code ?? 'ok'}`)],
  ]);
  return { lines: [...lines, [], [span(' EVENT HISTORY', 'strong')], ...log], focusLine };
}
