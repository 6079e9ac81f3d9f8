import { findLesson } from '../../../lessons/catalog.js';
import { MONDAY_ID } from '../../../lessons/content/monday/monday.js';
import { lessonProgress } from '../../../lessons/engine/progress.js';
import { routeById } from '../../../lessons/engine/routes.js';
import { stepAfter } from '../../../lessons/engine/session.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import { choosePhone } from '../../console/phone-choice.js';
import type { Model } from '../../store/model.js';
import { routeNow, withNextRoute } from '../../store/route-now.js';
import { openLessonById } from '../lesson/enter-lesson.js';
import { askToRestartLesson } from './ask-to-restart.js';
import { drillIndex, menuCount, menuEntries, nextMenuIndex } from './menu-entries.js';

/** Moves the choice in the list, round and round. */
export function moveInMenu(model: Model, by: 1 | -1): Model {
  const count = menuCount(model);
  return { ...model, menuIndex: (model.menuIndex + by + count) % count };
}

/** Enter: the chosen lesson, or the drill below them. */
export function openChosen(model: Model, context: ExecuteContext): Model {
  if (model.menuIndex === drillIndex(model)) return openLessonById(model, MONDAY_ID, context);
  const entry = menuEntries(model)[model.menuIndex];
  if (entry === undefined) return model;
  if (entry.lesson === null) {
    return {
      ...model,
      notice: { kind: 'info', text: `"${entry.title}" is planned, and not here yet.` },
    };
  }
  // A finished lesson opens to be read; it is done again only on request.
  if (lessonProgress(model.saved.progress, entry.id).status === 'done' && isAtRest(model, entry.id)) {
    return { ...model, overlay: { kind: 'review', lessonId: entry.id }, textPage: 0, notice: null };
  }
  return openLessonById(model, entry.id, context);
}

/** Nothing of a lesson is under way: it was walked to its end, or never begun again. */
function isAtRest(model: Model, lessonId: string): boolean {
  const session = model.saved.sessions[lessonId];
  const lesson = findLesson(lessonId);
  return session === undefined || lesson === undefined || stepAfter(lesson, session.stepId) === undefined;
}

/** p: the other phone, from the next lesson on. */
export function changePhone(model: Model): Model {
  const own = model.saved.settings.phone !== 'own';
  const text = own
    ? 'Your own phone, from the next lesson you start.'
    : "The lab's phone, from the next lesson you start.";
  return { ...choosePhone(model, own ? 'own' : 'lab'), notice: { kind: 'info', text } };
}

/** r, in the list: the next route. */
export function changeRoute(model: Model): Model {
  const changed: Model = { ...model, saved: { ...model.saved, settings: withNextRoute(model) } };
  const { name } = routeById(routeNow(changed));
  const text = `Route: ${name}. What you have done stays done.`;
  return { ...changed, menuIndex: nextMenuIndex(changed), notice: { kind: 'info', text } };
}

/** x: the chosen lesson anew. */
export function restartChosen(model: Model): Model {
  const lessonId = menuEntries(model)[model.menuIndex]?.id;
  return lessonId === undefined ? model : askToRestartLesson(model, lessonId);
}
