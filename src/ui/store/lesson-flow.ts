import { findLesson, LESSONS } from '../../lessons/catalog.js';
import type { Lesson } from '../../lessons/lesson.js';
import { hideQr } from '../../lessons/moves.js';
import { changeStep, finishLesson, lessonProgress } from '../../lessons/progress.js';
import { plainText } from '../../lessons/rich-text.js';
import { lessonAfter, nextLesson } from '../../lessons/routes.js';
import type { LessonSession } from '../../lessons/session.js';
import {
  answer,
  beginStep,
  checkGoals,
  enterStep,
  restartStep,
  solveStep,
  startLesson,
  stepAfter,
  stepIndex,
} from '../../lessons/session.js';
import { execute } from '../../sim/execute.js';
import type { ExecuteContext } from '../../sim/ports.js';
import type { EpochSeconds } from '../../sim/time.js';
import { stepAt } from '../../sim/time.js';
import type { World } from '../../sim/world.js';
import type { Model } from './model.js';
import { IDLE_LIMIT_SECONDS } from './model.js';
import { panelTime } from './phone-view.js';
import { menuEntries, nextMenuIndex, openLesson, waitCard } from './select.js';
import { changeSession, recordStep, settleFocus, solvedNow } from './send.js';

/** Opens a lesson: where it was left, or at its beginning. */
export function openLessonById(model: Model, lessonId: string, context: ExecuteContext): Model {
  const lesson = findLesson(lessonId);
  if (lesson === undefined) return model;
  const stored = model.saved.sessions[lesson.id];
  const isOver = lessonProgress(model.saved.progress, lesson.id).status !== 'open';
  const isAtEnd = stored !== undefined && stepAfter(lesson, stored.stepId) === undefined;
  const isKnown = stored !== undefined && lesson.steps.some((step) => step.id === stored.stepId);
  const session =
    stored !== undefined && isKnown && !(isOver && isAtEnd)
      ? stored
      : startLesson(lesson, worldBefore(model, lesson), usesOwnPhone(model), context);
  const opened: Model = {
    ...freshStep(model, context.now),
    screen: 'lesson',
    saved: {
      ...model.saved,
      current: lesson.id,
      sessions: { ...model.saved.sessions, [lesson.id]: session },
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
  const next = stepAfter(open.lesson, open.step.id);
  if (next === undefined) return endLesson(recorded, open.lesson);
  const session = enterStep(open.lesson.id, next, withoutQr(open.session.world, context), context);
  const entered = changeSession(freshStep(recorded, context.now), () => session);
  return settleFocus(entered, null);
}

/** A QR code left open would cover the next step. */
function withoutQr(world: World, context: ExecuteContext): World {
  const request = hideQr(world);
  return request === null ? world : execute(world, request, context).world;
}

function endLesson(model: Model, lesson: Lesson): Model {
  const progress = finishLesson(model.saved.progress, lesson.id);
  const ended: Model = {
    ...model,
    saved: { ...model.saved, progress, current: null },
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
  const text =
    next === undefined
      ? `"${lesson.title}" is done. Some lessons before it are still open.`
      : `"${lesson.title}" is done. Next: "${next.title}".`;
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
  return openLessonById(cleared, lessonId, context);
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

/** Back to the step before, to read it again. Nothing is taken back by it. */
export function previousStep(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const before = open.lesson.steps[stepIndex(open.lesson, open.step.id) - 1];
  if (before === undefined) return { ...model, notice: { kind: 'info', text: 'This is the first step.' } };
  const session = beginStep(open.lesson.id, before, open.session.world, context.now);
  const entered = changeSession(freshStep(model, context.now), () => ({ ...session, isSolved: true }));
  return settleFocus(entered, null);
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
  return nextStep(solve(model, 'skipped', context), context);
}

function solve(model: Model, status: 'done' | 'skipped', context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const solved = changeSession(model, (session) => solveStep(open.lesson, session, context));
  return settleFocus({ ...recordStep(solved, status), undo: [] }, open.session);
}

/** Takes back the last action. A device that goes with it leaves a useless entry on a real phone. */
export function undo(model: Model): Model {
  const open = openLesson(model);
  const world = model.undo.at(-1);
  if (open === null || world === undefined) return model;
  const undone = changeSession({ ...model, undo: model.undo.slice(0, -1) }, (session) => ({
    ...session,
    world,
    drafts: {},
  }));
  return settleFocus(
    { ...undone, notice: takenBack(open.session, world, 'The last action is taken back.') },
    open.session,
  );
}

/** Starts the step anew. */
export function restart(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const restarted = changeSession(freshStep(model, context.now), (session) =>
    restartStep(open.lesson, session, context.now),
  );
  const notice = takenBack(open.session, open.session.stepStart, 'The step starts anew.');
  return settleFocus({ ...restarted, notice }, null);
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
  return solvedNow(open.session, { ...answered, saved: { ...answered.saved, progress } });
}

/** What time alone does: it may meet goals, and it brings the code that somebody waits for. */
export function timePassed(model: Model, now: EpochSeconds): Model {
  const passed = { ...model, now };
  const open = openLesson(passed);
  if (open === null || open.session.isSolved) return passed;
  const checked = changeSession(passed, (session) => checkGoals(open.lesson, session, now));
  if (checked !== passed) return solvedNow(open.session, checked);
  const { drafts } = open.session;
  const isNewStep = stepAt(panelTime(open.session, model.now)) !== stepAt(panelTime(open.session, now));
  const isAwaited = drafts['waiting-since'] !== undefined && model.notice?.kind === 'ok';
  return isNewStep && isAwaited ? { ...passed, notice: { kind: 'ok', text: 'New code. Type it.' } } : passed;
}
