import { expect } from 'vitest';
import { ESCAPE, press } from '../e2e/lab.js';
import type { OpenTerminal } from '../helpers/terminal.js';

const LIST = /^ {2}Lessons {3}/m;

/**
 * What the screen is made of: moving the cursor, asking where it is, which background the terminal has and of which kind it
 * is, erasing, colours, and the modes that the lab sets.
 */
const OWN_SEQUENCES = new RegExp(
  `${ESCAPE}\\]11;\\?${ESCAPE}\\\\|${ESCAPE}\\[(?:6n|c|\\d*[ABCDEFG]|\\d*(?:;\\d*)?H|[0-2]?[JK]|[\\d;]*m|\\?(?:25|1049|2004|2026)[hl])`,
  'g',
);

/** But for line ends. */
const CONTROL = /[^\P{Cc}\r\n]/u;

/** Nothing that was typed has come back as a command to the terminal. */
export function expectHarmless(lab: OpenTerminal): void {
  const rest = lab.raw().replace(OWN_SEQUENCES, '');
  const found = CONTROL.exec(rest);
  expect(found === null ? null : JSON.stringify(rest.slice(found.index - 20, found.index + 40))).toBeNull();
}

/** It still does what it is told. Ends in the list of lessons. */
export async function expectAlive(lab: OpenTerminal): Promise<void> {
  await heard(lab);
  // Apart, or the two are Alt+l; more than once, because what came before may be over only at the first Esc.
  while (!lab.shows(LIST)) {
    lab.send(ESCAPE);
    await heard(lab);
    lab.send('l');
    await heard(lab);
  }
  await press(lab, '?', /^ {2}Keys(?: {2}\(page 1 of \d\))?$/m);
  await press(lab, ESCAPE, LIST);
  expectHarmless(lab);
}

/** What Ink begins with when it takes the window over from the first frame, which was drawn before Ink was there. */
const TAKES_OVER = `${ESCAPE}[H${ESCAPE}[J`;

/**
 * Waits until the lab has heard what was typed, also where that changes nothing: in a window of another size it draws
 * itself anew, and for that it takes twice as long as it waits for the rest of a key.
 */
export async function heard(lab: OpenTerminal): Promise<void> {
  // A size that changes before is the one that it begins with: nothing is drawn anew.
  await lab.written(TAKES_OVER);
  for (const columns of [81, 80]) {
    lab.resize(columns, 24);
    await lab.repainted();
  }
}
