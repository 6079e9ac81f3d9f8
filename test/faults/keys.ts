import { DOWN, ENTER, ESCAPE, SHIFT_TAB, TAB } from '../e2e/lab.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import type { Pick } from './mutations.js';
import { named, type Oracle, type Press, steadyText, typed } from './oracle.js';

const ENTER_KEY = named(ENTER, 'enter');
const TAB_KEY = named(TAB, 'tab');

/** What is pressed, and how often: as often as it stands here. */
const KEYS: readonly Press[] = [
  ...Array.from({ length: 12 }, () => ENTER_KEY),
  ...Array.from({ length: 6 }, () => TAB_KEY),
  named(SHIFT_TAB, 'shift-tab'),
  named(DOWN, 'down'),
  named(ESCAPE, 'escape'),
  ...Array.from('aabbccddhhhhhs1234567890123456puuwxynvel', typed),
];

/** A key that changes something on the screen, and the piece of text that it brings. */
export function choose(oracle: Oracle, pick: Pick): { press: Press; brings: string } | undefined {
  const before = steadyText(oracle.model).join('\n');
  for (let tries = 0; tries < 60; tries += 1) {
    const press = KEYS[pick(KEYS.length)] ?? ENTER_KEY;
    const next = oracle.tried(press);
    const brings = steadyText(next).find((piece) => !before.includes(piece));
    if (brings !== undefined) return { press, brings };
  }
  return undefined;
}

/** Waits for a piece of text; false when the lab has ended without it. */
export async function isSeen(lab: OpenTerminal, text: string): Promise<boolean> {
  await lab.until(`not seen: ${text}`, () => lab.shows(text) || lab.isOver());
  return lab.shows(text);
}
