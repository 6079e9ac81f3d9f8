import { describe, expect, it } from 'vitest';
import { linkThePhone as LESSON } from '../../../src/lessons/content/05-link-the-phone.js';
import { frameOf } from '../../ui/screens/course.js';
import { at, choose } from '../../ui/store/lab-at.js';

describe('the first device', () => {
  it('is made with the keys that lead through the page, from top to bottom', () => {
    const lab = at(LESSON.id, 'name-the-device');
    expect(lab.model.focus).toBe('assign-mfa');
    lab.press('enter');
    lab.type('device-name', 'alice-phone');
    lab.press('enter', 'down', 'enter', 'enter');

    expect(lab.session().isSolved).toBe(true);
  });

  it('of another type does not count, and the hint says how it is taken back', () => {
    const lab = at(LESSON.id, 'name-the-device');
    lab.press('enter');
    lab.type('device-name', 'alice-key');
    lab.press('enter', 'enter', 'enter', 'enter');
    expect(lab.session().world.account.securityKeys).toHaveLength(1);
    lab.press('enter');
    lab.type('device-name', 'alice-phone');
    lab.press('enter', 'down', 'enter', 'enter');
    expect(lab.session().isSolved).toBe(false);

    lab.press('escape', 'h');
    expect(lab.model.notice).toMatchObject({
      kind: 'hint',
      text: expect.stringContaining('takes that back'),
    });
  });
});

describe("the learner's own phone", () => {
  it('can be chosen where there is something to scan, and not before', () => {
    const before = at(LESSON.id, 'name-the-device');
    expect(before.elementsLike(/^switch-phone$/)).toEqual([]);
    expect(frameOf(before.model).text).not.toContain('Use my own phone');

    const lab = at(LESSON.id, 'scan');
    choose(lab, 'switch-phone');
    expect(lab.session().world.usesOwnPhone).toBe(true);
  });
});
