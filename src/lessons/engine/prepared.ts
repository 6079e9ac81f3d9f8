import { seededDraws } from '../../sim/base/draws.js';
import type { ExecuteContext, RandomSource, SignaturePort } from '../../sim/base/ports.js';
import type { RealTime, Seconds } from '../../sim/base/time.js';
import { addSeconds, epochSeconds, secondsToNextStep, TIME_STEP_SECONDS } from '../../sim/base/time.js';
import type { Request } from '../../sim/requests.js';
import type { World } from '../../sim/world/world.js';
import { labTime } from '../../sim/world/world.js';
import { goTo } from './go-to.js';
import type { Lesson, Move, Step, TaskStep } from './lesson.js';
import { hash } from './questions.js';
import type { LessonSession } from './session.js';
import { startLesson } from './session.js';

// The world of any step, as if everything before it had been done right: the same to the digit, as often as it is asked for.

/** When every step on a stage begins: a second into a time step, and into a window of attempts. */
export const STAGE_START: RealTime = epochSeconds(1_800_000_001);

/** How the alias of an account on a stage begins: who scans the projector by mistake reads it on the phone. */
export const STAGE_ALIAS = 'projector';

/** What the lab's phone shows then. */
const SECONDS_AT_START: Seconds = TIME_STEP_SECONDS - 1;

/** What all worlds of one stage hang on. */
export interface StageChance {
  readonly seed: number;
  readonly usesOwnPhone: boolean;
  readonly signatures: SignaturePort;
}

/** The world of a step, and the moment at which it begins. */
export interface Prepared {
  readonly session: LessonSession;
  readonly now: RealTime;
}

/** Bytes that are the same for the same words. What is made of them is for everybody to see. */
export function chanceOf(words: string): RandomSource {
  const draws = seededDraws(hash(words) * 2 ** 20 + (hash(`${words}/more`) % 2 ** 20));
  return { bytes: (count) => Uint8Array.from({ length: count }, () => draws.below(256)) };
}

/** What a world of a stage is made with. `drawn` tells what is done later from what was done before. */
export function stageContext(
  { seed, signatures }: Pick<StageChance, 'seed' | 'signatures'>,
  lessonId: string,
  now: RealTime,
  drawn = 0,
): ExecuteContext {
  const random = chanceOf(`${seed}/${lessonId}${drawn === 0 ? '' : `/${drawn}`}`);
  return { now, random, signatures, aliasBegins: STAGE_ALIAS };
}

/** The session at the beginning of a step, as if everything before it had been done right. */
export function preparedStep(
  lesson: Lesson,
  stepId: string,
  usesOwnPhone: boolean,
  context: ExecuteContext,
): LessonSession {
  return goTo(lesson, startLesson(lesson, null, usesOwnPhone, context), stepId, context);
}

/**
 * The same on a stage. With the lab's phone it always begins at the same moment, with 29 seconds left of the code that the
 * phone shows, wherever its clock stands. With a real phone it begins now: its time cannot be chosen.
 */
export function preparedOnStage(
  lesson: Lesson,
  step: Step,
  stage: StageChance,
  realTime: RealTime,
): Prepared {
  const at = (now: RealTime): Prepared => ({
    session: preparedStep(lesson, step.id, stage.usesOwnPhone, stageContext(stage, lesson.id, now)),
    now,
  });
  if (stage.usesOwnPhone) return at(realTime);
  const first = at(STAGE_START);
  const late = (secondsLeft(first) + TIME_STEP_SECONDS - SECONDS_AT_START) % TIME_STEP_SECONDS;
  const now = addSeconds(STAGE_START, late);
  // Who has just waited for a code stands at its first moment, however late the step begins: the second goes by then.
  return late <= 1 ? { ...first, now } : at(now);
}

/** The seconds that are left of the code on the lab's phone. */
function secondsLeft({ session, now }: Prepared): Seconds {
  const { world } = session;
  const offset = world.phone.status === 'in-hand' ? world.phone.clockOffset : 0;
  return secondsToNextStep(addSeconds(labTime(world, now), offset));
}

/** The request of a move in a world; null where there is nothing to do. To wait is to go to the next code. */
export function requestOf(move: Move, world: World, now: RealTime): Request | null {
  return move === 'wait-for-next-code' ? { kind: 'warp-to-next-step' } : move(world, labTime(world, now));
}

/** A stored mistake of a task: the moves, and what is wrong with them in a few words. */
export interface Mistake {
  readonly name: string;
  readonly moves: readonly Move[];
}

/** The mistakes that a step has stored, in a world in which it begins. */
export function mistakesOf(step: Step, world: World): readonly Mistake[] {
  const temptations = step.kind === 'task' ? (step.temptations ?? []) : [];
  return temptations.map(({ name, moves }) => ({ name, moves: moves(world) }));
}

/** The next move of the stored solution that does something: what it asks for, and how many moves are done with it. */
export function nextMove(
  step: TaskStep,
  { world, stepStart }: LessonSession,
  done: number,
  now: RealTime,
): { readonly request: Request; readonly done: number; readonly of: number } | null {
  const moves = step.solution(stepStart);
  for (const [index, move] of moves.entries()) {
    const request = index < done ? null : requestOf(move, world, now);
    if (request !== null) return { request, done: index + 1, of: moves.length };
  }
  return null;
}
