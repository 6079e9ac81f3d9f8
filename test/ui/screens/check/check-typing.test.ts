import { describe, expect, it } from 'vitest';
import { epochSeconds } from '../../../../src/sim/base/time.js';
import { codeAt } from '../../../../src/sim/codes/totp.js';
import { textOf } from '../shown-text.js';
import { checking } from './check-lab.js';

describe('a key that does nothing', () => {
  it.each([
    ['a code that fits nowhere', ['000000']],
    ['the same code twice', ['000000', '000000']],
    ['two codes that fit nowhere', ['000000', '111111']],
  ])('is not offered after %s: nothing can be measured', (_case, codes) => {
    const lab = checking();
    for (const code of codes) lab.type(code);

    expect(textOf(lab.model)).not.toContain('it changed');
    lab.key('enter');
    expect(lab.model.check?.caught).toBeNull();
    expect(textOf(lab.model)).toContain('Type the 6 digits');
  });

  it('is not offered on a result of one page', () => {
    const lab = checking(120, 36);
    lab.type(codeAt(lab.seed, epochSeconds(lab.now)));
    lab.key('text', 'e');

    expect(textOf(lab.model)).toContain('How sure');
    expect(textOf(lab.model)).not.toContain('next page');
  });

  it('still waits for the second code when the first is typed twice', () => {
    const lab = checking();
    const far = (later: number) => codeAt(lab.seed, epochSeconds(lab.now - 36_000 + later));
    lab.type(far(0));
    lab.type(far(0));
    expect(textOf(lab.model)).toContain('That is one code twice');
    expect(textOf(lab.model)).toContain('And the next code it shows');

    lab.type(far(30));
    expect(textOf(lab.model)).toContain('10 hours ago');
  });
});

describe('what is typed', () => {
  it.each([
    ['12345', '5 digits'],
    ['', 'Type the 6 digits'],
  ])('%j gets a sentence', (typed, words) => {
    const lab = checking();
    lab.type(typed);

    expect(textOf(lab.model)).toContain(words);
  });

  it('may be pasted with spaces and an Enter', () => {
    const lab = checking();
    const code = codeAt(lab.seed, epochSeconds(lab.now));
    lab.paste(`${code.slice(0, 3)} ${code.slice(3)}\n`);

    expect(textOf(lab.model)).toContain('it is the code of this moment');
  });

  it('is taken back by Backspace', () => {
    const lab = checking();
    lab.key('text', '1');
    lab.key('text', '2');
    lab.key('backspace');

    expect(lab.model.check?.digits).toBe('1');
  });
});

describe('the inside of the code', () => {
  it('is of this very moment, and changes with the next step', () => {
    const lab = checking();
    lab.key('text', 'i');
    const before = textOf(lab.model);
    expect(before).toContain(codeAt(lab.seed, epochSeconds(lab.now)));

    lab.at(lab.now + 30);

    expect(textOf(lab.model)).toContain(codeAt(lab.seed, epochSeconds(lab.now)));
    expect(textOf(lab.model)).not.toBe(before);
    expect(textOf(lab.model)).not.toContain(lab.seed);
  });
});
