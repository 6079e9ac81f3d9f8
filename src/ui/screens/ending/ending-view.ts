import { findLesson, LESSONS, numberOf } from '../../../lessons/catalog.js';
import { courseParts } from '../../../lessons/engine/course-parts.js';
import type { Lesson } from '../../../lessons/engine/lesson.js';
import { standing } from '../../../lessons/engine/progress.js';
import { minutesLeft } from '../../../lessons/engine/routes.js';
import { courseDone } from '../../../lessons/words/course-text.js';
import { minutesToGo } from '../../../lessons/words/duration.js';
import { abilityText, lessonFacts } from '../../../lessons/words/lesson-end.js';
import type { Model } from '../../store/model.js';
import { motionShare } from '../../store/motion.js';
import { labSays } from '../../store/notice-words.js';
import { routeNow } from '../../store/route-now.js';
import { firstFitting } from '../../text/fitting.js';
import { framedIn } from '../../text/frames.js';
import { stateSign } from '../../text/signs.js';
import { layoutOf, textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { bodyRows, framed } from '../frame.js';
import { ENTRY_OF_BEFORE } from '../lesson/next-step.js';
import { courseBar, growing } from '../menu/course-bar.js';
import { menuEntries } from '../menu/menu-entries.js';
import { nextLines } from '../menu/menu-view.js';
import type { Ending } from '../overlays/overlay.js';
import { voiceLines } from '../voice-lines.js';
import { canLines } from './can-lines.js';
import { factLines, factTable } from './fact-table.js';
import { OTHERS_OPEN, whatFollows } from './what-follows.js';

/** What is said of a lesson of which nothing was done. */
const NOTHING_DONE = 'You skipped all of it. The lesson opens at any time.';

/** Columns between the border of the card and what stands in it. */
const INSIDE = 3;

const AIR: Line = [];

/** The end of a lesson: what it was good for, how it went, and the course with one lesson more. */
export function endingView(model: Model, ending: Ending): readonly Line[] {
  const page: Model = { ...model, notice: null };
  const lesson = findLesson(ending.lessonId);
  if (lesson === undefined) return framed(page, null, []);
  const width = textWidth(model.size);
  // What Enter opens.
  const next = menuEntries(model)[model.menuIndex]?.lesson ?? undefined;
  const below = [
    ...barLines(model, ending, width),
    AIR,
    ...warning(ending, width),
    ...othersOpen(model, ending, width),
    ...nextLines(model, next, width, next === undefined ? undefined : 'Enter: '),
  ];
  const isNarrow = layoutOf(model.size) === 'narrow';
  const plain = partsOf(model, ending, lesson, width);
  const tight = [...plain.head, ...plain.can, ...plain.line];
  const drafts: readonly (readonly Line[])[] = [
    ...(isNarrow ? [] : [[...cardOf(model, ending, lesson, width), AIR, ...below]]),
    [...plain.head, AIR, ...plain.can, AIR, ...plain.line, AIR, ...below],
    [...tight, AIR, ...below],
    [...tight, ...below],
    tight,
  ];
  return framed(page, null, firstFitting(drafts, bodyRows(page), width));
}

/** What a lesson was good for, in a frame. */
function cardOf(model: Model, ending: Ending, lesson: Lesson, width: number): readonly Line[] {
  const { head, can, table } = partsOf(model, ending, lesson, width - 2 * (INSIDE + 1));
  const inside = [AIR, ...head, AIR, ...can, AIR, ...table, ...(table.length === 0 ? [] : [AIR])];
  const isDone = standing(model.saved.progress, lesson) !== 'skipped';
  return framedIn(
    inside.map((line): Line => [span(' '.repeat(INSIDE)), ...line]),
    width,
    { title: `Lesson ${numberOf(lesson.id)} of ${LESSONS.length}`, role: isDone ? 'ok' : 'frame' },
  );
}

/** The parts of what is said. */
interface Parts {
  readonly head: readonly Line[];
  readonly can: readonly Line[];
  /** What was counted, as a small table, and in one line. */
  readonly table: readonly Line[];
  readonly line: readonly Line[];
}

function partsOf({ saved }: Model, { isAgain }: Ending, lesson: Lesson, width: number): Parts {
  const { progress } = saved;
  const ability = abilityText(lesson, progress);
  const facts = lessonFacts(lesson, progress);
  return {
    head: [headOf(lesson, ability !== null)],
    can: ability === null ? wrapText(NOTHING_DONE, width) : canLines(ability, width),
    table: factTable(facts, isAgain, width),
    line: factLines(facts, isAgain, width),
  };
}

function headOf({ title }: Lesson, isDone: boolean): Line {
  return [stateSign(isDone ? 'done' : 'skipped'), span(` ${title}`, 'title')];
}

/** The whole course. A lesson that is new in it is added before the learner's eyes. */
function barLines(model: Model, { lessonId, hasGrown }: Ending, width: number): readonly Line[] {
  const { progress } = model.saved;
  const route = routeNow(model);
  const parts = courseParts(route, progress);
  const shown = hasGrown ? growing(parts, lessonId, motionShare(model)) : parts;
  const left = minutesToGo(minutesLeft(route, progress), 'minutes');
  return [courseBar(shown, width), [span(`${courseDone(route, progress)} · ${left}`, 'muted')]];
}

function othersOpen(model: Model, { lessonId }: Ending, width: number): readonly Line[] {
  const follows = whatFollows(routeNow(model), model.saved.progress, lessonId);
  return follows === undefined ? wrapText(OTHERS_OPEN, width, 'muted') : [];
}

function warning({ isEntryDead }: Ending, width: number): readonly Line[] {
  return isEntryDead ? voiceLines([labSays('Note', ENTRY_OF_BEFORE, 'problem')], width) : [];
}
