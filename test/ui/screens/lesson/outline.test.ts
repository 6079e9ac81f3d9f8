import { describe, expect, it } from 'vitest';
import { SANDBOX } from '../../../../src/lessons/content/sandbox.js';
import type { Progress } from '../../../../src/lessons/engine/progress.js';
import { changeStep, NO_PROGRESS } from '../../../../src/lessons/engine/progress.js';
import type { OutlineStep } from '../../../../src/ui/screens/lesson/outline.js';
import { outlineLines, outlineOf } from '../../../../src/ui/screens/lesson/outline.js';
import { stepStates } from '../../../../src/ui/screens/step-states.js';
import { openLesson } from '../../../../src/ui/store/open-lesson.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';
import { atTwoCodes } from '../../store/lab-at.js';
import { MOMENTS, modelWith, textOf } from '../course.js';

const SIZE = { columns: 120, rows: 36 };

/** The way through a lesson, seen from one of its moments. */
function outlineAt(
  moment: (typeof MOMENTS)[number],
  progress: Progress = NO_PROGRESS,
): readonly OutlineStep[] {
  const model = modelWith(moment.session, SIZE);
  const seen = { ...model, saved: { ...model.saved, progress } };
  const open = openLesson(seen);
  if (open === null) throw new Error(`${moment.title} is not open`);
  return outlineOf(seen, open);
}

const HERE = MOMENTS.find(({ title }) => title === "two-consecutive-codes / same-code-twice, lab's phone");
if (HERE === undefined) throw new Error('lesson 6 has no step same-code-twice');
const IDS = HERE.lesson.steps.map(({ id }) => id);

const skipped = changeStep(NO_PROGRESS, HERE.lesson.id, IDS[1] ?? '', (step) => ({
  ...step,
  status: 'skipped',
}));

describe('the outline of a lesson', () => {
  it('tells what is done, where one is, and what is to come', () => {
    expect(outlineAt(HERE).map(({ state }) => state)).toEqual([
      ...['done', 'done', 'here'],
      ...['to-come', 'to-come', 'to-come', 'to-come'],
    ]);
  });

  it('tells what was skipped, and what was done in an earlier round', () => {
    const both = changeStep(skipped, HERE.lesson.id, IDS[4] ?? '', (step) => ({ ...step, status: 'done' }));

    expect(outlineAt(HERE, both).map(({ state }) => state)).toEqual([
      ...['done', 'skipped', 'here'],
      ...['to-come', 'done', 'to-come', 'to-come'],
    ]);
  });

  it('ticks the step on the screen as soon as it is solved', () => {
    const { lab, code } = atTwoCodes();
    lab.press(code(0), 'enter', code(0), 'enter');
    const open = openLesson(lab.model);
    if (open === null) throw new Error('no lesson is open');

    expect(outlineOf(lab.model, open).slice(2, 4)).toMatchObject([
      { state: 'done', isHere: true },
      { state: 'to-come', isHere: false },
    ]);
    expect(stepStates(lab.model, open).filter((state) => state === 'here')).toEqual([]);
  });

  it('has a sign of its own for each state, the same as in the header', () => {
    const lines = outlineLines(outlineAt(HERE, skipped), 40, 20).map(textOf);

    expect(lines.slice(0, 4)).toEqual([
      '✓   Before we start',
      '–   Why AWS asks twice',
      '◐   The same code twice',
      '○   One left out',
    ]);
  });

  it('is not there where nobody says what comes, or there is one step', () => {
    const model = modelWith(HERE.session, SIZE);
    const open = openLesson(model);
    if (open === null) throw new Error('no lesson is open');

    expect(outlineOf(model, { ...open, lesson: { ...open.lesson, id: 'monday-3' } })).toEqual([]);
    expect(outlineOf(model, { ...open, lesson: SANDBOX })).toEqual([]);
  });

  it('has the own step in it, and says that there is more, where there is room for few', () => {
    for (const moment of MOMENTS) {
      if (moment.isSolvedTask) continue;
      const { lesson, step } = moment;
      const lines = outlineLines(outlineAt(moment), 32, 5);
      const text = lines.map(textOf).join('\n');

      expect(lines).toHaveLength(Math.min(5, lesson.steps.length));
      expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(32);
      expect(text).toContain(`◐   ${step.title.slice(0, 15)}`);
      if (lesson.steps.length > 5) expect(text).toMatch(/more (above|below)/);
    }
  });
});
