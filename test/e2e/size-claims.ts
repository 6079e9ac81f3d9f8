import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { IS_DEEP } from '../helpers/depth.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { openLab, temporaryFolder } from './lab.js';

/** Both directions, and through a window that is too small. The deep run changes each dimension alone, too. */
export const SIZES: readonly (readonly [columns: number, rows: number])[] = IS_DEEP
  ? [
      [120, 36],
      [120, 24],
      [60, 24],
      [60, 16],
      [200, 50],
      [50, 12],
      [80, 24],
    ]
  : [
      [120, 36],
      [60, 16],
      [50, 12],
      [80, 24],
    ];

/** What the lab shows that is opened with the same data in a window of this size. */
async function freshScreen(folder: string, size: readonly [number, number], seen: string | RegExp) {
  using copy = temporaryFolder();
  cpSync(path.join(folder, 'progress.json'), path.join(copy.folder, 'progress.json'));
  using lab = openLab(copy.folder, [], { cols: size[0], rows: size[1] });
  await lab.seen(seen);
  return lab.lines();
}

/** The lab shows what one does that is opened with the same data in a window of this size. */
export async function expectSameAsFresh(
  lab: OpenTerminal,
  folder: string,
  size: readonly [number, number],
  seen: RegExp,
) {
  const fresh = await freshScreen(folder, size, seen);
  await lab.repainted();
  // Of a size that came just before, another frame may still be on its way.
  const isSame = () => lab.lines().join() === fresh.join();
  await lab.until('not the same', isSame).catch(() => undefined);
  expect(lab.lines()).toEqual(fresh);
}
