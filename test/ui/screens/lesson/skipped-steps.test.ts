import { describe, expect, it } from 'vitest';
import { decodeSavedState, encodeSavedState } from '../../../../src/cli/storage/saved-state.js';
import { findLesson } from '../../../../src/lessons/catalog.js';
import { skippedSteps, standing, stepProgress } from '../../../../src/lessons/engine/progress.js';
import { skillBlocks } from '../../../../src/lessons/words/finish.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { drive } from '../../../helpers/drive.js';
import { at, choose, doThrough, followOwnLink, signIn, skipThrough } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

const CLOCK = 'the-phones-clock-is-wrong';

const CODES = 'two-consecutive-codes';

const GONE = 'the-phone-is-gone';

const PERSON = 'sign-in-as-the-right-person';

const words = (model: Model) => frameOf(model).text.replace(/\s+/g, ' ');

function lessonOf(id: string) {
  const lesson = findLesson(id);
  if (lesson === undefined) throw new Error(`no lesson ${id}`);
  return lesson;
}

describe('a step that was skipped', () => {
  it('is told in one line, in a whole sentence, and where there is room with what was done', () => {
    const lab = at(CODES, 'same-code-twice', 60, 16);
    lab.press('s');

    expect(lab.session().stepId).toBe('skip-a-code');
    expect(frameOf(lab.model).lines.filter((line) => line.includes('Note: Skipped'))).toHaveLength(1);
    expect(frameOf(lab.model).text).toMatch(/Skipped "The same code twice"\. *$/m);
    expect(lab.model.notice).toMatchObject({ text: expect.stringContaining('Done for you: ') });
  });

  it('of a question tells the answer', () => {
    const lab = at(GONE, 'recall-whose-device');
    lab.press('s');

    expect(lab.model.notice).toMatchObject({
      text: 'Skipped "Before we start". Its answer: Nothing: each device is for one person',
    });
  });

  const skippedOne = () => {
    const lab = drive();
    lab.press('a');
    doThrough(lab, CLOCK, ['two-phones']);
    return lab;
  };

  it('leaves a lesson done but for that step, in the list and at the end', () => {
    const lab = skippedOne();
    const { progress } = lab.model.saved;

    expect(stepProgress(progress, CLOCK, 'two-phones').status).toBe('skipped');
    expect(standing(progress, lessonOf(CLOCK))).toBe('partly-done');
    expect(words(lab.model)).toContain('1 step skipped');
    const atTheEnd = JSON.stringify(skillBlocks('full', progress));
    expect(atTheEnd).toContain('(1 step skipped; the lesson opens there)');
    expect(atTheEnd).not.toContain('Skipped, and open at any time');
  });

  it('is where the lesson opens again, and the lesson is whole once it is done', () => {
    const lab = skippedOne();
    lab.open(CLOCK);
    expect(lab.session().stepId).toBe('two-phones');
    expect(lab.session().isSolved).toBe(false);
    lab.press('escape', 'h', 'h', 'h');
    expect(lab.session().isSolved).toBe(true);
    lab.press('enter');

    expect(lab.model.screen).toBe('menu');
    expect(standing(lab.model.saved.progress, lessonOf(CLOCK))).toBe('done');
  });

  it('can be done by its own goals when it is come back to', () => {
    const lab = drive();
    lab.press('a');
    doThrough(lab, PERSON, ['sign-in-as-alice', 'own-security-credentials']);
    lab.open(PERSON);
    expect(lab.session().stepId).toBe('sign-in-as-alice');
    followOwnLink(lab);
    signIn(lab);
    lab.press('enter');
    // On to the next one that was skipped, past what is done.
    expect(lab.session().stepId).toBe('own-security-credentials');
    choose(lab, 'nav-account');
    choose(lab, 'nav-credentials');
    lab.press('enter');

    expect(skippedSteps(lab.model.saved.progress, lessonOf(PERSON))).toEqual([]);
    expect(standing(lab.model.saved.progress, lessonOf(PERSON))).toBe('done');
  });

  it('does not keep x in the list from beginning the lesson anew', () => {
    const lab = skippedOne();
    lab.press('up', 'x', 'y');

    expect(lab.session().stepId).toBe(lessonOf(CLOCK).steps[0]?.id);
  });

  it('is gone on from in a file of before, which knows nothing of it', () => {
    const lab = at(CLOCK, 'two-phones');
    const written = JSON.stringify(encodeSavedState(lab.model.saved)).replaceAll(
      /,?"onlySkipped":false/g,
      '',
    );
    expect(written).not.toContain('onlySkipped');
    const read = decodeSavedState(JSON.parse(written));

    expect(read.sessions[CLOCK]?.onlySkipped).toBe(false);
  });

  it('makes a lesson skipped where nothing else was done', () => {
    const lab = drive();
    lab.press('a');
    skipThrough(lab, CLOCK);

    expect(standing(lab.model.saved.progress, lessonOf(CLOCK))).toBe('skipped');
    lab.open(CLOCK);
    expect(lab.session().stepId).toBe(lessonOf(CLOCK).steps[0]?.id);
  });
});
