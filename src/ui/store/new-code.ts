import { findLesson, stepById } from '../../lessons/catalog.js';
import type { TaskStep } from '../../lessons/engine/lesson.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import type { EpochSeconds } from '../../sim/base/time.js';
import { stepAt } from '../../sim/base/time.js';
import { panelTime, showsOwnPhone } from '../console/phone-view.js';

/** The open task of a session, if a task is open. */
export function taskOf({ lessonId, stepId }: LessonSession): TaskStep | undefined {
  const lesson = findLesson(lessonId);
  const step = lesson === undefined ? undefined : stepById(lesson, stepId);
  return step?.kind === 'task' ? step : undefined;
}

/**
 * What to do with a code that has just come, while one is waited for: of two codes the second need not be the next one.
 * Of a real phone only this computer's half minutes are known.
 */
export function newCodeText(session: LessonSession, realTime: EpochSeconds): string {
  const come = showsOwnPhone(session) ? 'By this computer a new code has come' : 'New code';
  const wanted = taskOf(session)?.waitsForCodes ?? 1;
  const passed = codesPassed(session, realTime);
  if (passed !== null && passed < wanted) return `${come}: let this one pass, and type the one after it.`;
  if (passed !== null && passed > 1 && wanted === 1) {
    return `${come}, and one was left out. Send it all the same: AWS refuses the pair, and code 1 is typed again.`;
  }
  return showsOwnPhone(session) ? `${come}. Type it once your phone shows it.` : `${come}. Type it.`;
}

/** How often the code has changed since the first of two was noted; null when none was. */
function codesPassed(session: LessonSession, realTime: EpochSeconds): number | null {
  const since = Number(session.drafts['waiting-step'] ?? Number.NaN);
  return Number.isNaN(since) ? null : stepAt(panelTime(session, realTime)) - since;
}
