import { describe, expect, it } from 'vitest';
import { deviceInSetUp } from '../../../../src/lessons/engine/goals.js';
import { keyHints } from '../../../../src/ui/screens/keymap.js';
import { textPageCount } from '../../../../src/ui/screens/overlays/text-pages.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { someOf } from '../../../helpers/depth.js';
import type { Driven } from '../../store/lab-at.js';
import { at, choose, openTask, signIn } from '../../store/lab-at.js';
import { BEGINNINGS, frameOf, MOMENTS, modelWith, pressed } from '../course.js';

const CLOCK = 'the-phones-clock-is-wrong';

const GONE = 'the-phone-is-gone';

const SIZE = { columns: 80, rows: 24 };

/** The keys that the footer, or the help page as well, names now. */
const keys = (model: Model, all = true) => keyHints(model, all).map(({ shown }) => shown);

function signInFromList(lab: Driven) {
  choose(lab, 'fill-leak');
  choose(lab, 'sign-in');
}

describe('the keys that are named', () => {
  it('are as many letters as there are answers', () => {
    for (const { session, step, title } of MOMENTS) {
      if (step.kind !== 'quiz') continue;
      const last = step.options.at(-1)?.id ?? '';

      expect(keys(modelWith(session, SIZE)), title).toContain(`a-${last}`);
    }
  });

  it('turn pages only where there are pages to turn', () => {
    for (const moment of someOf(MOMENTS, 4)) {
      const { session, title } = moment;
      // The glossary and what is simulated are the same in every step.
      for (const key of BEGINNINGS.includes(moment) ? 'e?gv' : 'e?') {
        const over = pressed(modelWith(session, { columns: 60, rows: 16 }), { text: key });
        if (over.overlay === null) continue;
        const count = textPageCount(over);
        for (let textPage = 0; textPage < count; textPage += 1) {
          const shown = keys({ ...over, textPage });

          expect(shown.includes('j'), `${title} ${key}`).toBe(textPage + 1 < count);
          expect(shown.includes('k'), `${title} ${key}`).toBe(textPage > 0);
        }
      }
    }
  });

  it('never name the time or the next code where no code is shown', () => {
    for (const { session, step, title } of someOf(MOMENTS, 2)) {
      if (step.kind !== 'task') continue;
      const model = modelWith(session, SIZE);
      const { text, isQrPage } = frameOf(model);
      if (isQrPage) continue;
      const isShown = /│ +\d{3} \d{3} *$/m.test(text);
      const isOwn = text.includes('Your phone') && text.includes('Its entry is called');

      if (!isShown) expect(keys(model), title).not.toContain('w');
      if (!isShown && !isOwn) expect(keys(model), title).not.toContain('t');
    }
  });

  it('do not offer the thief, or who lost the phone, to check it', () => {
    const thief = at('the-night-a-password-leaks', 'same-night-with-mfa');
    thief.press('enter');
    signInFromList(thief);
    thief.press('123456', 'enter');
    expect(thief.model.notice).toMatchObject({ kind: 'refused' });
    expect(keys(thief.model)).not.toContain('c');
    expect(keys(thief.model)).not.toContain('i');

    const lost = at(GONE, 'locked-out');
    openTask(lost);
    signIn(lost);
    lost.press('123456', 'enter');
    expect(lost.model.notice).toMatchObject({ kind: 'refused' });
    expect(keys(lost.model)).not.toContain('c');
  });

  it('do not offer to check the phone where a name was refused', () => {
    const lab = at('link-the-phone', 'cancel-and-come-back');
    const name = deviceInSetUp(lab.session().world)?.name ?? '';
    choose(lab, 'cancel');
    choose(lab, 'assign-mfa');
    lab.type('device-name', name);
    choose(lab, 'type-virtual');
    choose(lab, 'submit-name');
    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'name-taken' } });

    lab.press('escape');
    expect(keys(lab.model)).not.toContain('c');
  });

  it('offer it to alice with the phone in hand', () => {
    const lab = at(CLOCK, 'refused-twice');
    openTask(lab);
    lab.press('123456', 'enter');

    expect(keys(lab.model)).toContain('c');
  });
});
