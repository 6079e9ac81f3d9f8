import type { ClassFile } from '../../lessons/class/class-file.js';
import type { HandedIn } from '../../lessons/class/handed-in.js';
import { NOTHING_HANDED_IN } from '../../lessons/class/handed-in.js';
import type { Progress } from '../../lessons/engine/progress.js';
import { NO_PROGRESS } from '../../lessons/engine/progress.js';
import type { ReviewPlan } from '../../lessons/engine/review.js';
import { NO_REVIEW } from '../../lessons/engine/review.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import type { CheckEntry, CheckState } from '../screens/check/check-state.js';
import type { LessonState } from '../screens/lesson/lesson-state.js';
import { freshStepState } from '../screens/lesson/lesson-state.js';
import type { Overlay } from '../screens/overlays/overlay.js';
import type { ReviewState } from '../screens/review/review-state.js';
import type { WelcomeState } from '../screens/welcome/welcome-state.js';
import { WELCOME } from '../screens/welcome/welcome-state.js';
import type { Rgb } from '../text/contrast.js';
import type { Drawing } from '../text/drawing.js';
import { AS_FOUND } from '../text/drawing.js';
import type { Size } from '../text/sizes.js';
import type { Door, DoorEffect, DoorNews, OutsideCall } from './door-state.js';
import { CLOSED } from './door-state.js';
import { withFreshFields } from './fresh-fields.js';
import type { KeyPress } from './key-press.js';
import type { Notice } from './notice.js';
import type { OutsideNews } from './outside-message.js';
import type { Settings } from './settings.js';
import { NOTHING_SET } from './settings.js';
import type { TextReading } from './text-reading.js';

/** What is kept on disk between runs. */
export interface SavedState {
  readonly settings: Settings;
  readonly progress: Progress;
  /** Where each opened lesson stands. */
  readonly sessions: { readonly [lessonId: string]: LessonSession };
  /** Of lessons that are done once more: how each was finished before, which holds until it is finished again. */
  readonly finished: { readonly [lessonId: string]: LessonSession };
  /** The lesson to come back to; null for the list. */
  readonly current: string | null;
  /** Where the learner's recovery plan was written, or null. */
  readonly planPath: string | null;
  /** Plans and pictures that the lab wrote last: by name, the SHA-256 of the content. What has another is the learner's. */
  readonly written: { readonly [name: string]: string };
  /**
   * A number that is the learner's own, so that the answers of questions are in another order for everybody: the second in
   * which they began. 0 before that.
   */
  readonly learner: number;
  /** Says "the same learner" in what is exported, and nothing else. Empty before it is made. */
  readonly id: string;
  /** What was typed for the export: a name, and the two lines of the minute card. */
  readonly handedIn: HandedIn;
  /** When questions of finished lessons are asked again. */
  readonly review: ReviewPlan;
  /** An entry for checking a phone without a lesson, or null. */
  readonly checkEntry: CheckEntry | null;
}

export const NOTHING_SAVED: SavedState = {
  settings: NOTHING_SET,
  progress: NO_PROGRESS,
  sessions: {},
  finished: {},
  current: null,
  planPath: null,
  written: {},
  learner: 0,
  id: '',
  handedIn: NOTHING_HANDED_IN,
  review: NO_REVIEW,
  checkEntry: null,
};

/** What every screen has, or finds again when it is come back to. */
interface SharedState extends LessonState {
  readonly saved: SavedState;
  /** The class whose plan the learner took, or null. */
  readonly joined: ClassFile | null;
  /** The chosen line of the list of lessons. */
  readonly menuIndex: number;
  readonly overlay: Overlay | null;
  readonly notice: Notice | null;
  /** Page of a long text, from 0. */
  readonly textPage: number;
  /** The page that is come back to when what lies over it is closed. */
  readonly pageUnder: number;
  readonly now: EpochSeconds;
  readonly size: Size;
  /** What the learner must be told about the data on disk, one sentence each. */
  readonly storageNotices: readonly string[];
  /** Why the last save failed, or null. */
  readonly saveProblem: string | null;
  /** Saving began to fail, or works again, and no key was pressed since. */
  readonly isSaveNews: boolean;
  readonly drawing: Drawing;
  /** Where programs of the learner's own may call the account of a lesson. */
  readonly door: Door;
  /** Ticks of what moves by itself on the screen, from 0; null where nothing does. */
  readonly motion: number | null;
  /** What the outside is asked to do by what was just chosen. */
  readonly wanted: readonly Effect[];
}

/** Where the learner is, with the state that only this screen has. */
export type ScreenState =
  | WelcomeState
  | CheckState
  | ReviewState
  | { readonly screen: 'menu' | 'lesson' | 'finish'; readonly check: null };

/** Everything the screen shows, as one value. */
export type Model = SharedState & ScreenState;

/** Nothing is asked of the outside. */
export const NOTHING_WANTED: readonly Effect[] = [];

/** The first model of a run. */
export function firstModel(
  saved: SavedState,
  now: EpochSeconds,
  size: Size,
  storageNotices: readonly string[],
): Model {
  const place: ScreenState = saved.settings.phone === null ? WELCOME : { screen: 'menu', check: null };
  return {
    ...place,
    ...freshStepState(now),
    fieldVersion: 0,
    saved: withLearner(withFreshFields(saved, now), now),
    joined: null,
    menuIndex: 0,
    overlay: null,
    notice: null,
    textPage: 0,
    pageUnder: 0,
    now,
    size,
    storageNotices,
    saveProblem: null,
    isSaveNews: false,
    drawing: AS_FOUND,
    door: CLOSED,
    motion: null,
    wanted: NOTHING_WANTED,
  };
}

/** Who has no number yet gets one. It goes to disk with the first thing that is saved. */
function withLearner(saved: SavedState, now: EpochSeconds): SavedState {
  return saved.learner === 0 ? { ...saved, learner: Math.floor(now) } : saved;
}

/** What can happen to the model. Each message that depends on time carries it. */
export type Message =
  | { readonly kind: 'key'; readonly key: KeyPress; readonly now: EpochSeconds }
  | { readonly kind: 'pasted'; readonly text: string; readonly now: EpochSeconds }
  | {
      readonly kind: 'field-changed';
      readonly field: string;
      readonly value: string;
      readonly now: EpochSeconds;
    }
  | { readonly kind: 'ticked'; readonly now: EpochSeconds }
  | { readonly kind: 'resized'; readonly size: Size }
  /** The terminal was measured: its frames take two columns a character. */
  | { readonly kind: 'found-wide' }
  /** The terminal has said which background it has. */
  | { readonly kind: 'found-background'; readonly color: Rgb }
  | {
      readonly kind: 'lesson-asked-for';
      readonly lessonId: string;
      /** A step of it; left out where it opens as always. */
      readonly stepId?: string | undefined;
      readonly now: EpochSeconds;
    }
  | { readonly kind: 'resumed'; readonly now: EpochSeconds }
  | { readonly kind: 'saved'; readonly problem: string | null }
  /** Something was put into the lab's folder. */
  | { readonly kind: 'file-written'; readonly name: string; readonly digest: string }
  /** Everything was erased, but for these files. */
  | { readonly kind: 'files-left'; readonly folder: string; readonly names: readonly string[] }
  | OutsideNews
  | DoorNews
  | OutsideCall
  /** The learner's own editor was left. */
  | { readonly kind: 'editor-left'; readonly text: string; readonly now: EpochSeconds }
  /** A file that was asked for was read, or not. */
  | {
      readonly kind: 'file-read';
      readonly path: string;
      readonly reading: TextReading;
      readonly now: EpochSeconds;
    };

/** What the outside is asked to do. */
export type Effect =
  /** `soon`: after a short rest. */
  | { readonly kind: 'save'; readonly when: 'now' | 'soon' }
  | { readonly kind: 'write-plan'; readonly text: string }
  | { readonly kind: 'write-qr-file'; readonly deviceName: string; readonly uri: string }
  /** Writes what is handed in, into the folder in which the lab was started. */
  | { readonly kind: 'write-export' }
  /** Lends the terminal to the learner's own editor, with this text in a file of this name. */
  | { readonly kind: 'open-editor'; readonly text: string; readonly fileName: string }
  /** Reads a text file of the learner's, by the path that they typed. */
  | { readonly kind: 'read-file'; readonly path: string }
  /** Looks what stays in the lab's folder when everything is erased. */
  | { readonly kind: 'look-what-is-left' }
  | DoorEffect
  | { readonly kind: 'exit' };

/** The next model, and what to do outside. */
export interface Updated {
  readonly model: Model;
  readonly effects: readonly Effect[];
}

/** Seconds after which a learner is taken to have left the keyboard, when time spent is counted. */
export const IDLE_LIMIT_SECONDS: Seconds = 300;
