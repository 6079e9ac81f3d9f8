import { findLesson, LESSONS } from '../../../lessons/catalog.js';
import { halfDay } from '../../../lessons/notes/plan-block.js';
import type { EpochSeconds, Seconds } from '../../../sim/base/time.js';
import type { StepMinutes } from '../../store/pace.js';
import { planSeconds, pressPause, reachedAt } from '../../store/pace.js';
import type { StageFile, StagePlan, StepPlace } from '../../store/stage-file.js';

/** How the day goes, in real time: what the notes tell the facilitator, and the room never sees. */
export interface Diary {
  readonly plan: StagePlan;
  readonly spent: StageFile['spent'];
  /** When the step was come to, and what the plan's clock showed then. */
  readonly since: EpochSeconds;
  readonly planSeconds: Seconds | null;
  /** The code that the phone shows where the step begins. */
  readonly firstCode: string | null;
}

/** A day before anything: that of a class, or half a day with the lessons of the course, each with its minutes. */
export function newDiary(real: EpochSeconds, blocks: StagePlan['blocks'] = halfDay(LESSONS)): Diary {
  return {
    plan: { startedAt: null, pausedSeconds: 0, pausedAt: null, blocks, reached: null },
    spent: {},
    since: real,
    planSeconds: null,
    firstCode: null,
  };
}

/** Another step is come to: the time of the one before is counted. */
export function atStep(
  diary: Diary,
  {
    from,
    to,
    firstCode,
  }: { readonly from: StepPlace | null; readonly to: StepPlace; readonly firstCode: string | null },
  real: EpochSeconds,
): Diary {
  const counted = withSpent(diary, from, real);
  const reached = reachedAt(counted.plan, to, stepsInOrder);
  return {
    ...counted,
    plan: { ...counted.plan, reached },
    planSeconds: planSeconds(counted.plan, real),
    firstCode,
  };
}

/** For who is further on only the order of the steps matters, and no minutes. */
const stepsInOrder: StepMinutes = (lessonId) =>
  (findLesson(lessonId)?.steps ?? []).map(({ id }) => ({ step: id, minutes: 1 }));

/** The time in the open step, counted up to now; a pause is no time. */
export function withSpent(diary: Diary, at: StepPlace | null, real: EpochSeconds): Diary {
  const until = diary.plan.pausedAt ?? real;
  const seconds = Math.max(0, Math.min(until, real) - diary.since);
  if (at === null || seconds === 0) return { ...diary, since: real };
  const lesson = diary.spent[at.lesson] ?? {};
  const spent = { ...diary.spent, [at.lesson]: { ...lesson, [at.step]: (lesson[at.step] ?? 0) + seconds } };
  return { ...diary, spent, since: real };
}

/** Starts the plan's clock, lets it pause, or go on. */
export function pauseDiary(diary: Diary, at: StepPlace | null, real: EpochSeconds): Diary {
  const counted = withSpent(diary, at, real);
  return { ...counted, plan: { ...counted.plan, ...pressPause(counted.plan, real) } };
}
