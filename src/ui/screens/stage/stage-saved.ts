import { findLesson } from '../../../lessons/catalog.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { epochSeconds } from '../../../sim/base/time.js';
import type { SavedState } from '../../store/model.js';
import type { SavedDiary } from './saved-diary.js';
import { readDiary, savedDiary } from './saved-diary.js';
import type { StageClass } from './stage-class.js';
import { readStageClass } from './stage-class.js';
import { stageNow } from './stage-clock.js';
import type { Mark, RoomTimer, StageModel, StageState } from './stage-state.js';
import type { Vote } from './vote.js';

/** What is kept of a stage beside the session of its lesson. */
export interface SavedStage {
  readonly seed: number;
  readonly phone: 'lab' | 'own';
  /** What the stage's clock showed. */
  readonly shows: EpochSeconds;
  readonly isFrozen: boolean;
  readonly mistake: number;
  /** Its session is among those that were finished. */
  readonly mark: { readonly lesson: string; readonly shows: EpochSeconds; readonly textPage: number } | null;
  readonly votes: StageState['votes'];
  readonly timer: RoomTimer | null;
  readonly diary: SavedDiary | null;
  readonly ofClass: StageClass | null;
}

/** A stage as it is saved: in the state of a learner, and in what only a stage has. */
export function savedOf({ lab, stage }: StageModel): {
  readonly saved: SavedState;
  readonly stage: SavedStage;
} {
  const { mark, seed, clock, votes, timer, mistake, ofClass } = stage;
  const finished = mark === null ? {} : { [mark.session.lessonId]: mark.session };
  return {
    saved: { ...lab.saved, finished },
    stage: {
      seed,
      phone: stage.usesOwnPhone ? 'own' : 'lab',
      shows: stageNow(stage, stage.real),
      isFrozen: clock.isFrozen,
      mistake,
      mark:
        mark === null ? null : { lesson: mark.session.lessonId, shows: mark.shows, textPage: mark.textPage },
      votes,
      timer,
      diary: savedDiary(stage.diary),
      ofClass,
    },
  };
}

/** The mark of a stage that was saved. */
export function markIn({ finished }: SavedState, { mark }: SavedStage): Mark | null {
  const session = mark === null ? undefined : finished[mark.lesson];
  if (mark === null || session === undefined) return null;
  return { session, shows: mark.shows, textPage: mark.textPage, focus: null, notice: null };
}

/** Reads what only a stage has; null where it is no such thing. What is odd in it is left out. */
export function readSavedStage(value: unknown): SavedStage | null {
  if (!isRecord(value)) return null;
  const { seed, phone, shows, isFrozen, mistake, mark, votes, timer } = value;
  if (!isCount(seed) || !isTime(shows)) return null;
  return {
    seed,
    phone: phone === 'own' ? 'own' : 'lab',
    shows: epochSeconds(shows),
    isFrozen: isFrozen === true,
    mistake: isCount(mistake) ? mistake : 0,
    mark: readMark(mark),
    votes: readVotes(votes),
    timer: readSavedTimer(timer),
    diary: savedDiary(readDiary(value['diary'], epochSeconds(shows))),
    ofClass: readStageClass(value['ofClass']),
  };
}

function readMark(value: unknown): SavedStage['mark'] {
  if (!isRecord(value)) return null;
  const { lesson, shows, textPage } = value;
  return typeof lesson === 'string' && findLesson(lesson) !== undefined && isTime(shows) && isCount(textPage)
    ? { lesson, shows: epochSeconds(shows), textPage }
    : null;
}

function readVotes(value: unknown): StageState['votes'] {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([step, votes]) => [step, Array.isArray(votes) ? votes.flatMap(readVote) : []]),
  );
}

function readVote(value: unknown): readonly Vote[] {
  if (!isRecord(value) || !isTime(value['at']) || !isRecord(value['counts'])) return [];
  const counts = Object.entries(value['counts']).flatMap(([option, count]) =>
    isCount(count) ? [[option, count] as const] : [],
  );
  return [{ at: epochSeconds(value['at']), counts: Object.fromEntries(counts) }];
}

function readSavedTimer(value: unknown): RoomTimer | null {
  if (!isRecord(value) || !isTime(value['endsAt']) || typeof value['what'] !== 'string') return null;
  const { endsAt, what, isBreak } = value;
  return { endsAt: epochSeconds(endsAt), what, isBreak: isBreak === true };
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** The year 5138, as for all times that are read. */
const LATEST = 99_999_999_999;

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= LATEST;
}
