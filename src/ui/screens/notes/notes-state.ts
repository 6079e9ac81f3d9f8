import { findLesson, LESSONS } from '../../../lessons/catalog.js';
import { SANDBOX } from '../../../lessons/content/sandbox.js';
import type { RefusalsIn } from '../../../lessons/engine/expected-refusals.js';
import type { Lesson, Step } from '../../../lessons/engine/lesson.js';
import type { LessonNotes } from '../../../lessons/notes/notes.js';
import type { PlanBlock } from '../../../lessons/notes/plan-block.js';
import { lessonsAround, lessonsIn } from '../../../lessons/notes/plan-block.js';
import type { EpochSeconds, Seconds } from '../../../sim/base/time.js';
import { addSeconds } from '../../../sim/base/time.js';
import type { KeyPress } from '../../store/key-press.js';
import type { StageCommand, StageFile, StepPlace } from '../../store/stage-file.js';
import type { Size } from '../../text/sizes.js';

/** What the file of the stage says, or why it says nothing. */
export type StageNews =
  | { readonly kind: 'stage'; readonly stage: StageFile }
  | { readonly kind: 'missing' | 'broken' | 'newer-version' | 'too-large' | 'not-a-file' | 'foreign' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What is being typed behind a key: the step to go to, the counts of a vote, the minutes of a timer. */
export interface NotesPrompt {
  readonly for: 'go' | 'vote' | 'timer';
  readonly typed: string;
}

/** A command that the stage has not done yet. */
interface Asked {
  readonly seq: number;
  /** By the clock that runs evenly. */
  readonly at: Seconds;
}

/** The screen of the notes, as one value. */
export interface NotesModel {
  /** All there are. */
  readonly notes: readonly LessonNotes[];
  /** What the tasks of a lesson ask AWS to refuse. */
  readonly refusals: RefusalsIn;
  /** The plan that was asked for; that of the stage goes before it. Null for the course as it is. */
  readonly plan: readonly PlanBlock[] | null;
  /** The step whose notes are shown. */
  readonly place: StepPlace;
  readonly news: StageNews;
  /** What the stage said last, and when that was heard; null while nothing was. */
  readonly heard: { readonly stage: StageFile; readonly at: Seconds } | null;
  /** The name by which the stage knows this terminal. */
  readonly session: string;
  readonly asked: Asked | null;
  /** What to tell about a key that did nothing; null for nothing. */
  readonly remark: string | null;
  readonly prompt: NotesPrompt | null;
  /** Every key goes to the stage, as if pressed there. */
  readonly isDriving: boolean;
  readonly showsHelp: boolean;
  /** Page of the notes, from 0; the view takes the last one where there are fewer. */
  readonly page: number;
  /** The time on the wall. */
  readonly now: EpochSeconds;
  /** Seconds of a clock that runs evenly, whatever is done to the other. */
  readonly steady: Seconds;
  /** Seconds by which the clocks here are ahead of UTC. */
  readonly ahead: Seconds;
  readonly size: Size;
}

/** Of notes that have heard and asked for nothing. */
export const NOTHING_ASKED = {
  asked: null,
  remark: null,
  prompt: null,
  isDriving: false,
  showsHelp: false,
  page: 0,
} as const satisfies Partial<NotesModel>;

/** What can happen to it. */
export type NotesMessage =
  | { readonly kind: 'key'; readonly key: KeyPress; readonly at: NotesMoment }
  /** What a key does, or a word in plain mode. */
  | { readonly kind: 'act'; readonly does: NotesAct; readonly at: NotesMoment }
  /** What was typed behind it. */
  | {
      readonly kind: 'typed';
      readonly for: NotesPrompt['for'];
      readonly text: string;
      readonly at: NotesMoment;
    }
  | { readonly kind: 'ticked'; readonly at: NotesMoment }
  | { readonly kind: 'news'; readonly news: StageNews; readonly at: NotesMoment }
  | { readonly kind: 'resized'; readonly size: Size }
  /** A command was put into the file, or could not be. */
  | { readonly kind: 'sent'; readonly result: number | string };

/** A moment by both clocks. */
export interface NotesMoment {
  readonly now: EpochSeconds;
  readonly steady: Seconds;
}

/** What the outside is asked to do. */
export type NotesEffect =
  | { readonly kind: 'send'; readonly command: StageCommand }
  | { readonly kind: 'exit' };

/** What a key of the notes does. */
export type NotesAct =
  | 'quit'
  | 'help'
  | 'drive'
  | 'go'
  | 'vote'
  | 'timer'
  | 'page-on'
  | 'page-back'
  | 'look-on'
  | 'look-back'
  | 'here'
  | 'next'
  | 'back'
  | StageCommand;

/** After so long without a beat a stage is silent. */
const SILENT_SECONDS: Seconds = 5;

/** After so long without an answer a command was not heard. */
const ANSWER_SECONDS: Seconds = 1;

/** How the notes and the stage stand to each other. */
export type Standing =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'following'; readonly stage: StageFile }
  | { readonly kind: 'silent'; readonly stage: StageFile; readonly since: EpochSeconds }
  | { readonly kind: 'ended'; readonly stage: StageFile };

/** It is found out anew at every moment: silence is something that nobody tells. */
export function standingOf({ heard, steady }: Pick<NotesModel, 'heard' | 'steady'>): Standing {
  if (heard === null) return { kind: 'waiting' };
  const { stage } = heard;
  if (stage.endedAt !== null) return { kind: 'ended', stage };
  if (steady - heard.at > SILENT_SECONDS) return { kind: 'silent', stage, since: stage.beat };
  return { kind: 'following', stage };
}

/** The time of the stage: its last beat, and what has gone by since. A stage that has ended stands still. */
export function stageNow({ heard, steady }: Pick<NotesModel, 'heard' | 'steady'>): EpochSeconds | null {
  if (heard === null) return null;
  const { stage, at } = heard;
  return stage.endedAt ?? addSeconds(stage.beat, Math.max(0, steady - at));
}

/** Whether the stage did not answer a command in time. */
export function isUnanswered({ asked, steady }: Pick<NotesModel, 'asked' | 'steady'>): boolean {
  return asked !== null && steady - asked.at > ANSWER_SECONDS;
}

/** The lesson and the step whose notes are shown. A step that this program does not have shows the first one. */
export function shownStep({ place }: Pick<NotesModel, 'place'>): {
  readonly lesson: Lesson;
  readonly step: Step;
} {
  const lesson = notedLesson(place.lesson) ?? firstLesson();
  const step = lesson.steps.find(({ id }) => id === place.step) ?? lesson.steps[0];
  if (step === undefined) throw new Error(`Lesson ${lesson.id} has no steps`);
  return { lesson, step };
}

/** A lesson of those that have notes, by its id or number: a Monday has none. */
function notedLesson(idOrNumber: string): Lesson | undefined {
  const lesson = findLesson(idOrNumber);
  return [...LESSONS, SANDBOX].find((one) => one === lesson);
}

function firstLesson(): Lesson {
  const [first] = LESSONS;
  if (first === undefined) throw new Error('The course has no lessons');
  return first;
}

/** The first step of a plan, or of the course. */
export function firstPlace(plan: readonly PlanBlock[] = []): StepPlace {
  const lesson = lessonsIn(plan)[0] ?? firstLesson();
  return { lesson: lesson.id, step: lesson.steps[0]?.id ?? '' };
}

/** Every step of these lessons in their order; free play stands behind them. */
export function allPlaces(lessons: readonly Lesson[] = LESSONS): readonly StepPlace[] {
  return [...lessons, SANDBOX].flatMap(({ id, steps }) =>
    steps.map((step) => ({ lesson: id, step: step.id })),
  );
}

/** The step so many further on; the last or the first one where there is none. */
export function placeBeside(
  { place, heard, plan }: Pick<NotesModel, 'place' | 'heard' | 'plan'>,
  by: number,
): StepPlace {
  const blocks = heard?.stage.plan.blocks ?? plan ?? [];
  const places = allPlaces(lessonsAround(blocks, shownStep({ place }).lesson));
  const here = places.findIndex(({ lesson, step }) => lesson === place.lesson && step === place.step);
  const wanted = Math.min(places.length - 1, Math.max(0, here + by));
  return places[wanted] ?? place;
}

/**
 * The step that is meant by what somebody calls out: `6.3`, `6`, `two-consecutive-codes.3`, `0` for free play. The failure
 * says what is wrong with it, without a full stop.
 */
export function placeCalled(called: string): StepPlace | string {
  const word = called.trim();
  const [name = '', number = '1', ...more] = word.split('.');
  const lesson = name === '0' ? SANDBOX : notedLesson(name);
  if (lesson === undefined || more.length > 0)
    return `There is no lesson ${JSON.stringify(name.slice(0, 40))}`;
  const step = /^\d{1,2}$/.test(number) ? lesson.steps[Number(number) - 1] : undefined;
  if (step !== undefined) return { lesson: lesson.id, step: step.id };
  const count = lesson.steps.length;
  return `Lesson ${name} has ${count} ${count === 1 ? 'step' : 'steps'}; ${JSON.stringify(word.slice(0, 40))} is none`;
}
