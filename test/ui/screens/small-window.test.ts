import { describe, expect, it } from 'vitest';
import { CATALOG, LESSONS } from '../../../src/lessons/catalog.js';
import type { Stage } from '../../../src/lessons/engine/lesson.js';
import { letterAt } from '../../../src/lessons/engine/questions.js';
import { checkedGoals } from '../../../src/lessons/engine/session.js';
import { plainText } from '../../../src/lessons/words/rich-text.js';
import { signInFailed } from '../../../src/sim/iam/aws-error.js';
import { isWritingPolicy } from '../../../src/ui/console/policy-text.js';
import { keyHints } from '../../../src/ui/screens/keymap.js';
import { textPageCount } from '../../../src/ui/screens/overlays/text-pages.js';
import { phoneElements } from '../../../src/ui/store/screen-elements.js';
import { shownQuestion } from '../../../src/ui/store/shown-question.js';
import { someOf } from '../../helpers/depth.js';
import { drive } from '../../helpers/drive.js';
import { at, choose, doThrough, openTask, skipThrough } from '../store/lab-at.js';
import { frameOf, MOMENTS, modelWith, pressed } from './course.js';

const SMALL = { columns: 60, rows: 16 };
const SIZES = [
  [60, 16],
  [79, 23],
  [80, 24],
  [120, 30],
] as const;

const TASKS = MOMENTS.filter(({ step }) => step.kind === 'task');

const SOLVED = TASKS.flatMap(({ isSolvedTask, session, step, title }) =>
  isSolvedTask && step.kind === 'task' ? [{ session, step, title }] : [],
);

const words = (text: string) => text.replace(/\s+/g, ' ');

/** All pages of what lies over the lesson. */
function allPages(model: Parameters<typeof frameOf>[0]): string {
  const body = (shown: typeof model) => `${frameOf(shown).lines.slice(4, -2).join(' ')} `;
  let shown = model;
  let text = body(shown);
  for (let page = 1; page < textPageCount(model); page += 1) {
    shown = pressed(shown, { text: 'j' });
    text += body(shown);
  }
  return words(text);
}

/** Beside the console and the terminal lies a phone. */
const isWithPhone = (stage: Stage = 'console') => stage === 'console' || stage === 'terminal';

describe('the tabs of a small window', () => {
  it('tell the code that the phone shows, and how long it lasts', () => {
    const lab = at('sign-in-with-a-code', 'sign-in-with-code', 60, 16);
    const tabs = frameOf(lab.model).lines.find((line) => line.includes('Browser')) ?? '';
    const code = lab.shownCode();

    expect(tabs).toContain(`Lab's phone  ${code.slice(0, 3)} ${code.slice(3)}  20 s`);
  });

  it('tell no time where there is no code, and of no phone at the desk', () => {
    for (const { session, step, title } of someOf(TASKS, 2)) {
      const frame = frameOf(modelWith(session, SMALL));
      if (frame.isQrPage) continue;
      const tabs = frame.lines.find((line) => line.startsWith('─')) ?? '';
      const hasPhone = step.kind === 'task' && isWithPhone(step.stage);

      expect(tabs, title).not.toContain('No phone');
      if (!hasPhone) expect(tabs, title).not.toMatch(/\d+ s/);
      if (/\d+ s/.test(tabs)) expect(tabs, title).toMatch(/\d{3} \d{3}|Your phone/);
    }
  });

  it('say whose code it is, or leave that to the name of the window, where a thief has it', () => {
    const lab = at('the-phone-is-gone', 'codes-of-the-old-phone', 60, 16);
    const tabs = frameOf(lab.model).lines.find((line) => line.includes('browser')) ?? '';

    expect(tabs).toContain("A thief's browser");
    expect(tabs).toMatch(/ \d{3} \d{3} {2}\d+ s /);
  });
});

describe('the footer of a small window', () => {
  it('names the phone wherever there is something on it', () => {
    for (const { session, title } of someOf(TASKS, 3)) {
      const model = pressed(modelWith(session, SMALL), 'escape');
      const frame = frameOf(model);
      if (frame.isQrPage || phoneElements(model).length === 0) continue;

      const name = isWritingPolicy(model) ? /\bp table\b/ : /\bp (?:phone|script)\b/;
      expect(frame.lines.at(-1), `${title}\n${frame.text}`).toMatch(name);
    }
  });
});

describe('a reason that is cut', () => {
  it('is read whole with e, and so are the task and its goals', () => {
    const lab = at('the-phones-clock-is-wrong', 'refused-twice', 60, 16);
    openTask(lab);
    lab.press('123456', 'enter');
    expect(frameOf(lab.model).lines.at(-1)).toContain('e all of it');
    const [goal] = checkedGoalsOf(lab);
    lab.press('e');
    const text = allPages(lab.model);

    expect(text).toContain('Please try again.');
    expect(text).toContain('The right entry is called');
    expect(text).toContain('Give it one, and then the next one as well.');
    expect(text).toContain(`[ ] ${goal}`);
  });

  it('and what a solved task taught, whatever the task', () => {
    for (const { session, step, title } of someOf(SOLVED, 2)) {
      const under = modelWith(session, SMALL);
      if (frameOf(under).isQrPage) continue;
      const text = allPages(pressed(under, { text: 'e' }));

      expect(text, title).toContain(words(plainText(step.why)));
    }
  });
});

function checkedGoalsOf(lab: ReturnType<typeof drive>): readonly string[] {
  const { lessonId, stepId } = lab.session();
  const step = LESSONS.find(({ id }) => id === lessonId)?.steps.find(({ id }) => id === stepId);
  return step?.kind === 'task'
    ? checkedGoals(step, lab.session(), lab.model.now).map(({ goal }) => goal.text)
    : [];
}

describe('the help', () => {
  it.each(SIZES)('has all keys whole, on as many pages as it takes, at %ix%i', (columns, rows) => {
    // The smallest window has the most pages; the keys are the same in all of them.
    for (const { session, title } of someOf(MOMENTS, columns > 60 ? 9 : 4)) {
      const under = modelWith(session, { columns, rows });
      const over = pressed(under, { text: '?' });
      if (over.overlay?.kind !== 'help') continue;
      const text = allPages(over);

      for (const { shown, help } of keyHints(under, true)) {
        expect(text, `${title} ${shown}`).toContain(`${shown} ${help}`);
      }
    }
  });
});

describe('the wait for a code', () => {
  it.each(SIZES)('asks its question whole, or names no letters, at %ix%i', (columns, rows) => {
    const lab = at('two-consecutive-codes', 'two-in-a-row', columns, rows);
    lab.press('123456', 'enter');
    const card = shownQuestion(lab.model);
    if (card?.kind !== 'card') throw new Error('the wait begins with no question');
    const column = columns >= 120 ? 1 : 0;
    const shown = () =>
      words(
        frameOf(lab.model)
          .lines.map((line) => line.split('│')[column] ?? '')
          .join(' '),
      );

    expect(shown()).toContain(card.question);
    for (const [place, { text }] of card.options.entries())
      expect(shown()).toContain(`${letterAt(place)} ${text}`);
    expect(shown()).toMatch(/>MFA code 2/);
    lab.press('p');
    const isQuestionShown = shown().includes(card.question);
    expect(keyHints(lab.model).some(({ help }) => help === 'answer')).toBe(isQuestionShown);
  });
});

/** A lesson in the list: whether it is chosen, how far it is, and its number. */
const LESSON_ROW = /^ [▌ ][✓◐○–] +\d+ {2}/;

describe('the list of lessons', () => {
  it('marks a title that is cut', () => {
    const lab = drive(60, 16);
    lab.press('a');
    const lines = frameOf(lab.model).lines.filter((line) => LESSON_ROW.test(line));
    // What stands before a colon is a name by itself.
    const names = CATALOG.flatMap(({ title }) => [title, title.split(':')[0]]);

    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      const [, title = ''] = /\d+ {2}(.*?)(?: {2,}| (?=planned))/.exec(line) ?? [];
      const isWhole = title.endsWith('...') || names.includes(title);
      expect(isWhole, line).toBe(true);
    }
  });
});

describe('the states in the list of lessons', () => {
  it.each(SIZES)('are whole at %ix%i, whatever they are', (columns, rows) => {
    const lab = drive(columns, rows);
    lab.press('a');
    doThrough(lab, 'the-phones-clock-is-wrong', ['two-phones', 'measure']);
    skipThrough(lab, 'choose-a-device');
    for (const { id, steps } of LESSONS.filter(
      ({ id }) => id.startsWith('the-phone-is') || id.startsWith('two'),
    )) {
      lab.open(id);
      lab.press('escape', 'a', 'b', 'enter', 'l');
      expect(steps.length).toBeGreaterThan(1);
    }
    for (let down = 0; down < CATALOG.length; down += 1) {
      lab.press('down');
      for (const line of frameOf(lab.model).lines.filter((one) => LESSON_ROW.test(one))) {
        expect(line).toMatch(
          /(?:^ .[✓○] .*[^/\d]|\d skipped|– .* skipped|◐ .* step \d+\/\d+) +\d+ min *[↑↓]?(?: +[│╭╰].*)?$/,
        );
      }
    }
  });
});

describe('what the console says', () => {
  it.each(SIZES)('is wrapped, not cut, at %ix%i', (columns, rows) => {
    const lab = at('sign-in-as-the-right-person', 'email-as-user-name', columns, rows);
    lab.press('enter');
    choose(lab, 'fill-card');
    lab.type('password', 'not this one');
    choose(lab, 'sign-in');
    const column = columns >= 120 ? 1 : 0;
    const pane = frameOf(lab.model).lines.map((line) => line.split('│')[column]?.trim() ?? '');

    expect(words(pane.join(' '))).toContain(signInFailed().message);
  });
});
