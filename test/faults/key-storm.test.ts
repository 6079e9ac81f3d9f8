import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { DOWN, ENTER, ESCAPE, openLab, SHIFT_TAB, started, TAB, temporaryFolder } from '../e2e/lab.js';
import { ATTACK_SEED, attacks } from '../helpers/attack.js';
import { expectAlive, heard } from './alive.js';
import { halfFinishedDocuments } from './half-finished.js';
import { type Pick, picker, textOf } from './mutations.js';
import { storedIn } from './oracle.js';

const STORMS = attacks(2, 12);
const KEYS = attacks(150, 500);

const SEQUENCES = [
  ...[ENTER, ENTER, ENTER, ENTER, TAB, TAB, TAB, SHIFT_TAB, DOWN, ESCAPE, '\u001B[A', '\u001B[C', '\u001B[D'],
  ...[
    '\u001B[5~',
    '\u001B[6~',
    '\u001B[H',
    '\u001B[F',
    '\u001B[3~',
    '\u001B[2~',
    '\u001BOP',
    '\u001B[24~',
    '\u007F',
  ],
  ...[
    '\u001B[<0;10;10M',
    '\u001B[<0;10;10m',
    '\u001B[M !!',
    '\u001B[I',
    '\u001B[O',
    '\u001B[?1;2c',
    '\u001B[12;40R',
  ],
  ...[
    '\u001B[200~123456\u001B[201~',
    '\u001B[200~a\r\nb\u001B[2J\u001B[201~',
    '\u001B[',
    '\u001B[1;5',
    '\u001Bx',
    '\u001B[97;5u',
  ],
];

/** No q, at which a lab rightly ends, nor what begins to erase. */
const LETTERS = 'abcdhhhsuxynpwtelkjgvrfiEAN?0123456789 ';

function someKeys(pick: Pick): string {
  return pick(2) === 0 ? (SEQUENCES[pick(SEQUENCES.length)] ?? '') : LETTERS.charAt(pick(LETTERS.length));
}

const DOCUMENTS = halfFinishedDocuments();

it.each(Array.from({ length: STORMS }, (_storm, index) => ATTACK_SEED + index))(
  `${KEYS} keys, pastes, reports and resizes leave a screen that is drawn as a fresh one (seed %i)`,
  { timeout: 600_000 },
  async (seed) => {
    const pick = picker(seed);
    using data = temporaryFolder();
    writeFileSync(path.join(data.folder, 'progress.json'), textOf(DOCUMENTS[pick(DOCUMENTS.length)] ?? {}));
    using lab = openLab(data.folder);
    await started(lab);
    for (let sent = 0; sent < KEYS; sent += 1) {
      if (pick(12) === 0) lab.resize(60 + pick(80), 16 + pick(30));
      lab.send(someKeys(pick));
      // Now and then it is let catch up, so that not all of it is one long piece of input.
      if (pick(40) === 0) await heard(lab);
    }
    await expectAlive(lab);
    const drawn = lab.screen();
    await heard(lab);

    expect(lab.screen()).toBe(drawn);
    expect(Math.max(...lab.frameHeights())).toBeLessThan(24);
    lab.send('\u0003');
    expect(await lab.exited).toMatchObject({ exitCode: 0 });
    expect(lab.isAlternate()).toBe(false);
    expect(storedIn(data.folder)).toBeDefined();
  },
);
