import { describe, expect, it } from 'vitest';
import { CATALOG, LESSONS } from '../../src/lessons/catalog.js';
import type { Step } from '../../src/lessons/engine/lesson.js';
import { handout } from '../../src/lessons/words/handout.js';

/** All words of a step, wherever they are in it. */
function wordsOf(step: Step): string {
  return JSON.stringify(step);
}

const STEPS = LESSONS.flatMap((lesson) =>
  lesson.steps.map((step) => ({ lesson, step, words: wordsOf(step) })),
);

describe('the texts of the lessons', () => {
  it('point to no lesson that cannot be opened', () => {
    const numbers = STEPS.flatMap(({ words }) =>
      [...words.matchAll(/lessons? (\d+)(?: (?:and|to) (\d+))?/gi)].flatMap(([, one, other]) =>
        [one, other].filter((number) => number !== undefined).map(Number),
      ),
    );
    const open = new Set(LESSONS.map(({ id }) => CATALOG.findIndex((entry) => entry.id === id) + 1));

    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.filter((number) => !open.has(number))).toEqual([]);
  });

  it('ask for no prediction that cannot be given anywhere', () => {
    const asking = STEPS.filter(({ step }) => step.kind === 'task' && /predict/i.test(step.prompt));

    expect(asking.map(({ step }) => step.id)).toEqual([]);
  });

  it.each([
    ['alice', /to try things out she has a small AWS account of her own/i],
    ['Rosa', /Rosa founded it, and owns its AWS account/],
    ['omar', /omar \(the administrator\)/],
  ])('introduce %s where the learner first meets the name', (name, introduction) => {
    const first = STEPS.find(({ words }) => words.includes(name));

    expect(first?.words).toMatch(introduction);
  });

  it.each([
    'a false page',
    'One text was enough',
    'the distance between them',
    'as on the real day',
    'change over at any time',
    'That is nothing for a phone of yours',
    'not to be told from a typo',
    'are let go',
    'The rule holds since',
    'hangs on one mailbox',
    'of an URL',
    'That road is for root',
    'a road of its own',
    'Three lessons will change that',
    'Two secrets are one kind',
  ])('say nothing that only a translation would say: %s', (phrase) => {
    expect(handout()).not.toContain(phrase);
  });

  it('leave Rosa no device before mail and telephone let her in', () => {
    const rescue = STEPS.find(({ step }) => step.id === 'root-recovery');

    expect(rescue?.words).toMatch(
      /one MFA device, an app[^.]*passkey of lesson 3[^.]*never registered[^.]*phone[^.]*broken/,
    );
  });

  it('never say that a code or a second factor cannot be got by a thief', () => {
    const promising = STEPS.filter(({ words }) =>
      /thief cannot|impossible to|cannot be (stolen|phished)/i.test(words),
    );

    expect(promising.map(({ step }) => step.id)).toEqual([]);
  });
});
