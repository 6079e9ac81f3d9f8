import { findLesson, LESSONS } from '../../../lessons/catalog.js';
import type { Lesson } from '../../../lessons/engine/lesson.js';
import { lessonProgress } from '../../../lessons/engine/progress.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import { startLesson, stepAfter } from '../../../lessons/engine/session.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { World } from '../../../sim/world/world.js';
import { settleFocus } from '../../console/focus.js';
import type { Model } from '../../store/model.js';
import { freshStepState } from './lesson-state.js';
import { goTo, stepToRepair } from './skipped-steps.js';
import { takenBack } from './taken-back.js';

/** Opens a lesson: where it was left, at what was skipped in it, or at its beginning. */
export function openLessonById(model: Model, lessonId: string, context: ExecuteContext): Model {
  const lesson = findLesson(lessonId);
  if (lesson === undefined) return model;
  const stored = model.saved.sessions[lesson.id];
  const isOver = lessonProgress(model.saved.progress, lesson.id).status !== 'open';
  const isAtEnd = stored !== undefined && stepAfter(lesson, stored.stepId) === undefined;
  const isKnown = stored !== undefined && lesson.steps.some((step) => step.id === stored.stepId);
  if (stored !== undefined && isKnown && !(isOver && isAtEnd)) return enterLesson(model, stored, context);
  const begun = beginLesson(model, lesson, context);
  const skipped = stepToRepair(model.saved.progress, lesson);
  if (skipped === undefined) return enterLesson(model, begun, context);
  const session = goTo(lesson, { ...begun, onlySkipped: true }, skipped.id, context);
  const text = 'You skipped this step; the others are done. In the list x starts the lesson over.';
  return { ...enterLesson(model, session, context), notice: { kind: 'info', text } };
}

function beginLesson(model: Model, lesson: Lesson, context: ExecuteContext): LessonSession {
  return startLesson(lesson, worldBefore(model, lesson), usesOwnPhone(model), context);
}

function enterLesson(model: Model, session: LessonSession, context: ExecuteContext): Model {
  const opened: Model = {
    ...freshStep(model, context.now),
    screen: 'lesson',
    check: null,
    saved: {
      ...model.saved,
      current: session.lessonId,
      sessions: { ...model.saved.sessions, [session.lessonId]: session },
    },
  };
  return settleFocus(opened, null);
}

function usesOwnPhone(model: Model): boolean {
  return model.saved.settings.phone === 'own';
}

/** The world at the end of the lesson before, when that was walked to its end. */
function worldBefore(model: Model, lesson: Lesson): World | null {
  const before = LESSONS[LESSONS.indexOf(lesson) - 1];
  if (before === undefined) return null;
  const session = model.saved.sessions[before.id];
  const isOver = lessonProgress(model.saved.progress, before.id).status !== 'open';
  const isAtEnd = session !== undefined && stepAfter(before, session.stepId) === undefined;
  return isOver && isAtEnd ? session.world : null;
}

/** The model at the beginning of a step: nothing said, nothing laid over it, nothing to take back. */
export function freshStep(model: Model, now: EpochSeconds): Model {
  return { ...model, ...freshStepState(now), overlay: null, notice: null, textPage: 0 };
}

/** Starts a lesson anew at its first step. What was done in it stays done. */
export function restartLesson(model: Model, lessonId: string, context: ExecuteContext): Model {
  const { [lessonId]: left, ...others } = model.saved.sessions;
  const cleared = { ...model, overlay: null, saved: { ...model.saved, sessions: others } };
  const lesson = findLesson(lessonId);
  if (lesson === undefined) return model;
  const begun = beginLesson(cleared, lesson, context);
  const entered = enterLesson(cleared, begun, context);
  if (left === undefined) return entered;
  // A lesson after this one may go on with the device.
  const worlds = [begun, ...Object.values(others)].map(({ world }) => world);
  return { ...entered, notice: takenBack(left.world, worlds, 'The lesson starts over.') };
}
