import { stepMinutesIn } from '../../lessons/notes/notes.js';
import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import { addSeconds } from '../../sim/base/time.js';
import type { NotesModel } from '../screens/notes/notes-state.js';
import { NOTHING_ASKED } from '../screens/notes/notes-state.js';
import { paceWords } from '../screens/notes/notes-words.js';
import { stageToTell } from '../screens/stage/stage-file-of.js';
import type { StageModel } from '../screens/stage/stage-state.js';
import { minutesLate, paceOf } from '../store/pace.js';
import { FALLBACK_SIZE } from '../text/sizes.js';
import { notesLines } from './plain-notes.js';

// The notes in the terminal of the stage itself: for who has one window, and for who hears it.

/** All notes, and what the tasks ask AWS to refuse. */
export type StageNotes = Pick<NotesModel, 'notes' | 'refusals'>;

/** The notes as they would be in a terminal beside this stage; null without a lesson. */
function notesBeside(model: StageModel, told: StageNotes, now: EpochSeconds): NotesModel | null {
  const stage = stageToTell(model, { pid: 0, now, endedAt: null, done: {} });
  if (stage === null) return null;
  return {
    ...told,
    plan: null,
    place: { lesson: stage.at.lesson, step: stage.at.step },
    news: { kind: 'stage', stage },
    heard: { stage, at: 0 },
    session: '',
    ...NOTHING_ASKED,
    now,
    steady: 0,
    ahead: 0,
    size: FALLBACK_SIZE,
  };
}

/** The notes of the step on the stage. */
export function notesHere(model: StageModel, told: StageNotes, now: EpochSeconds): readonly string[] {
  const notes = notesBeside(model, told, now);
  return notes === null ? ['note: there are no notes here.'] : [...notesLines(notes), paceLine(notes)];
}

/** How the room is doing. */
export function paceHere(model: StageModel, told: StageNotes, now: EpochSeconds): string {
  const notes = notesBeside(model, told, now);
  return notes === null ? 'pace: there is no lesson.' : paceLine(notes);
}

function paceLine(notes: NotesModel): string {
  const pace = paceWords(notes) ?? '';
  return pace.startsWith('clock not started')
    ? 'pace: the clock of the day is not started; pause starts it.'
    : `pace: ${pace.replace(/ {2,}PAUSED/, ', paused')}`;
}

/** Something that is said by itself, after so many seconds. */
export interface Alarm {
  readonly seconds: Seconds;
  readonly words: string;
}

/** Late by so many minutes, and by as many more, is told. */
const EACH_MINUTES = 5;

/** How far it is looked ahead: nobody types nothing for so long. */
const AHEAD: Seconds = 3600;

/** How exactly. */
const STEP: Seconds = 10;

/** What is said by itself on a stage that is told: the end of the room's timer, and each fifth minute late. */
export function stageAlarms(model: StageModel, told: StageNotes, now: EpochSeconds): readonly Alarm[] {
  const { timer } = model.stage;
  const left = timer === null ? 0 : timer.endsAt - now;
  const end =
    timer === null || left <= 0 ? [] : [{ seconds: left, words: `timer: ${timer.what}: time is up.` }];
  return [...end, ...lateAlarms(model, told, now)];
}

function lateAlarms(model: StageModel, { notes }: StageNotes, now: EpochSeconds): readonly Alarm[] {
  const stage = stageToTell(model, { pid: 0, now, endedAt: null, done: {} });
  if (stage === null || stage.plan.startedAt === null || stage.plan.pausedAt !== null) return [];
  const lateIn = (seconds: Seconds): number => {
    const pace = paceOf(stage, addSeconds(now, seconds), stepMinutesIn(notes));
    return pace.kind === 'started' ? minutesLate(pace.late) : 0;
  };
  const alarms: Alarm[] = [];
  let told = Math.max(0, lateIn(0));
  for (let seconds = STEP; seconds <= AHEAD; seconds += STEP) {
    const late = lateIn(seconds);
    if (late <= told) continue;
    told = late;
    if (late % EACH_MINUTES === 0) alarms.push({ seconds, words: `pace: about ${late} min late.` });
  }
  return alarms;
}
