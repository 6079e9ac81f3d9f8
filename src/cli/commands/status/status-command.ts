import { findLesson } from '../../../lessons/catalog.js';
import { mondayOf } from '../../../lessons/content/monday/monday.js';
import type { ReviewOutlook } from '../../../lessons/engine/review.js';
import { reviewOutlook } from '../../../lessons/engine/review.js';
import type { Route } from '../../../lessons/engine/routes.js';
import { minutesLeft, nextLesson, routeById, routeLessons } from '../../../lessons/engine/routes.js';
import { outlookText } from '../../../lessons/words/review-text.js';
import type { SavedState } from '../../../ui/store/model.js';
import { NOTHING_SAVED } from '../../../ui/store/model.js';
import { wrap } from '../../../ui/text/wrap.js';
import type { CommandPorts, Output } from '../command.js';
import { courseRows, numberOf, placeIn, routeIn } from '../course/course.js';
import { openingFailure } from '../saved-text.js';
import { settingsLine } from '../settings/setting-names.js';
import type { SettingsReport } from '../settings/settings-command.js';
import { settingsReport } from '../settings/settings-command.js';

/** `status` as it was asked for. */
export interface StatusCommand {
  readonly kind: 'status';
  readonly dataDir: string | null;
  readonly json: boolean;
}

/** What `status --json` prints, on one line. Fields may be added; none changes its meaning. */
export interface StatusReport {
  /** Where the learner is: id and number of the lesson, the step from 1 and how many there are. Null in the list. */
  readonly lesson: string | null;
  readonly number: number | null;
  readonly step: number | null;
  readonly steps: number | null;
  readonly stepTitle: string | null;
  /** Lessons by id. */
  readonly done: readonly string[];
  readonly skipped: readonly string[];
  readonly next: string | null;
  /** Of the route, by estimate. */
  readonly minutesLeft: number;
  /** Old questions that are due, and the unix second at which the next one is; null where none is to come. */
  readonly reviewDue: number;
  readonly reviewNextAt: number | null;
  readonly settings: SettingsReport;
  /** The file with the progress, and whether there is one yet. */
  readonly file: string;
  readonly isSaved: boolean;
  /** Where the recovery plan was written, or null. */
  readonly plan: string | null;
}

/** `status`: where the learner is, what is done, and where that is kept. */
export async function statusCommand(command: StatusCommand, ports: CommandPorts): Promise<Output> {
  const reading = await ports.readSaved(command.dataDir);
  if (reading.kind !== 'saved' && reading.kind !== 'missing') return openingFailure(reading);
  const isSaved = reading.kind === 'saved';
  const saved = isSaved ? reading.state : NOTHING_SAVED;
  const now = ports.now();
  const outlook = reviewOutlook(saved.review, saved.progress, now);
  const route = routeIn(saved, await ports.readClass(command.dataDir));
  const report = statusReport(saved, { outlook, file: reading.file, isSaved, route });
  const text = command.json ? JSON.stringify(report) : statusText(report, route, outlookText(outlook, now));
  return { text, remarks: [], exitCode: 0 };
}

/** What a report is made of beside what is saved. */
interface Beside extends Pick<StatusReport, 'file' | 'isSaved'> {
  readonly outlook: ReviewOutlook;
  readonly route: Route;
}

function statusReport(saved: SavedState, { outlook, file, isSaved, route }: Beside): StatusReport {
  const { settings, progress, current, planPath } = saved;
  const place = placeIn(saved, current);
  const rows = courseRows(saved, route);
  return {
    lesson: place?.lesson.id ?? null,
    number: place?.number ?? null,
    step: place?.step ?? null,
    steps: place?.lesson.steps.length ?? null,
    stepTitle: place?.stepTitle ?? null,
    done: rows.filter(({ state }) => state === 'done').map(({ id }) => id),
    skipped: rows.filter(({ state }) => state === 'skipped').map(({ id }) => id),
    next: nextLesson(route, progress)?.id ?? null,
    minutesLeft: minutesLeft(route, progress),
    reviewDue: outlook.due,
    reviewNextAt: outlook.nextAt,
    settings: settingsReport(settings),
    file,
    isSaved,
    plan: planPath,
  };
}

const PHONES = { lab: "the lab's phone", own: 'your own phone', none: 'not chosen yet' } as const;

/** Columns of the words in front of each line. */
const LABEL_COLUMNS = 10;

function statusText(report: StatusReport, route: Route, review: string): string {
  const { done, skipped, settings, file, isSaved, plan } = report;
  return [
    line('Here', wordPlace(report)),
    line('Done', lessonNumbers(done)),
    line('Skipped', lessonNumbers(skipped)),
    line('Left', wordLeft(report, route)),
    line('Review', review),
    line('Phone', PHONES[settings.phone ?? 'none']),
    line('Settings', settingsLine(settings, ['phone'])),
    // Not wrapped: a path is to be copied whole.
    `${'Saved in'.padEnd(LABEL_COLUMNS)}${file}${isSaved ? '' : ' (nothing yet)'}`,
    ...(plan === null ? [] : [`${'Plan'.padEnd(LABEL_COLUMNS)}${plan}`]),
  ].join('\n');
}

function line(label: string, words: string): string {
  return wrap(`${label.padEnd(LABEL_COLUMNS)}${words}`, ' '.repeat(LABEL_COLUMNS));
}

function wordPlace({ lesson, number, step, steps, stepTitle, next }: StatusReport): string {
  if (lesson !== null) {
    const monday = mondayOf(lesson);
    if (monday !== undefined) return `in Monday ${monday.seed}, at step ${step} of ${steps}: ${stepTitle}`;
    if (number === null) return 'in the sandbox';
    return `lesson ${number}, ${titleOf(lesson)}, at step ${step} of ${steps}: ${stepTitle}`;
  }
  if (next === null) return 'in the list of lessons; nothing is open on this route';
  return `in the list of lessons; next is lesson ${numbersOf([next])}, ${titleOf(next)}`;
}

function wordLeft({ minutesLeft: left, done, skipped }: StatusReport, route: Route): string {
  const over = [...done, ...skipped];
  const lessons = routeLessons(route);
  const open = lessons.filter(({ id }) => !over.includes(id)).length;
  if (open === 0) return `nothing left of the ${routeName(route)}`;
  return `about ${left} min of the ${routeName(route)}, ${open} of ${lessons.length} lessons`;
}

/** "the full course", "the essentials", "the quick answer", "the class": one of the names has its article with it. */
function routeName(route: Route): string {
  return routeById(route).id === 'class' ? 'class' : routeById(route).name.replace(/^the /, '');
}

function lessonNumbers(ids: readonly string[]): string {
  return ids.length === 0 ? 'none' : `${ids.length === 1 ? 'lesson' : 'lessons'} ${numbersOf(ids)}`;
}

function numbersOf(ids: readonly string[]): string {
  return ids
    .map((id) => findLesson(id))
    .flatMap((lesson) => (lesson ? [numberOf(lesson)] : []))
    .join(', ');
}

function titleOf(id: string): string {
  return findLesson(id)?.title ?? id;
}
