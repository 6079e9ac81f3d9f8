import { findLesson, LESSONS } from '../../../lessons/catalog.js';
import { SANDBOX } from '../../../lessons/content/sandbox.js';
import type { StepPlace } from '../../../lessons/engine/place.js';
import { findStep } from '../../../lessons/engine/place.js';

/** How free play is called on a stage. */
export const FREE_PLAY = '0';

/** The step that is meant by `6`, `6.3`, `two-consecutive-codes.3` or `0`. A text says why there is none. */
export function placeMeant(typed: string): StepPlace | string {
  const word = typed.trim();
  const lesson = word === FREE_PLAY ? SANDBOX : findLesson(word);
  const first = lesson?.steps[0];
  if (lesson !== undefined && first !== undefined) return { lesson, step: first };
  const found = findStep(word);
  if (found === null)
    return `There is no lesson ${JSON.stringify(word.slice(0, 40))}; 1 to ${LESSONS.length} are here, and 0 is free play.`;
  return found.ok ? found.value : `${found.failure}.`;
}
