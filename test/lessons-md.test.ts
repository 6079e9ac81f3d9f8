import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LESSONS } from '../src/lessons/catalog.js';
import type { Step, WaitCard } from '../src/lessons/engine/lesson.js';
import { handout } from '../src/lessons/words/handout.js';

const cardsOf = (step: Step): readonly WaitCard[] => (step.kind === 'task' ? (step.waitCards ?? []) : []);

const optionsOf = (card: WaitCard) => (card.kind === 'predict' ? card.options : []);

describe('lessons.md', () => {
  it('agrees with the lessons (else run: npm run lessons)', () => {
    expect(readFileSync(new URL('../lessons.md', import.meta.url), 'utf8')).toBe(handout());
  });

  it('has each step of each lesson, and no answer before the answers', () => {
    const [course = '', answers = ''] = handout().split('\n## Answers\n');

    for (const step of LESSONS.flatMap((lesson) => lesson.steps)) {
      expect(course).toContain(step.title);
      const options = step.kind === 'quiz' ? step.options : cardsOf(step).flatMap(optionsOf);
      for (const { explanation } of options) {
        expect(course).not.toContain(explanation);
        expect(answers).toContain(explanation.replace(/^Right\. /, ''));
      }
    }
  });

  it('has what is asked and told during a wait', () => {
    const cards = LESSONS.flatMap(({ steps }) => steps).flatMap(cardsOf);
    expect(cards.length).toBeGreaterThan(3);
    const [course = ''] = handout().split('\n## Answers\n');

    for (const card of cards) {
      expect(course).toContain(`*While you wait.* ${card.kind === 'predict' ? card.question : card.text}`);
      for (const { text } of optionsOf(card))
        expect(course).toMatch(new RegExp(`^- [a-d]\\) ${text.replace(/[.*+?]/g, '\\$&')}`, 'm'));
    }
  });

  it('has its emphasis at words, where Markdown takes it for such, and one mark at the end of a sentence', () => {
    // Code may have asterisks of its own.
    const words = handout().replace(/```[\s\S]*?```|`[^`\n]*`/g, 'code');
    for (const [all, inside = ''] of words.matchAll(/\*\*([^*\n]+)\*\*/g)) {
      expect(inside, all).toBe(inside.trim());
    }
    expect(words.match(/[?!:;,]\.(?!\.)/g)).toBeNull();
  });

  it('speaks of nothing that only the screen has', () => {
    expect(handout()).not.toMatch(/\b(e (gives|unfolds|shows)|on the (right|left)\b|in the footer)/i);
  });
});
