import { describe, expect, it } from 'vitest';
import { drive } from '../../helpers/drive.js';
import { doThrough } from './lab-at.js';

const GONE = 'the-phone-is-gone';

/** Lesson 9 at the form of the plan, which is filled in by the learner but not sent. */
function atPlan() {
  const lab = drive();
  lab.press('a');
  lab.open(GONE);
  for (let count = 0; count < 80 && lab.session().stepId !== 'write-the-plan'; count += 1)
    lab.press('escape', 'h', 'h', 'h', 'a', 'b', 'c', 'd', 'enter');
  expect(lab.effects).not.toContain('write-plan');
  return lab;
}

function write(lab: ReturnType<typeof drive>) {
  const texts = {
    'plan-administrator': 'Dana',
    'plan-second-device': 'a key in the safe',
    'plan-root-contact': 'Kim',
  };
  for (const [field, value] of Object.entries(texts)) lab.type(field, value);
  lab.press('escape');
  for (let count = 0; count < 20 && lab.model.focus !== 'submit-plan'; count += 1) lab.press('tab');
  lab.press('enter');
}

describe('the plan', () => {
  it('is put into a file once, when the learner has written it', () => {
    const lab = atPlan();
    write(lab);

    expect(lab.effects.filter((kind) => kind === 'write-plan')).toHaveLength(1);
    lab.send({ kind: 'file-written', name: 'recovery-plan.md', digest: 'abc' });
    lab.send({ kind: 'plan-written', path: '/somewhere/recovery-plan.md' });
    expect(lab.model.saved).toMatchObject({
      planPath: '/somewhere/recovery-plan.md',
      written: { 'recovery-plan.md': 'abc' },
    });
    expect(lab.model.notice).toMatchObject({ kind: 'ok' });
  });

  it.each([
    ['skipped', ['s']],
    ['done for the learner', ['h', 'h', 'h']],
  ])('never goes into a file when the step was %s, also after a plan of their own', (_how, keys) => {
    const lab = atPlan();
    lab.press('escape', ...keys);
    expect(lab.effects).not.toContain('write-plan');

    const again = atPlan();
    write(again);
    again.press('escape', 'x', 'y', 'escape', ...keys);
    expect(again.effects.filter((kind) => kind === 'write-plan')).toHaveLength(1);
  });

  it('never goes into a file when the whole lesson was done for the learner', () => {
    const lab = drive();
    lab.press('a');
    doThrough(lab, GONE);

    expect(lab.model.screen).not.toBe('lesson');
    expect(lab.effects).not.toContain('write-plan');
  });

  it('is copied by hand when the file cannot be written', () => {
    const lab = drive();
    lab.press('a');
    lab.send({ kind: 'plan-failed', reason: 'ENOSPC' });

    expect(lab.model.notice).toMatchObject({ kind: 'problem', text: expect.stringContaining('ENOSPC') });
  });
});
