import { describe, expect, it } from 'vitest';
import { groupCode } from '../../../../src/sim/codes/typed-code.js';
import { keyHints } from '../../../../src/ui/screens/keymap.js';
import { LAST_PAGE } from '../../../../src/ui/screens/lesson/read-view.js';
import type { Driven } from '../../store/lab-at.js';
import { at, atTwoCodes, choose, openTask, signIn } from '../../store/lab-at.js';
import { frameOf, textOf } from '../course.js';

const ELSEWHERE = 'The task is in the other window: Close window.';

const words = ({ model }: Driven) => frameOf(model).text.replaceAll(/[│\s]+/g, ' ');

describe('a private window', () => {
  it('says that the task is in the other one, where it is, and marks it as the lab’s word', () => {
    const { lab } = atTwoCodes();
    expect(words(lab)).not.toContain(ELSEWHERE);
    choose(lab, 'nav-private');

    expect(words(lab)).toContain('The task is in the other window: Close');
    const line = frameOf(lab.model).drawn.find((one) => textOf(one).includes('The task is'));
    expect(line).toContainEqual({ text: '┃ ', role: 'lab' });
  });

  it('says nothing of it where the task is done in such a window', () => {
    const lab = at('sign-in-with-a-code', 'use-it-again');
    openTask(lab);
    choose(lab, 'nav-private');

    expect(words(lab)).not.toContain('The task is in the other window');
  });
});

describe('a sign-in without the phone', () => {
  it('says under the field for the code that nothing shows it any more', () => {
    const lab = at('the-phone-is-gone', 'locked-out');
    openTask(lab);
    choose(lab, 'bookmark');
    signIn(lab);

    expect(words(lab)).toContain('The phone that shows this code is gone.');
  });
});

describe('two codes that fit nowhere', () => {
  it('are named in the reason, because the fields are empty again', () => {
    const { lab } = atTwoCodes();
    lab.press('123456', 'enter', '654321', 'enter');

    expect(words(lab)).toContain(
      `You sent ${groupCode('123456')} and ${groupCode('654321')}. Neither is a code of`,
    );
  });
});

describe('the last page of a lesson', () => {
  it.each([
    [80, 24],
    [120, 36],
  ])('says at %ix%i that it is the last, and what Enter does', (columns, rows) => {
    const lab = at('two-secrets-are-not-two-factors', 'takeaway', columns, rows);

    expect(words(lab)).toContain(LAST_PAGE);
    expect(keyHints(lab.model)[0]).toEqual({ shown: 'Enter', help: 'finish' });
  });

  it('is no other page', () => {
    const lab = at('two-secrets-are-not-two-factors', 'three-kinds-of-proof');

    expect(words(lab)).not.toContain(LAST_PAGE);
    expect(keyHints(lab.model)[0]).toEqual({ shown: 'Enter', help: 'next' });
  });
});

describe('the left margin', () => {
  const startOf = (line: string) => line.search(/\S/);

  it.each([
    ['a page to read', () => at('two-consecutive-codes', 'why-two')],
    ['a question', () => at('two-consecutive-codes', 'why-two-codes')],
    ['a task', () => atTwoCodes().lab],
  ] as const)('of %s is one: header, text and keys begin below each other', (_name, open) => {
    const lines = frameOf(open().model).drawn.map(textOf);
    const [header = '', ...others] = lines;
    const text = others.find((line) => /^ *[A-Za-z]/.test(line)) ?? '';

    expect(new Set([header, text, lines.at(-1) ?? ''].map(startOf))).toEqual(new Set([2]));
  });
});
