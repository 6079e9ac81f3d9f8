import { inWorld } from '../../lessons/engine/session.js';
import type { ToldCall } from '../../sim/aws/answer-wire.js';
import { settleFocus } from '../console/focus.js';
import { UNDO_LIMIT } from '../screens/lesson/lesson-state.js';
import { withoutDoorPage } from './door.js';
import type { OutsideCall } from './door-state.js';
import type { Model } from './model.js';
import type { CallTold } from './notice.js';
import { openLesson } from './open-lesson.js';
import { focusedElement } from './screen-elements.js';
import { changeSession, countRefusal, noteWrongTurns, solvedNow } from './session.js';

/** The longest name of an operation that is shown, and the longest message: nothing of AWS's is as long. */
const NAME_MAX = 64;
const MESSAGE_MAX = 500;

/**
 * Takes in what a program did, as what the learner does in the lab: goals tick, a refusal is counted and explained, and it can be
 * taken back. What is half typed here stays as it is.
 */
export function takeCall(model: Model, call: OutsideCall): Model {
  if (model.screen !== 'check') return takeInLesson(withoutDoorPage(model), call);
  // A phone is checked in the middle of the step, to which the learner comes back.
  const { screen, check, notice, focus, lastFocus, isTyping } = model;
  const taken = takeInLesson({ ...model, screen: 'lesson', check: null }, call);
  return { ...taken, screen, check, notice, focus, lastFocus, isTyping };
}

function takeInLesson(model: Model, { world, told, client }: OutsideCall): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const { lesson, session: before } = open;
  // Who is not let in has done nothing in the step.
  const refused = told.actor === null ? null : (told.reason?.code ?? null);
  const failedTries = before.failedTries + (refused === null ? 0 : 1);
  const session = inWorld(lesson, { ...before, failedTries }, world, model.now);
  const taken: Model = {
    ...changeSession(model, () => session),
    undo: before.world === world ? model.undo : [...model.undo, before.world].slice(-UNDO_LIMIT),
    notice: { kind: 'called', call: shown(told, client) },
  };
  const counted = refused === null ? taken : countRefusal(before, taken, refused);
  const noted = noteWrongTurns(before, counted, refused);
  // The page may have lost what had the focus: a device that was removed, a key.
  return solvedNow(before, hasLostFocus(model, noted) ? settleFocus(noted, before) : noted);
}

function hasLostFocus(before: Model, after: Model): boolean {
  return focusedElement(before) !== undefined && focusedElement(after) === undefined;
}

/** Somebody is in the middle of typing: the focus stays, and so do the digits. */
export function isHalfTyped(model: Model): boolean {
  const focused = focusedElement(model);
  return focused?.kind === 'field' && focused.value !== '';
}

function shown({ operation, actor, isMfa, error, reason }: ToldCall, client: string | null): CallTold {
  return {
    client,
    actor,
    operation: operation.slice(0, NAME_MAX),
    isMfa,
    error: error === null ? null : { code: error.code, message: error.message.slice(0, MESSAGE_MAX) },
    reason,
  };
}
