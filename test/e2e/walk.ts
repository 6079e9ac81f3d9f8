import { expect } from 'vitest';
import type { OpenTerminal } from '../helpers/terminal.js';
import { ENTER, press, TAB } from './lab.js';

/** Walks through the screen the way a person does: looks where the focus is, moves it, presses Enter. */

/** More Tabs than any page has things to choose. */
const ROUND = 40;

/** What has the focus: the text behind the mark, up to the next thing on the line. */
function focused(lab: OpenTerminal): string {
  return />(\[[^\]]*\]|\([ o]\) [^([│]*|[A-Z][^│]*)/m.exec(lab.screen())?.[1]?.trim() ?? '';
}

/** Moves the focus with Tab to the thing that is called so. */
export async function focus(lab: OpenTerminal, name: string): Promise<void> {
  for (let tabs = 0; tabs < ROUND; tabs += 1) {
    const before = focused(lab);
    if (before.includes(name)) return;
    lab.send(TAB);
    // A frame that is only half there shows no focus: whoever counted that as a move would press Tab once too often.
    await expect.poll(() => ['', before].includes(focused(lab)), { timeout: 5000, interval: 5 }).toBe(false);
  }
  throw new Error(`no way with Tab to ${name}:\n${lab.screen()}`);
}

/** Moves to something and presses Enter. */
export async function choose(lab: OpenTerminal, name: string, seen: string | RegExp): Promise<void> {
  await focus(lab, name);
  await press(lab, ENTER, seen);
}

/** Fills in the sign-in form from the card or the list beside it, and sends it. */
export async function signInFrom(
  lab: OpenTerminal,
  source: 'card' | 'list',
  seen: string | RegExp,
): Promise<void> {
  await choose(lab, `[Fill in from the ${source}]`, '>[Sign in]');
  await press(lab, ENTER, seen);
}

/** Answers the question on screen, and goes on. */
export async function answer(lab: OpenTerminal, letter: string, next: string | RegExp): Promise<void> {
  await press(lab, letter, 'Yes.');
  await press(lab, ENTER, next);
}

/** Turns the pages of a text to its end, and goes on. */
export async function read(lab: OpenTerminal, next: string | RegExp): Promise<void> {
  const pages = Number(/page 1 of (\d+)/.exec(lab.screen())?.[1] ?? 1);
  for (let page = 2; page <= pages; page += 1) await press(lab, ENTER, `page ${page} of ${pages}`);
  await press(lab, ENTER, next);
}

/** A solved task: goes on. */
export async function next(lab: OpenTerminal, seen: string | RegExp): Promise<void> {
  await lab.seen('DONE');
  await press(lab, ENTER, seen);
}

/** The code that stands in the panel on the right: its last six digits. */
export function shownCode(lab: OpenTerminal): string {
  const codes = [...lab.screen().matchAll(/│ +(\d{3}) (\d{3})$/gm)];
  const [, first = '', second = ''] = codes.at(-1) ?? [];
  return first + second;
}
