import { describe, expect, it } from 'vitest';
import { firstModel } from '../../../../src/ui/store/model.js';
import { noticeWords } from '../../../../src/ui/store/notice-words.js';
import { openLesson } from '../../../../src/ui/store/open-lesson.js';
import { update } from '../../../../src/ui/store/update.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import type { Driven } from '../../store/lab-at.js';
import { at, choose, signIn } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

const CLOCK = 'the-phones-clock-is-wrong';

const atTheTask = () => at(CLOCK, 'two-phones');

/** What was said last, in one piece. */
function said(lab: Driven): string {
  const open = openLesson(lab.model);
  if (open === null) throw new Error('no lesson is open');
  return noticeWords(lab.model, open)
    .map(({ text }) => text)
    .join(' ');
}

/** Two codes in a row of the phone in hand, for one of alice's devices. */
function resync(lab: Driven, device: 'phone' | 'work') {
  choose(lab, 'nav-credentials');
  choose(lab, lab.elementsLike(new RegExp(`^resync-alice-${device}`))[0] ?? '');
  lab.press(lab.shownCode(), 'enter', 'w');
  lab.press(lab.shownCode(), 'enter');
}

/** Signs out, and in with one of the two devices and the phone in hand. */
function signInWith(lab: Driven, device: 'phone' | 'work') {
  choose(lab, 'nav-sign-out');
  signIn(lab);
  choose(lab, lab.elementsLike(new RegExp(`^device-alice-${device}`))[0] ?? '');
  lab.press(lab.shownCode(), 'enter');
}

const met = (lab: Driven) => frameOf(lab.model).text.match(/\[x\]/g)?.length ?? 0;

describe('a cure for each of two phones', () => {
  it('is chosen by the learner: the clock set for the one, resync for the other', () => {
    const lab = atTheTask();
    choose(lab, 'phone-clock');
    choose(lab, 'phone-clock-0');
    signInWith(lab, 'phone');
    expect(met(lab)).toBe(1);
    choose(lab, 'phone-swap');
    resync(lab, 'work');
    signInWith(lab, 'work');

    expect(lab.session().isSolved).toBe(true);
    expect(frameOf(lab.model).text).toMatch(/her own phone 0, her\s+work\s+phone [34]\./);
  });

  it('is refused by the company where its clock is set, and says what is left', () => {
    const lab = atTheTask();
    choose(lab, 'phone-swap');
    choose(lab, 'phone-clock');
    choose(lab, 'phone-clock-0');

    expect(said(lab)).toContain('sets its clock; you cannot. So tell AWS instead: resync.');
  });

  it('that resyncs a clock which can be set works, does not count, and says why', () => {
    const lab = atTheTask();
    resync(lab, 'phone');
    expect(said(lab)).toContain('one day its clock may be set, and then its codes fail');
    signInWith(lab, 'phone');
    expect(lab.model.notice).toMatchObject({ kind: 'ok', text: 'Signed in with MFA.' });
    expect(met(lab)).toBe(0);
    // A hint that could not be followed would help nobody.
    lab.press('h');
    expect(said(lab)).toContain('Set it, and resync it once more.');

    choose(lab, 'phone-clock');
    choose(lab, 'phone-clock-0');
    lab.press('h');
    expect(said(lab)).toContain('Resync it once more.');
    signInWith(lab, 'phone');
    expect(said(lab)).toMatch(/right for now, but AWS expects this phone to be/);
  });

  it('counts as well once both cures were used, in the order that costs more', () => {
    const lab = atTheTask();
    resync(lab, 'phone');
    choose(lab, 'phone-clock');
    choose(lab, 'phone-clock-0');
    // The pair has to be newer than the last one, which a slow clock makes easy.
    resync(lab, 'phone');
    expect(said(lab)).toContain('AWS took the two codes.');
    signInWith(lab, 'phone');

    expect(met(lab)).toBe(1);
  });

  it('takes the codes of the phone in hand, whose name stands above it', () => {
    const lab = atTheTask();
    expect(frameOf(lab.model).text).toContain("Alice's own phone");
    const own = lab.shownCode();
    choose(lab, 'phone-swap');

    expect(frameOf(lab.model).text).toContain("Alice's work phone");
    expect(lab.shownCode()).not.toBe(own);
  });

  it('is over with the lesson: the company has its phone back', () => {
    const lab = at(CLOCK, 'play-with-clocks');

    expect(lab.session().world.phonesBeside).toEqual([]);
    expect(frameOf(lab.model).text).not.toContain('alice-work');
  });
});

describe('a lesson that was left at a step that is gone', () => {
  it.each(['automatic-time', 'resync', 'corrected-and-broken', 'too-late'])(
    'opens at its beginning: %s',
    (stepId) => {
      const { model, session } = at(CLOCK, 'measure');
      const sessions = { ...model.saved.sessions, [CLOCK]: { ...session(), stepId } };
      const { now } = model;
      const started = firstModel({ ...model.saved, sessions }, now, { columns: 80, rows: 24 }, []);
      const resumed = update(started, { kind: 'resumed', now }, fakeContext()).model;
      expect(frameOf(resumed).text).toContain('mfa-lab');

      const asked = update(resumed, { kind: 'lesson-asked-for', lessonId: CLOCK, now }, fakeContext());

      expect(openLesson(asked.model)?.session.stepId).toBe('recall-second-code');
    },
  );
});
