import { describe, expect, it } from 'vitest';
import { lessonProgress, stepProgress } from '../../../../src/lessons/engine/progress.js';
import { activeBrowser } from '../../../../src/sim/world/world.js';
import { drive } from '../../../helpers/drive.js';
import { atTwoCodes, choose, type Driven, TWO_CODES } from '../../store/lab-at.js';

const RIGHT_PERSON = 'sign-in-as-the-right-person';
/** Reads a text to its end, however many pages it has, and goes on. */
function readOn(lab: Driven) {
  const { stepId } = lab.session();
  for (let page = 0; page < 5 && lab.session().stepId === stepId; page += 1) lab.press('enter');
}

/** Plays lesson 4 to its end by keys alone. */
function playLessonFour(lab: Driven) {
  lab.press(lab.rightLetter(), 'enter');
  readOn(lab);
  choose(lab, 'nav-sign-out');
  lab.press('enter');
  choose(lab, 'bookmark');
  choose(lab, 'fill-card');
  choose(lab, 'sign-in');
  lab.press('enter');
  choose(lab, 'nav-iam');
  choose(lab, 'iam-users');
  lab.press('enter');
  choose(lab, 'nav-credentials');
  lab.press('enter');
  lab.press(lab.rightLetter(), 'enter', 'enter');
}

/** Skips what can be skipped in lesson 4; Esc ends the typing that keeps s from being a command. */
function skipLessonFour(lab: Driven) {
  lab.press('s');
  readOn(lab);
  lab.press('s', 'escape', 's', 's', 's', 's', 'enter');
}

describe('lesson 4 played by keys', () => {
  it('ends in the list with the lesson and each of its steps done', () => {
    const lab = drive();
    lab.press('a');
    lab.open(RIGHT_PERSON);
    playLessonFour(lab);

    const lesson = lessonProgress(lab.model.saved.progress, RIGHT_PERSON);
    expect(lab.model.screen).toBe('menu');
    expect(lesson.status).toBe('done');
    expect(Object.values(lesson.steps).map(({ status }) => status)).toEqual(Array(8).fill('done'));
  });

  it('stays done when it is skipped through the second time', () => {
    const lab = drive();
    lab.press('a');
    lab.open(RIGHT_PERSON);
    playLessonFour(lab);
    lab.open(RIGHT_PERSON);
    skipLessonFour(lab);

    const lesson = lessonProgress(lab.model.saved.progress, RIGHT_PERSON);
    expect(lab.model.screen).toBe('menu');
    expect(lesson.status).toBe('done');
    expect(lesson.steps['leave-root']?.status).toBe('done');
  });

  it('is skipped, not done, when one of its steps was', () => {
    const lab = drive();
    lab.press('a');
    lab.open(RIGHT_PERSON);
    skipLessonFour(lab);

    expect(lessonProgress(lab.model.saved.progress, RIGHT_PERSON).status).toBe('skipped');
  });
});

describe('a paste on a page with code fields', () => {
  it.each([['123 456'], ['123-456'], ['１２３４５６'], ['\u200b123456'], [' 123456']])(
    'of %j fills the first field',
    (pasted) => {
      const { lab } = atTwoCodes();
      lab.paste(pasted);

      expect(lab.session().drafts['code-1']).toBe('123456');
    },
  );

  it('replaces what was typed before', () => {
    const { lab } = atTwoCodes();
    lab.press('99');
    lab.paste('123456');

    expect(lab.session().drafts['code-1']).toBe('123456');
  });

  it.each([['123456\n'], ['123456\r\n']])('of %j notes code 1 and goes to code 2', (pasted) => {
    const { lab } = atTwoCodes();
    lab.paste(pasted);

    expect(lab.model.focus).toBe('code-2');
    expect(lab.model.notice).toMatchObject({ kind: 'ok' });
  });

  it.each([
    ['12345', { kind: 'wrong-length', length: 5 }],
    ['1234567', { kind: 'wrong-length', length: 7 }],
    ['12345x', { kind: 'not-digits', found: 'x' }],
    ['   ', { kind: 'nothing-typed' }],
  ])('of %j is named and changes no field', (pasted, problem) => {
    const { lab } = atTwoCodes();
    lab.press('99');
    lab.paste(pasted);

    expect(lab.model.notice).toEqual({ kind: 'typed', problem });
    expect(lab.session().drafts['code-1']).toBe('99');
  });

  it('into a text field leaves out control characters', () => {
    const lab = drive();
    lab.press('a');
    lab.open('link-the-phone');
    for (let count = 0; count < 9 && lab.session().stepId !== 'name-the-device'; count += 1) {
      lab.press('a', 'b', 'c', 'd', 'enter');
    }
    choose(lab, 'assign-mfa');
    expect(activeBrowser(lab.session().world).page.name).toBe('select-mfa-device');
    lab.paste('alice\u0007-phone');

    expect(lab.session().drafts['device-name']).toBe('alice-phone');
  });
});

describe('Backspace', () => {
  it('takes one digit back', () => {
    const { lab } = atTwoCodes();
    lab.press('123', 'backspace');

    expect(lab.session().drafts['code-1']).toBe('12');
  });
});

describe('two codes', () => {
  it('are sent by Enter in the second field only', () => {
    const { lab, code } = atTwoCodes();
    const { history } = lab.session().world;
    lab.press(code(0), 'enter');
    expect(lab.session().world.history).toBe(history);

    lab.press(code(0), 'enter');

    expect(lab.session().world.history.length).toBe(history.length + 1);
  });

  it('count a refusal as an attempt of the step', () => {
    const { lab, code } = atTwoCodes();
    lab.press(code(1), 'enter', code(0), 'enter');

    expect(stepProgress(lab.model.saved.progress, TWO_CODES, 'same-code-twice').attempts).toBe(1);
  });
});

describe('coming back', () => {
  it('resumes the lesson of the last run at its step with its device', () => {
    const { lab, code } = atTwoCodes();
    lab.press(code(0), 'enter');
    const before = lab.session();
    lab.press('q');
    lab.send({ kind: 'resumed', now: lab.model.now });

    expect(lab.session()).toEqual(before);
    expect(lab.model.screen).toBe('lesson');
  });

  it('resumes in the list when no lesson was open', () => {
    const lab = drive();
    lab.press('a');
    lab.send({ kind: 'resumed', now: lab.model.now });

    expect(lab.model.screen).toBe('menu');
  });
});

describe('what is told from outside', () => {
  it('keeps the reason why a save failed', () => {
    const lab = drive();
    lab.send({ kind: 'saved', problem: 'disk full' });

    expect(lab.model.saveProblem).toBe('disk full');
  });

  it.each([
    [{ kind: 'qr-file-written', path: '/tmp/a.png' } as const, '/tmp/a.png'],
    [{ kind: 'qr-file-failed', reason: 'no room' } as const, 'no room'],
  ])('says what became of the picture: %j', (message, words) => {
    const lab = drive();
    lab.send(message);

    expect(JSON.stringify(lab.model.notice)).toContain(words);
  });
});
