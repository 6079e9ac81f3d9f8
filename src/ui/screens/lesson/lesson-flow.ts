import { findLesson, LESSONS } from '../../../lessons/catalog.js';
import type { Lesson } from '../../../lessons/engine/lesson.js';
import { changeStep, finishLesson, lessonProgress, standingWords } from '../../../lessons/engine/progress.js';
import { lessonAfter, nextLesson } from '../../../lessons/engine/routes.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import {
  answer,
  checkGoals,
  checkGoalsAnew,
  restartStep,
  solveStep,
  startLesson,
  stepAfter,
  stepIndex,
} from '../../../lessons/engine/session.js';
import { plainText } from '../../../lessons/words/rich-text.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { stepAt } from '../../../sim/base/time.js';
import type { World } from '../../../sim/world/world.js';
import { settleFocus } from '../../console/focus.js';
import { choosePhone } from '../../console/phone-choice.js';
import { panelTime } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import { IDLE_LIMIT_SECONDS, NO_SECRETS } from '../../store/model.js';
import { menuEntries, nextMenuIndex, openLesson, shownStep, waitCard } from '../../store/selectors.js';
import { changeSession, recordStep, solvedNow } from '../../store/send-request.js';
import { goTo, skippedNotice, stepToGoTo, stepToRepair } from './skipped-steps.js';

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
  const text = 'You skipped this step; the others are done. In the list x begins the lesson anew.';
  return { ...enterLesson(model, session, context), notice: { kind: 'info', text } };
}

function beginLesson(model: Model, lesson: Lesson, context: ExecuteContext): LessonSession {
  return startLesson(lesson, worldBefore(model, lesson), usesOwnPhone(model), context);
}

function enterLesson(model: Model, session: LessonSession, context: ExecuteContext): Model {
  const opened: Model = {
    ...freshStep(model, context.now),
    screen: 'lesson',
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

/** The parts of the model that belong to one step, as they are when it begins. */
function freshStep(model: Model, now: EpochSeconds): Model {
  return {
    ...model,
    secrets: NO_SECRETS,
    undo: [],
    overlay: null,
    notice: null,
    textPage: 0,
    cardChoice: null,
    isTyping: false,
    focus: null,
    stepSince: now,
  };
}

/** Goes to the step after this one, or ends the lesson. */
export function nextStep(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null || !open.session.isSolved) return model;
  const recorded = withTimeSpent(open.step.kind === 'read' ? recordStep(model, 'done') : model, context.now);
  const next = stepToGoTo(recorded.saved.progress, open.lesson, open.session);
  if (next === undefined) return endLesson(recorded, open.lesson);
  const session = goTo(open.lesson, open.session, next.id, context);
  const entered = changeSession(freshStep(recorded, context.now), () => session);
  return settleFocus(entered, null);
}

function endLesson(model: Model, lesson: Lesson): Model {
  const progress = finishLesson(model.saved.progress, lesson.id);
  const { [lesson.id]: session, ...others } = model.saved.sessions;
  // Of a lesson that was opened for a step in its middle, no place in it is to be kept.
  const sessions = session?.onlySkipped === true ? others : model.saved.sessions;
  const ended: Model = {
    ...model,
    saved: { ...model.saved, progress, sessions, current: null },
    screen: 'menu',
    overlay: null,
    undo: [],
    textPage: 0,
    notice: null,
  };
  const { route } = model.saved.settings;
  // The last lesson of the route, with nothing left open, ends the course.
  if (nextLesson(route, progress) === undefined) return { ...ended, screen: 'finish' };
  const next = lessonAfter(route, lesson.id);
  const ending = next === undefined ? 'Some lessons before it are still open.' : `Next: "${next.title}".`;
  const text = `"${lesson.title}" is ${standingWords(progress, lesson)}. ${ending}`;
  const index = menuEntries(ended).findIndex(({ id }) => id === next?.id);
  return {
    ...ended,
    menuIndex: index < 0 ? nextMenuIndex(ended) : index,
    notice: { kind: 'ok', text },
  };
}

/** Back to the list. A lesson that was only looked at leaves no trace. */
export function leaveLesson(model: Model, now: EpochSeconds): Model {
  const open = openLesson(model);
  if (open === null) return { ...model, screen: 'menu', overlay: null };
  const { lesson, session } = open;
  const isUntouched =
    stepIndex(lesson, session.stepId) === 0 && session.world === session.stepStart && session.choice === null;
  const spent = isUntouched ? model : withTimeSpent(model, now);
  const { [lesson.id]: _left, ...others } = spent.saved.sessions;
  return {
    ...spent,
    saved: { ...spent.saved, current: null, sessions: isUntouched ? others : spent.saved.sessions },
    screen: 'menu',
    menuIndex: Math.max(
      0,
      menuEntries(model).findIndex(({ id }) => id === lesson.id),
    ),
    overlay: null,
    undo: [],
    notice: isUntouched ? null : { kind: 'info', text: 'Your place in the lesson is kept.' },
  };
}

/** Starts a lesson anew at its first step. What was done in it stays done. */
export function restartLesson(model: Model, lessonId: string, context: ExecuteContext): Model {
  const { [lessonId]: _left, ...others } = model.saved.sessions;
  const cleared = { ...model, overlay: null, saved: { ...model.saved, sessions: others } };
  const lesson = findLesson(lessonId);
  return lesson === undefined ? model : enterLesson(cleared, beginLesson(cleared, lesson, context), context);
}

/** Adds the time since the step was entered to its record; long silences count as a few minutes. */
export function withTimeSpent(model: Model, now: EpochSeconds): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const spent = Math.round(Math.min(IDLE_LIMIT_SECONDS, Math.max(0, now - model.stepSince)));
  const progress = changeStep(model.saved.progress, open.lesson.id, open.step.id, (step) => ({
    ...step,
    seconds: step.seconds + spent,
  }));
  return { ...model, stepSince: now, saved: { ...model.saved, progress } };
}

/** Shows the step before, to read it again. The learner stays in the step they are in, and nothing is taken back. */
export function previousStep(model: Model): Model {
  const open = openLesson(model);
  const before = open === null ? undefined : open.lesson.steps[shownStep(model, open) - 1];
  return before === undefined
    ? model
    : { ...model, overlay: { kind: 'before', stepId: before.id }, textPage: 0 };
}

/** From a step that is read again to the one after it, which may be the step that the learner is in. */
export function nextToRead(model: Model): Model {
  const open = openLesson(model);
  if (open === null) return { ...model, overlay: null };
  const next = open.lesson.steps[shownStep(model, open) + 1];
  const isHere = next === undefined || next.id === open.step.id;
  return { ...model, overlay: isHere ? null : { kind: 'before', stepId: next.id }, textPage: 0 };
}

/** The next level of hint: nudge, step, and then the lab does it. */
export function hint(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return model;
  const level = Math.min(3, open.session.hintLevel + 1);
  const hinted = changeSession(model, (session) => ({ ...session, hintLevel: level }));
  const progress = changeStep(hinted.saved.progress, open.lesson.id, open.step.id, (step) => ({
    ...step,
    hints: Math.max(step.hints, level),
  }));
  const counted = { ...hinted, saved: { ...hinted.saved, progress } };
  const given = level === 3 ? null : open.step.hints[level === 1 ? 0 : 1];
  if (given !== null) {
    const text = `${plainText(given)}${level === 2 ? ' (h again does it for you)' : ''}`;
    return { ...counted, notice: { kind: 'hint', level, text } };
  }
  const solved = solve(counted, 'done', context);
  return {
    ...solved,
    notice: { kind: 'hint', level: 3, text: 'Done for you. Look at what changed, then go on.' },
  };
}

/** Solves the step and marks it skipped, never done. */
export function skip(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const skipped = nextStep(solve(model, 'skipped', context), context);
  return skipped.screen === 'lesson' ? { ...skipped, notice: skippedNotice(open.step, model) } : skipped;
}

function solve(model: Model, status: 'done' | 'skipped', context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const { usesOwnPhone } = open.session.world;
  // The step is done from where it began, with the phone that is used now.
  const solved = changeSession(model, (session) =>
    solveStep(open.lesson, { ...session, stepStart: { ...session.stepStart, usesOwnPhone } }, context),
  );
  return settleFocus({ ...recordStep(solved, status), undo: [], secrets: NO_SECRETS }, open.session);
}

/** Takes back the last action. A device that goes with it leaves a useless entry on a real phone. */
export function undo(model: Model): Model {
  const open = openLesson(model);
  const world = model.undo.at(-1);
  if (open === null || world === undefined) return model;
  const undone = changeSession({ ...model, undo: model.undo.slice(0, -1), secrets: NO_SECRETS }, (session) =>
    checkGoalsAnew(open.lesson, { ...session, world, drafts: {} }, model.now),
  );
  const notice = takenBack(open.session, world, 'The last action is taken back.');
  return settleFocus({ ...withPhoneOf(undone, open.session), notice }, open.session);
}

/** Starts the step anew. */
export function restart(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const restarted = changeSession(freshStep(model, context.now), (session) => ({
    ...restartStep(open.lesson, session, context.now),
    onlySkipped: session.onlySkipped,
  }));
  const notice = takenBack(open.session, open.session.stepStart, 'The step starts anew.');
  return settleFocus({ ...withPhoneOf(restarted, open.session), notice }, null);
}

/** Whoever takes back the change to another phone has the phone of before in the next lesson as well. */
function withPhoneOf(model: Model, before: LessonSession): Model {
  const own = openLesson(model)?.session.world.usesOwnPhone;
  return own === undefined || own === before.world.usesOwnPhone
    ? model
    : choosePhone(model, own ? 'own' : 'lab');
}

function takenBack(before: LessonSession, world: World, text: string) {
  const isDeviceGone = before.world.account.mfaDevices.some(
    (device) => !world.account.mfaDevices.some(({ seed }) => seed === device.seed),
  );
  const warning =
    isDeviceGone && before.world.usesOwnPhone
      ? ' Its device is gone with it: delete that entry from your phone, if you scanned it.'
      : '';
  return { kind: 'info', text: `${text}${warning}` } as const;
}

/** Chooses an answer: of the question on screen, or of a card of the wait. */
export function choose(model: Model, choice: string): Model {
  const open = openLesson(model);
  if (open === null) return model;
  if (open.step.kind !== 'quiz') {
    return waitCard(model)?.kind === 'predict' ? { ...model, cardChoice: choice } : model;
  }
  const answered = changeSession(model, (session) => answer(open.lesson, session, choice));
  if (answered === model) return model;
  const isRight = openLesson(answered)?.session.isSolved === true;
  const progress = changeStep(answered.saved.progress, open.lesson.id, open.step.id, (step) => ({
    ...step,
    choices: [...step.choices, choice],
    attempts: step.attempts + (isRight ? 0 : 1),
  }));
  // What was said of the step before has been read by now.
  return solvedNow(open.session, { ...answered, notice: null, saved: { ...answered.saved, progress } });
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
  const isAwaited = drafts['waiting-since'] !== undefined && model.notice?.kind === 'ok';
  return isNewStep && isAwaited ? { ...passed, notice: { kind: 'ok', text: 'New code. Type it.' } } : passed;
}
