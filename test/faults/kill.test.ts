import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { LIMIT_MS } from '../../src/cli/run/saver.js';
import { openLab, temporaryFolder } from '../e2e/lab.js';
import { ATTACK_SEED, attacks } from '../helpers/attack.js';
import { PATIENCE_MILLISECONDS } from '../helpers/patience.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { halfFinishedDocuments } from './half-finished.js';
import { choose, isSeen } from './keys.js';
import { type Pick, picker, textOf } from './mutations.js';
import { essence, expectedEssence, Oracle, SEED, steadyText, storedIn } from './oracle.js';

/** The program, in which the power fails at a change to the disk. */
const DIES_AT = fileURLToPath(new URL('./fixtures/dies-at.cjs', import.meta.url));

/** Kills in all; half of them in each of two labs that are driven at the same time. */
const KILLS = attacks(60, 400);

/** One learner begins with nothing, and goes on from life to life; the other is somewhere else in the course in each. */
const LEARNERS = ['from the beginning', 'all over the course'] as const;

const MOST_KEYS = 12;

/** A start makes about a dozen changes to the disk, and so does each key. */
const MOST_CHANGES = 200;

/** The longest that typed text waits to be saved, on a machine that is busy. */
const REST_AND_BUSY_MS = LIMIT_MS + PATIENCE_MILLISECONDS;

/** How many keys did something that is saved at once, and how many only typed. */
const counts = { done: 0, typed: 0 };

/** Whether it is there whole, and has tidied up what a kill before it left. */
async function hasStarted(lab: OpenTerminal, folder: string, pieces: readonly string[]): Promise<boolean> {
  for (const piece of pieces) if (!(await isSeen(lab, piece))) return false;
  await lab.until('no frame of Ink', () => lab.frames() >= 2 || lab.isOver());
  if (lab.isOver()) return false;
  // Its own saves have a file of their own for a moment, too.
  await expect
    .poll(() => lab.isOver() || !readdirSync(folder).some((name) => /tmp|corrupt/.test(name)), {
      timeout: REST_AND_BUSY_MS,
      interval: 20,
    })
    .toBe(true);
  return !lab.isOver();
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
  // What may be on disk: the last that had to be there, and what was typed since. What a start itself has to keep may
  // wait for the first key.
  let allowed = [essence(before), expectedEssence(oracle.model)];
  if (await hasStarted(lab, folder, steadyText(oracle.model))) {
    for (let left = 1 + pick(MOST_KEYS); left > 0; left -= 1) {
      const chosen = choose(oracle, pick);
      if (chosen === undefined) break;
      const when = oracle.press(chosen.press);
      const next = expectedEssence(oracle.model);
      lab.send(chosen.press.bytes);
      allowed.push(next);
      if (!(await isSeen(lab, chosen.brings))) break;
      if (when === 'now') {
        // It is on the screen, so it is on disk, with all that was typed before it.
        allowed = [next];
        counts.done += 1;
      } else if (when === 'soon') {
        counts.typed += 1;
        if (pick(3) > 0) continue;
        // What is typed is there after a short rest, without another key.
        await expect
          .poll(() => lab.isOver() || essence(storedIn(folder)) === next, {
            timeout: REST_AND_BUSY_MS,
            interval: 20,
          })
          .toBe(true);
        if (lab.isOver()) break;
        allowed = [next];
      }
    }
  }
  const isAtChange = lab.isOver();
  if (!isAtChange) lab.kill('SIGKILL');
  await lab.exited;

  expect(allowed).toContain(essence(storedIn(folder)));
  return isAtChange;
}

it(`comes back after ${KILLS} kills with all but the key in flight and what was being typed (seed ${ATTACK_SEED})`, {
  timeout: 1_800_000,
}, async () => {
  const documents = halfFinishedDocuments();
  const places = LEARNERS.map(() => new Set<string>());
  let atChanges = 0;
  await Promise.all(
    LEARNERS.map(async (learner, index) => {
      using data = temporaryFolder();
      const pick = picker(LEARNERS.length * (ATTACK_SEED - 1) + index + 1);
      for (let life = 0; life < KILLS / LEARNERS.length; life += 1) {
        if (learner === 'all over the course') {
          const document = documents[pick(documents.length)] ?? {};
          writeFileSync(path.join(data.folder, 'progress.json'), textOf(document));
        }
        if (await oneLife(data.folder, pick)) atChanges += 1;
        places[index]?.add(placeIn(data.folder));
      }
    }),
  );

  // A script that stays in one place would prove little, and so would one that only types.
  expect(places.map(({ size }) => size > 2)).toEqual([true, true]);
  expect(places[1]?.size).toBeGreaterThan(KILLS / 4);
  expect(atChanges).toBeGreaterThan(KILLS / 3);
  expect(counts.done).toBeGreaterThan(KILLS);
  expect(counts.typed).toBeGreaterThan(KILLS / 10);
});

/** The step that is open in the file. */
function placeIn(folder: string): string {
  const document = storedIn(folder);
  const current = String(document?.['current']);
  return `${current}/${Object(Object(document?.['sessions'])[current])['stepId']}`;
}
