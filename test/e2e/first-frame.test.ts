import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Terminal } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { type Cell, cellsOf } from '../helpers/cells.js';
import { IS_DEEP } from '../helpers/depth.js';
import { WORDS } from '../helpers/page-words.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { BEGIN_FRAME, END_FRAME, ENTER_ALTERNATE, LEAVE_ALTERNATE } from '../helpers/whole-frames.js';
import { openFromList, openLab, started, temporaryFolder } from './lab.js';

const SHOW_CURSOR = '\u001B[?25h';
const HIDE_CURSOR = '\u001B[?25l';

/** The program that notes what is read late. */
const NOTING = fileURLToPath(new URL('./fixtures/late-files.cjs', import.meta.url));

/** What was on the screen before Ink drew its first frame. */
async function cellsBeforeInk(lab: OpenTerminal): Promise<Cell[][]> {
  const before = lab.raw().split(BEGIN_FRAME).slice(0, 2).join(BEGIN_FRAME);
  const terminal = new Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(before, resolve));
  const cells = cellsOf(terminal);
  terminal.dispose();
  return cells;
}

describe('the first frame', () => {
  const TERMINALS = [
    ['of 256 colours', { TERM: 'xterm-256color' }],
    ['of all colours', { TERM: 'xterm-256color', COLORTERM: 'truecolor' }],
    ['of 16 colours', { TERM: 'xterm' }],
    ['without colours', { NO_COLOR: '1' }],
    ['with ASCII only', { LANG: 'C' }],
  ] as const;
  it.runIf(IS_DEEP).each(TERMINALS)(
    'is the one that Ink draws over it, on a terminal %s',
    async (_name, env) => {
      using data = temporaryFolder();
      using lab = openLab(data.folder, [], { env });
      await started(lab);

      expect(lab.screen()).toContain(WORDS.phoneQuestion);
      expect(await cellsBeforeInk(lab)).toEqual(lab.cells());
    },
  );

  it('is a whole one: a terminal that can wait shows nothing before its end', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await lab.seen(WORDS.phoneQuestion);

    const [opening = '', frame = ''] = lab.raw().split(BEGIN_FRAME);
    expect(opening).toBe(ENTER_ALTERNATE + HIDE_CURSOR);
    expect(frame.split(END_FRAME)[0]).toContain(WORDS.phoneQuestion);
  });

  it('is the page where the learner left off', async () => {
    using data = temporaryFolder();
    using before = openLab(data.folder);
    await openFromList(before, 'a', 'sign-in-as-the-right-person');
    before.send('q');
    await before.exited;
    using lab = openLab(data.folder);
    await started(lab);

    expect(lab.screen()).toContain('step 1/');
    expect(await cellsBeforeInk(lab)).toEqual(lab.cells());
  });

  it('waits for the steps of no lesson, nor for a package that comes late', async () => {
    using data = temporaryFolder();
    const noted = path.join(data.folder, 'noted');
    using lab = openLab(data.folder, [], { program: NOTING, env: { LATE_FILES: noted } });
    await lab.seen(WORDS.phoneQuestion);

    expect(readFileSync(noted, 'utf8')).toBe('');
  });

  it.runIf(IS_DEEP)(
    'opens the alternate screen once, so that the cursor of the shell is not forgotten',
    async () => {
      using data = temporaryFolder();
      using lab = openLab(data.folder);
      await started(lab);
      lab.send('q');
      await lab.exited;

      expect(lab.raw().split(ENTER_ALTERNATE)).toHaveLength(2);
      expect(lab.raw().split(LEAVE_ALTERNATE)).toHaveLength(2);
    },
  );

  it('loses no key that is pressed before Ink is there', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await lab.seen(WORDS.phoneQuestion);
    // The frame may be Ink's already on a slow machine; what counts is that nothing is lost or echoed.
    lab.send('a');

    await lab.seen(WORDS.listHead);
    expect(lab.screen()).toMatch(/^mfa-lab/);
  });

  it.runIf(IS_DEEP).each(['SIGTERM', 'SIGINT'])(
    'gives the terminal back on %s before Ink is there',
    async (signal) => {
      using data = temporaryFolder();
      using lab = openLab(data.folder);
      await lab.written(WORDS.phoneQuestion);
      lab.kill(signal);
      await lab.exited;

      expect(lab.isAlternate()).toBe(false);
      expect(lab.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(lab.raw().lastIndexOf(HIDE_CURSOR));
    },
  );
});
