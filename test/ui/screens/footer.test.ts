import { describe, expect, it } from 'vitest';
import { keyHints } from '../../../src/ui/screens/keymap.js';
import type { Model } from '../../../src/ui/store/model.js';
import { drive } from '../../helpers/drive.js';
import type { Driven } from '../store/lab-at.js';
import { at, choose, openTask } from '../store/lab-at.js';
import { frameOf } from './course.js';
import { SCREENS } from './places.js';

const ROOM = [200, 60] as const;

const CODES = 'two-consecutive-codes';

/** Lesson 6 at its first task, after some keys. */
function task(...keys: readonly string[]): Model {
  const lab = at(CODES, 'same-code-twice', ...ROOM);
  openTask(lab);
  lab.press(...keys);
  return lab.model;
}

function lesson(id: string, step: string, does: (lab: Driven) => void = () => {}): Model {
  const lab = at(id, step, ...ROOM);
  does(lab);
  return lab.model;
}

const answered = (lab: Driven) => lab.press(lab.rightLetter());

const atPrompt = (...keys: readonly string[]) =>
  lesson('mfa-on-the-command-line', 'the-plain-key', (lab) => {
    openTask(lab);
    lab.press(...keys);
  });

const typedText = (...keys: readonly string[]) =>
  lesson('link-the-phone', 'name-the-device', (lab) => {
    openTask(lab);
    choose(lab, 'assign-mfa');
    for (let count = 0; count < 20 && !lab.model.isTyping; count += 1) lab.press('tab');
    lab.press(...keys);
  });

function menu(): Model {
  const lab = drive(...ROOM);
  lab.press('a');
  return lab.model;
}

/** What is likely now, in the order of use: the whole footer of a window with room for it. */
const STATES: readonly (readonly [state: string, model: Model, footer: string])[] = [
  ['the first question', drive(...ROOM).model, 'Enter choose  s six steps  ? keys  q quit'],
  [
    'the list',
    menu(),
    'Enter open  c check phone  b sandbox  M Monday  r route  p phone  o odds  ? keys  q quit',
  ],
  ['a page to read', lesson(CODES, 'why-two'), 'Enter next  N back  e more  l lessons  ? keys  q quit'],
  ['a question', lesson(CODES, 'why-two-codes'), 'a-d answer  N back  l lessons  s skip  ? keys  q quit'],
  [
    'an answer that the arrows stand at',
    lesson(CODES, 'why-two-codes', (lab) => lab.press('down')),
    'a-d answer  Enter choose  N back  l lessons  s skip  ? keys  q quit',
  ],
  [
    'a question that is answered',
    lesson(CODES, 'why-two-codes', answered),
    'Enter next  N back  l lessons  ? keys  q quit',
  ],
  [
    'a prediction',
    lesson(CODES, 'same-code-twice'),
    'a-c mark  Enter go on  N back  l lessons  s skip  ? keys  q quit',
  ],
  [
    'a field for a code',
    task('1'),
    'Tab move  Enter send  w next code  h hint  l lessons  N back  s skip  ? keys  q quit',
  ],
  [
    'a code that is typed',
    task('123456'),
    'Enter send  Tab move  w next code  h hint  l lessons  N back  s skip  ? keys  q quit',
  ],
  [
    'a code that was refused',
    task('123456', 'enter', '123457', 'enter'),
    'h hint  Tab move  Enter send  w next code  u undo  c check my phone  l lessons  N back  s skip  ? keys  q quit',
  ],
  [
    'a code that was typed wrongly',
    task('1', 'enter'),
    'h hint  Tab move  Enter send  w next code  l lessons  N back  s skip  ? keys  q quit',
  ],
  [
    'a button',
    task(),
    'Tab move  Enter choose  w next code  h hint  l lessons  N back  s skip  ? keys  q quit',
  ],
  [
    'a task that is solved',
    task('h', 'h', 'h'),
    'Enter next  Tab move  w next code  l lessons  N back  ? keys  q quit',
  ],
  [
    'a task that is solved, with the focus on something',
    task('h', 'h', 'h', 'tab'),
    'n next  Tab move  Enter choose  w next code  l lessons  N back  ? keys  q quit',
  ],
  ['a text that is typed', typedText('x'), 'Enter go on  Tab move  Esc stop typing, for keys  F1 keys'],
  ['a prompt', atPrompt(), 'Enter run  Tab complete  Up earlier lines  Esc stop typing, for keys  F1 keys'],
  [
    'a line at the prompt',
    atPrompt('aws'),
    'Enter run  Tab complete  Up earlier lines  Ctrl+C drop the line  Esc stop typing, for keys  F1 keys',
  ],
  [
    'a prompt, once the task is solved',
    atPrompt('aws s3 ls', 'enter', 'tab', 'enter'),
    'Esc then n: next  Enter run  Tab complete  Up earlier lines  F1 keys',
  ],
  ['a question of the review', SCREENS.review, 'a-d answer  l lessons  ? keys  q quit'],
];

describe('the footer', () => {
  it.each(STATES)('of %s has what is likely now, in the order of use', (_state, model, footer) => {
    expect(
      keyHints(model)
        .map(({ shown, help }) => `${shown} ${help}`)
        .join('  '),
    ).toBe(footer);
    expect(frameOf(model).lines.at(-1)?.trim()).toBe(footer);
  });

  it.each(STATES)(
    'of %s keeps its most likely key, and the help, where room is short',
    (_state, model, footer) => {
      const [first = ''] = footer.split('  ');
      const lastAt = (columns: number, rows: number) =>
        frameOf({ ...model, size: { columns, rows } })
          .lines.at(-1)
          ?.trim() ?? '';

      expect(lastAt(80, 24).startsWith(first), lastAt(80, 24)).toBe(true);
      for (const last of [lastAt(80, 24), lastAt(60, 16)]) expect(last).toMatch(/ (\?|F1) keys/);
    },
  );

  it('names in a small window how all that was said is seen, before a hint', () => {
    const model = { ...task('123456', 'enter', '123457', 'enter'), size: { columns: 60, rows: 16 } };

    expect(frameOf(model).lines.at(-1)?.trim()).toBe(
      'Tab move  Enter send  p phone  e all of it  ? keys  q quit',
    );
  });

  it('has the keys in bold and what they do dimmed', () => {
    const line = frameOf(task()).drawn.at(-1) ?? [];
    const roleOf = (text: string) =>
      line.flatMap((piece) => ('text' in piece && piece.text === text ? [piece.role] : []));

    expect(roleOf('Tab')).toEqual(['strong']);
    expect(roleOf(' move')).toEqual(['muted']);
  });
});
