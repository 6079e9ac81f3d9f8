import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rightLetter } from '../course/right-answer.js';
import { ENTER, openFromList, openLab, press, temporaryFolder, toTwoCodes } from '../e2e/lab.js';
import { WORDS } from '../helpers/page-words.js';
import { PATIENCE_MILLISECONDS } from '../helpers/patience.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { savedCode } from './oracle.js';

const SHELL = fileURLToPath(new URL('./fixtures/shell.cjs', import.meta.url));
const CTRL_Z = '\u001A';
const PROMPT = 'shell>';
/** A prompt at which nothing was typed: the older ones come back with the shell's screen, before the lab has stopped. */
const NEW_PROMPT = /(^|\n)shell>$/;

/** The process of the lab that uses this folder. */
function labIn(folder: string): number {
  const { pid }: { pid: number } = JSON.parse(readFileSync(path.join(folder, 'progress.lock'), 'utf8'));
  return pid;
}

/** Whether a process has done all that it ever does. Until its shell asks, the system keeps its number. */
function hasEnded(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() === '' || stdout.startsWith('Z');
}

describe.runIf(process.platform !== 'win32')('a lab in a shell', () => {
  let data: ReturnType<typeof temporaryFolder>;
  let terminal: OpenTerminal;

  beforeEach(async () => {
    data = temporaryFolder();
    terminal = openLab(data.folder, [], { program: SHELL });
    await terminal.seen(NEW_PROMPT);
    terminal.send('$LAB\r');
    await openFromList(terminal, 'a', 'two-consecutive-codes');
    await toTwoCodes(terminal);
    await press(terminal, '12', '[12_ ___]');
  });

  afterEach(async () => {
    // The lab is the shell's child, not ours: it must be gone before its folder is.
    const pid = labIn(data.folder);
    process.kill(pid, 'SIGKILL');
    await vi.waitUntil(() => hasEnded(pid), { timeout: PATIENCE_MILLISECONDS });
    terminal[Symbol.dispose]();
    data[Symbol.dispose]();
  });

  async function continueLab(): Promise<void> {
    // A line feed: after SIGSTOP the terminal is raw still, and no Enter becomes one.
    const frames = terminal.frames();
    terminal.send('fg\n');
    await terminal.until(
      'not back',
      () => terminal.frames() > frames && terminal.isAlternate() && terminal.shows('[12_ ___]'),
    );
  }

  /** What the learner sees and can do is what it was before. */
  async function expectWhole(): Promise<void> {
    expect(terminal.isAlternate()).toBe(true);
    expect(terminal.screen()).toMatch(/^mfa-lab {2}6 {2}/);
    expect(terminal.screen()).not.toMatch(/shell>|Stopped|\^Z/);
    await press(terminal, '3', '[123 ___]');
    await press(terminal, '\u007F4567', '[124 567]');
    expect(
      terminal
        .screen()
        .split('\n')
        .filter((line) => line.includes(`>${WORDS.code1}`)),
    ).toHaveLength(1);
  }

  it('is stopped by Ctrl+Z like every program, and goes on where it was', async () => {
    terminal.send(CTRL_Z);
    await terminal.seen(NEW_PROMPT);
    expect(terminal.isAlternate()).toBe(false);
    terminal.send('echo still $((40+2))\r');
    await terminal.seen('still 42');

    await continueLab();
    await expectWhole();
  });

  it('has saved what was being typed before it stops', async () => {
    await press(terminal, '3', '[123 ___]');
    terminal.send(CTRL_Z);
    await terminal.seen(NEW_PROMPT);

    // A stopped program saves nothing any more.
    expect(savedCode(data.folder)).toBe('123');
    terminal.send('fg\n');
    await terminal.seen('[123 ___]');
  });

  it('is stopped by SIGTSTP, and gives the terminal back before it stops', async () => {
    process.kill(labIn(data.folder), 'SIGTSTP');
    await terminal.seen(NEW_PROMPT);
    expect(terminal.isAlternate()).toBe(false);
    terminal.send('echo seen $((1+1))\r');
    await terminal.seen('seen 2');

    await continueLab();
    await expectWhole();
  });

  it('draws itself anew after SIGSTOP, which it hears nothing of', async () => {
    const before = terminal.raw().length;
    process.kill(labIn(data.folder), 'SIGSTOP');
    // Into the lab's screen, which nobody has given back.
    await terminal.until('no prompt', () => terminal.raw().slice(before).includes(PROMPT));

    await continueLab();
    await expectWhole();
  });

  it('can be stopped more than once, and fits itself to a window that changed meanwhile', async () => {
    for (const size of [
      [70, 20],
      [100, 30],
    ] as const) {
      terminal.send(CTRL_Z);
      await terminal.seen(NEW_PROMPT);
      terminal.resize(size[0], size[1]);
      await continueLab();
      // The header ends with a blank on its ground.
      const isWide = () => terminal.lines()[0]?.length === size[0] - 1;
      await terminal.until('not as wide as the window', () => isWide() && terminal.shows(/q quit$/m));
    }
    await expectWhole();
  });

  it('that is ended while it is stopped leaves the terminal to the shell, and its lock to the next', async () => {
    terminal.send(CTRL_Z);
    await terminal.seen(NEW_PROMPT);
    terminal.send('echo below $((6*6))\r');
    await terminal.seen('below 36');
    const pid = labIn(data.folder);
    terminal.send('kill %1; kill -CONT %1\r');
    await vi.waitUntil(() => hasEnded(pid), { timeout: PATIENCE_MILLISECONDS });
    terminal.send('echo over $((5*5))\r');
    await terminal.seen('over 25');
    expect(terminal.isAlternate()).toBe(false);
    // A screen that is closed twice has the cursor put back to where it was before the first time, over newer lines.
    const row = (text: string) => terminal.lines().findIndex((line) => line.includes(text));
    expect(row('below 36')).toBeGreaterThan(-1);
    expect(row('over 25')).toBeGreaterThan(row('below 36'));

    terminal.send('$LAB\r');
    await terminal.seen('[___ ___]');
    expect(terminal.screen()).not.toContain('NOT SAVED');
  });
});

describe.runIf(process.platform !== 'win32')('a lab without a shell', () => {
  it('is not stopped by Ctrl+Z: nobody could continue it', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await openFromList(lab, 'a', 'sign-in-as-the-right-person');

    lab.send(CTRL_Z);
    await press(lab, 'l', WORDS.listHead);

    expect(lab.isAlternate()).toBe(true);
  });
});

describe.runIf(process.platform !== 'win32')('the plain mode in a shell', () => {
  it('is stopped by Ctrl+Z, gives the terminal back, and goes on with what was typed', async () => {
    using data = temporaryFolder();
    using terminal = openLab(data.folder, [], { program: SHELL, cols: 100 });
    await terminal.seen(NEW_PROMPT);
    await press(terminal, '$LAB --plain 6\r', /help, quit\n>$/);
    const pid = labIn(data.folder);
    const letter = rightLetter(terminal.screen());
    await press(terminal, 'xb\u007F', /\n> x$/);

    await press(terminal, CTRL_Z, /\n> x[\s\S]*shell>$/);
    // The terminal reads whole lines again, and repeats them.
    await press(terminal, 'stty -a | tr " " "\\n" | grep -c "^icanon"\r', /\n1\nshell>$/);
    await press(terminal, 'fg\r', /\n> x$/);
    await press(terminal, `\u007F${letter}${ENTER}`, 'answer: yes');
    // The shell's own prompt comes later: what is typed before it is repeated in front of it.
    await press(terminal, `quit${ENTER}`, /Your place is saved in[\s\S]*\nshell>$/);
    await press(terminal, 'stty -a | tr " " "\\n" | grep -c "^icanon" ; echo over\r', /\n1\nover\nshell>$/);
    await vi.waitUntil(() => hasEnded(pid), { timeout: PATIENCE_MILLISECONDS });
  });
});
