import { findLesson } from '../../../lessons/catalog.js';
import type { Step } from '../../../lessons/engine/lesson.js';
import { stepNumber } from '../../../lessons/engine/place.js';
import type { CourseRoute, Route } from '../../../lessons/engine/routes.js';
import { minutesLeft, nextLesson, routeById, routeLessons } from '../../../lessons/engine/routes.js';
import { minutesToGo } from '../../../lessons/words/duration.js';
import type { SavedState } from '../../../ui/store/model.js';
import { NOTHING_SAVED } from '../../../ui/store/model.js';
import type { CommandPorts, Output } from '../command.js';
import type { LessonRow } from '../course/course.js';
import { courseRows, routeIn } from '../course/course.js';
import { openingFailure } from '../saved-text.js';

/** `list` as it was asked for. */
export interface ListCommand {
  readonly kind: 'list';
  readonly dataDir: string | null;
  readonly json: boolean;
  /** With the steps of each lesson. */
  readonly steps: boolean;
}

/** A step of a lesson, in the shape that scripts read. */
export interface StepRow {
  /** As it is typed to open it: `6.3`. */
  readonly number: string;
  readonly id: string;
  readonly title: string;
  readonly kind: Step['kind'];
}

/** What `list --json` prints, on one line. Fields may be added; none changes its meaning. */
export interface ListReport {
  readonly route: CourseRoute['id'];
  /** Of the route, by estimate. */
  readonly minutesLeft: number;
  /** The lesson that is open, and the one to do next, by id; null for none. */
  readonly current: string | null;
  readonly next: string | null;
  /** With `--steps` each has its own, in `stepList`. */
  readonly lessons: readonly (LessonRow & { readonly stepList?: readonly StepRow[] })[];
}

/** Columns of a title, so that what follows stands in a column of its own. */
const TITLE_COLUMNS = 44;

/** `list`: the lessons, and how far each is. */
export async function listCommand(command: ListCommand, ports: CommandPorts): Promise<Output> {
  const reading = await ports.readSaved(command.dataDir);
  if (reading.kind !== 'saved' && reading.kind !== 'missing') return openingFailure(reading);
  const saved = reading.kind === 'saved' ? reading.state : NOTHING_SAVED;
  const route = routeIn(saved, await ports.readClass(command.dataDir));
  const text = command.json
    ? JSON.stringify(listReport(saved, route, command.steps))
    : listText(saved, route, command.steps);
  return { text, remarks: [], exitCode: 0 };
}

function listReport(saved: SavedState, route: Route, hasSteps: boolean): ListReport {
  const { progress, current } = saved;
  return {
    route: routeById(route).id,
    minutesLeft: minutesLeft(route, progress),
    current,
    next: nextLesson(route, progress)?.id ?? null,
    lessons: courseRows(saved, route).map((row) => (hasSteps ? { ...row, stepList: stepRows(row.id) } : row)),
  };
}

function listText(saved: SavedState, route: Route, hasSteps: boolean): string {
  const left = minutesToGo(minutesLeft(route, saved.progress), 'min');
  const rows = courseRows(saved, route);
  const next = rows.find(({ isNext }) => isNext);
  return [
    `Lessons   ${routeById(route).name}, ${routeLessons(route).length} lessons, ${left}`,
    '',
    ...rows.flatMap((row) => [
      `${row.isNext ? '>' : ' '} ${String(row.number).padStart(2)}  ${row.title.padEnd(TITLE_COLUMNS)} ${wordState(row)}`,
      `      ${row.id}`,
      ...(hasSteps ? stepRows(row.id).map(wordStep) : []),
    ]),
    '',
    next === undefined
      ? 'Nothing is open on this route. mfa-lab LESSON opens a lesson to read it again.'
      : `Next: mfa-lab ${next.number}, or mfa-lab ${next.id}.`,
  ].join('\n');
}

function stepRows(lessonId: string): readonly StepRow[] {
  const lesson = findLesson(lessonId);
  return (lesson?.steps ?? []).map(({ id, title, kind }) => ({
    number: lesson === undefined ? '' : stepNumber(lesson, id),
    id,
    title,
    kind,
  }));
}

/** `      6.3   The same code twice` */
function wordStep({ number, title, kind }: StepRow): string {
  return `      ${number.padEnd(5)} ${title}${kind === 'quiz' ? ' (a question)' : ''}`;
}

/** `8 min, at step 3 of 7, next`. */
function wordState(row: LessonRow): string {
  const { state, minutes, step, steps } = row;
  if (state === 'planned') return 'planned, not here yet';
  return [
    `${minutes} min`,
    ...(state === 'begun' ? [] : [row.standing]),
    ...(step === null ? [] : [`at step ${step} of ${steps}`]),
    ...(row.isOnRoute ? [] : ['not on this route']),
    ...(row.isNext ? ['next'] : []),
  ].join(', ');
}
