import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../helpers/fake-ports.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { DOWN, ENTER, ESCAPE, openLab, press, STEP_START, temporaryFolder } from './lab.js';

const SIZES = 200;

/** Enough for the program to see most sizes one by one, and some of them together. */
const BETWEEN_MILLISECONDS = 6;

/** Now and then the wind drops, and the frame is looked at. */
const LULL = 20;
const LULL_MILLISECONDS = 120;

const ENV = { MFA_LAB_NOW: `${STEP_START + 3},stopped`, MFA_LAB_SEED: '1' };

/** A kind of page: the keys that lead there and are kept on disk, and those that have to be pressed again. */
interface PageType {
  readonly name: string;
  readonly kept: readonly (readonly [keys: string, seen: string | RegExp])[];
  readonly pressed: readonly (readonly [keys: string, seen: string | RegExp])[];
}

const TWO_CODES = [
  ['a', 'full course'],
  [DOWN.repeat(5), /> +6 /],
  [ENTER, 'step 1/'],
  ['b', 'Yes.'],
  [ENTER, 'Why AWS asks twice'],
  [ENTER, 'MFA code 1'],
] as const;

const PAGES: readonly PageType[] = [
  { name: 'the list', kept: [['a', 'full course']], pressed: [] },
  { name: 'the keys', kept: [['a', 'full course']], pressed: [['?', 'Esc close']] },
  { name: 'a question before erasing', kept: [['a', 'full course']], pressed: [['X', 'Type erase']] },
  {
    name: 'a text',
    kept: [
      ['a', 'full course'],
      [ENTER, 'Three kinds of proof'],
    ],
    pressed: [],
  },
  { name: 'a question', kept: TWO_CODES.slice(0, 3), pressed: [] },
  { name: 'a task', kept: TWO_CODES, pressed: [] },
  { name: 'the QR code', kept: [...TWO_CODES, [`kk${ENTER}`, 'it is called']], pressed: [] },
  { name: 'how a code is made', kept: TWO_CODES, pressed: [['i', 'HMAC']] },
  {
    name: 'the check of a phone',
    kept: [
      ['b', 'full course'],
      ['c', 'for checking only'],
      [ENTER, 'it is called'],
      [ESCAPE, 'Type the'],
      [ESCAPE, 'for checking only'],
      [ESCAPE, 'full course'],
    ],
    pressed: [
      ['c', 'for checking only'],
      [ENTER, 'Type the'],
    ],
  },
];

async function go(lab: OpenTerminal, keys: PageType['kept']): Promise<void> {
  for (const [key, seen] of keys) await press(lab, key, seen);
}

/** Any size of a terminal, the tiny ones and the huge ones too. */
function randomSizes(seed: number): readonly (readonly [number, number])[] {
  const bytes = seededRandom(seed).bytes(2 * SIZES);
  return Array.from({ length: SIZES }, (_size, index) => [
    1 + (bytes[2 * index] ?? 0),
    1 + ((bytes[2 * index + 1] ?? 0) % 80),
  ]);
}

describe.each(PAGES.map((page, index) => ({ ...page, seed: index + 1 })))(
  '$name',
  ({ kept, pressed, seed }) => {
    it(`in a storm of ${SIZES} sizes ends as a fresh start at the last`, async () => {
      using data = temporaryFolder();
      using lab = openLab(data.folder, [], { env: ENV });
      await lab.seen('Which phone');
      await go(lab, kept);
      await go(lab, pressed);
      for (const [index, [cols, rows]] of randomSizes(seed).entries()) {
        lab.resize(cols, rows);
        const isLull = index % LULL === 0;
        await new Promise((resolve) =>
          setTimeout(resolve, isLull ? LULL_MILLISECONDS : BETWEEN_MILLISECONDS),
        );
        if (!isLull || rows === 1) continue;
        expect(
          lab.lines().findLastIndex((line) => line !== ''),
          `${cols}x${rows}`,
        ).toBeLessThan(rows - 1);
      }
      lab.resize(100, 30);
      using copy = temporaryFolder();
      cpSync(path.join(data.folder, 'progress.json'), path.join(copy.folder, 'progress.json'));
      using fresh = openLab(copy.folder, [], { env: ENV, cols: 100, rows: 30 });
      await fresh.seen('SIMULATED');
      await go(fresh, pressed);

      // Both may still be drawing.
      const isSame = () => lab.screen() === fresh.screen();
      await expect
        .poll(isSame, { timeout: 10_000, interval: 20 })
        .toBe(true)
        .catch(() => undefined);
      expect(lab.screen()).toBe(fresh.screen());
    });
  },
);
