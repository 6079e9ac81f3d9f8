import type { TaskStep } from '../../../lessons/engine/lesson.js';
import { drawFigure } from '../../../lessons/words/figures/draw-figure.js';
import type { FigureLine } from '../../../lessons/words/figures/figure.js';
import { figureBeside } from '../../../lessons/words/figures/figure-beside.js';
import { activeBrowser, labTime } from '../../../sim/world/world.js';
import type { PageView } from '../../console/page-view.js';
import { pageView } from '../../console/page-view.js';
import type { PhoneView } from '../../console/phone-view.js';
import { phoneView } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { beginning } from '../../text/fitting.js';
import { FRAME_COLUMNS, FRAME_ROWS, framesBeside } from '../../text/frames.js';
import type { Line } from '../../text/spans.js';
import { footer, header } from '../frame.js';
import { voices } from './barred.js';
import { FRAME_GAP, FRAME_MARGIN } from './columns.js';
import { consoleFrame, consoleLines, isConsoleFocused, scrolledPanes } from './console-pane.js';
import { framedDrawing, framedOutline, framedPane, framedText, insideText } from './framed-pane.js';
import { historyLines } from './history-pane.js';
import type { OutlineStep } from './outline.js';
import { outlineOf } from './outline.js';
import { phoneFrame, phoneLines } from './phone-pane.js';
import { headLines, isAtNext, shortHead } from './solved-head.js';
import { goalLines } from './task-lines.js';
import { taskVoices } from './task-words.js';
import type { WideRooms } from './wide-rooms.js';
import { wideRooms } from './wide-rooms.js';

/** The widest page: what a page says is in short lines. A desk and a terminal have all the room there is. */
const PAGE_COLUMNS = 72;

/** Pages that are long: documents, and lists of what is in them. */
const LONG_PAGES: readonly string[] = ['policy-editor', 'iam-policy', 'iam-policies', 'event-history'];

/**
 * Task, page and phone side by side, with the history under the phone; the outline of the lesson and its drawing where there
 * is room for them. A desk needs no phone beside it.
 */
export function wideView(model: Model, open: OpenLesson, step: TaskStep): readonly Line[] {
  const page = pageView(open, model.now);
  const phone = phoneView(open.session, model.now);
  const steps = outlineOf(model, open);
  const drawn = (width: number) => drawnBeside(open, step, width);
  const rooms = wideRooms(model.size, {
    isDesk: page.place === 'desk',
    isLong: page.place === 'console' && LONG_PAGES.includes(activeBrowser(open.session.world).page.name),
    isPanelLong: phone.isNoPhone === true,
    isPanelBroad: phone.isBroad === true,
    steps: steps.length,
    drawnRows: (width) => drawn(width)?.length ?? null,
  });
  const columns = [
    leftColumn(model, open, step, rooms, steps),
    middleColumn(model, open, page, rooms, steps, drawn(insideText(rooms.middle))),
    ...(page.place === 'desk' ? [] : [rightColumn(model, open, step, rooms, phone)]),
  ];
  return [header(model, open), ...framesBeside(columns, FRAME_GAP), footer(model)];
}

/** The drawing of the lesson, where it fits into a width. */
function drawnBeside({ lesson }: OpenLesson, step: TaskStep, width: number): readonly FigureLine[] | null {
  const figure = figureBeside(lesson, step);
  return figure === null ? null : drawFigure(figure, width, null);
}

function leftColumn(
  model: Model,
  open: OpenLesson,
  step: TaskStep,
  rooms: WideRooms,
  steps: readonly OutlineStep[],
): readonly Line[] {
  const { left, task } = rooms;
  const text = taskLines(model, open, step, insideText(left), task - FRAME_ROWS);
  return [
    ...framedText(text, [left, task], { title: step.title, isFocused: isAtNext(model, open) }),
    ...(rooms.outlineAt === 'left' ? framedOutline(steps, [left, rooms.outline]) : []),
  ];
}

/** The prompt, the goals, and what is said. Where they do not fit, the prompt gives way: it was read first. */
function taskLines(
  model: Model,
  open: OpenLesson,
  step: TaskStep,
  width: number,
  rows: number,
): readonly Line[] {
  const head = headLines(model, open, step, width);
  const said = voices(taskVoices(model, open, step), width);
  const rest = [goalLines(model, open, step, Math.min(width, GOALS_COLUMNS)), said]
    .filter(({ length }) => length > 0)
    .flatMap((part) => [[], ...part]);
  const full: readonly Line[] = [[], ...head, ...rest];
  if (full.length <= rows) return full;
  const short = open.session.isSolved ? shortHead(model, open, step, width) : head;
  return [...beginning(short, Math.max(1, rows - rest.length), width), ...rest];
}

/** Goals stand one below the other. */
const GOALS_COLUMNS = 60;

function middleColumn(
  model: Model,
  open: OpenLesson,
  page: PageView,
  rooms: WideRooms,
  steps: readonly OutlineStep[],
  drawn: readonly FigureLine[] | null,
): readonly Line[] {
  const { middle } = rooms;
  const inside = middle - FRAME_COLUMNS;
  const width = page.place === 'console' ? Math.min(PAGE_COLUMNS, inside) : inside;
  const isFocused = isConsoleFocused(model) && !isAtNext(model, open);
  const [scrolled] = scrolledPanes(model);
  const shown = consoleLines(page, model, width, rooms.page - FRAME_ROWS, FRAME_MARGIN);
  return [
    ...framedPane(shown, [middle, rooms.page], consoleFrame(model, page, isFocused), scrolled),
    ...framedDrawing(drawn ?? [], [middle, rooms.drawing]),
    ...(rooms.outlineAt === 'middle' ? framedOutline(steps, [middle, rooms.outline]) : []),
  ];
}

function rightColumn(
  model: Model,
  open: OpenLesson,
  step: TaskStep,
  { right, phone, history }: WideRooms,
  view: PhoneView,
): readonly Line[] {
  const { world, mark } = open.session;
  const [, scrolled] = scrolledPanes(model);
  // The longest names have no air behind them.
  const room = { width: insideText(right) + 1, rows: history - FRAME_ROWS };
  const seen = { ...step, lastBefore: mark.eventId };
  const events = historyLines(world, labTime(world, model.now), seen, room);
  const shown = phoneLines(view, model, open, right - FRAME_COLUMNS, phone - FRAME_ROWS, FRAME_MARGIN);
  return [
    ...framedPane(shown, [right, phone], phoneFrame(view, !isConsoleFocused(model)), scrolled),
    ...framedText(events, [right, history], { title: 'Event history' }),
  ];
}
