import { findLesson, LESSONS } from '../../../lessons/catalog.js';
import { MOST_MONDAYS } from '../../../lessons/content/monday/monday.js';
import { mondayForgotten, mondayMeant } from '../../../lessons/engine/drill.js';
import { goTo } from '../../../lessons/engine/go-to.js';
import type { Lesson } from '../../../lessons/engine/lesson.js';
import { lessonProgress } from '../../../lessons/engine/progress.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import { startLesson, stepAfter } from '../../../lessons/engine/session.js';
import { withUsedCodes } from '../../../lessons/engine/used-codes.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import { randomBelow } from '../../../sim/base/random.js';
import type { EpochSeconds, RealTime } from '../../../sim/base/time.js';
import { keepSessions } from '../../../sim/console/kept-sessions.js';
import type { World } from '../../../sim/world/world.js';
import { settleFocus } from '../../console/focus.js';
import type { Model, SavedState } from '../../store/model.js';
import { IDLE_LIMIT_SECONDS } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { changeSession } from '../../store/session.js';
import { freshStepState } from './lesson-state.js';
import { stepToRepair } from './skipped-steps.js';
import { takenBack, worldsOf } from './taken-back.js';

const STARTS_ANEW_BESIDE =
  'The lesson starts over. What you made in it before stays until you finish it again.';

/** Opens a lesson: where it was left, at what was skipped in it, or at its beginning. */
export function openLessonById(model: Model, asked: string, context: ExecuteContext): Model {
  const freshSeed = () => 1 + randomBelow(context.random, MOST_MONDAYS);
  const lesson = findLesson(mondayMeant(asked, model.saved.sessions, freshSeed));
  if (lesson === undefined) return model;
  const stored = model.saved.sessions[lesson.id];
  const isOver = lessonProgress(model.saved.progress, lesson.id).status !== 'open';
  const isAtEnd = stored !== undefined && stepAfter(lesson, stored.stepId) === undefined;
  const isKnown = stored !== undefined && lesson.steps.some((step) => step.id === stored.stepId);
  if (stored !== undefined && isKnown && !(isOver && isAtEnd))
    return enterLesson(model, takenUp(stored, context), context);
  const kept = keepFinished(model, lesson);
  const begun = beginLesson(kept, lesson, context);
  const skipped = stepToRepair(model.saved.progress, lesson);
  if (skipped === undefined) return enterLesson(kept, begun, context);
  const session = goTo(lesson, { ...begun, onlySkipped: true }, skipped.id, context);
  const text = 'You skipped this step; the others are done. In the list x starts the lesson over.';
  return { ...enterLesson(kept, session, context), notice: { kind: 'info', text } };
}

/** A code that was used in a lesson stays so, whichever lesson goes on with its device. */
function beginLesson(model: Model, lesson: Lesson, context: ExecuteContext): LessonSession {
  const begun = startLesson(lesson, worldBefore(model, lesson), usesOwnPhone(model), context);
  const world = worldsOf(model.saved).reduce(withUsedCodes, begun.world);
  return world === begun.world ? begun : { ...begun, world, stepStart: world };
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

/**
 * The open lesson after a while of which the lab knows nothing, such as a night with the lid closed: nobody's session has
 * ended in it.
 */
export function afterAbsence(model: Model, now: RealTime): Model {
  const open = openLesson(model);
  if (open === null || now - model.now <= IDLE_LIMIT_SECONDS) return model;
  const session = takenUp(open.session, { now });
  return session === open.session ? model : changeSession(model, () => session);
}

/** Nobody's session has ended while the lesson was left. */
function takenUp(session: LessonSession, { now }: Pick<ExecuteContext, 'now'>): LessonSession {
  const world = keepSessions(session.world, now);
  const stepStart = session.stepStart === session.world ? world : keepSessions(session.stepStart, now);
  const isSame = world === session.world && stepStart === session.stepStart;
  return isSame ? session : { ...session, world, stepStart };
}

function usesOwnPhone(model: Model): boolean {
  return model.saved.settings.phone === 'own';
}

/** The world at the end of the lesson before, when that was walked to its end. */
function worldBefore(model: Model, lesson: Lesson): World | null {
  const before = LESSONS[LESSONS.indexOf(lesson) - 1];
  if (before === undefined) return null;
  return keepFinished(model, before).saved.finished[before.id]?.world ?? null;
}

/** The model in which a lesson that was walked to its end can be begun anew: how it was finished is kept beside. */
function keepFinished(model: Model, lesson: Lesson): Model {
  const session = model.saved.sessions[lesson.id];
  const isOver = lessonProgress(model.saved.progress, lesson.id).status !== 'open';
  if (session === undefined || !isOver || stepAfter(lesson, session.stepId) !== undefined) return model;
  const { [lesson.id]: _kept, ...sessions } = model.saved.sessions;
  const finished = { ...model.saved.finished, [lesson.id]: session };
  return { ...model, saved: { ...model.saved, sessions, finished } };
}

/** The model at the beginning of a step: nothing said, nothing laid over it, nothing to take back. */
export function freshStep(model: Model, now: EpochSeconds): Model {
  return { ...model, ...freshStepState(now), overlay: null, notice: null, textPage: 0 };
}

/** The session with which a lesson was finished before comes back into its place, where there is one. */
export function backToFinished(saved: SavedState, lessonId: string): SavedState {
  const { [lessonId]: _left, ...others } = saved.sessions;
  const { [lessonId]: before, ...finished } = saved.finished;
  return { ...saved, sessions: before === undefined ? others : { ...others, [lessonId]: before }, finished };
}

/**
 * Starts a lesson anew at its first step. What was done in it stays done; and what was made in it, when it was finished,
 * until it is finished again: a device of the learner's own phone must not die by a look at the first page.
 */
export function restartLesson(model: Model, lessonId: string, context: ExecuteContext): Model {
  const lesson = findLesson(lessonId);
  if (lesson === undefined) return model;
  const kept = keepFinished(model, lesson);
  const { [lessonId]: left, ...others } = kept.saved.sessions;
  const progress = mondayForgotten(kept.saved.progress, lessonId);
  const cleared = { ...kept, overlay: null, saved: { ...kept.saved, sessions: others, progress } };
  const begun = beginLesson(cleared, lesson, context);
  const entered = enterLesson(cleared, begun, context);
  if (kept !== model) return { ...entered, notice: { kind: 'info', text: STARTS_ANEW_BESIDE } };
  if (left === undefined) return entered;
  return { ...entered, notice: takenBack(left.world, worldsOf(entered.saved), 'The lesson starts over.') };
}
