import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../scripts/build.js';
import { type OpenTerminal, openTerminal, type TerminalOptions } from '../helpers/terminal.js';

const ESC = '\u001B';
const LEFT = `${ESC}[D`;
const BACKSPACE = '\u007F';
const CTRL_C = '\u0003';

const folder = mkdtempSync(path.join(os.tmpdir(), 'mfa-lab-harness-'));
const program = path.join(folder, 'typing.cjs');

async function openTyping(options: TerminalOptions = {}): Promise<OpenTerminal> {
  const terminal = openTerminal([], { program, ...options });
  await terminal.seen('__READY__');
  return terminal;
}

beforeAll(async () => {
  await bundle({ entry: 'test/e2e/fixtures/typing.tsx', outdir: folder });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bundle', () => {
  it("leaves out Ink's developer tools and yoga's fetch", () => {
    const code = readFileSync(program, 'utf8');

    expect(code).not.toMatch(/(from|import\()\s*["']react-devtools-core/);
    expect(code).not.toMatch(/typeof fetch != "function" \? Promise|"function" != typeof fetch \? Promise/);
  });

  it('uses the production React', () => {
    expect(readFileSync(program, 'utf8')).not.toContain('react.development.js');
  });
});

describe('typing in a real terminal', () => {
  const TYPED: readonly (readonly [what: string, writes: readonly string[], screen: string])[] = [
    ['text, Backspace twice and text in one chunk', [`abc${BACKSPACE}${BACKSPACE}d`], 'value: [ad ]'],
    ['six digits as six writes with no gap', [...'123456'], 'value: [123456 ]'],
    ['text and Enter in one chunk', ['hello\r'], 'submitted: ["hello"]'],
    ['several lines and the next one in one chunk', ['a\rb\rc'], 'submitted: ["a","b"]'],
    ['Enter sent as LF and CRLF', ['a\nb\r\n'], 'submitted: ["a","b"]'],
    ['arrows in one chunk', [`abc${LEFT}${LEFT}X`], 'value: [aXbc]'],
    ['a bracketed paste', [`a${ESC}[200~123 456${ESC}[201~\r`], 'submitted: ["a123 456"]'],
  ];
  it.each(TYPED)('takes %s', async (_what, writes, screen) => {
    using terminal = await openTyping();

    for (const write of writes) terminal.send(write);

    await terminal.seen(screen);
  });
});

describe('what the harness sees', () => {
  it('shows the screen, its cells and its height', async () => {
    using terminal = await openTyping();

    expect(terminal.isAlternate()).toBe(true);
    expect(terminal.lines().slice(0, 3)).toEqual(['__READY__', 'value: [ ]', 'submitted: []']);
    expect(terminal.cells()[0]?.[2]).toMatchObject({ glyph: 'R', background: 0 });
    // The field's cursor is a block in reverse.
    expect(terminal.cells()[1]?.[8]).toMatchObject({ glyph: ' ', foreground: 0 });
    expect(Math.max(...terminal.frameHeights())).toBe(3);
    expect(terminal.alternateScrolls()).toBe(0);
  });

  it('shows no more than the window after a narrowing', async () => {
    using terminal = await openTyping({ cols: 60, rows: 20 });
    terminal.send('x'.repeat(30));
    await terminal.seen('x'.repeat(30));

    terminal.resize(20, 10);

    await terminal.seen(/x]\n.*x/);
    expect(terminal.lines()).toHaveLength(10);
    expect(Math.max(...terminal.lines().map(({ length }) => length))).toBeLessThanOrEqual(20);
  });

  it('says what is on the screen when the text does not come', async () => {
    using terminal = await openTyping();

    await expect(terminal.seen('never', 50)).rejects.toThrow(/not seen: never: 50 ms[\s\S]*submitted: \[\]/);
  });

  it('says at once that the program has ended', async () => {
    using terminal = await openTyping();
    terminal.send(CTRL_C);

    await expect(terminal.seen('never')).rejects.toThrow(/the program has ended \(exit code 0/);
  });
});

describe('leaving', () => {
  const WAYS: readonly (readonly [how: string, leave: (terminal: OpenTerminal) => void])[] = [
    ['Esc', (terminal) => terminal.send(ESC)],
    ['Ctrl+C', (terminal) => terminal.send(CTRL_C)],
    ['Ctrl+C behind other keys', (terminal) => terminal.send(`abc\r${CTRL_C}`)],
  ];
  it.each(WAYS)('restores the terminal after %s', async (_how, leave) => {
    using terminal = await openTyping();

    leave(terminal);

    expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
    expect(terminal.isAlternate()).toBe(false);
    expect(terminal.screen()).toBe('__LEFT__');
    expect(terminal.scrollback()).toBe(0);
    expectRestored(terminal);
  });

  it('restores the terminal after SIGTERM', async () => {
    using terminal = await openTyping();

    terminal.kill();

    expect(await terminal.exited).toMatchObject({ signal: 15 });
    expect(terminal.isAlternate()).toBe(false);
    expectRestored(terminal);
  });
});

/** The last word on the cursor, the alternate screen and bracketed paste. */
function expectRestored(terminal: OpenTerminal): void {
  const raw = terminal.raw();
  expect(raw.lastIndexOf(`${ESC}[?25h`)).toBeGreaterThan(raw.lastIndexOf(`${ESC}[?25l`));
  expect(raw.lastIndexOf(`${ESC}[?1049l`)).toBeGreaterThan(raw.lastIndexOf(`${ESC}[?1049h`));
  expect(raw.lastIndexOf(`${ESC}[?2004l`)).toBeGreaterThan(raw.lastIndexOf(`${ESC}[?2004h`));
}
