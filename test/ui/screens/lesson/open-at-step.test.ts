import { describe, expect, it } from 'vitest';
import { stepProgress } from '../../../../src/lessons/engine/progress.js';
import { drive } from '../../../helpers/drive.js';
import { SOME_TIME } from '../../../helpers/fake-ports.js';

const LESSON = 'two-consecutive-codes';

function askedFor(stepId: string, lab = drive()) {
  lab.send({ kind: 'lesson-asked-for', lessonId: LESSON, stepId, now: lab.model.now });
  return lab;
}

const statusOf = (lab: ReturnType<typeof drive>, step: string) =>
  stepProgress(lab.model.saved.progress, LESSON, step).status;

describe('a step that is asked for by its number', () => {
  it('is opened in the world in which those before it were skipped one by one', () => {
    const lab = askedFor('same-code-twice');
    const other = drive();
    other.open(LESSON);
    other.press('s', 'enter');

    expect(lab.session().stepId).toBe('same-code-twice');
    expect(lab.session().world).toEqual(other.session().world);
    expect(lab.model.focus).toBe(other.model.focus);
    expect(statusOf(lab, 'recall-shared-computers')).toBe('skipped');
    expect(statusOf(lab, 'why-two')).toBe('skipped');
    expect(statusOf(lab, 'same-code-twice')).toBe('open');
    expect(lab.model.notice).toBeNull();
  });

  it('leaves what is done as it is', () => {
    const lab = drive();
    lab.open(LESSON);
    lab.press(lab.rightLetter());
    askedFor('same-code-twice', lab);

    expect(statusOf(lab, 'recall-shared-computers')).toBe('done');
    expect(statusOf(lab, 'why-two')).toBe('skipped');
  });

  it('is there to be read again for who is further on, and nothing is taken back', () => {
    const lab = askedFor('same-code-twice');
    const before = lab.session();
    askedFor('why-two', lab);

    expect(lab.model.overlay).toEqual({ kind: 'before', stepId: 'why-two' });
    expect(lab.session()).toBe(before);
    lab.press('escape');
    expect(lab.model.overlay).toBeNull();
    expect(lab.model.now).toBe(SOME_TIME);
  });
});
