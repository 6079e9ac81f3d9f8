import { describe, expect, it } from 'vitest';
import type { Model } from '../../../../src/ui/store/model.js';
import type { Role } from '../../../../src/ui/text/roles.js';
import type { Driven } from '../../store/lab-at.js';
import { at, atTwoCodes, openTask, TWO_CODES } from '../../store/lab-at.js';
import { frameOf, textOf } from '../course.js';

const ORDER = 'Send the code shown now';

/** Lesson 6: one code sent twice, which AWS refuses, and just that was the task. */
function solvedByHand(): Driven {
  const { lab, code } = atTwoCodes();
  lab.press(code(0), 'enter', code(0), 'enter');
  expect(lab.session().isSolved).toBe(true);
  expect(words(lab)).toMatch(/✓ Solved/);
  return lab;
}

/** The same done by the lab. */
function solvedByHints(columns: number, rows: number): Driven {
  const lab = at(TWO_CODES, 'same-code-twice', columns, rows);
  openTask(lab);
  lab.press('h', 'h', 'h');
  return lab;
}

/** The words of the screen; of a wide window those of the task first. */
function words({ model }: Driven): string {
  const { lines } = frameOf(model);
  const text = model.size.columns < 120 ? lines : lines.flatMap((line) => line.split('│').slice(0, 1));
  return [...text, ...lines].join(' ').replaceAll(/[│\s]+/g, ' ');
}

const inRole = (model: Model, role: Role) =>
  frameOf(model)
    .drawn.flat()
    .flatMap((piece) => ('text' in piece && piece.role === role ? [piece.text] : []));

describe('a task that is solved', () => {
  it.each([
    [80, 24],
    [120, 36],
    [60, 16],
  ])('shows at %ix%i what AWS said last, also where the lab did it, and that it was intended', (...size) => {
    const shown = words(solvedByHints(...size));

    expect(shown).toMatch(/AWS (says )?InvalidAuthenticationCode: /);
    expect(shown).toContain('AWS refused it, as intended.');
  });

  it.each([
    [80, 24],
    [120, 36],
    [60, 16],
  ])('orders nothing any more at %ix%i: it is solved, and there is one thing to press', (...size) => {
    const lab = solvedByHints(...size);

    expect(words(lab)).not.toContain(ORDER);
    expect(words(lab)).toMatch(/✓ Done for you/);
    expect(inRole(lab.model, 'focus')).toEqual(['Enter: next step']);
    expect(inRole(lab.model, 'mark')).toEqual(['▸']);
    expect(inRole(lab.model, 'primary')).toEqual([]);
  });

  it('has the focus in no pane, until somebody goes there', () => {
    const lab = solvedByHand();
    const tops = () => frameOf(lab.model).drawn.find((line) => textOf(line).startsWith('╭')) ?? [];
    const isHere = () => tops().some((piece) => 'text' in piece && piece.role === 'here');
    expect(isHere()).toBe(false);

    lab.press('tab');
    expect(isHere()).toBe(true);
    expect(words(lab)).toContain('[n: next step]');

    lab.press('shift-tab');
    expect(isHere()).toBe(false);
    expect(inRole(lab.model, 'focus')).toEqual(['Enter: next step']);
  });

  it('moves nothing: not the page, nor the frames', () => {
    const { lab, code } = atTwoCodes();
    lab.press(code(0), 'enter', code(0));
    const placeOf = (what: string) =>
      frameOf(lab.model)
        .drawn.map(textOf)
        .findIndex((line) => line.includes(what));
    const THINGS = ['╭', 'Set up device', 'Show QR code', '[Add MFA]', 'Airplane', '╰', 'Goal'];
    const before = THINGS.map(placeOf);
    lab.press('enter');

    expect(lab.session().isSolved).toBe(true);
    expect(THINGS.map(placeOf)).toEqual(before);
  });

  it('says nothing of a refusal where AWS did as it was asked', () => {
    const lab = at(TWO_CODES, 'two-in-a-row');
    openTask(lab);
    lab.press('h', 'h', 'h');

    expect(words(lab)).not.toContain('as intended');
  });
});
