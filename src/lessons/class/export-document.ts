import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import { LESSONS } from '../catalog.js';
import { skippedCount, wrongTurnCount } from '../engine/drill.js';
import type { Lesson, Step } from '../engine/lesson.js';
import type { MondayResult, PROGRESS_STATUSES, Progress, StepProgress } from '../engine/progress.js';
import { lessonProgress } from '../engine/progress.js';
import type { HandedIn } from './handed-in.js';

/** What an export calls itself, and the newest version of it that this program understands. */
export const EXPORT_KIND = 'mfa-lab export';
export const EXPORT_VERSION = 1;

type Status = (typeof PROGRESS_STATUSES)[number];

/** How one step went. What does not belong to its kind is left out. */
export interface ExportedStep {
  readonly status: Status;
  readonly seconds: number;
  /** Of a question: the ids of the answers in the order in which they were given, a letter each. */
  readonly choices?: string;
  /** What was behind each wrong one of them. */
  readonly beliefs?: readonly string[];
  /** Of a task: the highest level of hint, 0 to 3. */
  readonly hints?: number;
  /** Refusals by reason, up to the moment at which it was solved. */
  readonly refusals?: { readonly [code: string]: number };
}

/** How one lesson went: the steps that were begun. */
export interface ExportedLesson {
  readonly status: Status;
  readonly steps: { readonly [stepId: string]: ExportedStep };
}

/** The drill: how often it was walked to its end, and how it went the last time. */
export interface ExportedMonday {
  readonly times: number;
  readonly seed: number;
  readonly seconds: number;
  readonly incidents: number;
  readonly wrongTurns: number;
  readonly skipped: number;
}

/** What a learner hands in. Nothing in it opens anything, and nothing in it says who they are but what they typed. */
export interface ExportDocument {
  readonly kind: typeof EXPORT_KIND;
  readonly version: typeof EXPORT_VERSION;
  readonly program: string;
  readonly id: string;
  readonly name: string | null;
  readonly at: EpochSeconds;
  readonly route: string;
  readonly phone: 'lab' | 'own' | null;
  /** The lesson that is open, and the step in it. */
  readonly here: { readonly lesson: string; readonly step: string } | null;
  readonly lessons: { readonly [lessonId: string]: ExportedLesson };
  /** How long alice had no MFA while she changed phones. */
  readonly gapSeconds: Seconds | null;
  readonly hasPlan: boolean;
  readonly monday: ExportedMonday | null;
  /** The minute card, where something was typed. */
  readonly card: { readonly keep: string; readonly unclear: string } | null;
}

/** What an export is made from. */
export interface Exported extends Pick<ExportDocument, 'program' | 'id' | 'at' | 'route' | 'phone' | 'here'> {
  readonly progress: Progress;
  readonly gap: Seconds | null;
  readonly hasPlan: boolean;
  readonly handedIn: HandedIn;
}

/** Makes the export of a learner: numbers and stable names, and what was typed for it. */
export function exportDocument(given: Exported): ExportDocument {
  const { program, id, at, route, phone, here, progress, gap, hasPlan, handedIn } = given;
  const { name, keep, unclear } = handedIn;
  const lessons = LESSONS.flatMap((lesson) => {
    const exported = exportedLesson(progress, lesson);
    return exported === null ? [] : [[lesson.id, exported] as const];
  });
  return {
    kind: EXPORT_KIND,
    version: EXPORT_VERSION,
    program,
    id,
    name: name === '' ? null : name,
    at,
    route,
    phone,
    here,
    lessons: Object.fromEntries(lessons),
    gapSeconds: gap,
    hasPlan,
    monday: exportedMonday(progress.mondays),
    card: keep === '' && unclear === '' ? null : { keep, unclear },
  };
}

/** Only what this course has: a saved file from elsewhere may have anything as the name of a lesson. */
function exportedLesson(progress: Progress, lesson: Lesson): ExportedLesson | null {
  const { status, steps } = lessonProgress(progress, lesson.id);
  const begun = lesson.steps.flatMap((step) => {
    const record = Object.hasOwn(steps, step.id) ? steps[step.id] : undefined;
    return record === undefined ? [] : [[step.id, exportedStep(step, record)] as const];
  });
  return begun.length === 0 ? null : { status, steps: Object.fromEntries(begun) };
}

function exportedStep(step: Step, record: StepProgress): ExportedStep {
  const { status, hints, choices, reasons } = record;
  const seconds = Math.max(0, Math.round(record.seconds));
  switch (step.kind) {
    case 'read':
      return { status, seconds };
    case 'quiz': {
      const chosen = choices.flatMap((choice) => step.options.find(({ id }) => id === choice) ?? []);
      return {
        status,
        seconds,
        choices: chosen.map(({ id }) => id).join(''),
        beliefs: chosen.flatMap(({ misconception }) => misconception ?? []),
      };
    }
    case 'task':
      return { status, seconds, hints, refusals: reasons };
  }
}

function exportedMonday(mondays: readonly MondayResult[]): ExportedMonday | null {
  const last = mondays.at(-1);
  if (last === undefined) return null;
  return {
    times: mondays.length,
    seed: last.seed,
    seconds: last.incidents.reduce((sum, { seconds }) => sum + Math.round(seconds), 0),
    incidents: last.incidents.length,
    wrongTurns: wrongTurnCount(last),
    skipped: skippedCount(last),
  };
}
