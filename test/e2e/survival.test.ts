import { describe, expect, it } from 'vitest';
import { lessonsHere } from '../../src/cli/arguments/unknown-word.js';
import { CATALOG } from '../../src/lessons/catalog.js';
import { addFromUri } from '../helpers/authenticator.js';
import { NO_NUMBER } from '../helpers/course.js';
import { WORDS } from '../helpers/page-words.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { ENTER, openFromList, openLab, press, STEP_START, seenQr, submit, temporaryFolder } from './lab.js';
import { kill, openQr } from './survival-claims.js';

const LEAVE_ALTERNATE = '\u001B[?1049l';
const SHOW_CURSOR = '\u001B[?25h';

describe('after kill -9', () => {
  it('has code 1 still, and the device it was typed for', async () => {
    using data = temporaryFolder();
    const first = openLab(data.folder);
    await openQr(first);
    const phone = addFromUri(await seenQr(first));
    await press(first, ENTER, 'Set up device');
    await press(first, submit(phone.codeAt(STEP_START - 30)), WORDS.code1Noted);
    await kill(first);

    using second = openLab(data.folder);
    await second.seen('step 3/');
    const code = phone.codeAt(STEP_START - 30);
    expect(second.screen()).toContain(`MFA code 1          [${code.slice(0, 3)} ${code.slice(3)}]`);
    await press(second, submit(phone.codeAt(STEP_START)), 'MFA device assigned: ');
  });
});

describe('the terminal', () => {
  it.each([['q', (lab: OpenTerminal) => lab.send('q'), 0]] as const)(
    'is given back on %s, and the learner told where progress is',
    async (_name, leave, exitCode) => {
      using data = temporaryFolder();
      using lab = openLab(data.folder);
      await openFromList(lab, 'a', 'sign-in-as-the-right-person');

      leave(lab);
      const exit = await lab.exited;

      expect(exit.exitCode).toBe(exitCode);
      expect(lab.isAlternate()).toBe(false);
      expect(lab.raw()).toContain(LEAVE_ALTERNATE);
      expect(lab.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(lab.raw().lastIndexOf('\u001B[?25l'));
      expect(lab.screen()).toContain('Your place is saved in');
    },
  );
});

describe('without a terminal, or with wrong words', () => {
  it('refuses an unknown lesson with the way to the list', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, [NO_NUMBER]);

    const exit = await lab.exited;

    expect(exit.exitCode).toBe(2);
    expect(lab.screen()).toContain(
      `There is no lesson ${NO_NUMBER}; ${lessonsHere(CATALOG)} are here. mfa-lab --help`,
    );
  });
});
