import { describe, expect, it } from 'vitest';
import { drive } from '../../../helpers/drive.js';
import { frameOf } from '../course.js';

describe('the first run', () => {
  it('asks for the phone, then shows the list at the first lesson there is', () => {
    const lab = drive();
    expect(lab.model.screen).toBe('welcome');

    lab.press('b');

    expect(lab.model.screen).toBe('menu');
    expect(lab.model.saved.settings.phone).toBe('own');
    lab.press('enter');
    expect(lab.model.saved.current).toBe('two-secrets-are-not-two-factors');
  });
});

describe('the choice among the answers', () => {
  it.each([
    { keys: [], phone: 'lab', screen: 'menu' },
    { keys: ['down'], phone: 'own', screen: 'menu' },
    { keys: ['j', 'tab'], phone: 'own', screen: 'check' },
    { keys: ['up'], phone: 'own', screen: 'check' },
    { keys: ['up', 'down'], phone: 'lab', screen: 'menu' },
    { keys: ['k', 'k', 'k'], phone: 'lab', screen: 'menu' },
  ] as const)('moves round and round, and Enter gives it: $keys', ({ keys, phone, screen }) => {
    const lab = drive();
    lab.press(...keys, 'enter');

    expect(lab.model.saved.settings.phone).toBe(phone);
    expect(lab.model.screen).toBe(screen);
  });

  it('is marked, and no other', () => {
    const lab = drive();
    const marked = () => frameOf(lab.model).lines.filter((line) => line.trimStart().startsWith('>'));
    const names = ["a  The lab's phone", 'b  My own phone', 'c  Only check my phone'];
    for (const name of names) {
      expect(marked().map((line) => line.trim())).toEqual([`> ${name}`]);
      lab.press('down');
    }
  });

  it('leaves the list at the lesson that is next', () => {
    const lab = drive();
    lab.press('down', 'down', 'up', 'enter');

    expect(lab.model.menuIndex).toBe(0);
  });
});
