import type { StageChance } from '../../../lessons/engine/prepared.js';
import { preparedOnStage, STAGE_START } from '../../../lessons/engine/prepared.js';
import { addSeconds, TIME_STEP_SECONDS } from '../../../sim/base/time.js';
import { shownCode } from '../../../ui/screens/lesson/shown-code.js';
import type { CodesOf } from './runbook-lesson.js';

/** How many are printed: the longest pair that a step asks for leaves one out. */
const PRINTED = 3;

/** The codes that each step of a stage begins with: its worlds are the same to the digit whenever they are prepared. */
export function stageCodes(stage: Omit<StageChance, 'usesOwnPhone'>): CodesOf {
  return (lesson, step) => {
    if (step.kind !== 'task') return [];
    const { session, now } = preparedOnStage(lesson, step, { ...stage, usesOwnPhone: false }, STAGE_START);
    return Array.from({ length: PRINTED }, (_, index) =>
      shownCode(session, addSeconds(now, index * TIME_STEP_SECONDS)),
    ).filter((code) => code !== null);
  };
}
