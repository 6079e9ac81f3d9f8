import { describe, expect, it } from 'vitest';
import { keyHints } from '../../../../src/ui/screens/keymap.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { drive } from '../../../helpers/drive.js';
import type { Driven } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

/** A lesson opened by its number on a first run, at its first task. */
function firstRun(lessonId: string, columns = 80, rows = 24) {
  const lab = drive(columns, rows);
  lab.open(lessonId);
  toTheChoice(lab);
  return lab;
}

/** Goes on to the first page beside which the phone can be changed. */
function toTheChoice(lab: Driven): void {
  const isThere = () => lab.elementsLike(/^switch-phone$/).length > 0;
  for (let count = 0; count < 12 && !isThere(); count += 1) {
    lab.press('escape', lab.session().isSolved ? 'n' : 's');
  }
}

const footer = (model: Model) => frameOf(model).lines.at(-1) ?? '';

describe('which phone, where nobody has asked', () => {
  it.each([
    [80, 24],
    [120, 36],
  ])('is offered at the foot of the first page where it matters, for one key, at %ix%i', (columns, rows) => {
    const lab = firstRun('link-the-phone', columns, rows);
    expect(lab.model.saved.settings.phone).toBeNull();
    expect(footer(lab.model)).toContain('m my own phone');

    lab.press('escape', 'm');
    expect(lab.model.saved.settings.phone).toBe('own');
    expect(lab.session().world.usesOwnPhone).toBe(true);
    expect(frameOf(lab.model).text).toContain('Your own phone, then.');
    expect(footer(lab.model)).not.toContain('phone');
  });

  it('is not asked of who has answered, whose key works all the same, there and back', () => {
    const lab = drive();
    lab.press('a');
    lab.open('link-the-phone');
    toTheChoice(lab);
    expect(footer(lab.model)).not.toContain('m my own phone');
    expect(keyHints(lab.model, true)).toContainEqual({ shown: 'm', help: 'my own phone' });

    lab.press('escape', 'm');
    expect(lab.model.saved.settings.phone).toBe('own');
    expect(keyHints(lab.model, true)).toContainEqual({ shown: 'm', help: "the lab's phone" });
    lab.press('m');
    expect(lab.model.saved.settings.phone).toBe('lab');
  });

  it('is offered neither where the lesson lends a phone nor where there is none', () => {
    const lent = drive();
    lent.open('the-phones-clock-is-wrong');
    lent.press('s', 'enter');
    expect(frameOf(lent.model).text).toContain("Lab's phone");
    expect(keyHints(lent.model, true).map(({ shown }) => shown)).not.toContain('m');
    const desk = drive();
    desk.open('two-secrets-are-not-two-factors');
    desk.press('enter', 'enter');
    expect(keyHints(desk.model, true).map(({ shown }) => shown)).not.toContain('m');
  });
});
