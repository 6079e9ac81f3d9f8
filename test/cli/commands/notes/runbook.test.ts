import { describe, expect, it } from 'vitest';
import { runbook } from '../../../../src/cli/commands/notes/runbook.js';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { ALL_NOTES } from '../../../../src/lessons/notes/all-notes.js';
import { blocksOf, halfDay } from '../../../../src/lessons/notes/plan-block.js';

const DAY = { blocks: halfDay(LESSONS), notes: ALL_NOTES, start: 9 * 60 + 30 };
const TEXT = runbook(DAY);
const lines = TEXT.split('\n');

describe('the notes on paper', () => {
  it('are at most 78 columns wide', () => {
    expect(lines.filter((line) => line.length > 78)).toEqual([]);
  });

  it('have the title of every step, once', () => {
    const titles = LESSONS.flatMap(({ steps }, index) =>
      steps.map(({ title }, step) => `### ${index + 1}.${step + 1} ${title} (`),
    );

    expect(titles.length).toBeGreaterThan(100);
    expect(titles.filter((title) => lines.filter((line) => line.startsWith(title)).length !== 1)).toEqual([]);
  });

  it('hold no code, no key and no seed', () => {
    const found = TEXT.match(/\b\d{3} ?\d{3}\b|[A-Z2-7]{16}|otpauth:/g) ?? [];

    // The guess of lesson 2, which a hint names.
    expect(found.filter((one) => one !== '123456')).toEqual([]);
  });

  it('tell the day by the clock, with its break and its end', () => {
    const day = lines.filter((line) => /^- \d\d:\d\d {2}/.test(line));

    expect(day[0]).toContain('- 09:30  Welcome');
    expect(day).toContain('- 09:40  1. Two secrets are not two factors (7 min)');
    expect(day.some((line) => line.endsWith('Break (15 min)'))).toBe(true);
    expect(day.at(-1)).toBe('- 12:12  the end of the plan');
  });

  it('take any plan, and count from 0:00 where no time is said', () => {
    const two = runbook({ blocks: blocksOf(LESSONS.slice(5, 7)), notes: ALL_NOTES, start: null });

    expect(two).toContain('- 00:00  6. Two consecutive codes (8 min)');
    expect(two).toContain('- 00:15  the end of the plan');
    expect(two).not.toContain('## 1. ');
  });

  it('have the keys, the troubles, and what to do at the end', () => {
    const parts = lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3));

    expect(parts.slice(0, 3)).toEqual(['The day', 'The night before', 'To bring']);
    expect(parts.slice(-3)).toEqual(['Keys of the stage', 'When something goes wrong', 'At the end']);
  });
});
