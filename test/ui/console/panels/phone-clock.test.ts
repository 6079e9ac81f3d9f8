import { describe, expect, it } from 'vitest';
import { phoneView } from '../../../../src/ui/console/phone-view.js';
import { shownLabel } from '../../../../src/ui/console/row-text.js';
import { keyHints } from '../../../../src/ui/screens/keymap.js';
import { elements, focusedElement } from '../../../../src/ui/store/screen-elements.js';
import type { Driven } from '../../store/lab-at.js';
import { at, choose } from '../../store/lab-at.js';

const LESSON = 'the-phones-clock-is-wrong';

/** At the task with three clocks, which asks three questions first. */
function atTheClocks(): Driven {
  const lab = at(LESSON, 'play-with-clocks');
  lab.press('enter', 'enter', 'enter');
  return lab;
}

/** The list of clocks is open. */
const isOpen = (lab: Driven) => lab.elementsLike(/^phone-clock-/).length > 0;

/** The panel shows a code. */
const hasCode = (lab: Driven) =>
  phoneView(lab.session(), lab.model.now).rows.some(({ kind }) => kind === 'code');

/** The row that opens the list, as it reads. */
function clockRow(lab: Driven): string {
  const row = elements(lab.model).find(({ id }) => id === 'phone-clock');
  return row === undefined ? '' : shownLabel(row);
}

describe("the clocks of the lab's phone", () => {
  it('close as soon as one is chosen, so that the code is in sight', () => {
    const lab = atTheClocks();
    choose(lab, 'phone-clock');
    expect(isOpen(lab)).toBe(true);
    expect(hasCode(lab)).toBe(false);

    choose(lab, 'phone-clock-600');

    expect(isOpen(lab)).toBe(false);
    expect(lab.session().world.phone.clockOffset).toBe(600);
    expect(hasCode(lab)).toBe(true);
    expect(focusedElement(lab.model)?.id).toBe('phone-clock');
  });

  it('close as well where the clock may not be set, and say why', () => {
    const lab = at(LESSON, 'two-phones');
    choose(lab, 'phone-swap');
    choose(lab, 'phone-clock');
    choose(lab, 'phone-clock-0');

    expect(isOpen(lab)).toBe(false);
    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'clock-locked' } });
    expect(lab.session().world.phone.clockOffset).toBe(95);
  });

  it('close with Esc, which is named as long as they are open', () => {
    const lab = atTheClocks();
    const named = () => keyHints(lab.model).some(({ shown, help }) => shown === 'Esc' && help === 'close');
    expect(named()).toBe(false);
    choose(lab, 'phone-clock');
    expect(named()).toBe(true);

    lab.press('escape');

    expect(isOpen(lab)).toBe(false);
    expect(focusedElement(lab.model)?.id).toBe('phone-clock');
    expect(named()).toBe(false);
  });

  it('open at the one that is set', () => {
    const lab = atTheClocks();
    for (const offset of [0, 600, 3600, -31]) {
      choose(lab, 'phone-clock');
      choose(lab, `phone-clock-${offset}`);

      lab.press('enter');

      expect(focusedElement(lab.model)).toMatchObject({ id: `phone-clock-${offset}`, isChosen: true });
      lab.press('escape');
    }
  });

  it('are named in the row that opens them', () => {
    const lab = atTheClocks();
    expect(clockRow(lab)).toBe('Clock: 1 hour fast');
    for (const [offset, name] of [
      [600, '10 min fast'],
      [3600, '1 hour fast'],
      [-95, '95 s slow'],
    ] as const) {
      choose(lab, 'phone-clock');
      choose(lab, `phone-clock-${offset}`);

      expect(clockRow(lab)).toBe(`Clock: ${name}`);
    }
  });

  it('say how far a clock is off that went wrong by itself', () => {
    expect(clockRow(at(LESSON, 'two-phones'))).toMatch(/^Clock: (95|110|125|155) s slow$/);
  });

  it('leave the first of two codes where it is when the clock may not be set', () => {
    const lab = at(LESSON, 'two-phones');
    choose(lab, 'phone-swap');
    choose(lab, lab.elementsLike(/^resync-.*work/)[0] ?? '');
    lab.press(lab.shownCode(), 'enter');
    const noted = lab.session().drafts['code-1'];
    expect(noted).toMatch(/^\d{6}$/);

    choose(lab, 'phone-clock');
    choose(lab, 'phone-clock-0');

    expect(lab.session().drafts['code-1']).toBe(noted);
  });
});
