import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openLab, temporaryFolder } from '../e2e/lab.js';
import { ATTACK_SEED, attacks } from '../helpers/attack.js';
import { PATIENCE_MILLISECONDS } from '../helpers/patience.js';
import { heard } from './alive.js';
import { halfFinishedDocuments } from './half-finished.js';
import { choose, isSeen } from './keys.js';
import { picker, textOf } from './mutations.js';
import { essence, expectedEssence, Oracle, SEED, steadyText, storedIn } from './oracle.js';

const ROUNDS = attacks(1, 20);
const KEYS = 12;

const ENV = { MFA_LAB_SEED: String(SEED) };

it(`of two windows on one folder the first saves, the second changes nothing, ${ROUNDS} times (seed ${ATTACK_SEED})`, {
  timeout: 900_000,
}, async () => {
  const documents = halfFinishedDocuments();
  const pick = picker(ATTACK_SEED);
  for (let round = 0; round < ROUNDS; round += 1) {
    using data = temporaryFolder();
    const document = documents[pick(documents.length)] ?? {};
    writeFileSync(path.join(data.folder, 'progress.json'), textOf(document));
    const [mine, other] = [new Oracle(document), new Oracle(document)];
    using first = openLab(data.folder, [], { env: ENV });
    for (const piece of steadyText(mine.model)) await first.seen(piece);
    using second = openLab(data.folder, [], { env: ENV });
    await second.seen('NOT SAVED');
    for (let keys = 0; keys < KEYS; keys += 1) {
      const [oracle, lab] = pick(2) === 0 ? [mine, first] : [other, second];
      const chosen = choose(oracle, pick);
      if (chosen === undefined) continue;
      oracle.press(chosen.press);
      lab.send(chosen.press.bytes);
      // The second also says that it does not save, so what it shows is not quite what the oracle would.
      await (lab === first ? isSeen(lab, chosen.brings) : heard(lab));
    }
    const expected = expectedEssence(mine.model);
    const stored = () => essence(storedIn(data.folder));
    // Typed text is saved after a rest.
    await expect.poll(stored, { timeout: PATIENCE_MILLISECONDS }).toBe(expected);
    // Whichever way the first one ends, the second has told that it saves nothing, and keeps to it.
    first.kill(pick(2) === 0 ? 'SIGKILL' : 'SIGTERM');
    await first.exited;
    const chosen = choose(other, pick);
    if (chosen !== undefined) {
      second.send(chosen.press.bytes);
      await heard(second);
    }
    second.send('\u0003');
    await second.exited;
    expect(stored()).toBe(expected);

    using third = openLab(data.folder, [], { env: ENV });
    for (const piece of steadyText(new Oracle(storedIn(data.folder)).model)) await third.seen(piece);
    expect(third.screen()).not.toContain('NOT SAVED');
  }
});
