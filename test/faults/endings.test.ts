import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answerRight, ENTER, openFromList, openLab, press, temporaryFolder } from '../e2e/lab.js';
import { WORDS } from '../helpers/page-words.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { savedCode } from './oracle.js';

const CRASHER = fileURLToPath(new URL('../e2e/fixtures/crash-on-signal.cjs', import.meta.url));

describe.runIf(process.platform !== 'win32')('a digit that was typed a moment ago', () => {
  it.each([
    ['SIGTERM', (lab: OpenTerminal) => lab.kill('SIGTERM')],
    ['SIGINT', (lab: OpenTerminal) => lab.kill('SIGINT')],
    ['SIGQUIT', (lab: OpenTerminal) => lab.kill('SIGQUIT')],
    ['SIGHUP', (lab: OpenTerminal) => lab.kill('SIGHUP')],
    ['a mistake of the program', (lab: OpenTerminal) => lab.kill('SIGUSR2')],
    ['Ctrl+C', (lab: OpenTerminal) => lab.send('\u0003')],
  ])('is on disk after %s, and the terminal is given back', async (_ending, end) => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], { program: CRASHER });
    await openFromList(lab, 'a', 'two-consecutive-codes');
    await answerRight(lab);
    await press(lab, ENTER, WORDS.whyTwo);
    await press(lab, ENTER, `>${WORDS.code1}`);
    await press(lab, '12', '[12_ ___]');

    end(lab);
    await lab.exited;

    expect(savedCode(data.folder)).toBe('12');
    expect(lab.isAlternate()).toBe(false);
  });
});
