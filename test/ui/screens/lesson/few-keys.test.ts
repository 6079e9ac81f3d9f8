import { describe, expect, it } from 'vitest';
import { elements } from '../../../../src/ui/store/screen-elements.js';
import { drive } from '../../../helpers/drive.js';

/** The most keys that a lesson about a clock may cost whoever makes no mistake. */
const MOST_KEYS = 150;

/** A learner who makes no mistake and goes the short way round, with the keys that it takes. */
function learner() {
  const lab = drive();
  let keys = 0;
  const press = (...pressed: readonly string[]) => {
    for (const key of pressed) {
      lab.press(key);
      keys += /^\d{6}$/.test(key) ? 6 : 1;
    }
  };
  return {
    lab,
    get keys() {
      return keys;
    },
    press,
    /** The shorter way to something, and Enter. */
    choose(id: string) {
      const ids = elements(lab.model).map((element) => element.id);
      const [from, to] = [ids.indexOf(lab.model.focus ?? ''), ids.indexOf(id)];
      if (to < 0) throw new Error(`${id} is not on the screen: ${ids.join()}`);
      const forward = (to - from + ids.length) % ids.length;
      const back = (from - to + ids.length) % ids.length;
      for (let count = Math.min(forward, back); count > 0; count -= 1) {
        press(forward <= back ? 'tab' : 'shift-tab');
      }
      expect(lab.model.focus).toBe(id);
      press('enter');
    },
    code() {
      press(lab.shownCode(), 'enter');
    },
    answer() {
      press(lab.rightLetter());
    },
    expectOfTask() {
      press(lab.rightLetter(), 'enter');
    },
    at(stepId: string) {
      expect(lab.session().stepId).toBe(stepId);
    },
    solved() {
      expect(lab.session().isSolved).toBe(true);
      press(lab.model.focus === null ? 'enter' : 'n');
    },
  };
}

describe('the lesson about the clock', () => {
  it(`is walked with fewer than ${MOST_KEYS} keys, choices of both cures among them`, () => {
    const alice = learner();
    const { lab } = alice;
    lab.press('a');
    lab.open('the-phones-clock-is-wrong');

    alice.at('recall-second-code');
    alice.answer();
    alice.press('enter');
    alice.at('refused-twice');
    alice.press('enter');
    alice.code();
    alice.code();
    alice.solved();
    alice.at('two-clocks');
    while (lab.session().stepId === 'two-clocks') alice.press('enter');

    alice.at('measure');
    alice.press('p');
    alice.code();
    alice.press('w', 'enter');
    alice.solved();

    alice.at('two-phones');
    alice.press('p', 'enter', 'enter');
    expect(lab.session().world.phone.clockOffset).toBe(0);
    alice.choose('phone-swap');
    alice.choose(lab.elementsLike(/^resync-.*work/)[0] ?? '');
    alice.code();
    alice.press('w');
    alice.code();
    alice.choose('nav-sign-out');
    alice.press('enter', 'enter');
    alice.choose('device-alice-work');
    alice.code();
    alice.choose('nav-sign-out');
    alice.press('enter', 'enter');
    alice.choose('device-alice-phone');
    alice.press('p');
    alice.choose('phone-swap');
    alice.code();
    alice.solved();

    alice.at('clock-corrected');
    alice.expectOfTask();
    alice.code();
    alice.solved();

    alice.at('play-with-clocks');
    for (let asked = 0; asked < 2; asked += 1) alice.expectOfTask();
    alice.code();
    alice.press('p', 'enter');
    alice.choose('phone-clock--600');
    alice.code();
    alice.press('p', 'enter');
    alice.choose('phone-clock--31');
    alice.code();
    alice.solved();

    alice.at('flew-home');
    alice.answer();
    alice.press('enter');
    alice.at('takeaway');
    while (lab.model.screen === 'lesson') alice.press('enter');

    expect(alice.keys).toBeLessThan(MOST_KEYS);
  });
});
