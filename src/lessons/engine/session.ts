import type { ExecuteContext } from '../../sim/base/ports.js';
import type { EpochSeconds, RealTime } from '../../sim/base/time.js';
import { keepSessions } from '../../sim/console/kept-sessions.js';
import { execute } from '../../sim/execute.js';
import type { Request } from '../../sim/requests.js';
import type { RequestResult } from '../../sim/responses.js';
import { rolloversOffline } from '../../sim/things/phone.js';
import { lastEventId } from '../../sim/world/history.js';
import type { World } from '../../sim/world/world.js';
import { labTime } from '../../sim/world/world.js';
import { stepById } from '../catalog.js';
import { checkpointWorld } from './checkpoint.js';
import type { Drafts } from './fields.js';
import { goalView } from './goal-view.js';
import type { Goal, Lesson, Step, StepMark, TaskStep } from './lesson.js';
import { play } from './moves/moves.js';
import { withOtherCodes, withUsedCodes } from './used-codes.js';

/** One learner in one lesson: a value, like the world in it. */
export interface LessonSession {
  readonly lessonId: string;
  readonly stepId: string;
  readonly world: World;
  /** The world as this step began, for starting it anew. */
  readonly stepStart: World;
  readonly mark: StepMark;
  /** The task's goals were all met, or the question was answered rightly. Stays so. */
  readonly isSolved: boolean;
  /** 0 none, 1 nudge, 2 step, 3 done for the learner. */
  readonly hintLevel: number;
  readonly failedTries: number;
  /** The answers chosen on a question, the last one last. */
  readonly tries: readonly string[];
  /** What was said before the task, one for each of its predictions: the id of an answer, or `UNSURE`. */
  readonly predicted: readonly string[];
  /** Text in fields that was not sent yet, by field. Passwords have no place in it. */
  readonly drafts: Drafts;
  /** The lesson was opened again for the steps that were skipped in it, and goes from one of them to the next. */
  readonly onlySkipped: boolean;
  /** The world in which the task was solved, once something was tried after that; null until then. */
  readonly solvedWorld: World | null;
}

/** What became of a request. */
export interface Acted {
  readonly session: LessonSession;
  readonly result: RequestResult;
}

/**
 * Opens a lesson at its first step: in the world that comes from the lesson before, if that will do, else at its
 * checkpoint.
 */
export function startLesson(
  lesson: Lesson,
  from: World | null,
  usesOwnPhone: boolean,
  context: ExecuteContext,
): LessonSession {
  const carriesOn = from !== null && from.usesOwnPhone === usesOwnPhone && lesson.accepts?.(from) === true;
  const world = carriesOn ? keepSessions(from, context.now) : checkpointWorld(lesson, usesOwnPhone, context);
  const [first] = lesson.steps;
  if (first === undefined) throw new Error(`Lesson ${lesson.id} has no steps`);
  return enterStep(lesson.id, first, world, context);
}

/** A session at the beginning of a step, with what the step arranges. */
export function enterStep(lessonId: string, step: Step, from: World, context: ExecuteContext): LessonSession {
  const { arrange, newWorld: own } = step.kind === 'task' ? step : {};
  const before = own === undefined ? from : { ...own(context), usesOwnPhone: from.usesOwnPhone };
  const world = arrange === undefined ? before : play(before, arrange(before), context).world;
  return beginStep(lessonId, step, world, context.now);
}

/** A session at a step in a world as it stands. */
export function beginStep(lessonId: string, step: Step, world: World, realTime: EpochSeconds): LessonSession {
  const session: LessonSession = {
    lessonId,
    stepId: step.id,
    world,
    stepStart: world,
    mark: markOf(world, realTime),
    isSolved: false,
    hintLevel: 0,
    failedTries: 0,
    tries: [],
    predicted: [],
    drafts: {},
    onlySkipped: false,
    solvedWorld: null,
  };
  return { ...session, isSolved: step.kind === 'read' || isTaskSolved(step, session, realTime) };
}

function markOf(world: World, realTime: EpochSeconds): StepMark {
  return {
    eventId: lastEventId(world),
    comparisons: world.comparisons.length,
    measurements: world.measurements.length,
    offlineRollovers: rolloversOffline(world.phone, labTime(world, realTime)),
  };
}

/** Sends one request to the world, and looks whether the step is solved by it. */
export function act(
  lesson: Lesson,
  session: LessonSession,
  request: Request,
  context: ExecuteContext,
): Acted {
  const { world, result } = execute(session.world, request, context);
  const failedTries = session.failedTries + (result.ok ? 0 : 1);
  return { session: inWorld(lesson, { ...session, failedTries }, world, context.now), result };
}

/** The session after something was done in its world: looks whether the step is solved by it. */
export function inWorld(lesson: Lesson, session: LessonSession, world: World, now: RealTime): LessonSession {
  const solvedWorld = session.isSolved ? (session.solvedWorld ?? session.world) : null;
  return checkGoals(lesson, { ...session, world, solvedWorld }, now);
}

/** Some goals are met by time passing: looks again. */
export function checkGoals(lesson: Lesson, session: LessonSession, realTime: EpochSeconds): LessonSession {
  if (session.isSolved) return session;
  const step = stepById(lesson, session.stepId);
  return isTaskSolved(step, session, realTime) ? { ...session, isSolved: true } : session;
}

/** After something was taken back: a step whose goals are no longer met is to be solved again. */
export function checkGoalsAnew(
  lesson: Lesson,
  session: LessonSession,
  realTime: EpochSeconds,
): LessonSession {
  return checkGoals(lesson, { ...session, isSolved: false, solvedWorld: null }, realTime);
}

/** A goal with its answer. */
export interface CheckedGoal {
  readonly goal: Goal;
  readonly isMet: boolean;
}

/** The goal list of a task as it stands. Once the task is solved all of them count as met. */
export function checkedGoals(
  step: TaskStep,
  session: LessonSession,
  realTime: EpochSeconds,
): readonly CheckedGoal[] {
  const view = goalView(session, realTime);
  return step.goals.map((goal) => ({ goal, isMet: session.isSolved || goal.isMet(view) }));
}

function isTaskSolved(step: Step, session: LessonSession, realTime: EpochSeconds): boolean {
  if (step.kind !== 'task' || step.goals.length === 0) return false;
  return checkedGoals(step, session, realTime).every(({ isMet }) => isMet);
}

/**
 * Starts the step anew from the world it began with, but for the codes that were used in it. What was predicted was said
 * before anybody knew.
 */
export function restartStep(lesson: Lesson, session: LessonSession, realTime: EpochSeconds): LessonSession {
  const begun = beginStep(lesson.id, stepById(lesson, session.stepId), startOf(session, realTime), realTime);
  return { ...begun, predicted: session.predicted };
}

/** The world that a step begins anew with. */
function startOf({ stepStart, world }: LessonSession, realTime: EpochSeconds): World {
  return withUsedCodes(keepSessions(stepStart, realTime), world);
}

/**
 * Does the task for the learner, from where it began, through the same door. A real phone cannot be hurried, and no
 * stored solution needs it to.
 */
export function solveStep(lesson: Lesson, session: LessonSession, context: ExecuteContext): LessonSession {
  const step = stepById(lesson, session.stepId);
  if (step.kind !== 'task') return { ...session, isSolved: true };
  const start = startOf(session, context.now);
  const solved = (from: World) => ({
    ...session,
    world: play(from, step.solution(from), context).world,
    drafts: {},
    isSolved: false,
  });
  const done = solved(start);
  // Where the learner used up the codes of now, the lab takes those of a little later.
  const isAmiss = step.goals.length > 0 && !isTaskSolved(step, done, context.now);
  const finished = isAmiss && !start.usesOwnPhone ? solved(withOtherCodes(start)) : done;
  return { ...finished, isSolved: true };
}

/** Answers a question. A right answer solves it; a wrong one leaves it open. */
export function answer(lesson: Lesson, session: LessonSession, choice: string): LessonSession {
  const step = stepById(lesson, session.stepId);
  if (step.kind !== 'quiz') return session;
  const option = step.options.find(({ id }) => id === choice);
  if (option === undefined) return session;
  return {
    ...session,
    tries: [...session.tries, choice],
    isSolved: session.isSolved || option.isRight,
    failedTries: session.failedTries + (option.isRight ? 0 : 1),
  };
}

/** The step after this one, or undefined at the end of the lesson. */
export function stepAfter(lesson: Lesson, stepId: string): Step | undefined {
  return lesson.steps[stepIndex(lesson, stepId) + 1];
}

/** Where a step stands in its lesson, from 0. */
export function stepIndex(lesson: Lesson, stepId: string): number {
  return lesson.steps.findIndex((step) => step.id === stepId);
}
