import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';

/** A text that something was laid over is found again at the page it was left at. */
export function withPageUnder(before: Model, after: Model): Model {
  if (before.overlay === null && after.overlay !== null) return { ...after, pageUnder: before.textPage };
  const isClosed = before.overlay !== null && after.overlay === null;
  return isClosed && isSamePlace(before, after) ? { ...after, textPage: after.pageUnder } : after;
}

function isSamePlace(before: Model, after: Model): boolean {
  const [old, now] = [openLesson(before), openLesson(after)];
  return before.screen === after.screen && old?.lesson.id === now?.lesson.id && old?.step.id === now?.step.id;
}
