import type { LessonNotes } from '../../../lessons/notes/notes.js';
import { minutesOfStep, notesOf, stepMinutesIn } from '../../../lessons/notes/notes.js';
import { lessonsAround } from '../../../lessons/notes/plan-block.js';
import type { EpochSeconds, Seconds } from '../../../sim/base/time.js';
import type { Pace } from '../../store/pace.js';
import { adviceFor, minutesLate, paceOf, wordLate } from '../../store/pace.js';
import type { RoomVote, StageFile } from '../../store/stage-file.js';
import { stepNumber } from './notes-sections.js';
import type { NotesModel, StageNews } from './notes-state.js';
import { isUnanswered, placeBeside, shownStep, stageNow, standingOf } from './notes-state.js';
import { voteAdvice } from './vote-advice.js';

/** `11:04:31`, by a clock that is so many seconds ahead of UTC. */
export function timeOfDay(time: EpochSeconds, ahead: Seconds): string {
  const seconds = Math.floor(time + ahead + DAY) % DAY;
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => twoDigits(Math.floor(part)))
    .join(':');
}

const DAY: Seconds = 86_400;

/** `11:04`. */
export function hourAndMinute(time: EpochSeconds, ahead: Seconds): string {
  return timeOfDay(time, ahead).slice(0, -3);
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}

/** `0:50`. */
export function minutesAndSeconds(seconds: Seconds): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${twoDigits(whole % 60)}`;
}

/** How the notes and the stage stand to each other, where that has to be said. */
export function standingWords(model: NotesModel): string | null {
  const problem = newsProblem(model.news);
  if (problem !== null) return problem;
  const standing = standingOf(model);
  switch (standing.kind) {
    case 'waiting':
      return 'Waiting for the stage: mfa-lab present, in another terminal.';
    case 'silent':
      return `The stage is silent since ${hourAndMinute(standing.since, model.ahead)}.`;
    case 'ended':
      return 'The stage has ended.';
    case 'following':
      return isUnanswered(model) ? 'The stage did not answer.' : null;
  }
}

function newsProblem(news: StageNews): string | null {
  switch (news.kind) {
    case 'stage':
    case 'missing':
      return null;
    case 'broken':
      return 'What the stage wrote cannot be read. The notes go on without it.';
    case 'newer-version':
      return 'The stage is of a newer mfa-lab; use the same one for both.';
    case 'too-large':
      return 'stage.json is larger than any stage writes, so it is not read.';
    case 'not-a-file':
      return 'stage.json is no ordinary file, so it is not read.';
    case 'foreign':
      return 'stage.json belongs to another user, so it is not read.';
    case 'unreadable':
      return `stage.json cannot be read (${news.reason}).`;
  }
}

/** How the room is doing; null where no stage tells. */
export function paceNow(model: NotesModel): Pace | null {
  const now = stageNow(model);
  return model.heard === null || now === null
    ? null
    : paceOf(model.heard.stage, now, stepMinutesIn(model.notes));
}

/** `about 3 min late  PAUSED`. */
export function paceWords(model: NotesModel): string | null {
  const pace = paceNow(model);
  if (pace === null) return null;
  if (pace.kind === 'not-started') return 'clock not started: P';
  const paused = pace.isPaused ? '  PAUSED' : '';
  return `${wordLate(pace.late)}${paused}`;
}

/** `ends about 11:48`. */
export function endWords(model: NotesModel): string | null {
  const pace = paceNow(model);
  return pace?.kind === 'started' ? `ends about ${hourAndMinute(pace.endsAt, model.ahead)}` : null;
}

/** Whether the notes tell what to leave out, or what to add. Who has no stage prepares, and reads both. */
export function adviceNow(model: NotesModel): 'late' | 'early' | 'both' | null {
  const pace = paceNow(model);
  return pace === null ? 'both' : adviceFor(pace);
}

/** From so many minutes late on it is not enough to skip steps. */
const VERY_LATE = 15;

/** The next lessons that can be left out, each with its minutes and what to say in its place; none for who is not that late. */
export function lessonsToLeave(model: NotesModel): readonly string[] {
  const pace = paceNow(model);
  if (pace?.kind !== 'started' || minutesLate(pace.late) < VERY_LATE) return [];
  const { lesson } = shownStep(model);
  const lessons = lessonsAround(model.heard?.stage.plan.blocks ?? [], lesson);
  const here = lessons.indexOf(lesson);
  return (here < 0 ? [] : lessons.slice(here + 1)).flatMap((ahead) => {
    const say = notesOf(model.notes, ahead.id)?.ifVeryLate;
    const number = stepNumber(ahead, 0).split('.')[0];
    return say === undefined
      ? []
      : [`leave out lesson ${number} (saves ${plannedMinutes(model, ahead.id)} min). ${say}`];
  });
}

/** `lesson 6: 4 of 8 min    this step: 0:50 of 2 min    then 6.4 Leave one out`. */
export function minutesWords(model: NotesModel): string {
  const { lesson, step } = shownStep(model);
  const own = minutesOfStep(model.notes, lesson.id, step.id);
  const planned = plannedMinutes(model, lesson.id);
  const stage = model.heard?.stage;
  const isHere = stage?.at.lesson === lesson.id && stage.at.step === step.id;
  const inLesson = stage === undefined ? null : secondsIn(model, stage, lesson.id);
  const inStep = isHere ? secondsIn(model, stage, lesson.id, step.id) : null;
  return [
    `lesson ${stepNumber(lesson, 0).split('.')[0]}: ${inLesson === null ? '' : `${Math.round(inLesson / 60)} of `}${planned} min`,
    `this step: ${inStep === null ? '' : `${minutesAndSeconds(inStep)} of `}${own} min`,
    nextWords(model),
  ]
    .filter((words) => words !== '')
    .join('    ');
}

/** Those of the plan; of a lesson that it does not have those of its steps. */
function plannedMinutes({ heard, plan, notes }: NotesModel, lessonId: string): number {
  const blocks = heard?.stage.plan.blocks ?? plan ?? [];
  const block = blocks.find((one) => one.kind === 'lesson' && one.lessonId === lessonId);
  const steps = stepMinutesIn(notes)(lessonId);
  return block?.minutes ?? steps.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Seconds in a lesson, or in one step of it: what the stage has counted, and what went by since its last beat. */
function secondsIn(model: NotesModel, stage: StageFile, lessonId: string, stepId?: string): Seconds {
  const steps = Object.entries(stage.spent[lessonId] ?? {});
  const counted = steps
    .filter(([id]) => stepId === undefined || id === stepId)
    .reduce((sum, [, seconds]) => sum + seconds, 0);
  const isGoingOn =
    stage.at.lesson === lessonId && stage.plan.pausedAt === null && standingOf(model).kind === 'following';
  return counted + (isGoingOn ? (stageNow(model) ?? stage.beat) - stage.beat : 0);
}

function nextWords(model: NotesModel): string {
  const { place } = model;
  const next = placeBeside(model, 1);
  if (next.lesson === place.lesson && next.step === place.step) return '';
  const { lesson, step } = shownStep({ place: next });
  return `then ${stepNumber(lesson, lesson.steps.indexOf(step))} ${step.title}`;
}

/** `Code 1 is noted. Focus: MFA code 2. 29 s, frozen. Secrets hidden.` */
export function stageWords({ summary, view }: StageFile, secondsSince: Seconds): string {
  const { focus, notice, secondsLeft, goals } = summary;
  const left =
    secondsLeft === null ? null : Math.max(0, Math.ceil(secondsLeft - (view.isFrozen ? 0 : secondsSince)));
  return [
    view.isBlank ? 'The screen is blank; any key brings it back.' : '',
    notice ?? '',
    focus === null ? '' : `Focus: ${focus}.`,
    left === null ? '' : `${left} s${view.isFrozen ? ', frozen' : ''}.`,
    `Secrets ${view.secrets}.`,
    goals[1] === 0 ? '' : `Goals: ${goals[0]} of ${goals[1]}.`,
    view.big === null ? '' : `Big: the ${view.big}.`,
  ]
    .filter((words) => words !== '')
    .join(' ');
}

/** `vote: 3 7 1 1    timer: 4:10    12 in the room    ends about 11:48`. */
export function roomWords(model: NotesModel, { votes, at, view }: StageFile, now: EpochSeconds): string {
  const end = endWords(model);
  const last = votes[`${at.lesson}/${at.step}`]?.at(-1);
  const all = Object.values(votes).flatMap((taken) => taken.map(countOf));
  const { timer } = view;
  const left = timer === null ? null : minutesAndSeconds(timer.endsAt - now);
  return [
    `vote: ${last === undefined ? 'none yet' : Object.values(last.counts).join(' ')}`,
    timer === null ? 'timer: off' : `timer: ${timer.endsAt > now ? left : 'time is up'} for ${timer.what}`,
    ...(all.length === 0 ? [] : [`${Math.max(...all)} in the room`]),
    ...(end === null ? [] : [end]),
  ].join('    ');
}

/** What to do after the last vote of the step on the stage; null for nothing. */
export function adviceOnVote({ votes, at }: StageFile): string | null {
  const last = votes[`${at.lesson}/${at.step}`]?.at(-1);
  return last === undefined ? null : voteAdvice(shownStep({ place: at }).step, last);
}

function countOf({ counts }: RoomVote): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The notes of the lesson that is shown. */
export function shownNotes(model: Pick<NotesModel, 'place' | 'notes'>): LessonNotes | undefined {
  return notesOf(model.notes, shownStep(model).lesson.id);
}
