import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import type { Choice, TaskStep } from '../../../src/lessons/engine/lesson.js';
import { allQuestions } from '../../../src/lessons/engine/questions.js';
import { plainText } from '../../../src/lessons/words/rich-text.js';

/** Lessons whose answers are of even length, one by one. */
const EVEN = ['link-the-phone', 'two-consecutive-codes', 'sign-in-with-a-code', 'the-phone-is-gone'];

const QUESTIONS = allQuestions().filter(({ id }) => EVEN.some((lesson) => id.startsWith(`${lesson}/`)));

/** How much longer the longest answer may be than the shortest. */
const EVEN_ENOUGH = 1.25;

const lengths = (options: readonly Choice[]) => options.map(({ text }) => text.length);

describe('the answers of a question', () => {
  it.each(QUESTIONS.map((question) => [question.id, question] as const))(
    'are about as long: %s',
    (_id, { options }) => {
      const all = lengths(options);

      expect(Math.max(...all) / Math.min(...all)).toBeLessThanOrEqual(EVEN_ENOUGH);
    },
  );

  it.each(['longest', 'shortest'] as const)(
    'are right as the %s in a third of the questions at most',
    (which) => {
      const isExtreme = (options: readonly Choice[]) => {
        const right = options.find(({ isRight }) => isRight)?.text.length;
        return (
          right === (which === 'longest' ? Math.max(...lengths(options)) : Math.min(...lengths(options)))
        );
      };

      expect(QUESTIONS.filter(({ options }) => isExtreme(options)).length).toBeLessThanOrEqual(
        QUESTIONS.length / 3,
      );
    },
  );
});

/** Tasks that ask beforehand what they will lead to. */
const PREDICTED = LESSONS.flatMap((lesson) =>
  lesson.steps.flatMap((step): readonly (readonly [string, TaskStep])[] =>
    step.kind === 'task' && step.predictions !== undefined ? [[`${lesson.id}/${step.id}`, step]] : [],
  ),
);

describe('a task that asks what will happen', () => {
  it.each([
    'link-the-phone/airplane-mode',
    'link-the-phone/two-phones',
    'two-consecutive-codes/same-code-twice',
    'two-consecutive-codes/skip-a-code',
    'sign-in-with-a-code/use-it-again',
    'the-phone-is-gone/administrator-without-mfa',
    'the-phone-is-gone/second-device',
  ])('is %s', (id) => {
    expect(PREDICTED.map(([known]) => known)).toContain(id);
  });

  it.each(PREDICTED)('does not say it in its title, its goals or its text: %s', (_id, step) => {
    const told = [
      step.title,
      plainText(step.prompt),
      plainText(step.ownPhonePrompt ?? ''),
      ...step.goals.map(({ text }) => text),
    ].join(' | ');

    expect(told).not.toMatch(/refus|denied|accept|same (six )?digits|new code|works once|is let in/i);
    for (const { options } of step.predictions ?? [])
      for (const { text } of options) expect(told).not.toContain(text);
  });
});
