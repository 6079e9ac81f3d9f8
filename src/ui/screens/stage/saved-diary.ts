import { findLesson } from '../../../lessons/catalog.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { epochSeconds } from '../../../sim/base/time.js';
import type { StageFile, StepPlace } from '../../store/stage-file.js';
import type { Diary } from './diary.js';
import { newDiary } from './diary.js';

/** What is kept of a diary; what its plan has is that of the class, or of the course. */
export interface SavedDiary extends Pick<Diary, 'spent' | 'since' | 'planSeconds' | 'firstCode'> {
  readonly plan: Omit<Diary['plan'], 'blocks'>;
}

/** A diary as it is saved. */
export function savedDiary({ plan, spent, since, planSeconds, firstCode }: Diary): SavedDiary {
  const { startedAt, pausedSeconds, pausedAt, reached } = plan;
  return { plan: { startedAt, pausedSeconds, pausedAt, reached }, spent, since, planSeconds, firstCode };
}

/** A diary that was saved; what is odd in it is left out. Nobody has spent time in the step while the stage was closed. */
export function readDiary(value: unknown, real: EpochSeconds, fresh = newDiary(real)): Diary {
  if (!isRecord(value) || !isRecord(value['plan'])) return fresh;
  const { plan, spent, planSeconds, firstCode } = value;
  return {
    plan: {
      ...fresh.plan,
      startedAt: timeOf(plan['startedAt']),
      pausedSeconds: secondsOf(plan['pausedSeconds']) ?? 0,
      pausedAt: timeOf(plan['pausedAt']),
      reached: placeOf(plan['reached']),
    },
    spent: spentOf(spent),
    since: real,
    planSeconds: secondsOf(planSeconds),
    firstCode: typeof firstCode === 'string' && /^\d{3} \d{3}$/.test(firstCode) ? firstCode : null,
  };
}

function placeOf(value: unknown): StepPlace | null {
  if (!isRecord(value)) return null;
  const { lesson, step } = value;
  const isKnown = typeof lesson === 'string' && findLesson(lesson) !== undefined;
  return isKnown && typeof step === 'string' ? { lesson, step } : null;
}

function spentOf(value: unknown): StageFile['spent'] {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([lesson, steps]) => [
      lesson,
      Object.fromEntries(
        Object.entries(isRecord(steps) ? steps : {}).flatMap(([step, seconds]) => {
          const spent = secondsOf(seconds);
          return spent === null ? [] : [[step, spent] as const];
        }),
      ),
    ]),
  );
}

/** More than a thousand years: no number of a day. */
const MOST_SECONDS = 99_999_999_999;

function secondsOf(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= MOST_SECONDS ? value : null;
}

function timeOf(value: unknown): EpochSeconds | null {
  const seconds = secondsOf(value);
  return seconds === null ? null : epochSeconds(seconds);
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
