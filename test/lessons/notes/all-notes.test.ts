import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { SANDBOX } from '../../../src/lessons/content/sandbox.js';
import type { Lesson, Step } from '../../../src/lessons/engine/lesson.js';
import { ALL_NOTES } from '../../../src/lessons/notes/all-notes.js';
import type { LessonNotes } from '../../../src/lessons/notes/notes.js';
import { notesOf, stepMinutesIn } from '../../../src/lessons/notes/notes.js';
import { wrap } from '../../../src/ui/text/wrap.js';

const stepMinutes = stepMinutesIn(ALL_NOTES);

/** Columns that a text of the notes has on the screen and on paper, behind its label. */
const COLUMNS = 74;

/** Lines of a text that can be taken in at a glance. */
const MOST_LINES = 2;

const ids = ({ steps }: Lesson): readonly string[] => steps.map(({ id }) => id);

function misconceptionsOf(step: Step): readonly string[] {
  const cards = step.kind === 'task' ? (step.waitCards ?? []) : [];
  const options = [
    ...(step.kind === 'quiz' ? step.options : []),
    ...cards.flatMap((card) => (card.kind === 'predict' ? card.options : [])),
  ];
  return options.flatMap(({ misconception }) => (misconception === undefined ? [] : [misconception]));
}

const MISCONCEPTIONS = new Set(LESSONS.flatMap(({ steps }) => steps.flatMap(misconceptionsOf)));

/** Every text in some notes, wherever it stands; not the names that link them to the course. */
function textsIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return ['belief', 'lessonId', 'skip'].includes(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => textsIn(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsIn(one, name));
}

const stepsOf = (notes: LessonNotes) => Object.values(notes.steps);

describe('the notes', () => {
  it('are there for every lesson, and for free play', () => {
    expect(ALL_NOTES.map(({ lessonId }) => lessonId)).toEqual([...LESSONS, SANDBOX].map(({ id }) => id));
  });

  it.each([...LESSONS, SANDBOX])('of $id have every step of it, in its order', (lesson) => {
    expect(stepMinutes(lesson.id).map(({ step }) => step)).toEqual(ids(lesson));
  });

  it.each(LESSONS)('of $id take about as long as the lesson says', ({ id, minutes }) => {
    const sum = stepMinutes(id).reduce((all, one) => all + one.minutes, 0);

    expect(Math.abs(sum - minutes)).toBeLessThanOrEqual(minutes / 10);
    expect(stepMinutes(id).every((one) => one.minutes > 0)).toBe(true);
  });

  it('name beliefs that the course knows', () => {
    const beliefs = ALL_NOTES.flatMap(stepsOf).flatMap(({ expect: heard = [] }) =>
      heard.flatMap(({ belief }) => (belief === undefined ? [] : [belief])),
    );

    expect(beliefs.length).toBeGreaterThan(20);
    expect(beliefs.filter((belief) => !MISCONCEPTIONS.has(belief))).toEqual([]);
  });

  it.each(LESSONS)('of $id leave out steps of it, and no more minutes than those have', ({ id }) => {
    const minutes = new Map(stepMinutes(id).map((one) => [one.step, one.minutes]));
    const { ifLate = [] } = notesOf(ALL_NOTES, id) ?? {};

    expect(ifLate.length).toBeGreaterThan(0);
    for (const { skip, saves } of ifLate) {
      const theirs = skip.map((step) => minutes.get(step) ?? Number.NaN);
      expect(saves).toBeGreaterThan(0);
      expect(saves).toBeLessThanOrEqual(theirs.reduce((all, one) => all + one, 0));
    }
  });

  it.each(LESSONS)('of $id let the stage play only what it can: M mistakes, A moves', ({ id, steps }) => {
    const theirs = notesOf(ALL_NOTES, id)?.steps ?? {};
    const saying = (key: RegExp) => steps.filter((step) => key.test(theirs[step.id]?.act ?? ''));

    expect(saying(/\bM\b/).filter((step) => step.kind !== 'task' || !step.temptations?.length)).toEqual([]);
    expect(saying(/\bA plays\b|press A\b/).filter(({ kind }) => kind !== 'task')).toEqual([]);
  });

  it('say at most three sentences of a step, and ask something in nearly every one', () => {
    const steps = ALL_NOTES.flatMap(stepsOf);
    const helpless = steps.filter(({ say, ask, act, expect: heard }) => !say && !ask && !act && !heard);

    expect(steps.filter(({ say = [] }) => say.length > 3)).toEqual([]);
    expect(helpless.length).toBeLessThanOrEqual(1);
  });

  it.each(ALL_NOTES)('of $lessonId can be read at a glance', (notes) => {
    const lines = textsIn(notes).map((text) => wrap(text, '', COLUMNS).split('\n'));

    expect(lines.filter((text) => text.length > MOST_LINES)).toEqual([]);
    expect(lines.flat().filter((line) => line.length > COLUMNS)).toEqual([]);
    expect(notes.goal.length).toBeLessThanOrEqual(COLUMNS);
  });

  it.each(ALL_NOTES)('of $lessonId hold no code, no key and no password', (notes) => {
    const secrets = /\b\d{3} ?\d{3}\b|[A-Z2-7]{16}|A[KS]IA|LAB[A-Z0-9]{8}|otpauth:/;

    expect(textsIn(notes).filter((text) => secrets.test(text))).toEqual([]);
  });

  it.each(ALL_NOTES)('of $lessonId are sentences that can be spoken', (notes) => {
    const spoken = [...stepsOf(notes).flatMap(({ say = [], ask }) => [...say, ...(ask ? [ask] : [])])];

    expect(spoken.filter((text) => !/^[A-Za-z].*[.?!"]$/.test(text))).toEqual([]);
    expect(textsIn(notes).filter((text) => /\s{2}|[`*—]|false page|road/.test(text))).toEqual([]);
  });
});
