import type { Lesson } from '../../../lessons/engine/lesson.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import { checkGoalsAnew, restartStep } from '../../../lessons/engine/session.js';
import { isCodeUsedSince, withUsedCodes } from '../../../lessons/engine/used-codes.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { World } from '../../../sim/world/world.js';
import { settleFocus } from '../../console/focus.js';
import { choosePhone } from '../../console/phone-choice.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { changeSession } from '../../store/session.js';
import { freshStep } from './enter-lesson.js';
import { NO_SECRETS } from './lesson-state.js';
import { takenBack } from './taken-back.js';

/** Takes back the last action, but not that a code was used. A device that goes with it leaves a useless entry on a real phone. */
export function undo(model: Model): Model {
  const open = openLesson(model);
  const world = model.undo.at(-1);
  if (open === null || world === undefined) return model;
  const undone = changeSession({ ...model, undo: model.undo.slice(0, -1), secrets: NO_SECRETS }, (session) =>
    backTo(world, open.lesson, session, model.now),
  );
  const text = isCodeUsedSince(world, open.session.world)
    ? 'Taken back. The code stays used: type another one.'
    : 'The last action is taken back.';
  const notice = takenBack(open.session.world, [world], text);
  return settleFocus({ ...withPhoneOf(undone, open.session), notice }, open.session);
}

/** What was tried in a step that is solved is taken back as well, and it stays solved. */
function backTo(before: World, lesson: Lesson, session: LessonSession, now: EpochSeconds): LessonSession {
  const { solvedWorld } = session;
  const back = { ...session, world: withUsedCodes(before, session.world), drafts: {} };
  return solvedWorld === null
    ? checkGoalsAnew(lesson, back, now)
    : { ...back, solvedWorld: before === solvedWorld ? null : solvedWorld };
}

/** Starts the step anew. */
export function restart(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const restarted = changeSession(freshStep(model, context.now), (session) => ({
    ...restartStep(open.lesson, session, context.now),
    onlySkipped: session.onlySkipped,
  }));
  const text = isCodeUsedSince(open.session.stepStart, open.session.world)
    ? 'The step starts over. Used codes stay used.'
    : 'The step starts over.';
  const notice = takenBack(open.session.world, [open.session.stepStart], text);
  return settleFocus({ ...withPhoneOf(restarted, open.session), notice }, null);
}

/** Whoever takes back the change to another phone has the phone of before in the next lesson as well. */
function withPhoneOf(model: Model, before: LessonSession): Model {
  const own = openLesson(model)?.session.world.usesOwnPhone;
  return own === undefined || own === before.world.usesOwnPhone
    ? model
    : choosePhone(model, own ? 'own' : 'lab');
}
