import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { WORDS } from '../helpers/page-words.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { ENTER, openFromList, openLab, press, temporaryFolder, toTwoCodes } from './lab.js';

/** What is claimed of ends and broken files in `npm test` for one case, and in the deep run for all. */

const SHOW_CURSOR = '\u001B[?25h';

/** The terminal is given back on the signal, and all is saved. */
export async function expectGivenBack(signal: string): Promise<void> {
  using data = temporaryFolder();
  using lab = openLab(data.folder);
  await openFromList(lab, 'a', 'sign-in-as-the-right-person');

  lab.kill(signal);
  await lab.exited;

  expect(lab.isAlternate()).toBe(false);
  expect(lab.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(lab.raw().lastIndexOf('\u001B[?25l'));
  const saved: unknown = JSON.parse(readFileSync(path.join(data.folder, 'progress.json'), 'utf8'));
  expect(saved).toMatchObject({ current: 'sign-in-as-the-right-person' });
}

/** A file that is no progress file is kept under another name, which is told. */
export async function expectKeptBeside(content: string): Promise<void> {
  using data = temporaryFolder();
  writeFileSync(path.join(data.folder, 'progress.json'), content);
  using lab = openLab(data.folder);

  await lab.seen('could not be read');

  const [kept = ''] = readdirSync(data.folder).filter((name) => name.includes('.corrupt-'));
  expect(readFileSync(path.join(data.folder, kept), 'utf8')).toBe(content);
  await lab.seen(WORDS.phoneQuestion);
}

/** Ends the lab without a word to it. */
export async function kill(lab: OpenTerminal): Promise<void> {
  lab.kill('SIGKILL');
  await lab.exited;
  lab[Symbol.dispose]();
}

/** Opens lesson 6 at its first task. */
export async function openTwoCodes(lab: OpenTerminal): Promise<void> {
  await openFromList(lab, 'b', 'two-consecutive-codes');
  await toTwoCodes(lab);
}

/** Opens its QR code. */
export async function openQr(lab: OpenTerminal): Promise<void> {
  await openTwoCodes(lab);
  await lab.seen('>[Show QR code]');
  await press(lab, ENTER, 'On the phone it is called');
}
