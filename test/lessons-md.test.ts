import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LESSONS } from '../src/lessons/catalog.js';
import { handout } from '../src/lessons/words/handout.js';

describe('lessons.md', () => {
  it('agrees with the lessons (else run: npm run lessons)', () => {
    expect(readFileSync(new URL('../lessons.md', import.meta.url), 'utf8')).toBe(handout());
  });

  it('has each step of each lesson, and no answer before the answers', () => {
    const [course = '', answers = ''] = handout().split('\n## Answers\n');

    for (const step of LESSONS.flatMap((lesson) => lesson.steps)) {
      expect(course).toContain(step.title);
      if (step.kind !== 'quiz') continue;
      for (const { explanation } of step.options) {
        expect(course).not.toContain(explanation);
        expect(answers).toContain(explanation);
      }
    }
  });
});
