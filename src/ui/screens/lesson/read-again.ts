import type { Model } from '../../store/model.js';
import { openLesson, shownStep } from '../../store/open-lesson.js';

/** Shows the step before, to read it again. The learner stays in the step they are in, and nothing is taken back. */
export function previousStep(model: Model): Model {
  const open = openLesson(model);
  const before = open === null ? undefined : open.lesson.steps[shownStep(model, open) - 1];
  return before === undefined
    ? model
    : { ...model, overlay: { kind: 'before', stepId: before.id }, textPage: 0 };
}

/** From a step that is read again to the one after it, which may be the step that the learner is in. */
export function nextToRead(model: Model): Model {
  const open = openLesson(model);
  if (open === null) return { ...model, overlay: null };
  const next = open.lesson.steps[shownStep(model, open) + 1];
  const isHere = next === undefined || next.id === open.step.id;
  return { ...model, overlay: isHere ? null : { kind: 'before', stepId: next.id }, textPage: 0 };
}
