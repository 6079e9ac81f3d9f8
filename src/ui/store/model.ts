import type { Secrets } from '../../lessons/engine/fields.js';
import type { Progress } from '../../lessons/engine/progress.js';
import { NO_PROGRESS } from '../../lessons/engine/progress.js';
import type { RouteId } from '../../lessons/engine/routes.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import type { TypedCodeProblem } from '../../sim/codes/typed-code.js';
import type { AwsError } from '../../sim/world/error-codes.js';
import type { Reason } from '../../sim/world/reasons.js';
import type { World } from '../../sim/world/world.js';
import type { CheckEntry, PhoneCheck } from '../screens/check/phone-check.js';
import type { Size } from '../text/sizes.js';

/** The phones that the learner may work with. */
export const PHONE_CHOICES = ['lab', 'own'] as const;

/** Which phone the learner works with; null until asked. */
export type PhoneChoice = (typeof PHONE_CHOICES)[number];

/** What is kept on disk between runs. */
export interface SavedState {
  readonly settings: {
    readonly phone: PhoneChoice | null;
    readonly route: RouteId;
    readonly plain: boolean;
    readonly ascii: boolean;
    readonly reducedMotion: boolean;
  };
  readonly progress: Progress;
  /** Where each opened lesson stands. */
  readonly sessions: { readonly [lessonId: string]: LessonSession };
  /** The lesson to come back to; null for the list. */
  readonly current: string | null;
  /** Where the learner's recovery plan was written, or null. */
  readonly planPath: string | null;
  /** An entry for checking a phone without a lesson, or null. */
  readonly checkEntry: CheckEntry | null;
}

export const NOTHING_SAVED: SavedState = {
  settings: { phone: null, route: 'full', plain: false, ascii: false, reducedMotion: false },
  progress: NO_PROGRESS,
  sessions: {},
  current: null,
  planPath: null,
  checkEntry: null,
};

/** What the last action led to. Words with a countdown are made when drawn, so the reason is kept as data. */
export type Notice =
  | { readonly kind: 'refused'; readonly error: AwsError | null; readonly reason: Reason }
  | { readonly kind: 'typed'; readonly problem: TypedCodeProblem }
  | { readonly kind: 'out-of-step'; readonly drift: number }
  | { readonly kind: 'hint'; readonly level: number; readonly text: string }
  | { readonly kind: 'ok' | 'info' | 'problem'; readonly text: string };

/** Whose code is looked into: a seed is never put on the screen. */
export interface InsideOf {
  readonly seed: string;
  readonly name: string;
  /** That clock minus real time. */
  readonly clockOffset: Seconds;
  /** Whose clock it is: "the lab's clock". */
  readonly clock: string;
}

/** A key and what it does, for the footer and the help page. */
export interface KeyHint {
  readonly shown: string;
  readonly help: string;
}

/** Something laid over the lesson; Esc closes it. */
export type Overlay =
  | { readonly kind: 'help'; readonly keys: readonly KeyHint[] }
  | { readonly kind: 'more' }
  /** All that a small window has no room for at once. */
  | { readonly kind: 'whole' }
  /** A step before the open one, to read again. */
  | { readonly kind: 'before'; readonly stepId: string }
  | { readonly kind: 'confirm-restart' }
  | { readonly kind: 'confirm-own-phone' }
  | { readonly kind: 'confirm-restart-lesson'; readonly lessonId: string }
  | { readonly kind: 'erase'; readonly typed: string }
  | { readonly kind: 'inside'; readonly of: InsideOf }
  | { readonly kind: 'glossary' }
  | { readonly kind: 'simulated' }
  | { readonly kind: 'review'; readonly lessonId: string }
  | { readonly kind: 'lab-qr'; readonly serialNumber: string };

/** Everything the screen shows, as one value. */
export interface Model {
  readonly saved: SavedState;
  readonly screen: 'welcome' | 'menu' | 'lesson' | 'finish' | 'check';
  /** The check of a phone, while it is open. */
  readonly check: PhoneCheck | null;
  readonly menuIndex: number;
  /** Passwords that were typed and not sent yet: never saved, and gone with their page. */
  readonly secrets: Secrets;
  /** Worlds before the last actions of this step, newest last. */
  readonly undo: readonly World[];
  /** The focused element of the lesson screen. */
  readonly focus: string | null;
  /** Letters go into the focused text field. Esc ends it, so that keys work as commands. */
  readonly isTyping: boolean;
  /** Counts changes of a field from outside, so that the field's cursor moves to its end. */
  readonly fieldVersion: number;
  readonly overlay: Overlay | null;
  readonly notice: Notice | null;
  /** Page of a long text, from 0. */
  readonly textPage: number;
  /** The answer chosen on a card of the wait. */
  readonly cardChoice: string | null;
  readonly now: EpochSeconds;
  /** When the step was entered, for the time spent. */
  readonly stepSince: EpochSeconds;
  readonly size: Size;
  /** What the learner must be told about the data on disk, one sentence each. */
  readonly storageNotices: readonly string[];
  /** Why the last save failed, or null. */
  readonly saveProblem: string | null;
}

/** No password is being typed. */
export const NO_SECRETS: Secrets = {};

/** The most undo steps kept. */
export const UNDO_LIMIT = 50;

/** The first model of a run. */
export function firstModel(
  saved: SavedState,
  now: EpochSeconds,
  size: Size,
  storageNotices: readonly string[],
): Model {
  return {
    saved,
    screen: saved.settings.phone === null ? 'welcome' : 'menu',
    check: null,
    menuIndex: 0,
    secrets: NO_SECRETS,
    undo: [],
    focus: null,
    isTyping: false,
    fieldVersion: 0,
    overlay: null,
    notice: null,
    textPage: 0,
    cardChoice: null,
    now,
    stepSince: now,
    size,
    storageNotices,
    saveProblem: null,
  };
}

/** A key, the same on every terminal. */
export interface Key {
  readonly name:
    | 'enter'
    | 'escape'
    | 'tab'
    | 'shift-tab'
    | 'up'
    | 'down'
    | 'left'
    | 'right'
    | 'page-up'
    | 'page-down'
    | 'backspace'
    | 'ctrl-c'
    | 'text';
  /** The characters typed, for `text`. */
  readonly text: string;
}

/** What can happen to the model. Each message that depends on time carries it. */
export type Message =
  | { readonly kind: 'key'; readonly key: Key; readonly now: EpochSeconds }
  | { readonly kind: 'pasted'; readonly text: string; readonly now: EpochSeconds }
  | {
      readonly kind: 'field-changed';
      readonly field: string;
      readonly value: string;
      readonly now: EpochSeconds;
    }
  | { readonly kind: 'ticked'; readonly now: EpochSeconds }
  | { readonly kind: 'resized'; readonly size: Size }
  | { readonly kind: 'lesson-asked-for'; readonly lessonId: string; readonly now: EpochSeconds }
  | { readonly kind: 'resumed'; readonly now: EpochSeconds }
  | { readonly kind: 'saved'; readonly problem: string | null }
  | { readonly kind: 'plan-written'; readonly path: string }
  | { readonly kind: 'plan-failed'; readonly reason: string }
  | { readonly kind: 'qr-file-written'; readonly path: string }
  | { readonly kind: 'qr-file-failed'; readonly reason: string };

/** What the outside is asked to do. */
export type Effect =
  /** `soon`: after a short rest. */
  | { readonly kind: 'save'; readonly when: 'now' | 'soon' }
  | { readonly kind: 'write-plan'; readonly text: string }
  | { readonly kind: 'write-qr-file'; readonly deviceName: string; readonly uri: string }
  | { readonly kind: 'exit' };

/** The next model, and what to do outside. */
export interface Updated {
  readonly model: Model;
  readonly effects: readonly Effect[];
}

/** Seconds after which a learner is taken to have left the keyboard, when time spent is counted. */
export const IDLE_LIMIT_SECONDS: Seconds = 300;
