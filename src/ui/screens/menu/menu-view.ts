import { courseParts } from '../../../lessons/engine/course-parts.js';
import type { Lesson } from '../../../lessons/engine/lesson.js';
import type { Route } from '../../../lessons/engine/routes.js';
import { nextLesson, QUICK_TEXTS, routeById } from '../../../lessons/engine/routes.js';
import { courseHeads, nextTexts } from '../../../lessons/words/course-text.js';
import type { RichText } from '../../../lessons/words/rich-text.js';
import { SIX_STEPS_TITLE } from '../../../lessons/words/six-steps.js';
import type { Model } from '../../store/model.js';
import { routeNow } from '../../store/route-now.js';
import { layoutOf } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapRich, wrapText } from '../../text/spans.js';
import { bodyRows, framedWide, indented } from '../frame.js';
import { listColumns } from '../list-rows.js';
import { storageLines } from '../storage-lines.js';
import { courseBar } from './course-bar.js';
import { besideCard, LEAST_CARD, lessonCard, MOST_CARD } from './lesson-card.js';
import { drillRow, lessonRow } from './lesson-row.js';
import { drillIndex, menuEntries } from './menu-entries.js';

/** What the head of the list begins with. */
export const LIST_TITLE = 'Lessons';

const AIR: Line = [];

/** The list of lessons, and how far each is. */
export function menuView(model: Model): readonly Line[] {
  const columns = listColumns(model.size);
  const width = columns - 4;
  const rows = bodyRows(model);
  const { progress } = model.saved;
  const route = routeNow(model);
  const drill = drillIndex(model);
  const storage = indented(storageLines(model, width));
  const top = indented(headLines(model, width));
  const lessons = menuEntries(model).map((entry, index) =>
    lessonRow(model, entry, index === model.menuIndex, columns),
  );
  const below = drill === null ? [] : [drillRow(model, drill === model.menuIndex, columns)];
  const next = indented(nextLines(model, nextLesson(route, progress), width));
  const phone = indented([phoneLine(model)]);
  const map = routeById(route).isFolded ? indented(quickMap(width)) : [];
  // The drill is no lesson, and stands apart where there is room: also when something is said below.
  const apart = [...storage, ...top, AIR, ...lessons, AIR, ...below, AIR, ...next, ...phone];
  const isApart = below.length > 0 && apart.length + SAID_ROWS <= bodyRows({ ...model, notice: null });
  const list = isApart ? [...lessons, AIR, ...below] : [...lessons, ...below];
  const roomy = [...storage, ...top, AIR, ...list, AIR, ...next];
  const tight = [...storage, ...top, ...list, ...next];
  // The list itself stays where it is, as long as that is possible, whatever is said below it.
  const drafts = [
    [...roomy, ...phone, ...map],
    [...roomy, ...phone],
    roomy,
    [...storage, ...top, AIR, ...list, ...next],
    tight,
  ];
  const whole = drafts.find(({ length }) => length <= rows);
  if (whole !== undefined) return framedWide(model, null, withCard(model, whole, columns));
  const used = storage.length + top.length + below.length + next.length;
  const some = windowed(lessons, model.menuIndex, rows - used);
  return framedWide(model, null, [...storage, ...top, ...some, ...below, ...next]);
}

/** Whose phone shows the codes, below what comes next. */
function phoneLine({ saved }: Model): Line {
  const [now, other] =
    saved.settings.phone === 'own' ? ['your own phone', "the lab's"] : ["the lab's phone", 'your own'];
  return [span('With: ', 'muted'), span(`${now}. `), span('p', 'code'), span(` takes ${other}.`)];
}

/** The route, how much of it is done, and as much of the rest as there is room for; below it the same as a bar. */
function headLines(model: Model, width: number): readonly Line[] {
  const { saved } = model;
  const route = routeNow(model);
  const drafts = courseHeads(route, saved.progress);
  // Up to the margin on the right.
  const room = width + 1 - LIST_TITLE.length - 3;
  const words = drafts.map((parts) => parts.join(' · ')).find(({ length }) => length <= room) ?? '';
  return [
    [span(LIST_TITLE, 'title'), span(`   ${words}`, 'muted')],
    courseBar(courseParts(route, saved.progress), width),
  ];
}

/** Lines of the card beside the list: enough for the lesson with the most steps. */
const CARD_ROWS = 26;

/** Lines that what is said below the list may take before the card is cut. */
const SAID_ROWS = 2;

/** Where a window has room beside the list, what is chosen is told there. */
function withCard(model: Model, list: readonly Line[], columns: number): readonly Line[] {
  const room = Math.min(MOST_CARD, model.size.columns - columns - 2);
  const rows = Math.min(CARD_ROWS, bodyRows({ ...model, notice: null }) - SAID_ROWS);
  if (layoutOf(model.size) !== 'wide' || room < LEAST_CARD) return list;
  return besideCard(list, lessonCard(model, room, rows), columns);
}

/** What stands in front of what to do next. */
const NEXT = 'Next: ';

/** What to do next: a lesson, or what there is for who has done all of them. */
export function nextLines(
  model: Model,
  lesson: Lesson | undefined,
  width: number,
  label: string = NEXT,
): readonly Line[] {
  const { progress } = model.saved;
  const texts = lesson === undefined ? [allDoneText(routeNow(model))] : nextTexts(lesson, progress);
  const drafts = texts.map((text) => wrapRich(text, width - label.length));
  const lines = drafts.find(({ length }) => length === 1) ?? drafts.at(-1) ?? [];
  return lines.map((line, index): Line => {
    return [index === 0 ? span(label, 'muted') : span(' '.repeat(label.length)), ...line];
  });
}

/** Nothing of the route is open. */
function allDoneText(route: Route): RichText {
  return routeById(route).id === 'full'
    ? '`R` asks old questions again, and `M` is a Monday to practise on.'
    : '`r` shows a route with more lessons, and `R` asks old questions again.';
}

/** As much of the list as there is room for, around the chosen line. Where it goes on, an arrow says so. */
function windowed(list: readonly Line[], chosen: number, rows: number): readonly Line[] {
  const room = Math.max(3, rows);
  const start = Math.min(Math.max(0, chosen - room + 2), Math.max(0, list.length - room));
  const shown = list.slice(start, start + room);
  return shown.map((line, index) => {
    if (index === 0 && start > 0) return withArrow(line, '↑');
    return index === shown.length - 1 && start + room < list.length ? withArrow(line, '↓') : line;
  });
}

/** An arrow in the last column of a line, which is a margin. */
function withArrow(line: Line, arrow: string): Line {
  return [...line, span(arrow, 'muted')];
}

/** The quick answer in six steps. */
function quickMap(width: number): readonly Line[] {
  return [
    AIR,
    [span(SIX_STEPS_TITLE, 'title')],
    ...QUICK_TEXTS.flatMap((step, index) => wrapText(`${index + 1}. ${step}`, width)),
  ];
}
