import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { steadyOutput } from '../../../src/cli/terminal/steady-output.js';
import { sizeOf } from '../../../src/ui/text/sizes.js';

class FakeTerminal extends EventEmitter {
  readonly isTTY = true;
  readonly written: (string | Uint8Array)[] = [];
  columns: number | undefined = 100;
  rows: number | undefined = 40;

  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean {
    this.written.push(chunk);
    for (const callback of rest) if (typeof callback === 'function') callback();
    return true;
  }
}

describe('the size of a terminal', () => {
  it.each([
    [0, 0],
    [undefined, undefined],
    [0, 24],
    [120, 0],
  ])('that tells %s x %s is taken as 80x24', (columns, rows) => {
    expect(sizeOf({ columns, rows })).toEqual({ columns: 80, rows: 24 });
  });

  it('is otherwise what the terminal tells', () => {
    expect(sizeOf({ columns: 61, rows: 17 })).toEqual({ columns: 61, rows: 17 });
  });
});

describe('a steady output', () => {
  it('has the size of the terminal, at each moment', () => {
    const terminal = new FakeTerminal();
    const steady = steadyOutput(terminal);

    expect([steady.columns, steady.rows]).toEqual([100, 40]);
    terminal.columns = 60;
    expect([steady.columns, steady.rows]).toEqual([60, 40]);
  });

  it('never has the size 0x0, neither at the start nor at a resize', () => {
    const terminal = new FakeTerminal();
    Object.assign(terminal, { columns: 0, rows: 0 });
    const steady = steadyOutput(terminal);
    const seen: unknown[] = [[steady.columns, steady.rows]];
    steady.on('resize', () => seen.push([steady.columns, steady.rows]));

    Object.assign(terminal, { columns: 90, rows: 30 }).emit('resize');
    Object.assign(terminal, { columns: 0, rows: 0 }).emit('resize');

    expect(seen).toEqual([
      [80, 24],
      [90, 30],
      [80, 24],
    ]);
  });

  it('writes all but what would wipe the scrollback', () => {
    const terminal = new FakeTerminal();
    const steady = steadyOutput(terminal);
    let calls = 0;
    const bytes = new Uint8Array([27]);
    Reflect.apply(steady.write, steady, ['\u001B[2J\u001B[3J\u001B[Hframe', () => (calls += 1)]);
    steady.write(bytes);

    expect(terminal.written).toEqual(['\u001B[2J\u001B[Hframe', bytes]);
    expect(calls).toBe(1);
  });

  it('writes the mark of a cut line in ASCII where only that is wanted', () => {
    const [all, ascii] = [new FakeTerminal(), new FakeTerminal()];
    steadyOutput(all).write('a cut li…');
    steadyOutput(ascii, () => true).write('a cut li…');

    expect([all.written, ascii.written]).toEqual([['a cut li…'], ['a cut li.']]);
  });

  it('has everything else of the terminal', () => {
    const terminal = new FakeTerminal();
    const steady = steadyOutput(terminal);
    const heard: unknown[] = [];
    const listen = (what: unknown) => heard.push(what);
    steady.on('drain', listen);
    terminal.emit('drain', 1);
    steady.off('drain', listen);
    terminal.emit('drain', 2);

    expect(heard).toEqual([1]);
    expect(steady.isTTY).toBe(true);
  });
});
