import { describe, expect, it } from 'vitest';
import { openLesson } from '../../../../src/ui/store/open-lesson.js';
import { isQrShown } from '../../../../src/ui/store/screen-elements.js';
import type { Driven } from '../../store/lab-at.js';
import { at, choose } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

const LESSON = 'link-the-phone';
const STEP = 'two-phones';

/** The six digits on the screen, from top to bottom. */
function codes({ model }: Driven): readonly string[] {
  return [...frameOf(model).text.matchAll(/│ +(\d{3} \d{3})\b/g)].map(([, digits = '']) => digits);
}

/** The task, with the prediction passed over. */
function begun(columns = 80, rows = 24, phone: 'a' | 'b' = 'a'): Driven {
  const lab = at(LESSON, STEP, columns, rows, phone);
  lab.press('enter');
  return lab;
}

function photograph(lab: Driven): void {
  choose(lab, 'show-qr');
  lab.press('o');
}

function newDevice(lab: Driven): void {
  choose(lab, 'cancel');
  choose(lab, 'assign-mfa');
  lab.type('device-name', 'alice-other');
  choose(lab, 'type-virtual');
  choose(lab, 'submit-name');
  choose(lab, 'show-qr');
}

describe('a colleague photographs the QR code', () => {
  it.each([
    [80, 24],
    [120, 36],
  ])(
    'and two phones show the same digits at the same tick, until there is a new device, at %ix%i',
    (...size) => {
      const lab = begun(...size);
      photograph(lab);

      const [first, second] = codes(lab);
      expect(second).toBe(first);
      lab.press('w');
      expect(codes(lab)).toEqual([codes(lab)[0], codes(lab)[0]]);
      expect(codes(lab)[0]).not.toBe(first);

      newDevice(lab);
      lab.press('p');
      expect(lab.session().isSolved).toBe(true);
      const [own, colleagues] = codes(lab);
      expect(colleagues).toMatch(/^\d{3} \d{3}$/);
      expect(colleagues).not.toBe(own);
    },
  );

  it('beside a phone of one’s own is the lab’s, and shows the digits to compare with', () => {
    const lab = begun(80, 24, 'b');
    photograph(lab);

    expect(codes(lab)).toHaveLength(1);
    expect(frameOf(lab.model).text).toContain("A COLLEAGUE'S PHONE");
    expect(frameOf(lab.model).text.replace(/\s+/g, ' ')).toContain("That phone is the lab's");
  });

  it.each([
    [80, 24],
    [60, 16],
  ])('by a key that is named where the code is, at %ix%i, and only while it is of use', (...size) => {
    const lab = begun(...size);
    choose(lab, 'show-qr');
    expect(frameOf(lab.model).text).toContain('Press o');
    lab.press('o');
    expect(isQrShown(lab.model)).toBe(false);

    choose(lab, 'show-qr');
    expect(frameOf(lab.model).text).not.toContain('Press o');
    const { world } = lab.session();
    lab.press('o');
    expect(lab.session().world).toBe(world);
  });

  it('is told that there is nothing on the screen, from the panel', () => {
    const lab = begun();
    choose(lab, 'photograph-screen');

    expect(lab.model.notice).toMatchObject({ kind: 'refused', reason: { code: 'nothing-to-scan' } });
  });

  it('is not there in other steps', () => {
    const lab = at(LESSON, 'scan');
    choose(lab, 'show-qr');

    expect(frameOf(lab.model).text).not.toMatch(/colleague/i);
  });

  it('is taken back by u', () => {
    const lab = begun();
    photograph(lab);
    lab.press('u');

    expect(openLesson(lab.model)?.session.world.colleaguesPhone).toBeNull();
  });
});
