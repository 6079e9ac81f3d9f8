import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { QUICK_MAP } from '../../../../src/lessons/engine/routes.js';
import { ONLY_ROOT } from '../../../../src/lessons/words/six-steps.js';
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
    const marked = () => frameOf(lab.model).lines.filter((line) => /^ ▌\S/.test(line));
    const names = ["a  The lab's phone", 'b  My own phone', 'c  Only check my phone'];
    for (const name of names) {
      expect(marked().map((line) => line.trim())).toEqual([`▌${name}`]);
      lab.press('down');
    }
  });

  it('leaves the list at the lesson that is next', () => {
    const lab = drive();
    lab.press('down', 'down', 'up', 'enter');

    expect(lab.model.menuIndex).toBe(0);
  });
});

describe('the first page', () => {
  it.each([
    [60, 16],
    [80, 24],
    [120, 36],
  ])(
    'says how long it takes, that one may leave, what one will be able to do, and the short way at %ix%i',
    (columns, rows) => {
      const lab = drive(columns, rows);
      const words = frameOf(lab.model).text.replace(/\s+/g, ' ');
      const minutes = LESSONS.reduce((sum, lesson) => sum + lesson.minutes, 0);
      expect(words).toContain(`About ${Math.round(minutes / 30) / 2} hours in ${LESSONS.length} lessons`);
      expect(words).toContain('leave with q, and your place is kept');
      expect(words).toContain('At the end you can set up MFA');
      expect(words).toContain('s shows the whole of it in six steps');
      expect(words).toContain('Only check my phone');
    },
  );

  it('shows the six steps at a key, and comes back', () => {
    const lab = drive();
    lab.press('s');
    const { text } = frameOf(lab.model);
    for (const { step } of QUICK_MAP) expect(text.replace(/\s+/g, ' ')).toContain(step);
    expect(text.replace(/\s+/g, ' ')).toContain(ONLY_ROOT);
    lab.press('s');
    expect(lab.model).toMatchObject({ screen: 'welcome', overlay: null });
    lab.press('a', 's');
    expect(lab.model.overlay?.kind).toBe('six-steps');
  });
});
