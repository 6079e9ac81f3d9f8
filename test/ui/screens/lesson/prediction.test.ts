import { describe, expect, it } from 'vitest';
import { UNSURE } from '../../../../src/lessons/engine/predicting.js';
import { stepProgress } from '../../../../src/lessons/engine/progress.js';
import { stepBlocks } from '../../../../src/lessons/words/finish.js';
import { NOT_SURE } from '../../../../src/ui/screens/lesson/question-view.js';
import { openLesson } from '../../../../src/ui/store/open-lesson.js';
import { elements } from '../../../../src/ui/store/screen-elements.js';
import type { Driven } from '../../store/lab-at.js';
import { at } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

const LESSON = 'sign-in-with-a-code';
const STEP = 'use-it-again';

const words = (lab: Driven) => frameOf(lab.model).text.replace(/\s+/g, ' ');
/** The line that is marked. */
const marked = (lab: Driven) => /^ [▌] *(.*?) *$/m.exec(frameOf(lab.model).text)?.[1] ?? '';

const recorded = (lab: Driven) => stepProgress(lab.model.saved.progress, LESSON, STEP);

describe('before a task', () => {
  it.each([
    [80, 24],
    [120, 36],
    [60, 16],
  ])('the learner says what will happen, and the task is not open until then, at %ix%i', (columns, rows) => {
    const lab = at(LESSON, STEP, columns, rows);
    const step = openLesson(lab.model)?.step;
    if (step?.kind !== 'task') throw new Error('no task is open');
    const [prediction] = step.predictions ?? [];

    for (const { text } of prediction?.options ?? []) expect(words(lab)).toContain(text);
    expect(elements(lab.model)).toEqual([]);
    lab.press('123456');
    expect(lab.session().drafts).toEqual({});
    lab.press(lab.letterOf('a'));
    expect(elements(lab.model)).toEqual([]);
    lab.press('enter');
    expect(words(lab)).not.toContain(prediction?.question.slice(0, 20) ?? '');
    expect(elements(lab.model).length).toBeGreaterThan(0);
  });

  it('a line is marked from the start, for whoever is not sure, and Enter alone says so', () => {
    const lab = at(LESSON, STEP);
    expect(marked(lab)).toBe(NOT_SURE);
    lab.press('enter');

    expect(lab.session().predicted).toEqual([UNSURE]);
    expect(recorded(lab).predicted).toEqual([UNSURE]);
  });

  it('a letter and Enter answer it, as every question: the Enter presses nothing in the task', () => {
    const lab = at(LESSON, STEP);
    const { world } = lab.session();
    lab.press(lab.letterOf('b'));
    expect(lab.session().predicted).toEqual([]);
    expect(marked(lab)).toMatch(/^[abc] {2}it refuses them/);
    expect(words(lab)).toContain('Enter go on');
    lab.press(lab.letterOf('a'), 'enter');

    expect(lab.session().predicted).toEqual(['a']);
    expect(lab.session().world).toBe(world);
  });

  it('the arrows walk through the answers and through the line for whoever is not sure', () => {
    const lab = at(LESSON, STEP);
    const walked = ['down', 'down', 'down', 'down', 'up'].map((key) => {
      lab.press(key);
      return marked(lab).charAt(0);
    });

    expect(walked).toEqual(['a', 'b', 'c', NOT_SURE.charAt(0), 'c']);
  });

  it('the arrows and Enter say the same as a letter', () => {
    const lab = at(LESSON, STEP);
    const letters = ['a', 'b', 'c'];
    const wanted = letters.indexOf(lab.letterOf('c'));
    for (let count = 0; count <= wanted; count += 1) lab.press('down');
    lab.press('enter');

    expect(lab.session().predicted).toEqual(['c']);
  });

  it.each([
    ['a', 'You said: it lets them in, because the code still shows. In fact, it refuses them'],
    ['b', 'You said: it refuses them, though the code still shows. You were right.'],
    [null, 'You were not sure. In fact, it refuses them'],
  ])('what was said (%s) stands beside what happened, once the task is done', (id, text) => {
    const lab = at(LESSON, STEP);
    lab.press(...(id === null ? ['enter'] : [lab.letterOf(id), 'enter']));
    expect(words(lab)).not.toMatch(/In fact|You were right/);
    lab.press('escape', 'h', 'h', 'h');

    expect(words(lab)).toContain(text);
  });

  it('the first word counts: starting anew neither asks again nor changes it', () => {
    const lab = at(LESSON, STEP);
    lab.press(lab.letterOf('a'), 'enter', 'escape', 'x', 'y');

    expect(lab.session().predicted).toEqual(['a']);
    expect(elements(lab.model).length).toBeGreaterThan(0);
  });

  it('a task can be skipped without a word', () => {
    const lab = at(LESSON, STEP);
    lab.press('s');

    expect(lab.session().stepId).not.toBe(STEP);
    expect(recorded(lab)).toMatchObject({ status: 'skipped', predicted: [] });
  });

  it('what was said can be read again', () => {
    const lab = at(LESSON, STEP);
    lab.press(lab.letterOf('a'), 'enter', 'escape', 'h', 'h', 'h');
    const step = openLesson(lab.model)?.step;
    if (step === undefined) throw new Error('no step is open');

    expect(JSON.stringify(stepBlocks(step, recorded(lab)))).toContain('You said: it lets them in');
  });
});
