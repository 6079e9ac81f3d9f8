import { expect } from 'vitest';
import { WORDS } from '../helpers/page-words.js';
import { ENTER, openLab, press, temporaryFolder } from './lab.js';

/** What is claimed of the two modes in `npm test` for a case or two, and in the deep run for all. */

const CONTROL = /[^\P{Cc}\n]/u;

/** A terminal with these variables gets the plain mode, which begins with this line. */
export async function expectPlainMode(env: Readonly<Record<string, string>>, first: string): Promise<void> {
  using data = temporaryFolder();
  using lab = openLab(data.folder, [], { env, cols: 100 });
  await lab.seen(first);
  await press(lab, `1${ENTER}`, `lessons: ${WORDS.route}`);
  await press(lab, `4${ENTER}`, 'lesson: 4, Sign in as the right person, step 1 of');
  await press(lab, `quit${ENTER}`, 'Your place is saved in');

  expect((await lab.exited).exitCode).toBe(0);
  expect(lab.isAlternate()).toBe(false);
  expect(lab.raw().replaceAll('\r\n', '\n')).not.toMatch(CONTROL);
}

/** A terminal with these variables gets the full screen. */
export async function expectFullScreen(env: Readonly<Record<string, string>>): Promise<void> {
  using data = temporaryFolder();
  using lab = openLab(data.folder, [], { env });
  await lab.seen(WORDS.phoneQuestion);
  await press(lab, 'a', WORDS.listHead);

  expect(lab.isAlternate()).toBe(true);
}
