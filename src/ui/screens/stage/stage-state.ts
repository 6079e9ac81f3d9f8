import type { StageChance } from '../../../lessons/engine/prepared.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { World } from '../../../sim/world/world.js';
import type { Model } from '../../store/model.js';
import type { Notice } from '../../store/notice.js';
import type { Diary } from './diary.js';
import { newDiary } from './diary.js';
import type { StageClass } from './stage-class.js';
import type { Vote } from './vote.js';

/** What a facilitator shows: the learner's own model, and what stands around it. */
export interface StageModel {
  readonly lab: Model;
  readonly stage: StageState;
}

/** The clock of the worlds on the stage: what it showed at a moment, and whether it stands still since. */
export interface StageClock {
  readonly shows: EpochSeconds;
  readonly since: EpochSeconds;
  readonly isFrozen: boolean;
}

/** What lies over the lesson, and is typed at. */
export type StageOver =
  | { readonly kind: 'go-to' | 'timer'; readonly typed: string; readonly problem: string | null }
  /** A list; behind some of its lines a number is asked for. */
  | {
      readonly kind: 'what-if';
      readonly chosen: number | null;
      readonly typed: string;
      readonly problem: string | null;
    }
  /** Hands are counted; then they are shown; and then which answer is right. */
  | {
      readonly kind: 'vote';
      readonly phase: 'count' | 'bars' | 'answer';
      readonly typed: string;
      readonly problem: string | null;
    }
  | { readonly kind: 'room'; readonly isCode: boolean };

/** A state that was kept, to be come back to. */
export interface Mark {
  readonly session: LessonSession;
  readonly shows: EpochSeconds;
  readonly textPage: number;
  readonly focus: string | null;
  readonly notice: Notice | null;
}

/** The timer that the room sees. */
export interface RoomTimer {
  readonly endsAt: EpochSeconds;
  /** What it is for: `lesson 6`. */
  readonly what: string;
  readonly isBreak: boolean;
}

/** All that a stage has besides the learner's model. */
export interface StageState extends StageChance {
  /** The real time of the last message. */
  readonly real: EpochSeconds;
  readonly clock: StageClock;
  readonly isBlank: boolean;
  /** QR codes, keys and passwords are shown. */
  readonly areSecretsShown: boolean;
  /** The lab's reason has been asked for, and is on the screen. */
  readonly isRevealed: boolean;
  readonly big: 'code' | 'answer' | null;
  readonly over: StageOver | null;
  /** What a key of the stage did, in a few words: `mistake 1 of 2: the newer code first`. */
  readonly shown: string | null;
  /** The number of the stored mistake that comes next, from 0. */
  readonly mistake: number;
  /** How much of the stored solution was played, and the world that it led to. */
  readonly acted: { readonly done: number; readonly world: World } | null;
  readonly mark: Mark | null;
  /** Counts what was done since the step began, so that chance is the same for the same keys. */
  readonly drawn: number;
  readonly votes: { readonly [step: string]: readonly Vote[] };
  readonly timer: RoomTimer | null;
  readonly diary: Diary;
  /** The class whose day it is; null for the half day of the course. */
  readonly ofClass: StageClass | null;
}

/** A stage before anything was shown on it. */
export function newStage(
  chance: StageChance,
  real: EpochSeconds,
  ofClass: StageClass | null = null,
): StageState {
  return {
    ...chance,
    real,
    clock: { shows: real, since: real, isFrozen: false },
    isBlank: false,
    areSecretsShown: false,
    isRevealed: false,
    big: null,
    over: null,
    shown: null,
    mistake: 0,
    acted: null,
    mark: null,
    drawn: 0,
    votes: {},
    timer: null,
    diary: newDiary(real, ofClass?.blocks),
    ofClass,
  };
}
