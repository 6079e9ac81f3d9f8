import { solveStep } from '../../../lessons/engine/session.js';
import { plainText } from '../../../lessons/words/rich-text.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import { settleFocus } from '../../console/focus.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { changeRecord, changeSession, recordStep } from '../../store/session.js';
import { NO_SECRETS } from './lesson-state.js';
import { nextStep } from './next-step.js';
import { skippedNotice } from './skipped-steps.js';

/** The next level of hint: nudge, step, and then the lab does it. */
export function hint(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null || open.step.kind !== 'task') return model;
  const level = Math.min(3, open.session.hintLevel + 1);
  const hinted = changeSession(model, (session) => ({ ...session, hintLevel: level }));
  const counted = changeRecord(hinted, (step) => ({ ...step, hints: Math.max(step.hints, level) }));
  // Where the task has gone astray its hints cannot be followed.
  const hintText = open.step.astray?.(open.session.world) ?? open.step.hints[level === 1 ? 0 : 1];
  const given = level === 3 ? null : hintText;
  if (given !== null) {
    const text = `${plainText(given)}${level === 2 ? ' (h again does it for you)' : ''}`;
    return { ...counted, notice: { kind: 'hint', level, text } };
  }
  const solved = solve(counted, 'done', context);
  return {
    ...solved,
    notice: { kind: 'hint', level: 3, text: 'Done for you. Look at what changed, then go on.' },
  };
}

/** Solves the step and marks it skipped, never done. */
export function skip(model: Model, context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const skipped = nextStep(solve(model, 'skipped', context), context);
  return skipped.screen === 'lesson' ? { ...skipped, notice: skippedNotice(open.step) } : skipped;
}

function solve(model: Model, status: 'done' | 'skipped', context: ExecuteContext): Model {
  const open = openLesson(model);
  if (open === null) return model;
  const { usesOwnPhone } = open.session.world;
  // The step is done from where it began, with the phone that is used now.
  const solved = changeSession(model, (session) =>
    solveStep(open.lesson, { ...session, stepStart: { ...session.stepStart, usesOwnPhone } }, context),
  );
  return settleFocus({ ...recordStep(solved, status), undo: [], secrets: NO_SECRETS }, open.session);
}
