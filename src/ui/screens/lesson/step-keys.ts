import type { Model } from '../../store/model.js';
import { isFolded, openLesson } from '../../store/open-lesson.js';
import type { Binding, KeyTable } from '../key-table.js';
import { GLOSSARY, HELP_AND_QUIT, WHAT_IS_REAL } from '../key-table.js';
import { lookInside } from '../overlays/inside-page.js';
import { hasStepBefore } from '../overlays/text-keys.js';
import { hasPageAfter, hasPageBefore, turnPage } from '../overlays/turn-page.js';
import { choose, chooseHere, moveOption } from './answer.js';
import { DOOR_KEYS } from './door-keys.js';
import { skip } from './help-out.js';
import { answerCount, hasDevice, isAsked, isSolved, isToBeSolved, namesInside } from './lesson-facts.js';
import { leaveLesson, nextStep } from './next-step.js';
import { previousStep } from './read-again.js';
import { isLastStep } from './skipped-steps.js';

/** The letters that are answers here, and no others. */
export const ANSWERS: KeyTable = ['ab', 'abc', 'abcd'].map((letters) => ({
  keys: [...letters],
  shown: `a-${letters.at(-1)}`,
  help: 'answer',
  when: (model) => answerCount(model) === letters.length,
  does: (model, { key }) => choose(model, key.text),
}));

/** The arrows walk from answer to answer, and Enter chooses, as everywhere. */
export const OPTIONS: KeyTable = [
  {
    keys: ['down', 'j', 'tab'],
    shown: 'Down',
    help: 'move',
    isQuiet: true,
    when: isAsked,
    does: (model) => moveOption(model, 1),
  },
  {
    keys: ['up', 'k', 'shift-tab'],
    shown: 'Up',
    help: 'move back',
    isQuiet: true,
    when: isAsked,
    does: (model) => moveOption(model, -1),
  },
  {
    keys: ['enter', ' '],
    shown: 'Enter',
    help: 'choose',
    when: (model) => isAsked(model) && !isSolved(model) && model.optionAt !== null,
    does: chooseHere,
  },
];

/** Goes on from a step that is done. */
export const NEXT: Binding = {
  keys: ['enter', 'n'],
  shown: 'Enter',
  help: 'next',
  when: isSolved,
  does: (model, { context }) => turnPage(model, 1) ?? nextStep(model, context),
};

/** Goes on without doing the step. */
export const SKIP: Binding = {
  keys: ['s'],
  shown: 's',
  help: 'skip',
  when: isToBeSolved,
  does: (model, { context }) => skip(model, context),
};

/** More about the step, where there is more. */
export const MORE = {
  keys: ['e'],
  shown: 'e',
  help: 'more',
  when: (model) => openLesson(model)?.step.more !== undefined || isFolded(model),
  does: (model) => ({ ...model, overlay: { kind: 'more' }, textPage: 0 }),
} as const satisfies Binding;

/** How the code that matters now is made. */
export const INSIDE: Binding = {
  keys: ['i'],
  shown: 'i',
  help: 'inside the code',
  when: hasDevice,
  isQuiet: true,
  does: lookInside,
};

/** The same, named where the lesson asks for it. */
export const NAMED_INSIDE: Binding = {
  ...INSIDE,
  isQuiet: false,
  when: (model) => hasDevice(model) && namesInside(model),
};

/** Out of the lesson, whose place is kept. */
export const LESSONS: Binding = {
  keys: ['l'],
  shown: 'l',
  help: 'lessons',
  does: (model, { context }) => leaveLesson(model, context.now),
};

/** What leads aside from a step, and out of it. */
export const ASIDE: KeyTable = [INSIDE, GLOSSARY, WHAT_IS_REAL, LESSONS, ...DOOR_KEYS];

/** Once a question is solved its answers can still be looked at; what is likely then is to go on. */
const OTHER_ANSWERS: KeyTable = ANSWERS.map((binding) => ({ ...binding, isQuiet: true }));

/** Nothing comes after this page. */
function isAtEnd(model: Model): boolean {
  const open = openLesson(model);
  return open !== null && isLastStep(model.saved.progress, open) && !hasPageAfter(model);
}

/** A step to read or to answer. */
export const STEP_KEYS: KeyTable = [
  { ...NEXT, help: 'finish', when: (model) => isSolved(model) && isAtEnd(model) },
  NEXT,
  ...ANSWERS.map((binding) => ({
    ...binding,
    when: (model: Model) => !isSolved(model) && binding.when?.(model) === true,
  })),
  ...OTHER_ANSWERS,
  ...OPTIONS,
  {
    keys: ['enter'],
    shown: 'Enter',
    help: 'choose',
    isUnnamed: true,
    when: (model) => isAsked(model) && !isSolved(model),
    does: chooseHere,
  },
  {
    keys: ['left', 'N', 'backspace'],
    shown: 'N',
    help: 'back',
    when: (model) => hasStepBefore(model) || hasPageBefore(model),
    does: (model) => turnPage(model, -1) ?? previousStep(model),
  },
  {
    keys: ['right', 'down', 'page-down', 'j', ' '],
    shown: 'j',
    help: 'more text',
    when: hasPageAfter,
    isQuiet: true,
    does: (model) => turnPage(model, 1) ?? model,
  },
  {
    keys: ['up', 'page-up', 'k'],
    shown: 'k',
    help: 'text before',
    when: hasPageBefore,
    isQuiet: true,
    does: (model) => turnPage(model, -1) ?? model,
  },
  MORE,
  NAMED_INSIDE,
  ...ASIDE,
  SKIP,
  ...HELP_AND_QUIT,
];
