import { describe, expect, it } from 'vitest';
import { runbook } from '../../../../src/cli/commands/notes/runbook.js';
import { stageCodes } from '../../../../src/cli/commands/notes/stage-codes.js';
import { p256 } from '../../../../src/cli/system/p256.js';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { expectedRefusals, refusalsByLesson } from '../../../../src/lessons/engine/expected-refusals.js';
import { ALL_NOTES } from '../../../../src/lessons/notes/all-notes.js';
import { blocksOf, halfDay } from '../../../../src/lessons/notes/plan-block.js';
import { shownCode } from '../../../../src/ui/screens/lesson/shown-code.js';
import { driveStage } from '../../../helpers/drive-stage.js';
import { fakeContext } from '../../../helpers/fake-ports.js';

const REFUSALS = refusalsByLesson(false, fakeContext());
const DAY = {
  blocks: halfDay(LESSONS),
  notes: ALL_NOTES,
  start: 9 * 60 + 30,
  codes: 'no-stage',
  refusals: REFUSALS,
} as const;
const TEXT = runbook(DAY);
const lines = TEXT.split('\n');

/** A day of one lesson, on the stage whose seed is the one of the driven stage. */
const SIX = {
  ...DAY,
  blocks: blocksOf(LESSONS.slice(5, 6)),
  codes: stageCodes({ seed: 7, signatures: p256 }),
};

/** What stands below the heading of a step. */
function below(text: string, number: string): string {
  const from = text.indexOf(`### ${number} `);
  return text.slice(from, text.indexOf('\n##', from + 1)).replaceAll(/\n +/g, ' ');
}

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
    const two = runbook({ ...DAY, blocks: blocksOf(LESSONS.slice(5, 7)), start: null });

    expect(two).toContain('- 00:00  6. Two consecutive codes (8 min)');
    expect(two).toContain('- 00:15  the end of the plan');
    expect(two).not.toContain('## 1. ');
  });

  it('have the codes that each step of the stage begins with, to the digit, and no seed', () => {
    const text = runbook(SIX);
    const stage = driveStage('6.3');
    const [now, then] = [0, 30].map((seconds) => {
      stage.wait(seconds);
      return shownCode(stage.session(), stage.model.lab.now);
    });

    expect(below(text, '6.3')).toContain(`**Codes** ${now}, then ${then}, then `);
    expect(text.match(/[A-Z2-7]{16}|otpauth:/)).toBeNull();
    expect(text).toContain('The codes are those of your stage');
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(78);
  });

  it('say how to get codes where no stage was opened, and why there are none beside real phones', () => {
    expect(TEXT).toContain('Open `mfa-lab present` once on the laptop of the day');
    expect(runbook({ ...SIX, codes: 'own-phone' })).toContain('real time beside a real phone');
  });

  it('say how often AWS refuses in a step, as it should, and what it says', () => {
    expect(below(TEXT, '6.3')).toContain(
      '**Answer** refused once, as part of the step: InvalidAuthenticationCode.',
    );
    expect(below(TEXT, '8.2')).toContain('**Answer** refused twice, as part of the step');
    expect(below(TEXT, '6.5')).not.toContain('**Answer**');
    expect(TEXT.match(/\*\*Answer\*\*/g)).toHaveLength(expectedRefusals(LESSONS, false, fakeContext()).size);
  });

  it('are called as the class is, and give its lessons the minutes of its plan', () => {
    const blocks = [{ kind: 'lesson', lessonId: 'two-consecutive-codes', minutes: 20 }] as const;
    const text = runbook({ ...DAY, title: 'An hour, 2027-02-03', blocks });

    expect(text).toMatch(/^# mfa-lab: An hour, 2027-02-03$/m);
    expect(text).toContain('## 6. Two consecutive codes (20 min)');
    expect(text).toContain('- 09:50  the end of the plan');
  });

  it('have the break and the talks where they come, with what to press', () => {
    const headings = lines.filter((line) => line.startsWith('## '));
    const at = headings.indexOf('## Break (15 min)');

    expect(headings[at - 1]).toMatch(/^## 7\. /);
    expect(headings[at + 1]).toMatch(/^## 8\. /);
    expect(TEXT).toContain('`T`, then `15 break` and Enter');
    expect(TEXT.indexOf('Press `P` when you begin to speak')).toBeLessThan(TEXT.indexOf('## 1. '));
    const title = 'A talk whose title goes on and on, longer than any line of paper is wide, to its end';
    const long = runbook({ ...DAY, blocks: [{ kind: 'talk', title, minutes: 5 }, ...DAY.blocks] });
    expect(long).toContain('## Talk (5 min)');
    expect(Math.max(...long.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(78);
  });

  it('say which lessons a room that is very late can do without', () => {
    expect(TEXT.match(/Very late\? Leave it all out\./g)).toHaveLength(5);
  });

  it('say what to do in every task', () => {
    const tasks = LESSONS.flatMap(({ steps }, index) =>
      steps.flatMap(({ kind }, step) => (kind === 'task' ? [`${index + 1}.${step + 1}`] : [])),
    );

    expect(tasks.filter((number) => !below(TEXT, number).includes('**Do**'))).toEqual([]);
  });

  it('have the keys, the troubles, and what to do at the end', () => {
    const parts = lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3));

    expect(parts.slice(0, 3)).toEqual(['The day', 'The night before', 'To bring']);
    expect(parts.slice(-3)).toEqual(['Keys of the stage', 'When something goes wrong', 'At the end']);
  });
});
