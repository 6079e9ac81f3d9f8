import { findLesson, LESSONS } from '../../../lessons/catalog.js';
import type { Lesson, Step } from '../../../lessons/engine/lesson.js';
import type { LessonNotes } from '../../../lessons/notes/notes.js';
import { minutesOfStep } from '../../../lessons/notes/notes.js';
import { stepNumber } from '../../../ui/screens/notes/notes-sections.js';
import type { RoomVote, StageFile } from '../../../ui/store/stage-file.js';

/** What `notes --summary --json` prints, on one line. Fields may be added; none changes its meaning. */
export interface StageReport {
  readonly startedAt: number | null;
  readonly pausedSeconds: number;
  readonly lessons: readonly LessonMinutes[];
  readonly votes: readonly VoteReport[];
}

/** A step or a lesson, with its minutes. */
export interface Minutes {
  readonly number: string;
  readonly id: string;
  readonly title: string;
  readonly planned: number;
  readonly real: number;
}

export interface LessonMinutes extends Minutes {
  readonly steps: readonly Minutes[];
}

export interface VoteReport {
  readonly number: string;
  readonly id: string;
  readonly question: string | null;
  readonly counts: readonly { readonly [option: string]: number }[];
}

/** What a stage has taken: of each lesson in which time was spent, and of each vote. */
export function summaryOf(
  { plan, spent, votes }: Pick<StageFile, 'plan' | 'spent' | 'votes'>,
  notes: readonly LessonNotes[],
): StageReport {
  return {
    startedAt: plan.startedAt,
    pausedSeconds: Math.round(plan.pausedSeconds),
    lessons: LESSONS.filter(({ id }) => secondsIn(spent, id) > 0).map((lesson) =>
      minutesOf(lesson, spent, notes),
    ),
    votes: Object.entries(votes).flatMap(([id, taken]) => voteReport(id, taken)),
  };
}

function secondsIn(spent: StageFile['spent'], lessonId: string): number {
  return Object.values(spent[lessonId] ?? {}).reduce((sum, seconds) => sum + seconds, 0);
}

function minutesOf(lesson: Lesson, spent: StageFile['spent'], notes: readonly LessonNotes[]): LessonMinutes {
  const steps = lesson.steps.map((step, index) => ({
    number: stepNumber(lesson, index),
    id: step.id,
    title: step.title,
    planned: minutesOfStep(notes, lesson.id, step.id),
    real: inMinutes(spent[lesson.id]?.[step.id] ?? 0),
  }));
  return {
    number: stepNumber(lesson, 0).split('.')[0] ?? '',
    id: lesson.id,
    title: lesson.title,
    planned: steps.reduce((sum, { planned }) => sum + planned, 0),
    real: inMinutes(secondsIn(spent, lesson.id)),
    steps,
  };
}

/** One place behind the point: a room is not measured better than that. */
function inMinutes(seconds: number): number {
  return Math.round(seconds / 6) / 10;
}

function voteReport(id: string, taken: readonly RoomVote[]): readonly VoteReport[] {
  const [lessonId = '', stepId = ''] = id.split('/');
  const lesson = findLesson(lessonId);
  const index = lesson?.steps.findIndex((step) => step.id === stepId) ?? -1;
  const step = lesson?.steps[index];
  if (lesson === undefined || step === undefined) return [];
  return [
    {
      number: stepNumber(lesson, index),
      id,
      question: step.kind === 'quiz' ? step.question : null,
      counts: taken.map(({ counts }) => named(step, counts)),
    },
  ];
}

/** Counts by the words of the options: their letters differ from screen to screen. */
function named(step: Step, counts: RoomVote['counts']): { readonly [option: string]: number } {
  const options = step.kind === 'quiz' ? step.options : [];
  return Object.fromEntries(
    Object.entries(counts).map(([id, count]) => [
      options.find((option) => option.id === id)?.text ?? id,
      count,
    ]),
  );
}

const TITLE = 46;

/** The same for people. */
export function summaryText({ startedAt, pausedSeconds, lessons, votes }: StageReport): string {
  const began = startedAt === null ? 'The clock of the day was not started.' : `Started ${dayOf(startedAt)}.`;
  const pauses =
    pausedSeconds < 60 ? '' : ` ${Math.round(pausedSeconds / 60)} min of pauses are not counted.`;
  if (lessons.length === 0) return `${began} No time was spent on the stage yet.`;
  return [
    `${began}${pauses}`,
    '',
    row('', 'minutes:', 'planned', 'real'),
    ...lessons.flatMap((lesson) => [
      '',
      row(lesson.number, lesson.title, String(lesson.planned), lesson.real.toFixed(1)),
      ...lesson.steps
        .filter(({ real }) => real > 0)
        .map(({ number, title, planned, real }) =>
          row(`  ${number}`, title, String(planned), real.toFixed(1)),
        ),
    ]),
    ...(votes.length === 0 ? [] : ['', 'Votes', ...votes.flatMap(voteLines)]),
  ].join('\n');
}

function row(number: string, title: string, planned: string, real: string): string {
  const shown = title.length > TITLE ? `${title.slice(0, TITLE - 3)}...` : title;
  return `${number.padEnd(8)}${shown.padEnd(TITLE)}${planned.padStart(9)}${real.padStart(8)}`;
}

function voteLines({ number, question, counts }: VoteReport): readonly string[] {
  return [
    `${number}  ${question ?? 'done, working, stuck'}`,
    ...counts.flatMap((one, index) => [
      ...(counts.length > 1 ? [`    ${index === 0 ? 'first' : 'then'}`] : []),
      ...Object.entries(one).map(([option, count]) => `    ${String(count).padStart(4)}  ${option}`),
    ]),
  ];
}

/** `2027-02-03, 09:30`, by the clock of this computer. */
function dayOf(time: number): string {
  const moment = new Date(time * 1000);
  const two = (count: number) => String(count).padStart(2, '0');
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
  return `${day}, ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
