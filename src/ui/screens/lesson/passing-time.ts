import { checkGoals } from '../../../lessons/engine/session.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { secondsToNextStep, stepAt } from '../../../sim/base/time.js';
import { panelTime, showsOwnPhone } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import { IDLE_LIMIT_SECONDS } from '../../store/model.js';
import { newCodeText } from '../../store/new-code.js';
import { openLesson } from '../../store/open-lesson.js';
import { changeRecord, changeSession, solvedNow } from '../../store/session.js';
import { isCodeShown } from './shown-code.js';

/** Adds the time since the step was entered to its record; long silences count as a few minutes. */
export function withTimeSpent(model: Model, now: EpochSeconds): Model {
  if (openLesson(model) === null) return model;
  const spent = Math.round(Math.min(IDLE_LIMIT_SECONDS, Math.max(0, now - model.stepSince)));
  const counted = changeRecord(model, (step) => ({ ...step, seconds: step.seconds + spent }));
  return { ...counted, stepSince: now };
}

/** What time alone does: it may meet goals, and it brings the code that somebody waits for. */
export function timePassed(model: Model, now: EpochSeconds): Model {
  const passed = { ...model, now };
  const open = openLesson(passed);
  if (open === null || open.session.isSolved) return passed;
  const checked = changeSession(passed, (session) => checkGoals(open.lesson, session, now));
  // What there was to watch for has come.
  if (checked !== passed) return solvedNow(open.session, { ...checked, notice: null });
  const { drafts } = open.session;
  const isNewStep = stepAt(panelTime(open.session, model.now)) !== stepAt(panelTime(open.session, now));
  const isAwaited = drafts['waiting-since'] !== undefined && isOnlyWaiting(model);
  return isNewStep && isAwaited
    ? { ...passed, notice: { kind: 'ok', text: newCodeText(open.session, now) } }
    : passed;
}

/** All that was said last is that a code is noted, or that a real phone cannot be hurried: the new code is the news. */
function isOnlyWaiting({ notice }: Model): boolean {
  return notice?.kind === 'ok' || (notice?.kind === 'refused' && notice.reason.code === 'warp-locked');
}

/** t: the time left, in words. */
export function tellTime(model: Model): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const left = secondsToNextStep(panelTime(open.session, model.now));
  const isReal = showsOwnPhone(open.session) && !isCodeShown(open.session);
  const text = `The code shown now lasts ${left} s more${isReal ? ' by this computer; the app tells its own' : ''}.`;
  return { ...model, notice: { kind: 'info', text } };
}
