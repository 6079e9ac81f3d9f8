import type { CatalogEntry } from '../../../lessons/catalog.js';
import type { Lesson } from '../../../lessons/engine/lesson.js';
import { standing, standingWords } from '../../../lessons/engine/progress.js';
import type { CourseRoute } from '../../../lessons/engine/routes.js';
import {
  isOnRoute,
  minutesLeft,
  nextLesson,
  QUICK_TEXTS,
  routeById,
  routeLessons,
} from '../../../lessons/engine/routes.js';
import { stepIndex } from '../../../lessons/engine/session.js';
import { minutesToGo } from '../../../lessons/words/duration.js';
import { MONDAY_TITLE, mondayState } from '../../../lessons/words/monday-text.js';
import { SIX_STEPS_TITLE } from '../../../lessons/words/six-steps.js';
import type { Model } from '../../store/model.js';
import { routeNow } from '../../store/route-now.js';
import { firstFitting, GOES_ON } from '../../text/fitting.js';
import type { Size } from '../../text/sizes.js';
import { layoutOf, textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { bodyRows, framed } from '../frame.js';
import { storageLines } from '../storage-lines.js';
import { drillIndex, menuEntries } from './menu-entries.js';

/** Room for a title, and for number and state beside it. */
const TITLE_COLUMNS = 46;
const OTHER_COLUMNS = 37;

/** With fewer columns than this only what is still to be done tells its minutes. */
const MINUTES_COLUMNS = 100;

/** The list of lessons, and how far each is. */
export function menuView(model: Model): readonly Line[] {
  const width = textWidth(model.size);
  const { settings, progress } = model.saved;
  const route = routeById(routeNow(model));
  const phone = settings.phone === 'own' ? 'your own phone' : "the lab's phone";
  const left = minutesToGo(minutesLeft(route, progress), 'min');
  const head: readonly Line[] = [...storageLines(model, width), headLine(route, [left, phone], width), []];
  const all = menuEntries(model).map((entry, index) => lessonLine(model, entry, index));
  const drill = drillIndex(model) === null ? [] : [drillLine(model)];
  const list = [...head, ...windowed(all, model, head.length + drill.length), ...drill];
  const map = route.isFolded ? quickMap(width) : [];
  return framed(model, null, firstFitting([[...list, ...map], list], bodyRows(model), width));
}

/** The route, how many lessons it has, and as much of the rest as there is room for. */
function headLine(route: CourseRoute, [left, phone]: readonly [string, string], width: number): Line {
  const { name } = route;
  const count = `${routeLessons(route).length} lessons`;
  const drafts = [`${name}, ${count}, ${left}; ${phone}`, `${name}, ${count}, ${left}`, `${name}, ${left}`];
  const words = drafts.find(({ length }) => LIST_TITLE.length + length <= width) ?? '';
  return [span(LIST_TITLE.trimEnd(), 'title'), span(`   ${words}`, 'muted')];
}

const LIST_TITLE = 'Lessons   ';

/** As much of the list as there is room for, around the chosen line. */
function windowed(list: readonly Line[], model: Model, used: number): readonly Line[] {
  const room = Math.max(3, bodyRows(model) - used);
  const start = Math.min(Math.max(0, model.menuIndex - room + 2), Math.max(0, list.length - room));
  const shown = list.slice(start, start + room);
  const above = start > 0 ? [shown[0] ?? []] : [];
  const below = start + room < list.length ? [shown.at(-1) ?? []] : [];
  return shown.map((line) =>
    above.includes(line) || below.includes(line) ? [...line, span(GOES_ON)] : line,
  );
}

/** The drill is no lesson: it stands below them, and has a key of its own, too. */
function drillLine(model: Model): Line {
  const { saved, size } = model;
  const room = titleRoom(size);
  const state = mondayState(saved.progress, saved.sessions);
  if (model.menuIndex === drillIndex(model)) {
    return [span('>', 'focus'), span(`  M  ${shortened(MONDAY_TITLE, room)}`, 'focus'), span(` ${state}`)];
  }
  return [span('   M  ', 'strong'), span(shortened(MONDAY_TITLE, room)), span(` ${state}`)];
}

/** The quick answer in six steps. */
function quickMap(width: number): readonly Line[] {
  return [
    [],
    [span(SIX_STEPS_TITLE, 'title')],
    ...QUICK_TEXTS.flatMap((step, index) => wrapText(`${index + 1}. ${step}`, width)),
  ];
}

function lessonLine(model: Model, entry: CatalogEntry, index: number): Line {
  const isChosen = index === model.menuIndex;
  const route = routeNow(model);
  const isOff = entry.lesson === null || !isOnRoute(route, entry.id);
  const isNext = nextLesson(route, model.saved.progress)?.id === entry.id;
  const number = String(entry.number).padStart(2);
  const title = shortened(entry.title, titleRoom(model.size));
  const state = `${stateOf(model, entry)}${isNext ? ', next' : ''}`;
  if (isChosen) return [span('>', 'focus'), span(` ${number}  ${title}`, 'focus'), span(` ${state}`)];
  return [
    span(`  ${number}  `, isOff ? 'muted' : 'strong'),
    isOff ? span(title, 'muted') : span(title),
    isOff ? span(` ${state}`, 'muted') : span(` ${state}`),
  ];
}

/** In a small window the list goes on above and below, and says so on the same line. */
function titleRoom(size: Size): number {
  const mark = layoutOf(size) === 'narrow' ? 1 : 0;
  return Math.min(TITLE_COLUMNS, size.columns - OTHER_COLUMNS - mark);
}

/** At exactly this width. */
function shortened(title: string, width: number): string {
  return title.length > width ? `${title.slice(0, width - 3)}...` : title.padEnd(width);
}

function stateOf(model: Model, { id, lesson }: CatalogEntry): string {
  if (lesson === null) return 'planned, not here yet';
  const isOff = !isOnRoute(routeNow(model), id);
  const minutes = isOff ? 'not on this route' : `${lesson.minutes} min`;
  const state = begunState(model, lesson);
  if (state === null) return isOff ? minutes : `${minutes}, new`;
  return model.size.columns < MINUTES_COLUMNS ? state : `${minutes}, ${state}`;
}

/** How far a lesson is that was opened, or null. */
function begunState({ saved }: Model, lesson: Lesson): string | null {
  const words = standingWords(saved.progress, lesson);
  switch (standing(saved.progress, lesson)) {
    case 'done':
    case 'partly-done':
      return `[x] ${words}`;
    case 'skipped':
      return `[-] ${words}`;
    case 'open': {
      const session = saved.sessions[lesson.id];
      const place = session === undefined ? 0 : stepIndex(lesson, session.stepId) + 1;
      return session === undefined ? null : `at step ${place} of ${lesson.steps.length}`;
    }
  }
}
