import type { Secrets } from '../../../lessons/engine/fields.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { World } from '../../../sim/world/world.js';

/** The parts of the model that belong to one step. They wait while a phone is checked in the middle of it. */
export interface StepState {
  /** Passwords that were typed and not sent yet: never saved, and gone with their page. */
  readonly secrets: Secrets;
  /** Worlds before the last actions of this step, newest last. */
  readonly undo: readonly World[];
  /** The focused element of the lesson screen. */
  readonly focus: string | null;
  /** What had the focus when the step was solved: it stays in sight. */
  readonly lastFocus: string | null;
  /** Letters go into the focused text field. Esc ends it, so that keys work as commands. */
  readonly isTyping: boolean;
  /** What the prompt of a terminal remembers beside what is typed. */
  readonly prompt: PromptState;
  /** The answer chosen on a card of the wait. */
  readonly cardChoice: CardChoice | null;
  /** The answer that the arrows stand at, by its place; null before they are used. */
  readonly optionAt: number | null;
  /** Lines by which the pane with the focus was moved, for what is out of sight; 0 where the focus is in sight. */
  readonly scrolled: number;
  /** When the step was entered, for the time spent. */
  readonly stepSince: EpochSeconds;
}

/** What the prompt of a terminal remembers beside what is typed. */
export interface PromptState {
  /** Where the next character goes; at the end, where the line is shorter. */
  readonly cursor: number;
  /** Which line of the history was taken up, the newest is 1, and what was typed before; null where none was. */
  readonly recalled: { readonly back: number; readonly typed: string } | null;
}

/** The cursor is behind the last character: somebody may come back to a line that was begun. */
export const NEW_PROMPT: PromptState = { cursor: Number.POSITIVE_INFINITY, recalled: null };

/** An answer to the question of a card, and when it was given. */
export interface CardChoice {
  readonly id: string;
  readonly at: EpochSeconds;
}

/** What the lesson screen needs besides the session of the lesson. */
export interface LessonState extends StepState {
  /** Counts changes of a field from outside, so that the field's cursor moves to its end. */
  readonly fieldVersion: number;
}

/** No password is being typed. */
export const NO_SECRETS: Secrets = {};

/** The most undo steps kept. */
export const UNDO_LIMIT = 50;

/** A step as it begins. */
export function freshStepState(now: EpochSeconds): StepState {
  return {
    secrets: NO_SECRETS,
    undo: [],
    focus: null,
    lastFocus: null,
    isTyping: false,
    prompt: NEW_PROMPT,
    cardChoice: null,
    optionAt: null,
    scrolled: 0,
    stepSince: now,
  };
}
