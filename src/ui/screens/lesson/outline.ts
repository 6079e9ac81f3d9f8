import { mondayOf } from '../../../lessons/content/monday/monday.js';
import type { Lesson } from '../../../lessons/engine/lesson.js';
import type { Progress } from '../../../lessons/engine/progress.js';
import { stepProgress } from '../../../lessons/engine/progress.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span } from '../../text/spans.js';
import { pane } from '../panes.js';

/** How far a step is, seen from the one that the learner is in. */
export type StepState = 'done' | 'skipped' | 'here' | 'to-come';

/** A step of the lesson, by its title. */
export interface OutlineStep {
  readonly title: string;
  readonly state: StepState;
}

/**
 * The way through a lesson; empty where there is none to be shown: on a Monday nobody says what comes, and a sandbox has one
 * step. What was done once stays done.
 */
export function outlineOf(lesson: Lesson, progress: Progress, here: number): readonly OutlineStep[] {
  if (lesson.steps.length < 2 || mondayOf(lesson.id) !== undefined) return [];
  return lesson.steps.map(({ id, title }, place) => {
    if (place === here) return { title, state: 'here' };
    const { status } = stepProgress(progress, lesson.id, id);
    if (status === 'skipped') return { title, state: 'skipped' };
    return { title, state: status === 'done' || place < here ? 'done' : 'to-come' };
  });
}

/** The name of its frame. */
export const OUTLINE_TITLE = 'This lesson';

/** Each state has a sign of its own, and no colour has to tell it. */
const SIGNS = {
  done: span('✓', 'ok'),
  skipped: span('-', 'muted'),
  here: span('▸', 'here'),
  'to-come': span('○', 'muted'),
} as const;

/** A line for each step. Where there is no room for all, those around the learner's own. */
export function outlineLines(steps: readonly OutlineStep[], width: number, rows: number): readonly Line[] {
  const lines = steps.map(({ title, state }): Line => {
    const words = span(title, state === 'here' ? 'strong' : 'muted');
    const line: Line = [SIGNS[state], span(' '), words];
    return lineWidth(line) > width ? [...fitTo(line, width - 3), span('...')] : line;
  });
  if (lines.length <= rows) return lines;
  return pane({ lines, focusLine: steps.findIndex(({ state }) => state === 'here') }, width, rows);
}
