import { mondayOf } from '../../../lessons/content/monday/monday.js';
import { goTo } from '../../../lessons/engine/go-to.js';
import type { Lesson, Step } from '../../../lessons/engine/lesson.js';
import type { Progress } from '../../../lessons/engine/progress.js';
import { finishLesson, lessonProgress, standing, standingWords } from '../../../lessons/engine/progress.js';
import { nextLesson } from '../../../lessons/engine/routes.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import { stepIndex } from '../../../lessons/engine/session.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { settleFocus } from '../../console/focus.js';
import type { Model } from '../../store/model.js';
import { beginMotion } from '../../store/motion.js';
import { openLesson } from '../../store/open-lesson.js';
import { routeNow } from '../../store/route-now.js';
import { changeSession, recordStep } from '../../store/session.js';
import { OTHERS_OPEN, whatFollows } from '../ending/what-follows.js';
import { menuEntries, nextMenuIndex } from '../menu/menu-entries.js';
import type { Ending } from '../overlays/overlay.js';
import { endMonday } from './end-monday.js';
import { backToFinished, freshStep } from './enter-lesson.js';
import { withTimeSpent } from './passing-time.js';
import { stepToGoTo } from './skipped-steps.js';
import { isEntryDead, worldsOf } from './taken-back.js';

/** Goes to the step after this one, or ends the lesson. */
export function nextStep(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null || !open.session.isSolved) return model;
  const recorded = withTimeSpent(open.step.kind === 'read' ? recordStep(model, 'done') : model, context.now);
  const next = stepToGoTo(recorded.saved.progress, open.lesson, open.session);
  if (next === undefined) {
    const monday = mondayOf(open.lesson.id);
    return monday === undefined ? endLesson(recorded, open.lesson) : endMonday(recorded, monday, context.now);
  }
  const session = goTo(open.lesson, open.session, next.id, context);
  const entered = changeSession(freshStep(recorded, context.now), () => waiting(session, next, context.now));
  return settleFocus(entered, null);
}

/** A wait that begins with the step has its cards from the start. */
export function waiting(session: LessonSession, step: Step, now: EpochSeconds): LessonSession {
  const isWaiting = step.kind === 'task' && step.waitsAtStart === true;
  return isWaiting ? { ...session, drafts: { ...session.drafts, 'waiting-since': String(now) } } : session;
}

/** After a lesson was done once more with a new device, on the learner's own phone. */
export const ENTRY_OF_BEFORE = 'Delete the entry of the time before from your phone.';

function endLesson(model: Model, lesson: Lesson): Model {
  const progress = finishLesson(model.saved.progress, lesson.id);
  const { [lesson.id]: before, ...finished } = model.saved.finished;
  // Of a lesson that was opened for a step in its middle, no place in it is to be kept.
  const isMended = model.saved.sessions[lesson.id]?.onlySkipped === true;
  const saved = isMended ? backToFinished(model.saved, lesson.id) : { ...model.saved, finished };
  const ended: Model = {
    ...beginMotion(model),
    saved: { ...saved, progress, current: null },
    screen: 'menu',
    check: null,
    overlay: null,
    undo: [],
    textPage: 0,
    notice: null,
  };
  const route = routeNow(model);
  // The last lesson of the route, with nothing left open, ends the course.
  if (nextLesson(route, progress) === undefined) return { ...ended, screen: 'finish' };
  const next = whatFollows(route, progress, lesson.id);
  const ending = next === undefined ? OTHERS_OPEN : `After it comes "${next.title}".`;
  const isDead = before !== undefined && isEntryDead(before.world, worldsOf(ended.saved));
  const text = `"${lesson.title}" is ${standingWords(progress, lesson)}. ${isDead ? `${ENTRY_OF_BEFORE} ` : ''}${ending}`;
  const index = menuEntries(ended).findIndex(({ id }) => id === next?.id);
  return {
    ...ended,
    menuIndex: index < 0 ? nextMenuIndex(ended) : index,
    overlay: { kind: 'ending', ending: endingOf(lesson, model.saved.progress, progress, isDead) },
    notice: { kind: 'ok', text },
  };
}

function endingOf(lesson: Lesson, before: Progress, after: Progress, isEntryDead: boolean): Ending {
  const isDone = (progress: Progress) => ['done', 'partly-done'].includes(standing(progress, lesson));
  return {
    lessonId: lesson.id,
    isAgain: lessonProgress(before, lesson.id).status !== 'open',
    hasGrown: isDone(after) && !isDone(before),
    isEntryDead,
  };
}

function placeKept({ saveProblem }: Model, { id, isUncounted }: Lesson): string {
  const name = mondayOf(id) === undefined ? (isUncounted === true ? 'sandbox' : 'lesson') : 'drill';
  const kept = `Your place in the ${name} is kept`;
  return saveProblem === null ? `${kept}.` : `${kept} while this window is open. It is not saved.`;
}

/** Back to the list. A lesson that was only looked at leaves no trace. */
export function leaveLesson(model: Model, now: EpochSeconds): Model {
  const open = openLesson(model);
  if (open === null) return { ...model, screen: 'menu', check: null, overlay: null };
  const { lesson, session } = open;
  const isUntouched =
    stepIndex(lesson, session.stepId) === 0 &&
    session.world === session.stepStart &&
    session.tries.length === 0;
  const place = menuEntries(model).findIndex(({ id }) => id === lesson.id);
  const spent = isUntouched ? model : withTimeSpent(model, now);
  const saved = isUntouched ? backToFinished(spent.saved, lesson.id) : spent.saved;
  return {
    ...spent,
    saved: { ...saved, current: null },
    screen: 'menu',
    check: null,
    menuIndex: place < 0 ? model.menuIndex : place,
    overlay: null,
    undo: [],
    notice: isUntouched ? null : { kind: 'info', text: placeKept(model, lesson) },
  };
}
