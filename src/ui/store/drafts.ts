import type { FieldName, FieldTexts } from '../../lessons/engine/fields.js';
import { isFieldName, isSecretField } from '../../lessons/engine/fields.js';
import { lookUp } from '../../sim/base/table.js';
import { activeBrowser } from '../../sim/world/world.js';
import { NO_SECRETS } from '../screens/lesson/lesson-state.js';
import type { Model } from './model.js';
import { openLesson } from './open-lesson.js';
import { changeSession } from './session.js';

/** Puts text into a field: into the session, which is saved, or beside it, if it is secret. */
export function setDraft(model: Model, name: FieldName, value: string): Model {
  if (openLesson(model) === null) return model;
  if (isSecretField(name)) return { ...model, secrets: { ...model.secrets, [name]: value } };
  return changeSession(model, (session) => ({
    ...session,
    drafts: { ...session.drafts, [name]: value },
  }));
}

/** Puts texts into several fields. */
export function setDrafts(model: Model, texts: FieldTexts): Model {
  return Object.entries(texts).reduce(
    (filled, [name, value]) => (isFieldName(name) ? setDraft(filled, name, value) : filled),
    model,
  );
}

/**
 * Whatever was typed as a password is gone once its page is: in another window, in another step, in the list. The check
 * of a phone lies over the page, which stays.
 */
export function forgetSecrets(before: Model, after: Model): Model {
  if (after.secrets === NO_SECRETS || placeOf(before) === placeOf(after)) return after;
  return { ...after, secrets: NO_SECRETS };
}

/** The page on which something is typed. */
function placeOf({ saved }: Model): string {
  const session = lookUp(saved.sessions, saved.current ?? '');
  if (session === undefined) return '';
  const { id, page } = activeBrowser(session.world);
  return JSON.stringify([session.lessonId, session.stepId, id, page.name]);
}

/** Moves the focus, and starts typing where it is a text field. */
export function focusOn(model: Model, id: string): Model {
  return { ...model, focus: id, isTyping: true, fieldVersion: model.fieldVersion + 1 };
}

/** What stands in a field. */
export function draft(model: Model, name: FieldName): string {
  return openLesson(model)?.fields[name] ?? '';
}

/** Asks for what is missing, in its field. */
export function missing(model: Model, fieldId: string, text: string): Model {
  return focusOn({ ...model, notice: { kind: 'info', text } }, fieldId);
}
