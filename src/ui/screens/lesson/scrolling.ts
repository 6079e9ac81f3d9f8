import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { taskView } from './task-view.js';

/**
 * What is moved in sight stays there until another key is pressed, which brings the focus back; and nothing moves beyond
 * the ends of the page, so that the way back is as long as the way there.
 */
export function settleScroll(before: Model, after: Model): Model {
  if (after.scrolled === before.scrolled) return after.scrolled === 0 ? after : { ...after, scrolled: 0 };
  return shown(before) === shown(after) ? { ...after, scrolled: before.scrolled } : after;
}

function shown(model: Model): string {
  const open = openLesson(model);
  return open?.step.kind === 'task' ? JSON.stringify(taskView(model, open, open.step)) : '';
}
