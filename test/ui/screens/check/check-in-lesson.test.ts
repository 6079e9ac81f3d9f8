import { describe, expect, it } from 'vitest';
import { checkTargets } from '../../../../src/ui/screens/check/check-targets.js';
import { drive } from '../../../helpers/drive.js';
import { at, openTask } from '../../store/lab-at.js';
import { frameOf } from '../course.js';

const CLOCK = 'the-phones-clock-is-wrong';

const CODES = 'two-consecutive-codes';

describe('checking the phone in the middle of a lesson', () => {
  it('shows the code of the phone that its screen hides, and counts by its clock', () => {
    const lab = at(CLOCK, 'refused-twice');
    openTask(lab);
    lab.press('123456', 'enter');
    const beside = frameOf(lab.model).text;
    const [, code = ''] = /│ +(\d{3} \d{3}) *$/m.exec(beside) ?? [];
    const [, left = ''] = /│[^│\n]* (\d+ s)$/m.exec(beside) ?? [];
    lab.press('c');

    expect(lab.model.screen).toBe('check');
    expect(frameOf(lab.model).text).toContain(`the lab's phone: ${code}  ${left}`);
  });

  it('says by which clock it counts, where the phone is the own one', () => {
    const lab = at(CODES, 'same-code-twice', 80, 24, 'b');
    lab.press('l', 'c', 'enter');

    expect(frameOf(lab.model).text).toMatch(/next code in \d+ s by this computer/);
  });
});

describe('a check that something else comes into', () => {
  it('is over when a lesson is opened by name', () => {
    const lab = drive();
    lab.press('c', 'enter', 'enter', '12');
    expect(lab.model.check?.digits).toBe('12');
    lab.open(CLOCK);

    expect(lab.model.screen).toBe('lesson');
    expect(lab.model.check).toBeNull();
  });

  it('keeps the step as it was: the focus, what can be undone, and what was said', () => {
    const lab = at(CLOCK, 'refused-twice');
    openTask(lab);
    lab.press('123456', 'enter');
    const { focus, undo, notice, stepSince } = lab.model;
    expect(undo.length).toBeGreaterThan(0);
    lab.press('c', '1', 'escape');

    expect(lab.model).toMatchObject({ screen: 'lesson', check: null, focus, undo, notice, stepSince });
  });
});

describe('an entry on a phone that a company handed out', () => {
  it('is there to be checked in its lesson, where that phone is, and not in the list', () => {
    const lab = at(CLOCK, 'two-phones');
    const names = () => checkTargets(lab.model).map(({ name }) => name.replace(/@.*/, ''));
    expect(names()).toContain('MFA Lab: alice-work');
    lab.press('l');

    expect(names()).toContain('MFA Lab: alice-phone');
    expect(names()).not.toContain('MFA Lab: alice-work');
  });
});
