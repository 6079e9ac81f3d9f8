import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rightLetter } from '../course/right-answer.js';
import { ATTACK_SEED, attacks } from '../helpers/attack.js';
import { seededRandom } from '../helpers/fake-ports.js';
import { chosenLesson, WORDS } from '../helpers/page-words.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { DOWN, ENTER, ESCAPE, openLab, press, STEP_START, started, temporaryFolder } from './lab.js';

const SIZES = attacks(12, 25);

/** Now and then the wind drops: the frame comes to rest, and is looked at. */
const LULL = 10;

/** Now and then two sizes come at once. */
const GUST = 5;

const ENV = { MFA_LAB_NOW: `${STEP_START + 3},stopped`, MFA_LAB_SEED: '1' };

/** A kind of page: the keys that lead there and are kept on disk, and those that have to be pressed again. */
interface PageType {
  readonly name: string;
  readonly kept: readonly (readonly [keys: string, seen: string | RegExp])[];
  readonly pressed: readonly (readonly [keys: string, seen: string | RegExp])[];
}

const TWO_CODES = [
  ['a', WORDS.route],
  [DOWN.repeat(5), chosenLesson(6)],
  [ENTER, 'step 1/'],
  ['right', WORDS.rightAnswer],
  [ENTER, WORDS.whyTwo],
  [ENTER, WORDS.beforeYouTry],
  [ENTER, WORDS.code1],
] as const;

const PAGES: readonly PageType[] = [
  { name: 'the list', kept: [['a', WORDS.route]], pressed: [] },
  { name: 'the keys', kept: [['a', WORDS.route]], pressed: [['?', 'Esc close']] },
  { name: 'a question before erasing', kept: [['a', WORDS.route]], pressed: [['X', 'Type erase']] },
  {
    name: 'a text',
    kept: [
      ['a', WORDS.route],
      [ENTER, 'Three kinds of proof'],
    ],
    pressed: [],
  },
  { name: 'a question', kept: TWO_CODES.slice(0, 3), pressed: [] },
  { name: 'a task', kept: TWO_CODES, pressed: [] },
  { name: 'the QR code', kept: [...TWO_CODES, [ENTER, 'it is called']], pressed: [] },
  { name: 'how a code is made', kept: TWO_CODES, pressed: [['i', 'HMAC']] },
  {
    name: 'the check of a phone',
    kept: [
      ['b', WORDS.route],
      ['c', 'for checking only'],
      [ENTER, 'it is called'],
      [ESCAPE, 'Type the'],
      [ESCAPE, 'for checking only'],
      [ESCAPE, WORDS.route],
    ],
    pressed: [
      ['c', 'for checking only'],
      [ENTER, 'Type the'],
    ],
  },
];

async function go(lab: OpenTerminal, keys: PageType['kept']): Promise<void> {
  for (const [key, seen] of keys) await press(lab, key === 'right' ? rightLetter(lab.screen()) : key, seen);
}

/** Any size of a terminal, the tiny ones and the huge ones too; each once, because the same again brings no frame. */
function randomSizes(seed: number): readonly (readonly [number, number])[] {
  const random = seededRandom(seed);
  const sizes = new Map<string, readonly [number, number]>();
  while (sizes.size < SIZES) {
    const [columns = 0, rows = 0] = random.bytes(2);
    sizes.set(`${columns}x${rows % 80}`, [1 + columns, 1 + (rows % 80)]);
  }
  return [...sizes.values()];
}

describe.each(PAGES.map((page, index) => ({ ...page, seed: ATTACK_SEED + index })))(
  '$name',
  ({ kept, pressed, seed }) => {
    it(`in a storm of ${SIZES} sizes ends as a fresh start at the last`, async () => {
      using data = temporaryFolder();
      using lab = openLab(data.folder, [], { env: ENV });
      await lab.seen(WORDS.phoneQuestion);
      await go(lab, kept);
      await go(lab, pressed);
      for (const [index, [cols, rows]] of randomSizes(seed).entries()) {
        const frames = lab.frames();
        lab.resize(cols, rows);
        if (index % GUST === 1) continue;
        await lab.until(`no frame at ${cols}x${rows}`, () => lab.frames() > frames);
        if (index % LULL > 0 || rows === 1) continue;
        await lab.repainted();
        const height = () => lab.lines().findLastIndex((line) => line !== '') + 1;
        await lab.until(`too high for ${cols}x${rows}`, () => height() < rows);
      }
      lab.resize(100, 30);
      using copy = temporaryFolder();
      cpSync(path.join(data.folder, 'progress.json'), path.join(copy.folder, 'progress.json'));
      using fresh = openLab(copy.folder, [], { env: ENV, cols: 100, rows: 30 });
      await started(fresh);
      await go(fresh, pressed);

      await lab.repainted();
      // Of a size that came just before, another frame may still be on its way.
      const isSame = () => lab.screen() === fresh.screen();
      await lab.until('not the same', isSame).catch(() => undefined);
      expect(lab.screen()).toBe(fresh.screen());
    });
  },
);
