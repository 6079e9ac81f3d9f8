import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { numberOf } from '../../src/lessons/catalog.js';
import { rightLetter } from '../course/right-answer.js';
import { WORDS } from '../helpers/page-words.js';
import { readQr } from '../helpers/read-qr.js';
import { type OpenTerminal, openTerminal, type TerminalOptions } from '../helpers/terminal.js';

/** A time step begins here; the lab's clock stands three seconds into it. */
export const STEP_START = 1_800_000_000;

/** `MFA_LAB_NOW` for a clock that stands still, so that a frame is always the answer to a key. */
export function stoppedAt(seconds: number): string {
  return `${seconds},stopped`;
}

export const ENTER = '\r';
export const ESCAPE = '\u001B';
export const TAB = '\t';
export const SHIFT_TAB = '\u001B[Z';
export const DOWN = '\u001B[B';
export const UP = '\u001B[A';

/** A data folder of its own, gone after the test, also where a lab that was just killed has written its last file. */
export function temporaryFolder(): { readonly folder: string; [Symbol.dispose](): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'mfa-lab-'));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }) };
}

/** The built program in a real pseudo-terminal, at a time that stands still. */
export function openLab(
  folder: string,
  args: readonly string[] = [],
  options: TerminalOptions = {},
): OpenTerminal {
  return openTerminal(args, {
    ...options,
    env: { MFA_LAB_DATA_DIR: folder, MFA_LAB_NOW: stoppedAt(STEP_START + 3), ...options.env },
  });
}

/**
 * Waits until the lab is all there. Its first frame is drawn without Ink, and before the start is saved; the second is
 * Ink's.
 */
export function started(lab: OpenTerminal): Promise<void> {
  return lab.until('no frame of Ink', () => lab.frames() >= 2);
}

/**
 * Sends keys, and waits for the whole frame with what they bring. That must not be on the screen already: a test that
 * waits for it would go on before the keys have been heard.
 */
export async function press(lab: OpenTerminal, keys: string, seen: string | RegExp): Promise<void> {
  if (lab.shows(seen)) throw new Error(`There before the key: ${seen}. The screen:\n${lab.screen()}`);
  lab.send(keys);
  await lab.seen(seen);
}

/** Sends keys that change something on the screen, and waits for the whole frame with the change. */
export async function pressForChange(lab: OpenTerminal, keys: string): Promise<void> {
  const before = lab.screen();
  lab.send(keys);
  await lab.until(`no change by ${JSON.stringify(keys)}`, () => lab.screen() !== before);
}

/** The text of the QR code on the screen, once it is there whole. */
export async function seenQr(lab: OpenTerminal): Promise<string> {
  let text: string | undefined;
  await lab.until('no QR code to be read', () => {
    text = readQr(lab);
    return text?.startsWith('otpauth:') === true;
  });
  return text ?? '';
}

/** Six digits and Enter. */
export function submit(code: string): string {
  return code + ENTER;
}

/** Chooses the phone on the first run, and opens a lesson from the list, by its id. */
export async function openFromList(lab: OpenTerminal, phone: 'a' | 'b', lessonId: string): Promise<void> {
  await lab.seen(WORDS.phoneQuestion);
  await press(lab, phone, WORDS.listHead);
  for (let moved = 1; moved < numberOf(lessonId); moved += 1) lab.send(DOWN);
  await press(lab, ENTER, 'step 1/');
}

/** Answers the question on the screen right, whose answers are in another order for everybody. */
export async function answerRight(lab: OpenTerminal): Promise<void> {
  await lab.until('no question', () => /a-[bcd] answer/.test(lab.screen()));
  await press(lab, rightLetter(lab.screen()), WORDS.rightAnswer);
}

/** From the first step of lesson 6 to its first task, with nothing said of what it will lead to. */
export async function toTwoCodes(lab: OpenTerminal): Promise<void> {
  await answerRight(lab);
  await press(lab, ENTER, WORDS.whyTwo);
  await press(lab, ENTER, WORDS.beforeYouTry);
  await press(lab, ENTER, WORDS.sameCode);
}

/** From the sign-in page to the page for the code, typed as a person would. */
export async function signInWithPassword(lab: OpenTerminal): Promise<void> {
  await lab.seen('IAM user sign in');
  const alias = /account (lab-\w+)/.exec(lab.screen())?.[1] ?? '';
  const password = /password (\S+-\d\d)/.exec(lab.screen())?.[1] ?? '';
  await press(lab, alias, `[${alias}`);
  await press(lab, `${ENTER}alice`, '[alice');
  await press(lab, ENTER + password + ENTER, 'Additional verification required');
}

/** Lesson 12 at its first task, where letters go to the terminal. */
export async function atPrompt(lab: OpenTerminal): Promise<void> {
  await lab.seen('Before we start');
  await press(lab, 's', 'A terminal');
  await press(lab, ENTER, 'Before you try');
  await press(lab, ENTER, WORDS.terminal);
}
