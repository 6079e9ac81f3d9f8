import { describe, expect, it } from 'vitest';
import { pageLines } from '../../../src/ui/plain/plain-page.js';
import { frameOf } from '../screens/course.js';
import type { Driven } from '../store/lab-at.js';
import { at, choose, openTask, signIn } from '../store/lab-at.js';

const CODES = 'two-consecutive-codes';
const SIGN_IN = 'sign-in-with-a-code';
const CLOCK = 'the-phones-clock-is-wrong';

/** The line in its pane. */
const LINE = /(?:^|│) +(lab: [^│]*?)(?: +more (?:above|below))? *(?:│.*)?$/m;

/** The line that is drawn, without the panel beside it; null where there is none. */
function drawn(lab: Driven): string | null {
  return LINE.exec(frameOf(lab.model).text)?.[1] ?? null;
}

/** The same moment in a window of another size. */
function drawnAt(lab: Driven, columns: number, rows: number): string | null {
  const { text } = frameOf({ ...lab.model, size: { columns, rows } });
  return LINE.exec(text)?.[1] ?? null;
}

const type = (lab: Driven, code: string) => lab.press(code, 'enter');

describe('two codes in a row', () => {
  it('are drawn once AWS has answered, and not before', () => {
    const lab = at(CODES, 'same-code-twice');
    openTask(lab);
    expect(drawn(lab)).toBeNull();
    const code = lab.shownCode();
    type(lab, code);
    expect(drawn(lab)).toBeNull();
    type(lab, code);

    expect(drawn(lab)).toBe('lab: [code 1 = code 2] one code, typed twice');
    // Solved, and in a window that has room for two lines of the page.
    expect(drawnAt(lab, 60, 16)).toBe('lab: [code 1 = code 2] one code, typed twice');
  });

  it('have a gap between them, and touch when they are taken', () => {
    const lab = at(CODES, 'skip-a-code');
    openTask(lab);
    type(lab, lab.shownCode());
    lab.press('w', 'w');
    type(lab, lab.shownCode());
    expect(drawn(lab)).toBe('lab: [code 1][..][code 2] 2 steps apart');
    lab.press('enter');
    expect(drawn(lab)).toBeNull();
    type(lab, lab.shownCode());
    lab.press('w');
    type(lab, lab.shownCode());

    expect(drawn(lab)).toBe('lab: [code 1][code 2] they touch');
  });

  it('are told in order by plain mode, in words', () => {
    const lab = at(CODES, 'skip-a-code');
    openTask(lab);
    type(lab, lab.shownCode());
    lab.press('w', 'w');
    type(lab, lab.shownCode());

    expect(pageLines(lab.model)).toContainEqual({
      kind: 'text',
      text: "the lab's picture: 2 steps apart.",
    });
  });
});

describe('a code at sign-in', () => {
  it('is drawn where it fell, and stays there while time goes by', () => {
    const lab = at(SIGN_IN, 'sign-in-with-code');
    choose(lab, 'nav-sign-out');
    signIn(lab);
    expect(drawn(lab)).toBeNull();
    lab.press('w');
    type(lab, lab.shownCode());
    expect(drawn(lab)).toBe('lab: AWS [-2][-1][##][+1][+2] ## your code');

    lab.wait(90);
    expect(drawn(lab)).toBe('lab: AWS [-2][-1][##][+1][+2] ## your code');
  });

  it('says of a used one that it was used', () => {
    const lab = at(SIGN_IN, 'sign-in-with-code');
    choose(lab, 'nav-sign-out');
    signIn(lab);
    lab.press('w');
    const used = lab.shownCode();
    type(lab, used);
    lab.press('n', 'enter');
    expect(lab.session().stepId).toBe('use-it-again');
    choose(lab, 'nav-sign-out');
    signIn(lab);
    type(lab, used);

    expect(drawn(lab)).toBe('lab: AWS [-2][-1][##][+1][+2] ## used before');
  });

  it('has no place when nobody can tell where it comes from, and none when AWS did not look at it', () => {
    const lab = at(CLOCK, 'refused-twice');
    openTask(lab);
    type(lab, '000000');
    expect(drawn(lab)).toBe('lab: AWS [-2][-1][ 0][+1][+2] ## nowhere near');

    for (let tries = 0; tries < 9; tries += 1) type(lab, '000000');
    expect(lab.model.notice).toMatchObject({ reason: { code: 'too-many-attempts' } });
    expect(drawn(lab)).toBeNull();
  });

  it.each([
    [80, 24],
    [60, 16],
    [120, 36],
  ])('is on the screen at %ix%i, on one line', (columns, rows) => {
    const lab = at(CLOCK, 'refused-twice', columns, rows);
    openTask(lab);
    type(lab, lab.shownCode());

    expect(drawn(lab)).toMatch(/^lab: ## [3-6] steps older < AWS \[-2\]\[-1\]\[ 0\]\[\+1\]\[\+2\]$/);
  });
});

describe('what AWS takes', () => {
  it('slides by the drift that a resync leaves', () => {
    const lab = at(CLOCK, 'two-phones');
    choose(lab, 'phone-swap');
    choose(lab, lab.elementsLike(/^resync-.*work/)[0] ?? '');
    type(lab, lab.shownCode());
    lab.press('w');
    type(lab, lab.shownCode());

    expect(drawn(lab)).toMatch(/^lab: AWS \[\+[12]\]\[\+[23]\]\[##\]\[\+[45]\]\[\+[56]\] ## your code$/);
  });

  it('leaves a right clock outside, which is drawn after the try alone', () => {
    const lab = at(CLOCK, 'clock-corrected');
    lab.press('enter');
    expect(drawn(lab)).toBeNull();
    type(lab, lab.shownCode());

    expect(drawn(lab)).toMatch(/^lab: ## [34] steps older < AWS \[\+[12]\]/);
  });
});

it('is drawn in the lessons about codes alone', () => {
  const lab = at('the-phone-is-gone', 'second-device');
  openTask(lab);
  choose(lab, 'nav-sign-out');
  signIn(lab);
  type(lab, '000000');

  expect(lab.model.notice).toMatchObject({ kind: 'refused' });
  expect(drawn(lab)).toBeNull();
});
