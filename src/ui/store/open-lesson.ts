import { findLesson, stepById } from '../../lessons/catalog.js';
import type { ClassFile } from '../../lessons/class/class-file.js';
import type { FieldTexts } from '../../lessons/engine/fields.js';
import type { Lesson, Step } from '../../lessons/engine/lesson.js';
import { routeById } from '../../lessons/engine/routes.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import { stepIndex } from '../../lessons/engine/session.js';
import { lookUp } from '../../sim/base/table.js';
import type { Model } from './model.js';
import { routeNow } from './route-now.js';

/** What is open on the lesson screen. */
export interface OpenLesson {
  readonly lesson: Lesson;
  readonly session: LessonSession;
  /** What stands in the fields of its pages. */
  readonly fields: FieldTexts;
  readonly step: Step;
  /** The class whose plan the learner took, or null. */
  readonly joined: ClassFile | null;
}

/** The open lesson, or null on the other screens. */
export function openLesson(model: Model): OpenLesson | null {
  const { current, sessions } = model.saved;
  if (model.screen !== 'lesson' || current === null) return null;
  const lesson = findLesson(current);
  const session = lookUp(sessions, current);
  if (lesson === undefined || session === undefined) return null;
  const fields = { ...session.drafts, ...model.secrets };
  return { lesson, session, fields, step: stepById(lesson, session.stepId), joined: model.joined };
}

/** Where the step on the screen stands in its lesson: the open one, or one before it that is read again. */
export function shownStep({ overlay }: Model, { lesson, step }: OpenLesson): number {
  return stepIndex(lesson, stepReadAgain(overlay) ?? step.id);
}

/** The step that is read again, or that more is told about; null where it is the open one. */
export function stepReadAgain(overlay: Model['overlay']): string | null {
  if (overlay?.kind === 'before') return overlay.stepId;
  return overlay?.kind === 'more' ? (overlay.stepId ?? null) : null;
}

/** Text is folded to its first paragraph on this route. */
export function isFolded(model: Model): boolean {
  const open = openLesson(model);
  return (
    routeById(routeNow(model)).isFolded &&
    open?.step.kind === 'read' &&
    open.step.id !== 'takeaway' &&
    open.step.blocks.length > 1
  );
}
