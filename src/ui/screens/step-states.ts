import { stepProgress } from '../../lessons/engine/progress.js';
import type { Model } from '../store/model.js';
import type { OpenLesson } from '../store/open-lesson.js';
import { shownStep } from '../store/open-lesson.js';
import type { State } from '../text/signs.js';

/**
 * How far each step of the open lesson is, for the header and for the outline. What was done once stays done; the step on
 * the screen is done as soon as it is solved, and a page is done when somebody goes on from it.
 */
export function stepStates(model: Model, open: OpenLesson): readonly State[] {
  const { lesson, session, step } = open;
  const here = shownStep(model, open);
  const isSolved = step.kind !== 'read' && session.isSolved;
  return lesson.steps.map((one, place): State => {
    if (place === here) return isSolved && one.id === step.id ? 'done' : 'here';
    const { status } = stepProgress(model.saved.progress, lesson.id, one.id);
    if (status === 'skipped') return 'skipped';
    return status === 'done' || place < here ? 'done' : 'to-come';
  });
}
