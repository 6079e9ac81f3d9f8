import { expect, it } from 'vitest';
import { decodeSavedState, encodeSavedState, isSavedState } from '../../src/cli/storage/saved-state.js';
import { epochSeconds } from '../../src/sim/base/time.js';
import { phoneCode } from '../../src/sim/things/phone.js';
import { labTime } from '../../src/sim/world/world.js';
import type { PlainSession } from '../../src/ui/plain/plain-session.js';
import { startPlain, takeLine } from '../../src/ui/plain/plain-session.js';
import { firstModel } from '../../src/ui/store/model.js';
import { openLesson } from '../../src/ui/store/open-lesson.js';
import { printable } from '../../src/ui/text/printable.js';
import { ATTACK_SEED, attacks } from '../helpers/attack.js';
import { fakeContext, SOME_TIME, seededRandom } from '../helpers/fake-ports.js';
import { hiddenIn } from '../helpers/hostile-text.js';
import { halfFinishedDocuments } from './half-finished.js';
import { type Pick, picker } from './mutations.js';

const LINES = attacks(1_500, 20_000);

/** One learner types so many; the next begins at another task of the course. */
const EACH = 60;

const WORDS = [
  ...[
    '',
    '',
    '',
    '',
    'h',
    'u',
    's',
    'x',
    'w',
    'l',
    'r',
    'c',
    'key',
    'f',
    'y',
    'n',
    'p',
    'b',
    'back',
    'again 5',
    'x 6',
  ],
  ...[
    'help',
    'more',
    'words',
    'real',
    'inside',
    'time',
    'page',
    'check',
    'phone',
    'hint',
    'skip',
    'undo',
    'list',
    'A',
  ],
  ...[
    'erase',
    'a',
    'b',
    'c',
    'd',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '\u0000',
    '\u001B[2J',
  ],
  ...[
    '\u001B]0;OWNED\u0007',
    '\u009B31m',
    'a\u2028b',
    '\u202Eabc',
    '='.repeat(9_000),
    'x'.repeat(5_000),
    '日本',
    '１２３４５６',
  ],
  ...[
    '999',
    '1000000000000',
    '-1',
    '0',
    '1e9',
    '٣',
    'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP',
    'JBSWY3DPEHPK3PXP',
  ],
];

function someLine({ model }: PlainSession, now: number, pick: Pick): string {
  const roll = pick(10);
  if (roll < 4) return String(1 + pick(14));
  if (roll < 8) return WORDS[pick(WORDS.length)] ?? '';
  const world = openLesson(model)?.session.world;
  const entry = world?.phone.entries.at(-1);
  return world === undefined || entry === undefined || roll === 8
    ? String(100_000 + pick(900_000))
    : phoneCode(world, entry, labTime(world, epochSeconds(now)));
}

it(`${LINES} random lines are all answered, with nothing hidden in the answer, and what comes of them can be saved (seed ${ATTACK_SEED})`, {
  timeout: 900_000,
}, () => {
  const documents = halfFinishedDocuments();
  const pick = picker(ATTACK_SEED);
  const places = new Set<string>();
  for (let life = 0; life * EACH < LINES; life += 1) {
    let now = SOME_TIME;
    const context = () => ({ ...fakeContext(now), random: seededRandom(pick(1_000_000)) });
    const saved = decodeSavedState(documents[pick(documents.length)]);
    const first = firstModel(saved, epochSeconds(now), { columns: 80, rows: 24 }, []);
    let turn = startPlain(first, { kind: 'resumed', now: epochSeconds(now) }, context());
    const typed: string[] = [];
    try {
      for (let count = 0; count < EACH; count += 1) {
        now += [0, 1, 7, 30, 31, 600][pick(6)] ?? 0;
        const line = someLine(turn.session, now, pick);
        typed.push(line);
        turn = takeLine(turn.session, line, context());
        const isLeft = turn.effects.some(({ kind }) => kind === 'exit');
        if (turn.lines.join('').trim() === '' && !isLeft)
          throw new Error(
            `no answer in ${turn.session.model.screen} ${turn.session.model.overlay?.kind} ${openLesson(turn.session.model)?.step.id} ${turn.session.field?.id}`,
          );
        expect(hiddenIn(printable(turn.lines.join('\n')))).toBeNull();
        const open = openLesson(turn.session.model);
        if (open !== null) places.add(`${open.lesson.id}/${open.step.id}`);
      }
      expect(isSavedState(JSON.parse(JSON.stringify(encodeSavedState(turn.session.model.saved))))).toBe(true);
    } catch (error) {
      throw new Error(
        `learner ${life}, after: ${JSON.stringify(typed.slice(-12).map((line) => line.slice(0, 40)))}`,
        { cause: error },
      );
    }
  }
  expect(places.size).toBeGreaterThan(attacks(15, 50));
  console.info(`${LINES} lines, ${places.size} steps of the course`);
});
