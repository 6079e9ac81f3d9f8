import { describe, expect, it } from 'vitest';
import { findLesson, LESSONS } from '../../../../src/lessons/catalog.js';
import {
  DEVICES,
  KEY_FOR_A_SESSION,
  RELAYED_CODE,
  RELAYED_TOUCH,
  ROAD_OF_THE_SECRET,
  TRUE_FALSE_NOTHING,
} from '../../../../src/lessons/content/figures.js';
import type { Step } from '../../../../src/lessons/engine/lesson.js';
import { isLive } from '../../../../src/lessons/words/figures/draw-figure.js';
import { figure } from '../../../../src/lessons/words/figures/figure.js';
import { figureBeside } from '../../../../src/lessons/words/figures/figure-beside.js';

function beside(lessonId: string, stepId: string) {
  const lesson = findLesson(lessonId);
  const step = lesson?.steps.find(({ id }) => id === stepId);
  if (lesson === undefined || step === undefined) throw new Error(`there is no ${lessonId} / ${stepId}`);
  return figureBeside(lesson, step);
}

const drawnIn = (step: Step) =>
  step.kind === 'read' ? step.blocks.flatMap((block) => (block.kind === 'figure' ? [block.figure] : [])) : [];

describe('the drawing beside a step', () => {
  it.each([
    ['choose-a-device', 'equip-four-people', DEVICES],
    ['link-the-phone', 'name-the-device', ROAD_OF_THE_SECRET],
    ['link-the-phone', 'two-phones', ROAD_OF_THE_SECRET],
    ['the-relay', 'relay-a-key', RELAYED_CODE],
    ['the-relay', 'the-weaker-door', RELAYED_TOUCH],
    ['make-mfa-the-rule', 'catch-the-key', TRUE_FALSE_NOTHING],
    ['mfa-on-the-command-line', 'which-arn', KEY_FOR_A_SESSION],
  ])('of %s, %s, is the last that was read before it', (lesson, step, drawing) => {
    expect(beside(lesson, step)).toBe(drawing);
  });

  it.each([
    ['link-the-phone', 'who-makes-the-codes', 'nothing was read yet'],
    ['the-relay', 'relay-a-code', 'its drawing comes after it'],
    ['the-phone-is-gone', 'write-the-plan', 'its drawing comes after it'],
    ['two-secrets-are-not-two-factors', 'sort-the-cards', 'it would be the answer'],
    ['two-secrets-are-not-two-factors', 'build-sign-ins', 'it would be the answer'],
    ['two-consecutive-codes', 'two-in-a-row', 'it has the next code in it'],
    ['the-phones-clock-is-wrong', 'measure', 'it has codes in it'],
  ])('of %s, %s, is none: %s', (lesson, step) => {
    expect(beside(lesson, step)).toBeNull();
  });

  it('is always one that was read, and never has a code in it', () => {
    for (const lesson of LESSONS) {
      for (const [place, step] of lesson.steps.entries()) {
        const drawing = figureBeside(lesson, step);
        if (drawing === null) continue;
        const read = lesson.steps.slice(0, place).flatMap(drawnIn);

        expect(read, `${lesson.id} / ${step.id}`).toContain(drawing);
        expect(isLive(figure(drawing)), `${lesson.id} / ${step.id}`).toBe(false);
      }
    }
  });
});
