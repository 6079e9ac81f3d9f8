import type { EpochSeconds } from '../../sim/base/time.js';
import type { AwsError } from '../../sim/world/error-codes.js';
import { eventsAfter, isAwsEvent } from '../../sim/world/history.js';
import { goalView } from './goal-view.js';
import type { TaskStep } from './lesson.js';
import type { LessonSession } from './session.js';

/**
 * What AWS said last in a task that is solved, where that is a refusal, and the one that was wanted: without it a goal would
 * be open. Null elsewhere: where AWS did as it was asked, the page says so.
 */
export function intendedRefusal(
  step: TaskStep,
  session: LessonSession,
  realTime: EpochSeconds,
): AwsError | null {
  const { isSolved, solvedWorld, mark } = session;
  // What is tried once it is solved has answers of its own.
  const world = solvedWorld ?? session.world;
  const last = isSolved ? eventsAfter(world, mark.eventId).findLast(isAwsEvent) : undefined;
  if (last === undefined || last.error === null) return null;
  const areMet = (history: typeof world.history) => {
    const view = goalView({ world: { ...world, history }, mark }, realTime);
    return step.goals.every((goal) => goal.isMet(view));
  };
  const isWanted = areMet(world.history) && !areMet(world.history.filter((event) => event !== last));
  return isWanted ? last.error : null;
}
