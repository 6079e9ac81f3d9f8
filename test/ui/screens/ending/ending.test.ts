import { describe, expect, it } from 'vitest';
import { findLesson, LESSONS } from '../../../../src/lessons/catalog.js';
import { YOU_CAN_NOW, YOU_HAVE_SEEN } from '../../../../src/lessons/words/lesson-end.js';
import { startPlain, takeLine } from '../../../../src/ui/plain/plain-session.js';
import { keyHints } from '../../../../src/ui/screens/keymap.js';
import { menuEntries } from '../../../../src/ui/screens/menu/menu-entries.js';
import { paceOf } from '../../../../src/ui/screens/pace.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { MOTION_TICKS } from '../../../../src/ui/store/motion.js';
import { drive } from '../../../helpers/drive.js';
import { fakeContext } from '../../../helpers/fake-ports.js';
import type { Driven } from '../../store/lab-at.js';
import { doThrough, labAfter, skipThrough } from '../../store/lab-at.js';
import { ASCII_DISPLAY, FULL_DISPLAY } from '../../text/displays.js';
import { frameOf, pressed } from '../course.js';

const LESSON = 'two-consecutive-codes';
const FIRST = 'two-secrets-are-not-two-factors';

const SIZES = [
  [60, 16],
  [80, 24],
  [120, 36],
  [250, 80],
] as const;

const words = (model: Model) => frameOf(model).text.replace(/[│\s]+/g, ' ');

/** Columns of the bar that are behind the learner. */
const behind = (model: Model) => (frameOf(model).text.match(/[━╾]/g) ?? []).length;

/** Lesson 1 at its last step, which is only read. */
function atLastStep(): Driven {
  const lab = drive();
  const [first] = LESSONS;
  lab.press('a', 'enter');
  while (lab.session().stepId !== first?.steps.at(-1)?.id)
    lab.press('escape', 'h', 'h', 'h', 'a', 'b', 'c', 'd', 'n');
  return lab;
}

describe('the end of a lesson', () => {
  it.each(SIZES)(
    'says what it was about, how it went, how far the course is, and what is next, at %ix%i',
    (columns, rows) => {
      const lab = labAfter(LESSON, columns, rows);
      const { objective = '', title = '' } = findLesson(LESSON) ?? {};

      expect(words(lab.model)).toContain(`✓ ${title}`);
      expect(words(lab.model)).toContain(
        // The lab did it here.
        `${YOU_HAVE_SEEN} ${objective.charAt(0).toLowerCase()}${objective.slice(1)}`,
      );
      expect(words(lab.model)).toMatch(/Refused never|No refusals/);
      expect(words(lab.model)).toContain(`1 of ${LESSONS.length} done`);
      expect(words(lab.model)).toContain(
        `Enter: start ${menuEntries(lab.model)[lab.model.menuIndex]?.title}, about`,
      );
      for (const display of [FULL_DISPLAY, ASCII_DISPLAY]) {
        const { height, width } = frameOf(lab.model, display);
        expect(height).toBeLessThanOrEqual(rows - 1);
        expect(width).toBeLessThanOrEqual(columns);
      }
    },
  );

  it('lets the bar of the course grow by one lesson, a little a tick, and then stands still', () => {
    const lab = labAfter(LESSON);
    const seen: number[] = [];
    for (let tick = 0; tick < 2 * MOTION_TICKS && paceOf(lab.model) !== 'none'; tick += 1) {
      seen.push(behind(lab.model));
      lab.wait(0);
    }

    expect(seen).toHaveLength(MOTION_TICKS);
    expect(seen[0]).toBe(0);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(behind(lab.model)).toBeGreaterThan(seen[1] ?? 0);
    expect(paceOf(lab.model)).toBe('none');
    const before = lab.model;
    lab.wait(0);
    expect(frameOf(lab.model).text).toBe(frameOf(before).text);
  });

  it('moves nothing but the bar: no line comes, goes or changes its place', () => {
    const lab = labAfter(LESSON);
    const still = () => frameOf(lab.model).lines.map((line) => line.replace(/[━╾─ ]+/g, ''));
    const first = still();
    for (let tick = 0; tick <= MOTION_TICKS; tick += 1) {
      expect(still()).toEqual(first);
      lab.wait(0);
    }
  });

  it('is there at once, as it stays, where nothing shall move', () => {
    const { model } = atLastStep();
    const still = { ...model, drawing: { ...model.drawing, isStill: true } };
    const ended = pressed(still, 'enter');

    expect(ended.overlay?.kind).toBe('ending');
    expect(paceOf(ended)).toBe('none');
    expect(frameOf(ended).text).toMatch(/^ +━+ ─/m);
  });

  it.each([
    ['enter', 'opens the next lesson'],
    ['j', 'goes down the list'],
    ['up', 'goes up the list'],
    ['r', 'changes the route'],
    ['c', 'checks a phone'],
    ['l', 'shows the list'],
    ['escape', 'shows the list'],
    ['z', 'shows the list'],
    ['q', 'quits'],
  ])('goes on at once by %s, which %s', (key) => {
    const lab = labAfter(LESSON);
    const list = { ...lab.model, overlay: null, notice: null, motion: null };
    lab.press(key);

    expect(lab.model.overlay).toBeNull();
    expect(lab.model.motion).toBeNull();
    switch (key) {
      case 'enter':
        expect(lab.model.saved.current).toBe(menuEntries(list)[list.menuIndex]?.id);
        break;
      case 'j':
      case 'up':
        expect(lab.model.menuIndex).toBe(list.menuIndex + (key === 'j' ? 1 : -1));
        break;
      case 'r':
        expect(lab.model.saved.settings.route).not.toBe('full');
        break;
      case 'c':
        expect(lab.model.screen).toBe('check');
        break;
      case 'q':
        expect(lab.effects).toContain('exit');
        break;
      default:
        expect(lab.model).toEqual({ ...list, wanted: lab.model.wanted });
    }
  });

  it('names three keys, and has all of the list', () => {
    const { model } = labAfter(LESSON);

    expect(keyHints(model).map(({ help }) => help)).toEqual(['next lesson', 'lessons', 'keys', 'quit']);
    expect(keyHints(model, true).map(({ shown }) => shown)).toContain('p');
  });

  it('adds nothing to the course when the lesson was done before, and says that all times are counted', () => {
    const lab = labAfter(LESSON);
    lab.press('l', 'up', 'enter', 'x', 'y');
    doThrough(lab, LESSON);
    const part = behind(lab.model);
    for (let tick = 0; tick < MOTION_TICKS; tick += 1) lab.wait(0);

    expect(behind(lab.model)).toBe(part);
    expect(words(lab.model)).toContain('Counted over all the times that you did it.');
  });

  it('claims nothing of a lesson that was skipped', () => {
    const lab = labAfter(FIRST);
    lab.press('l');
    skipThrough(lab, LESSON);

    expect(words(lab.model)).not.toContain(YOU_CAN_NOW);
    expect(words(lab.model)).toContain('You skipped all of it.');
    expect(words(lab.model)).toContain(`1 of ${LESSONS.length} done, 1 skipped`);
  });

  it('has its signs as words where they cannot be drawn', () => {
    const { model } = labAfter(LESSON);
    const { text } = frameOf({ ...model, motion: null }, ASCII_DISPLAY);

    expect(text).toContain('[x] Two consecutive codes');
    expect(text).toMatch(/#+ \.+ /);
  });
});

describe('the end of a lesson, in words', () => {
  it('is said behind the result, before the list', () => {
    const context = fakeContext();
    const lab = atLastStep();
    const { session } = startPlain(lab.model, { kind: 'ticked', now: context.now }, context);
    const { lines, session: ended } = takeLine(session, '', context);

    expect(ended.model.overlay).toBeNull();
    expect(lines).toEqual([
      expect.stringMatching(/^ok: "Two secrets are not two factors" is done\. After it comes /),
      expect.stringMatching(/^you (can now|have seen how to): sort what people sign in with /),
      expect.stringMatching(/^lesson 1: .*refusal.*\.$/),
      '',
      expect.stringMatching(/^lessons: full course, 1 of \d+ done, about 2 hours left$/),
      ...lines.slice(5),
    ]);
  });
});
