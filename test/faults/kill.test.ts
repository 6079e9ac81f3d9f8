import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LIMIT_MS } from '../../src/cli/run/saver.js';
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

/** Kills in all; half of them in each of two labs that are driven at the same time. */
const KILLS = 200;
const LABS = 2;

const MOST_KEYS = 6;

/** Longer than a key press takes to be saved and drawn, on a machine that has nothing else to do. */
const IN_FLIGHT_MS = 20;

/** About as long as a start takes. */
const START_MS = 300;

/** The longest that typed text waits to be saved, on a machine that is busy. */
const REST_AND_BUSY_MS = LIMIT_MS + 4000;

/** How many keys did something that is saved at once, and how many only typed. */
const counts = { done: 0, typed: 0 };

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

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A start that is killed before it is through. It must leave everything as it was. */
async function stillbirth(folder: string, pick: Pick): Promise<void> {
  const before = essence(storedIn(folder));
  using lab = openLab(folder, [], { env: { MFA_LAB_SEED: String(SEED) } });
  await pause(pick(START_MS));
  lab.kill('SIGKILL');
  await lab.exited;

  expect(essence(storedIn(folder))).toBe(before);
}

/** One start: it shows where the last one ended, takes some keys, and is killed while the last of them is in flight. */
async function oneLife(folder: string, pick: Pick): Promise<void> {
  const oracle = new Oracle(storedIn(folder));
  using lab: OpenTerminal = openLab(folder, [], { env: { MFA_LAB_SEED: String(SEED) } });
  for (const piece of steadyText(oracle.model)) await lab.seen(piece);
  // Its own saves have one for a moment, too.
  await expect.poll(() => readdirSync(folder).filter((name) => /tmp|corrupt/.test(name))).toEqual([]);

  // What may be on disk: the last that had to be there, and what was typed since.
  let allowed = [expectedEssence(oracle.model)];
  for (let left = 1 + pick(MOST_KEYS); left > 0; left -= 1) {
    const chosen = choose(oracle, pick);
    if (chosen === undefined) break;
    const when = oracle.press(chosen.press);
    const next = expectedEssence(oracle.model);
    lab.send(chosen.press.bytes);
    allowed.push(next);
    if (left === 1 && pick(3) > 0) {
      // In flight.
      await pause(pick(IN_FLIGHT_MS * 10) / 10);
      break;
    }
    await lab.seen(chosen.brings);
    if (when === 'now') {
      // It is on the screen, so it is on disk, with all that was typed before it.
      allowed = [next];
      counts.done += 1;
    } else if (when === 'soon') {
      counts.typed += 1;
      if (pick(3) > 0) continue;
      // What is typed is there after a short rest, without another key.
      await expect
        .poll(() => essence(storedIn(folder)), { timeout: REST_AND_BUSY_MS, interval: 20 })
        .toBe(next);
      allowed = [next];
    }
  }
  lab.kill('SIGKILL');
  await lab.exited;

  expect(allowed).toContain(essence(storedIn(folder)));
}

it(`comes back after ${KILLS} kills with all but the key in flight and what was being typed`, {
  timeout: 400_000,
}, async () => {
  const places = new Set<unknown>();
  await Promise.all(
    Array.from({ length: LABS }, async (_lab, index) => {
      using data = temporaryFolder();
      const pick = picker(index + 1);
      for (let life = 0; life < KILLS / LABS; life += 1) {
        if (pick(5) === 0) await stillbirth(data.folder, pick);
        await oneLife(data.folder, pick);
        places.add(storedIn(data.folder)?.['current']);
      }
    }),
  );

  // A script that stays in one place would prove little, and so would one that only types.
  expect(places.size).toBeGreaterThan(2);
  expect(counts.done).toBeGreaterThan(KILLS);
  expect(counts.typed).toBeGreaterThan(KILLS / 10);
});
