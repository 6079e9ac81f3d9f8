import type { KeyTable } from '../key-table.js';
import { GLOSSARY, HELP_AND_QUIT, WHAT_IS_REAL } from '../key-table.js';
import { hasStepBefore } from '../overlays/text-keys.js';
import { chooseHere } from './answer.js';
import { previousStep } from './read-again.js';
import { ANSWERS, LESSONS, OPTIONS, SKIP } from './step-keys.js';

/** A question before a task: what will happen? */
export const PREDICTION_KEYS: KeyTable = [
  ...ANSWERS.map((binding) => ({ ...binding, help: 'mark' })),
  ...OPTIONS.map((binding) => (binding.keys.includes('enter') ? { ...binding, help: 'go on' } : binding)),
  {
    keys: ['enter'],
    shown: 'Enter',
    help: 'go on',
    when: ({ optionAt }) => optionAt === null,
    does: chooseHere,
  },
  { keys: ['n'], shown: 'n', help: 'next', isUnnamed: true, does: chooseHere },
  {
    keys: ['left', 'N', 'backspace'],
    shown: 'N',
    help: 'back',
    when: hasStepBefore,
    does: previousStep,
  },
  GLOSSARY,
  WHAT_IS_REAL,
  LESSONS,
  SKIP,
  ...HELP_AND_QUIT,
];
