import { describe, expect, it } from 'vitest';
import { summaryOf, summaryText } from '../../../../src/cli/commands/notes/summary.js';
import { ALL_NOTES } from '../../../../src/lessons/notes/all-notes.js';
import { epochSeconds } from '../../../../src/sim/base/time.js';
import { STAGE_TIME, stageAt } from '../../stage/stage-files.js';

const WORKSHOP = stageAt({
  plan: { ...stageAt().plan, startedAt: STAGE_TIME, pausedSeconds: 610 },
  spent: {
    'two-consecutive-codes': { 'same-code-twice': 150, 'skip-a-code': 95 },
    sandbox: { play: 100 },
  },
  votes: {
    'two-consecutive-codes/why-two-codes': [
      { at: epochSeconds(STAGE_TIME + 1), counts: { a: 4, b: 7, c: 1, d: 0 } },
      { at: epochSeconds(STAGE_TIME + 2), counts: { b: 12 } },
    ],
    'two-consecutive-codes/same-code-twice': [{ at: STAGE_TIME, counts: { done: 9, working: 2, stuck: 1 } }],
    'no-lesson/of-ours': [{ at: STAGE_TIME, counts: { a: 1 } }],
  },
});

describe('what a workshop has taken', () => {
  it('has planned and real minutes of what was shown, and the votes by the words of the answers', () => {
    const { lessons, votes } = summaryOf(WORKSHOP, ALL_NOTES);

    expect(lessons.map(({ number, planned, real }) => [number, planned, real])).toEqual([['6', 8, 4.1]]);
    expect(lessons[0]?.steps[2]).toEqual({
      number: '6.3',
      id: 'same-code-twice',
      title: 'The same code twice',
      planned: 1.5,
      real: 2.5,
    });
    expect(votes.map(({ number, counts }) => [number, counts.length])).toEqual([
      ['6.6', 2],
      ['6.3', 1],
    ]);
    expect(votes[0]?.counts[1]).toEqual({ 'To check its secret, and how far off its clock is': 12 });
  });

  it('is a table for people', () => {
    const text = summaryText(summaryOf(WORKSHOP, ALL_NOTES));

    expect(text.split('\n').filter((line) => line.length > 79)).toEqual([]);
    expect(text).toContain('10 min of pauses are not counted.');
    expect(text).toMatch(/^6 +Two consecutive codes +8 +4\.1$/m);
    expect(text).toMatch(/^ {2}6\.3 +The same code twice +1\.5 +2\.5$/m);
    expect(text).not.toMatch(/^ {2}6\.1/m);
    expect(text).toContain('  12  To check its secret, and how far off its clock is');
  });

  it('says so where nothing was done yet', () => {
    expect(summaryText(summaryOf(stageAt({ spent: {} }), ALL_NOTES))).toBe(
      'The clock of the day was not started. No time was spent on the stage yet.',
    );
  });
});
