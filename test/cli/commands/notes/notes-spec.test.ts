import { describe, expect, it } from 'vitest';
import { readArgs } from '../../../../src/cli/arguments/args.js';

const read = (...words: readonly string[]) => readArgs(['notes', ...words]);

describe('mfa-lab notes', () => {
  it('takes a step, or nothing', () => {
    expect(read()).toMatchObject({ kind: 'notes', what: 'show', called: null, plain: false });
    expect(read('6.3', '--plain')).toMatchObject({ what: 'show', called: '6.3', plain: true });
  });

  it('takes a time for paper, as minutes of the day', () => {
    expect(read('--print', '--start', '9:30')).toMatchObject({ what: 'print', start: 570 });
    expect(read('--print')).toMatchObject({ what: 'print', start: null });
  });

  it('takes the plan of a class, on paper, too', () => {
    expect(read('--class', 'class.json')).toMatchObject({ what: 'show', classFile: 'class.json' });
    expect(read('--print', '--class', 'class.json')).toMatchObject({
      what: 'print',
      classFile: 'class.json',
    });
    expect(read()).toMatchObject({ classFile: null });
  });

  it.each([
    [['--summary', '--class', 'c.json'], '--class goes with the notes, and not with --summary'],
    [['6', '7'], 'One step at a time'],
    [['--print', '--summary'], 'Either --print or --summary'],
    [['6', '--print'], '--print is of the whole course'],
    [['--json'], '--json goes with --summary only'],
    [['--start', '09:30'], '--start goes with --print only'],
    [['--print', '--start', '25:00'], '--start needs a time such as 09:30, and not "25:00"'],
  ])('with %j is wrong: %s', (words, message) => {
    expect(read(...words)).toEqual({ kind: 'wrong-usage', message, command: 'notes' });
  });
});
