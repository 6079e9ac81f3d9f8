import type { PlanBlock } from '../../lessons/notes/plan-block.js';
import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import { addSeconds } from '../../sim/base/time.js';
import type { PlanClock, StageFile, StagePlan, StepPlace } from './stage-file.js';

/** The steps of a lesson and the minutes that each takes in a room; none for a lesson that is not known. */
export type StepMinutes = (
  lessonId: string,
) => readonly { readonly step: string; readonly minutes: number }[];

/** Nobody has started the clock of the day. */
export const CLOCK_NOT_STARTED: PlanClock = { startedAt: null, pausedSeconds: 0, pausedAt: null };

/** How a room is doing against its plan. */
export type Pace =
  | { readonly kind: 'not-started' }
  | {
      readonly kind: 'started';
      /** Positive: late; negative: early. */
      readonly late: Seconds;
      /** When the plan ends, if the rest takes as long as it says. */
      readonly endsAt: EpochSeconds;
      readonly isPaused: boolean;
    };

const MINUTE: Seconds = 60;

/** Minutes within which nobody is late. */
const ON_TIME = 1;

/** Minutes from which it is worth doing something about. */
const WORTH_DOING = 3;

/** Starts the clock of the day, then pauses it, then goes on. */
export function pressPause({ startedAt, pausedSeconds, pausedAt }: PlanClock, now: EpochSeconds): PlanClock {
  if (startedAt === null) return { startedAt: now, pausedSeconds: 0, pausedAt: null };
  if (pausedAt === null) return { startedAt, pausedSeconds, pausedAt: now };
  return { startedAt, pausedSeconds: pausedSeconds + Math.max(0, now - pausedAt), pausedAt: null };
}

/** What the clock of the day shows: seconds since its start, without pauses. Null before it was started. */
export function planSeconds(
  { startedAt, pausedSeconds, pausedAt }: PlanClock,
  now: EpochSeconds,
): Seconds | null {
  return startedAt === null ? null : Math.max(0, (pausedAt ?? now) - startedAt - pausedSeconds);
}

/** The furthest step of the plan, once the room has come to this one. */
export function reachedAt(
  { blocks, reached }: Pick<StagePlan, 'blocks' | 'reached'>,
  { lesson, step }: StepPlace,
  stepMinutes: StepMinutes,
): StepPlace | null {
  const parts = partsOf(blocks, stepMinutes);
  const here = { lesson, step };
  return placeIn(parts, here) > placeIn(parts, reached) ? here : reached;
}

/**
 * How the room is doing: what its clock shows, against the minutes of all that lies before the furthest step that it has
 * reached. The step itself counts as it goes by, up to its own minutes; so does a break or a talk that follows it.
 */
export function paceOf(
  { plan, at, spent }: Pick<StageFile, 'plan' | 'at' | 'spent'>,
  now: EpochSeconds,
  stepMinutes: StepMinutes,
): Pace {
  const active = planSeconds(plan, now);
  if (active === null) return { kind: 'not-started' };
  const parts = partsOf(plan.blocks, stepMinutes);
  const furthest = reachedAt(plan, at, stepMinutes);
  const isHere = furthest?.lesson === at.lesson && furthest.step === at.step;
  const inStep = isHere ? active - (at.planSeconds ?? 0) : spentIn(spent, furthest);
  const due = dueAt(parts, placeIn(parts, furthest), Math.max(0, inStep), active);
  const left = secondsOf(parts) - due;
  return {
    kind: 'started',
    late: active - due,
    endsAt: addSeconds(now, Math.max(0, left)),
    isPaused: plan.pausedAt !== null,
  };
}

/** A step of a lesson, or what has none: a break, a talk, a lesson of which nothing more is known. */
interface Part {
  readonly lesson: string | null;
  readonly step: string | null;
  readonly seconds: Seconds;
}

/** The plan step by step. Where it gives a lesson other minutes, they are shared out among its steps. */
function partsOf(blocks: readonly PlanBlock[], stepMinutes: StepMinutes): readonly Part[] {
  return blocks.flatMap((block): readonly Part[] => {
    const seconds = block.minutes * MINUTE;
    if (block.kind !== 'lesson') return [{ lesson: null, step: null, seconds }];
    const { lessonId: lesson } = block;
    const steps = stepMinutes(lesson);
    const own = steps.reduce((all, { minutes }) => all + minutes, 0);
    if (own === 0) return [{ lesson, step: null, seconds }];
    return steps.map(({ step, minutes }) => ({ lesson, step, seconds: (seconds * minutes) / own }));
  });
}

/** Where a step is among the parts; -1 for nowhere. */
function placeIn(parts: readonly Part[], place: StepPlace | null): number {
  return parts.findIndex(
    ({ lesson, step }) => lesson === place?.lesson && (step === null || step === place?.step),
  );
}

function spentIn(spent: StageFile['spent'], place: StepPlace | null): Seconds {
  return place === null ? 0 : (spent[place.lesson]?.[place.step] ?? 0);
}

function dueAt(parts: readonly Part[], place: number, inStep: Seconds, active: Seconds): Seconds {
  if (place < 0) return 0;
  const before = parts.slice(0, place);
  const behind = parts.slice(place + 1);
  const nextLesson = behind.findIndex(({ lesson }) => lesson !== null);
  const open = secondsOf([
    ...parts.slice(place, place + 1),
    ...behind.slice(0, nextLesson < 0 ? behind.length : nextLesson),
  ]);
  const due = secondsOf(before) + Math.min(inStep, open);
  // While somebody says hello, the first lesson stands on the wall already.
  return before.every(({ lesson }) => lesson === null) ? Math.min(due, active) : due;
}

function secondsOf(parts: readonly Part[]): Seconds {
  return parts.reduce((all, { seconds }) => all + seconds, 0);
}

/** Whole minutes late; below zero, early. Within a minute of the plan a room is on time. */
export function minutesLate(late: Seconds): number {
  const minutes = Math.round(late / MINUTE);
  return Math.abs(minutes) <= ON_TIME ? 0 : minutes;
}

/** `on time`, `about 3 min late`, `about 4 min early`. */
export function wordLate(late: Seconds): string {
  const minutes = minutesLate(late);
  if (minutes === 0) return 'on time';
  return `about ${Math.abs(minutes)} min ${minutes > 0 ? 'late' : 'early'}`;
}

/** Whether to leave something out, or whether there is room for more; null for neither. */
export function adviceFor(pace: Pace): 'late' | 'early' | null {
  const minutes = pace.kind === 'started' ? minutesLate(pace.late) : 0;
  if (Math.abs(minutes) < WORTH_DOING) return null;
  return minutes > 0 ? 'late' : 'early';
}
