import { Terminal } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { type Cell, cellsOf } from '../helpers/cells.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { openFromList, openLab, temporaryFolder } from './lab.js';

const ENTER_ALTERNATE = '\u001B[?1049h';
const LEAVE_ALTERNATE = '\u001B[?1049l';
const SHOW_CURSOR = '\u001B[?25h';
const BEGIN_FRAME = '\u001B[?2026h';
const END_FRAME = '\u001B[?2026l';

/** What was on the screen before Ink drew its first frame. */
async function cellsBeforeInk(lab: OpenTerminal): Promise<Cell[][]> {
  const [before = ''] = lab.raw().split(BEGIN_FRAME);
  const terminal = new Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(before, resolve));
  const cells = cellsOf(terminal);
  terminal.dispose();
  return cells;
}

async function inkHasDrawn(lab: OpenTerminal): Promise<void> {
  await expect.poll(() => lab.raw().includes(END_FRAME), { timeout: 10_000, interval: 5 }).toBe(true);
}

describe('the first frame', () => {
  it.each([
    ['of 256 colours', { TERM: 'xterm-256color' }],
    ['of all colours', { TERM: 'xterm-256color', COLORTERM: 'truecolor' }],
    ['of 16 colours', { TERM: 'xterm' }],
    ['without colours', { NO_COLOR: '1' }],
    ['with ASCII only', { LANG: 'C' }],
  ])('is the one that Ink draws over it, on a terminal %s', async (_name, env) => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], { env });
    await inkHasDrawn(lab);
    await lab.seen('Which phone will you use?');

    expect(await cellsBeforeInk(lab)).toEqual(lab.cells());
  });

  it('is the page where the learner left off', async () => {
    using data = temporaryFolder();
    using before = openLab(data.folder);
    await openFromList(before, 'a', 4);
    before.send('q');
    await before.exited;
    using lab = openLab(data.folder);
    await inkHasDrawn(lab);
    await lab.seen('step 1/');

    expect(await cellsBeforeInk(lab)).toEqual(lab.cells());
  });

  it('opens the alternate screen once, so that the cursor of the shell is not forgotten', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await inkHasDrawn(lab);
    lab.send('q');
    await lab.exited;

    expect(lab.raw().split(ENTER_ALTERNATE)).toHaveLength(2);
    expect(lab.raw().split(LEAVE_ALTERNATE)).toHaveLength(2);
  });

  it('loses no key that is pressed before Ink is there', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await lab.seen('Which phone will you use?');
    // The frame may be Ink's already on a slow machine; what counts is that nothing is lost or echoed.
    lab.send('a');

    await lab.seen(/Lessons {3}full course/);
    expect(lab.lines()[0]).toMatch(/^mfa-lab/);
  });

  it.each(['SIGTERM', 'SIGINT'])('gives the terminal back on %s before Ink is there', async (signal) => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await expect.poll(() => lab.raw(), { timeout: 10_000, interval: 1 }).toContain('Which phone');
    lab.kill(signal);
    await lab.exited;

    expect(lab.isAlternate()).toBe(false);
    expect(lab.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(lab.raw().lastIndexOf('\u001B[?25l'));
  });
});
