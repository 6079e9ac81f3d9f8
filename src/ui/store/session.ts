import { gapIn, incidentOf, wrongTurnsIn } from '../../lessons/engine/drill.js';
import type { StepProgress } from '../../lessons/engine/progress.js';
import { changeStep } from '../../lessons/engine/progress.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import { lookUp } from '../../sim/base/table.js';
import type { ReasonCode } from '../../sim/world/reasons.js';
import type { Model } from './model.js';
import { IDLE_LIMIT_SECONDS } from './model.js';
import { openLesson } from './open-lesson.js';

/** The model with the open lesson's session changed. */
export function changeSession(model: Model, change: (session: LessonSession) => LessonSession): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const session = change(open.session);
  if (session === open.session) return model;
  return {
    ...model,
    saved: { ...model.saved, sessions: { ...model.saved.sessions, [session.lessonId]: session } },
  };
}

/** A step that has just been solved is recorded at once, so that nothing can lose it. */
export function solvedNow(before: LessonSession, model: Model): Model {
  const open = openLesson(model);
  if (open === null || before.isSolved || !open.session.isSolved) return model;
  return recordGap(recordStep(model, 'done'));
}

/** Of an incident the time is recorded that it took; what goes by away from the keyboard is none of it. */
function recordGap(model: Model): Model {
  const session = openLesson(model)?.session;
  const incident = session === undefined ? undefined : incidentOf(session);
  if (session === undefined || incident === undefined) return model;
  const gap = gapIn(incident, session, model.now);
  const here = Math.min(IDLE_LIMIT_SECONDS, Math.max(0, model.now - model.stepSince));
  return changeRecord(model, (step) => ({
    ...step,
    gap: gap === null ? null : Math.min(gap, step.seconds + Math.round(here)),
  }));
}

/** Notes the wrong turns that an incident was taken on, once each. What is taken back later was taken all the same. */
export function noteWrongTurns(before: LessonSession, model: Model, refused: ReasonCode | null): Model {
  const session = openLesson(model)?.session;
  const incident = session === undefined ? undefined : incidentOf(session);
  if (session === undefined || incident === undefined || before.isSolved) return model;
  return changeRecord(model, (step) => ({
    ...step,
    wrongTurns: wrongTurnsIn(incident, session, step.wrongTurns, refused, model.now),
  }));
}

/** Enter goes on from a step that has just been solved, so nothing on the page has the focus until it is moved there. */
export function leaveFocus(before: Model, after: Model): Model {
  const [old, session] = [openLesson(before)?.session, openLesson(after)?.session];
  if (session?.isSolved !== true || old?.isSolved === true) return after;
  return { ...after, focus: null, lastFocus: after.focus, isTyping: false };
}

/** Records the open step as done or skipped. */
export function recordStep(model: Model, status: 'done' | 'skipped'): Model {
  return changeRecord(model, (step) => ({ ...step, status }));
}

/** Changes the record of the open step, where what is done in it counts. */
export function changeRecord(model: Model, change: (step: StepProgress) => StepProgress): Model {
  const open = openLesson(model);
  if (open === null || open.lesson.isUncounted === true) return model;
  const progress = changeStep(model.saved.progress, open.lesson.id, open.step.id, change);
  return { ...model, saved: { ...model.saved, progress } };
}

/** Counts a refusal as an attempt of the open step; and by its reason, while the step is to be solved for the first time. */
export function countRefusal(before: LessonSession, model: Model, refused: ReasonCode): Model {
  return changeRecord(model, (step) => {
    const isOver = before.isSolved || step.status === 'done';
    const reasons = { ...step.reasons, [refused]: (lookUp(step.reasons, refused) ?? 0) + 1 };
    return { ...step, attempts: step.attempts + 1, reasons: isOver ? step.reasons : reasons };
  });
}
