import type { KeyTable } from '../key-table.js';
import { GLOSSARY, HELP_AND_QUIT, WHAT_IS_REAL } from '../key-table.js';
import { chooseHere } from '../lesson/answer.js';
import { ANSWERS, OPTIONS } from '../lesson/step-keys.js';
import { isReviewSolved, leaveReview, nextQuestion } from './review-update.js';

/** Old questions, asked again. */
export const REVIEW_KEYS: KeyTable = [
  { keys: ['enter', 'n'], shown: 'Enter', help: 'next', when: isReviewSolved, does: nextQuestion },
  ...ANSWERS,
  ...OPTIONS,
  { keys: ['enter'], shown: 'Enter', help: 'choose', isUnnamed: true, does: chooseHere },
  { keys: ['l', 'escape'], shown: 'l', help: 'lessons', does: leaveReview },
  GLOSSARY,
  WHAT_IS_REAL,
  ...HELP_AND_QUIT,
];
