import { describe, expect, it } from 'vitest';
import { findLesson, LESSONS } from '../../../../src/lessons/catalog.js';
import { keyHints } from '../../../../src/ui/screens/keymap.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { at } from '../../store/lab-at.js';
import { frameOf, MOMENTS, modelWith, pressed } from '../course.js';

const CODES = 'two-consecutive-codes';

const GONE = 'the-phone-is-gone';

const SIZE = { columns: 80, rows: 24 };

/** The keys that the footer, or the help page as well, names now. */
const keys = (model: Model, all = true) => keyHints(model, all).map(({ shown }) => shown);

const stepNumber = (lessonId: string, stepId: string) =>
  1 + (findLesson(lessonId)?.steps.findIndex(({ id }) => id === stepId) ?? -1);

const words = (model: Model) => frameOf(model).text.replace(/\s+/g, ' ');

describe('the way back', () => {
  it('shows the steps before, one by one, and comes back to a task that is as it was', () => {
    const lab = at(CODES, 'skip-a-code');
    lab.press('enter', '12');
    const { saved } = lab.model;
    lab.press('N');
    expect(words(lab.model)).toContain('To read again: The same code twice');
    lab.press('N', 'N');
    expect(lab.model.overlay).toMatchObject({ kind: 'before' });
    for (let count = 0; count < 9 && lab.model.overlay !== null; count += 1) lab.press('enter');

    expect(lab.session().stepId).toBe('skip-a-code');
    expect(lab.model.saved).toBe(saved);
    lab.press('N', 'N', 'escape');
    expect(lab.model.overlay).toBeNull();
  });

  it('leaves a form that is filled in alone', () => {
    const lab = at(GONE, 'write-the-plan');
    lab.type('plan-administrator', 'ask in the team');
    lab.press('escape', 'N', 'escape');

    expect(lab.session().drafts['plan-administrator']).toBe('ask in the team');
  });

  it('has the number of the step that is shown in its first line', () => {
    const lab = at(CODES, 'skip-a-code');
    const number = () => Number(/step (\d+)\/\d+/.exec(frameOf(lab.model).lines[0] ?? '')?.[1]);
    const here = number();
    lab.press('N');
    expect(number()).toBe(here - 1);
    lab.press('N');
    expect(number()).toBe(here - 2);
    lab.press('escape');
    expect(number()).toBe(here);
  });

  it('shows with e what more there is about the step that is shown, and comes back to it', () => {
    const again = [...LESSONS].flatMap(({ id, steps }) =>
      steps.flatMap((step, index) => {
        const next = steps[index + 1];
        return step.kind === 'read' && step.more !== undefined && next !== undefined
          ? [{ lesson: id, step, next: next.id }]
          : [];
      }),
    );
    expect(again.length).toBeGreaterThan(3);
    for (const { lesson, step, next } of again) {
      const lab = at(lesson, next);
      lab.press('escape', 'N');
      if (!words(lab.model).includes(`To read again: ${step.title}`)) lab.press('left');
      const shown = words(lab.model);
      expect(shown).toContain(`To read again: ${step.title}`);
      expect(keys(lab.model), step.title).toContain('e');

      lab.press('e');
      expect(words(lab.model)).toContain(`More: ${step.title}`);
      expect(frameOf(lab.model).lines[0]).toContain(`step ${stepNumber(lesson, step.id)}/`);
      lab.press('e');

      expect(words(lab.model)).toBe(shown);
    }
  });

  it('stays where e has nothing more to show', () => {
    const lab = at(CODES, 'skip-a-code');
    lab.press('N');
    const { overlay } = lab.model;
    expect(keys(lab.model)).not.toContain('e');

    lab.press('e');

    expect(lab.model.overlay).toBe(overlay);
  });

  it('is not named in the first step, where it leads nowhere', () => {
    for (const { session, step, lesson, title } of MOMENTS) {
      // While a text is typed, letters are text.
      const shown = keys(pressed(modelWith(session, SIZE), 'escape'));
      if (frameOf(modelWith(session, SIZE)).isQrPage) continue;

      expect(shown.includes('N'), title).toBe(lesson.steps[0] !== step);
    }
  });
});
