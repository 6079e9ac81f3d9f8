import type { KeyTable } from '../key-table.js';
import { HELP_AND_QUIT, SIX_STEPS } from '../key-table.js';
import { answerWelcome, giveAnswer, moveAnswer } from './welcome-update.js';

/** The first question. */
export const WELCOME_KEYS: KeyTable = [
  { keys: ['enter'], shown: 'Enter', help: 'choose', does: giveAnswer },
  // The letters stand before the answers.
  {
    keys: ['a', '1'],
    shown: 'a',
    help: "the lab's phone",
    isQuiet: true,
    does: (model) => answerWelcome(model, 'lab'),
  },
  {
    keys: ['b', '2'],
    shown: 'b',
    help: 'my own phone',
    isQuiet: true,
    does: (model) => answerWelcome(model, 'own'),
  },
  {
    keys: ['c', '3'],
    shown: 'c',
    help: 'only check my phone',
    isQuiet: true,
    does: (model) => answerWelcome(model, 'check'),
  },
  { keys: ['up', 'k'], shown: 'Up/k', help: 'up', isQuiet: true, does: (model) => moveAnswer(model, -1) },
  {
    keys: ['down', 'j', 'tab'],
    shown: 'Down/j',
    help: 'down',
    isQuiet: true,
    does: (model) => moveAnswer(model, 1),
  },
  SIX_STEPS,
  ...HELP_AND_QUIT,
];
