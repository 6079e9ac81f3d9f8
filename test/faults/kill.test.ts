import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { DOWN, ENTER, ESCAPE, openLab, SHIFT_TAB, TAB, temporaryFolder } from '../e2e/lab.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { type Pick, picker } from './mutations.js';
import {
  essence,
  expectedEssence,
  named,
  Oracle,
  type Press,
  SEED,
  steadyText,
  storedIn,
  typed,
} from './oracle.js';

/** The program, in which the power fails at a change to the disk. */
const DIES_AT = fileURLToPath(new URL('./fixtures/dies-at.cjs', import.meta.url));

/** Kills in all; half of them in each of two labs that are driven at the same time. */
const KILLS = 200;
const LABS = 2;

const MOST_KEYS = 6;

/** A start makes about a dozen changes to the disk, and so does each key. */
const MOST_CHANGES = 80;

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
function choose(oracle: Oracle, pick: Pick): { press: Press; brings: string } | undefined {
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
async function isSeen(lab: OpenTerminal, text: string): Promise<boolean> {
  await lab.until(`not seen: ${text}`, () => lab.shows(text) || lab.isOver());
  return lab.shows(text);
}

/** Whether it is there whole, and has tidied up what a kill before it left. */
async function hasStarted(lab: OpenTerminal, folder: string, pieces: readonly string[]): Promise<boolean> {
  for (const piece of pieces) if (!(await isSeen(lab, piece))) return false;
  await lab.until('no frame of Ink', () => lab.frames() >= 2 || lab.isOver());
  if (lab.isOver()) return false;
  expect(readdirSync(folder).filter((name) => /tmp|corrupt/.test(name))).toEqual([]);
  return true;
}

/**
 * One start: it shows where the last one ended, takes some keys, and is killed at a change to the disk, or at the end.
 * Answers whether it was at a change.
 */
async function oneLife(folder: string, pick: Pick): Promise<boolean> {
  const before = storedIn(folder);
  const oracle = new Oracle(before);
  const env = { MFA_LAB_SEED: String(SEED), DIES_AT: String(1 + pick(MOST_CHANGES)) };
  using lab: OpenTerminal = openLab(folder, [], { program: DIES_AT, env });
  // What a start itself has to keep may wait for the first key.
  const allowed = [essence(before), expectedEssence(oracle.model)];
  if (await hasStarted(lab, folder, steadyText(oracle.model))) {
    for (let left = 1 + pick(MOST_KEYS); left > 0; left -= 1) {
      const chosen = choose(oracle, pick);
      if (chosen === undefined) break;
      oracle.press(chosen.press);
      lab.send(chosen.press.bytes);
      allowed.push(expectedEssence(oracle.model));
      if (!(await isSeen(lab, chosen.brings))) break;
      // It is on the screen, so it is on disk.
      allowed.splice(0, allowed.length - 1);
    }
  }
  const isAtChange = lab.isOver();
  if (!isAtChange) lab.kill('SIGKILL');
  await lab.exited;

  expect(allowed).toContain(essence(storedIn(folder)));
  return isAtChange;
}

it(`comes back after ${KILLS} kills with all but the key in flight`, { timeout: 400_000 }, async () => {
  const places = new Set<unknown>();
  let atChanges = 0;
  await Promise.all(
    Array.from({ length: LABS }, async (_lab, index) => {
      using data = temporaryFolder();
      const pick = picker(index + 1);
      for (let life = 0; life < KILLS / LABS; life += 1) {
        if (await oneLife(data.folder, pick)) atChanges += 1;
        places.add(storedIn(data.folder)?.['current']);
      }
    }),
  );

  // A script that stays in one place would prove little.
  expect(places.size).toBeGreaterThan(2);
  expect(atChanges).toBeGreaterThan(KILLS / 3);
});
