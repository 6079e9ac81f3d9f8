import type { Lesson, Stage, Step } from '../../engine/lesson.js';
import { isLive } from './draw-figure.js';
import type { Figure } from './figure.js';

/** Where cards are sorted and paired, a comparison of their kinds would be the answer. */
const WITHOUT: readonly Stage[] = ['cards', 'pairs'];

/**
 * The drawing that may stand beside a step: the last that was read before it in its lesson, so that it tells nothing new.
 * One with codes in it is none of them: it would show the next code before the phone does.
 */
export function figureBeside({ steps }: Lesson, step: Step): Figure | null {
  if (step.kind === 'task' && step.stage !== undefined && WITHOUT.includes(step.stage)) return null;
  const before = steps.slice(
    0,
    steps.findIndex(({ id }) => id === step.id),
  );
  const drawn = before.flatMap((read) =>
    read.kind === 'read' ? read.blocks.flatMap((block) => (block.kind === 'figure' ? [block] : [])) : [],
  );
  const last = drawn.at(-1);
  return last === undefined || isLive(last) ? null : last.figure;
}
