import type { TaskStep } from '../../../lessons/engine/lesson.js';
import { checkedGoals } from '../../../lessons/engine/session.js';
import type { PageView } from '../../console/page-view.js';
import { pageView } from '../../console/page-view.js';
import { stageOf } from '../../console/pages/step-of.js';
import type { PhoneView } from '../../console/phone-view.js';
import { panelTime, phoneView } from '../../console/phone-view.js';
import { shownLabel } from '../../console/row-text.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { waitCard } from '../../store/wait-card.js';
import { beginning, fitOrMark } from '../../text/fitting.js';
import { frameRows } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span } from '../../text/spans.js';
import { footer, header, indentedBy, NARROW_MARGIN, rule } from '../frame.js';
import { pane } from '../panes.js';
import { timeLeft } from './calm-time.js';
import { cardLines, consoleLines, isConsoleFocused, LEAST_FIELDS, paneName } from './console-pane.js';
import { phoneLines } from './phone-pane.js';
import { isTimeOfUse, shownCode } from './shown-code.js';
import { isAtNext, shortHead } from './solved-head.js';
import { resultLines } from './task-lines.js';

/** Lines of the narrow layout beside prompt, result and pane: header, rule, goal and footer. */
const NARROW_FRAME = 4;

/** The least lines of the pane: a title, a field, and what is beside them. */
const LEAST_PANE = 4;

/** AWS's refusal with the ARN of who asked, and the prompt below it. */
const LEAST_TERMINAL = 5;

/** How the lines of the narrow layout are shared out: the result first, then the pane, then the prompt. */
function narrowShares(
  model: Model,
  open: OpenLesson,
  step: TaskStep,
): { readonly prompt: readonly Line[]; readonly result: readonly Line[] } {
  const { columns } = model.size;
  const room = frameRows(model.size) - NARROW_FRAME;
  // A solved step is to be understood now, not to be done; what AWS said of it stands on the terminal, and nowhere else.
  const least = open.session.isSolved
    ? stageOf(open.session) === 'terminal'
      ? LEAST_TERMINAL
      : 2
    : Math.max(LEAST_PANE, leastWithCard(model, columns));
  const text = columns - NARROW_MARGIN.length;
  const prompt = shortHead(model, open, step, text);
  // The way on from what is solved gives way to nothing.
  const forResult = Math.max(1, room - least - (open.session.isSolved ? prompt.length : 0));
  const result = resultIn(model, open, step, text, forResult);
  return { result, prompt: beginning(prompt, room - least - result.length, text) };
}

/** What is said, as much of it as there is room for. In a task that is solved the lab's reason gives way first. */
function resultIn(
  model: Model,
  open: OpenLesson,
  step: TaskStep,
  width: number,
  rows: number,
): readonly Line[] {
  const whole = resultLines(model, open, step, width);
  if (whole.length <= rows) return whole;
  const short = resultLines(model, open, step, width, {
    answer: 'beginning',
    isShort: open.session.isSolved,
  });
  return beginning(short, rows, width);
}

function leastWithCard(model: Model, width: number): number {
  const card = waitCard(model)?.card;
  return card === undefined ? 0 : LEAST_FIELDS + cardLines(card, model, width - 1).length;
}

/** One pane at a time, the one with the focus; goals as a number. */
export function narrowView(model: Model, open: OpenLesson, step: TaskStep): readonly Line[] {
  const { columns } = model.size;
  const page = pageView(open, model.now);
  const phone = phoneView(open.session, model.now);
  const isConsole = isConsoleFocused(model);
  const goals = checkedGoals(step, open.session, model.now);
  const met = goals.filter(({ isMet }) => isMet).length;
  const next = goals.find(({ isMet }) => !isMet)?.goal.text ?? 'all done';
  const { prompt, result } = narrowShares(model, open, step);
  const text = columns - NARROW_MARGIN.length;
  const top = [header(model, open), ...indentedBy(NARROW_MARGIN, prompt)];
  const bottom = [
    ...(goals.length === 0
      ? []
      : indentedBy(NARROW_MARGIN, [
          fitOrMark([span(`Goal  ${met}/${goals.length} `, 'strong'), span(next)], text),
        ])),
    ...indentedBy(NARROW_MARGIN, result),
    footer(model),
  ];
  const rows = frameRows(model.size) - top.length - bottom.length - 1;
  const shown = isConsole
    ? consoleLines(page, model, columns, rows)
    : phoneLines(phone, model, open, columns, rows);
  return [
    ...top,
    rule(columns, tabs(model, open, page, phone)),
    ...pane(shown, columns, rows, model.scrolled),
    ...bottom,
  ];
}

/** Where the second tab begins, unless it needs more room. */
const SECOND_TAB = 30;

/**
 * The names of the two panes. Whoever types a code sees it and its time beside the name of what shows it; whoever chooses
 * from two lists, which scroll, sees what is chosen.
 */
function tabs(model: Model, open: OpenLesson, page: PageView, phone: PhoneView): Parameters<typeof rule>[1] {
  const { columns } = model.size;
  const isFocused = isConsoleFocused(model);
  const console = { at: 1, text: paneName(page), isFocused: isFocused && !isAtNext(model, open) };
  const from = console.at + console.text.length + 2;
  const second = (drafts: readonly string[], isSecondFocused: boolean): Parameters<typeof rule>[1] => {
    const text = drafts.find((words) => words !== '' && from + words.length + 3 <= columns);
    if (text === undefined) return [console];
    const at = Math.max(from, Math.min(SECOND_TAB, columns - text.length - 3));
    return [console, { at, text, isFocused: isSecondFocused }];
  };
  if (page.place === 'desk') return second([chosenFromLists(page)], false);
  const { session } = open;
  const code = shownCode(session, model.now);
  const left = isTimeOfUse(session) ? timeLeft(model, panelTime(session, model.now)) : null;
  const time = left === null || left.endsWith('less') ? left : `${left} left`;
  const shown = [code, time].filter((part) => part !== null).join('  ');
  return second([`${phone.title}  ${shown}`.trimEnd(), shown], !isFocused);
}

/** What is chosen in lists, some of which may be out of sight; empty where nothing is. */
function chosenFromLists({ rows }: PageView): string {
  const groups = rows.flatMap((row) => (row.kind === 'groups' ? row.groups : []));
  const chosen = groups.map(({ choices }) => choices.find(({ isChosen }) => isChosen === true));
  return chosen.some((choice) => choice !== undefined)
    ? chosen.map((choice) => (choice === undefined ? '?' : shownLabel(choice))).join(' + ')
    : '';
}
