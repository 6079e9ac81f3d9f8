import { mondayOf } from '../../../lessons/content/monday/monday.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { shownStep } from '../../store/open-lesson.js';
import type { State } from '../../text/signs.js';
import { stateSign } from '../../text/signs.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span } from '../../text/spans.js';
import { pane } from '../panes.js';
import { stepStates } from '../step-states.js';

/** A step of the lesson, by its title. */
export interface OutlineStep {
  readonly title: string;
  readonly state: State;
  /** It is on the screen. */
  readonly isHere: boolean;
}

/**
 * The way through a lesson; empty where there is none to be shown: on a Monday nobody says what comes, and a sandbox has one
 * step.
 */
export function outlineOf(model: Model, open: OpenLesson): readonly OutlineStep[] {
  const { lesson } = open;
  if (lesson.steps.length < 2 || mondayOf(lesson.id) !== undefined) return [];
  const here = shownStep(model, open);
  const states = stepStates(model, open);
  return lesson.steps.map(({ title }, place) => ({
    title,
    state: states[place] ?? 'to-come',
    isHere: place === here,
  }));
}

/** The name of its frame. */
export const OUTLINE_TITLE = 'This lesson';

/** A line for each step. Where there is no room for all, those around the learner's own. */
export function outlineLines(steps: readonly OutlineStep[], width: number, rows: number): readonly Line[] {
  const lines = steps.map(({ title, state, isHere }): Line => {
    const line: Line = [stateSign(state), span(` ${title}`, isHere ? 'strong' : 'muted')];
    return lineWidth(line) > width ? [...fitTo(line, width - 3), span('...')] : line;
  });
  if (lines.length <= rows) return lines;
  return pane({ lines, focusLine: steps.findIndex(({ isHere }) => isHere) }, width, rows);
}
