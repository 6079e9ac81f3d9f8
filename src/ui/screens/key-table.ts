import type { ExecuteContext } from '../../sim/base/ports.js';
import type { KeyPress } from '../store/key-press.js';
import type { Effect, Model } from '../store/model.js';
import { withTimeSpent } from './lesson/passing-time.js';
import type { KeyHint } from './overlays/overlay.js';

/** What is known at the moment of a key. */
export interface Pressed {
  readonly key: KeyPress;
  readonly context: ExecuteContext;
  /** All keys that work at this moment, for the help page. */
  readonly allKeys: () => readonly KeyHint[];
}

/** One line of a key table: it matches keys, does what they stand for, and prints the footer and the help page. */
export interface Binding {
  /** Key names, or characters. */
  readonly keys: readonly string[];
  /** The keys as shown. */
  readonly shown: string;
  readonly help: string;
  /** Whether it works now; left out where it works as long as its table holds. */
  readonly when?: (model: Model) => boolean;
  /** Left out of the footer, not of the help. */
  readonly isQuiet?: boolean;
  /** Named nowhere: it only says why it does not work here. */
  readonly isUnnamed?: boolean;
  readonly does: (model: Model, pressed: Pressed) => Model;
  /** What the outside is asked to do besides, for the model before the key. */
  readonly effects?: (model: Model) => readonly Effect[];
}

/**
 * The keys of a screen, or of what lies over it. Earlier lines win, and come first in the footer: what is likely now, in
 * the order of use. Where room is short, those before the last two give way.
 */
export type KeyTable = readonly Binding[];

const quitting = {
  help: 'quit',
  does: (model, { context }) => withTimeSpent(model, context.now),
  effects: () => [{ kind: 'exit' }],
} as const satisfies Partial<Binding>;

/** Works everywhere, whatever is open, but where a line that is typed at a prompt is dropped first. */
export const QUIT_AT_ONCE: Binding = { ...quitting, keys: ['ctrl-c'], shown: 'Ctrl+C', isQuiet: true };

/** All keys that work. */
const HELP: Binding = {
  keys: ['?', 'f1'],
  shown: '?',
  help: 'keys',
  does: (model, { allKeys }) => ({ ...model, overlay: { kind: 'help', keys: allKeys() }, textPage: 0 }),
};

/** The same where letters are text. */
export const HELP_BY_F1: Binding = { ...HELP, keys: ['f1'], shown: 'F1' };

/** The end of the table of every screen: the keys that stay in the footer where there is room for few. */
export const HELP_AND_QUIT: KeyTable = [
  {
    keys: ['A'],
    shown: 'A',
    help: 'ASCII, or frames',
    isQuiet: true,
    does: (model) => ({
      ...model,
      drawing: { ...model.drawing, isAsciiTurned: !model.drawing.isAsciiTurned },
    }),
  },
  HELP,
  { ...quitting, keys: ['q'], shown: 'q' },
];

/** Draws the QR code in another way: for terminals that are not what they are taken for. */
export const DRAW_OTHERWISE: Binding = {
  keys: ['d'],
  shown: 'd',
  help: 'draw otherwise',
  does: (model) => ({ ...model, drawing: { ...model.drawing, qrTurns: model.drawing.qrTurns + 1 } }),
};

/** Under a window in which nothing can be seen: what nobody sees is not done. */
export const UNSEEN_KEYS: KeyTable = [{ ...quitting, keys: ['q'], shown: 'q' }];

/** The pages of words, where they can be opened. */
export const GLOSSARY: Binding = {
  keys: ['g'],
  shown: 'g',
  help: 'words',
  isQuiet: true,
  does: (model) => ({ ...model, overlay: { kind: 'glossary' }, textPage: 0 }),
};

/** The quick answer, for who has no time for a course. */
export const SIX_STEPS: Binding = {
  keys: ['s'],
  shown: 's',
  help: 'six steps',
  does: (model) => ({ ...model, overlay: { kind: 'six-steps' }, textPage: 0 }),
};

/** What is simulated, and what is not. */
export const WHAT_IS_REAL: Binding = {
  keys: ['v'],
  shown: 'v',
  help: 'what is real here',
  isQuiet: true,
  does: (model) => ({ ...model, overlay: { kind: 'simulated' }, textPage: 0 }),
};
