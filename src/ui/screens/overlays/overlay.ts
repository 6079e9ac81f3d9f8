import type { HandedIn } from '../../../lessons/class/handed-in.js';
import type { Seconds } from '../../../sim/base/time.js';
import type { TotpParameters } from '../../../sim/codes/totp-parameters.js';

/** Whose code is looked into: a seed is never put on the screen. */
export interface InsideOf {
  readonly seed: string;
  /** How its codes are made, where that is not as AWS's devices do it. */
  readonly parameters?: TotpParameters;
  readonly name: string;
  /** That clock minus real time. */
  readonly clockOffset: Seconds;
  /** Whose clock it is: "the lab's clock". */
  readonly clock: string;
}

/** Hours that pass before the learner's eyes, one at a time. What they lead to has been done by then. */
export interface Night {
  readonly servers: number;
  /** The bill at the beginning, in dollars. */
  readonly bill: number;
  readonly hours: number;
  /** How many lines of it are on the screen. */
  readonly shown: number;
}

/** A key and what it does, for the footer and the help page. */
export interface KeyHint {
  readonly shown: string;
  readonly help: string;
}

/** A page of text, as long as it takes. */
export type TextOverlay =
  | { readonly kind: 'help'; readonly keys: readonly KeyHint[] }
  /** Of the open step, unless one is read again. */
  | { readonly kind: 'more'; readonly stepId?: string }
  /** All that a small window has no room for at once. */
  | { readonly kind: 'whole' }
  /** A step before the open one, to read again. */
  | { readonly kind: 'before'; readonly stepId: string }
  | { readonly kind: 'inside'; readonly of: InsideOf }
  | { readonly kind: 'six-steps' }
  | { readonly kind: 'glossary' }
  /** How the last Monday went. */
  | { readonly kind: 'monday' }
  /** How likely a thief gets past a code. */
  | { readonly kind: 'odds' }
  | { readonly kind: 'simulated' }
  /** How a program of the learner's own gets in. */
  | { readonly kind: 'door' }
  | { readonly kind: 'review'; readonly lessonId: string };

/** A lesson that has just come to its end. */
export interface Ending {
  readonly lessonId: string;
  /** It was walked to its end before. */
  readonly isAgain: boolean;
  /** One lesson more of the course is done. */
  readonly hasGrown: boolean;
  /** The entry of the time before is of no use any more, and still on the learner's own phone. */
  readonly isEntryDead: boolean;
}

/** What is handed in, before it is written. */
export interface ExportOverlay {
  readonly kind: 'export';
  /** What the file has in it, or the line that is being typed. */
  readonly at: 'told' | keyof HandedIn;
  readonly texts: HandedIn;
}

/** Something laid over a screen; Esc closes it. */
export type Overlay =
  | TextOverlay
  /** What a lesson was good for, over the list. */
  | { readonly kind: 'ending'; readonly ending: Ending }
  /** A night that passes before the learner's eyes. */
  | { readonly kind: 'night'; readonly night: Night }
  | { readonly kind: 'confirm-restart' }
  | { readonly kind: 'confirm-own-phone' }
  | { readonly kind: 'confirm-restart-lesson'; readonly lessonId: string }
  | { readonly kind: 'erase'; readonly typed: string }
  | ExportOverlay
  | { readonly kind: 'lab-qr'; readonly serialNumber: string };

/** A question that needs a y or an n: each of them is named so. */
export type Confirmation = Extract<Overlay, { readonly kind: `confirm-${string}` }>;

/** Tells a question that needs a y or an n from all else that can lie over a screen. */
export function isConfirmation(overlay: Overlay): overlay is Confirmation {
  return overlay.kind.startsWith('confirm-');
}
