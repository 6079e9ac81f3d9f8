import type { Model } from './model.js';
import { openLesson } from './open-lesson.js';
import { changeSession } from './session.js';

/** Puts text into a field. */
export function setDraft(model: Model, name: string, value: string): Model {
  return changeSession(model, (session) => ({
    ...session,
    drafts: { ...session.drafts, [name]: value },
  }));
}

/** Moves the focus, and starts typing where it is a text field. In a solved step Enter goes on instead. */
export function focusOn(model: Model, id: string): Model {
  const isSolved = openLesson(model)?.session.isSolved === true;
  return { ...model, focus: id, isTyping: !isSolved, fieldVersion: model.fieldVersion + 1 };
}

/** What stands in a field. */
export function draft(model: Model, name: string): string {
  return openLesson(model)?.session.drafts[name] ?? '';
}

/** Asks for what is missing, in its field. */
export function missing(model: Model, fieldId: string, text: string): Model {
  return focusOn({ ...model, notice: { kind: 'info', text } }, fieldId);
}
