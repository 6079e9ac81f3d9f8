import type { Step } from '../../../lessons/engine/lesson.js';
import type { Model } from '../../store/model.js';
import { openLesson, shownStep } from '../../store/open-lesson.js';
import type { Binding, KeyTable } from '../key-table.js';
import { nextToRead, previousStep } from '../lesson/read-again.js';
import { askToRestartLesson } from '../menu/ask-to-restart.js';
import { hasPageAfter, hasPageBefore, turnPage } from './turn-page.js';

/** Keys that turn the pages of a long text, one by one. */
export const NEXT_PAGE: Binding = {
  keys: ['enter', 'n'],
  shown: 'Enter',
  help: 'next page',
  when: hasPageAfter,
  does: (model) => turnPage(model, 1) ?? model,
};

/** The arrows do the same. */
export const PAGES: KeyTable = [
  {
    keys: ['right', 'down', 'page-down', 'j', ' '],
    shown: 'j',
    help: 'next page',
    when: hasPageAfter,
    isQuiet: true,
    does: (model) => turnPage(model, 1) ?? model,
  },
  {
    keys: ['left', 'up', 'page-up', 'k'],
    shown: 'k',
    help: 'page before',
    when: hasPageBefore,
    does: (model) => turnPage(model, -1) ?? model,
  },
];

/** The step that is read again has more to it. */
function hasMore(model: Model): boolean {
  return stepBefore(model)?.more !== undefined;
}

function stepBefore(model: Model): Step | undefined {
  const { overlay } = model;
  if (overlay?.kind !== 'before') return undefined;
  return openLesson(model)?.lesson.steps.find(({ id }) => id === overlay.stepId);
}

/** Closes the page. From more about a step that is read again, back to that step. */
function close(model: Model): Model {
  const { overlay } = model;
  if (overlay?.kind !== 'more' || overlay.stepId === undefined) return { ...model, overlay: null };
  return { ...model, overlay: { kind: 'before', stepId: overlay.stepId }, textPage: 0 };
}

const isBefore = ({ overlay }: Model) => overlay?.kind === 'before';

/** There is a step before the one on the screen. */
export function hasStepBefore(model: Model): boolean {
  const open = openLesson(model);
  return open !== null && shownStep(model, open) > 0;
}

/** A page of text that lies over a screen. Enter goes on through the text, and then closes it. */
export const TEXT_KEYS: KeyTable = [
  NEXT_PAGE,
  { keys: ['enter', 'n'], shown: 'Enter', help: 'on', when: isBefore, does: nextToRead },
  {
    keys: ['left', 'N', 'backspace'],
    shown: 'N',
    help: 'back',
    when: (model) => isBefore(model) && (hasStepBefore(model) || hasPageBefore(model)),
    does: (model) => turnPage(model, -1) ?? previousStep(model),
  },
  {
    keys: ['e'],
    shown: 'e',
    help: 'more',
    when: hasMore,
    does: (model) => {
      const step = stepBefore(model);
      return step === undefined
        ? model
        : { ...model, overlay: { kind: 'more', stepId: step.id }, textPage: 0 };
    },
  },
  {
    keys: ['escape', 'enter', '?', 'f1', 'q', 'g', 'v', 'i', 's', 'o'],
    shown: 'Esc',
    help: 'close',
    does: close,
  },
  // The key that opened a page closes it. A step that is read again was opened by another one.
  { keys: ['e'], shown: 'e', help: 'close', isUnnamed: true, when: (model) => !isBefore(model), does: close },
  ...PAGES,
  {
    keys: ['x'],
    shown: 'x',
    help: 'do the lesson again',
    when: ({ overlay }) => overlay?.kind === 'review',
    does: (model) =>
      model.overlay?.kind === 'review' ? askToRestartLesson(model, model.overlay.lessonId) : model,
  },
];
