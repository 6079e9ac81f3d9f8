import type { EpochSeconds } from '../../sim/base/time.js';
import type { World } from '../../sim/world/world.js';
import { labTime } from '../../sim/world/world.js';
import type { GoalView, StepMark, TaskStep } from './lesson.js';

/** What of a session the goals look at. */
interface Looked {
  readonly world: World;
  readonly mark: StepMark;
}

/** What the goals of a session look at. */
export function goalView({ world, mark }: Looked, realTime: EpochSeconds): GoalView {
  return { world, now: labTime(world, realTime), since: mark };
}

/** What is in the way of the first goal that can say so; null where none can, or nothing is. */
export function lacking(step: TaskStep, session: Looked, realTime: EpochSeconds): string | null {
  const view = goalView(session, realTime);
  const found = step.goals.flatMap((goal) => goal.lacks?.(view) ?? []);
  return found[0] ?? null;
}
