import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  answerRight,
  openFromList,
  openLab,
  press,
  SHIFT_TAB,
  temporaryFolder,
  toTwoCodes,
} from '../e2e/lab.js';
import { WORDS } from '../helpers/page-words.js';
import { PATIENCE_MILLISECONDS } from '../helpers/patience.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { documentAt } from './half-finished.js';
import { textOf } from './mutations.js';
import { savedCode, storedIn } from './oracle.js';
import { canMount, fill, mountDisk, type SmallDisk } from './small-disk.js';

const CAN_MOUNT = canMount();

function mounted(kilobytes: number): SmallDisk {
  const disk = mountDisk(kilobytes);
  if (disk === undefined) throw new Error('this machine mounted a disk a moment ago');
  return disk;
}

/** Lesson 6 at its first code field. */
async function openCodeField(lab: OpenTerminal): Promise<void> {
  await openFromList(lab, 'a', 'two-consecutive-codes');
  await toTwoCodes(lab);
}

/** Waits until the digits that were typed last are on disk, as they are after a short rest. */
async function codeSaved(folder: string, code: string): Promise<void> {
  await expect.poll(() => savedCode(folder), { timeout: PATIENCE_MILLISECONDS }).toBe(code);
}

describe.runIf(CAN_MOUNT)('on a disk that is full', () => {
  it('the lab goes on and says so, keeps the old file whole, and saves again when there is room', async () => {
    using disk = mounted(400);
    using lab = openLab(disk.folder);
    await openCodeField(lab);
    await press(lab, '1', '[1__ ___]');
    await codeSaved(disk.folder, '1');

    const filler = fill(disk.folder);
    await press(lab, '2', '[12_ ___]');
    await lab.seen('NOT SAVED');
    await press(lab, '3', '[123 ___]');
    expect(savedCode(disk.folder)).toBe('1');

    rmSync(filler);
    await press(lab, '4', '[123 4__]');
    await lab.seen('Saving works again');
    await lab.gone('NOT SAVED');
    await codeSaved(disk.folder, '1234');
  });

  it('the lab never says that the place is saved, but since when not, and why, with exit code 1', async () => {
    using disk = mounted(400);
    using lab = openLab(disk.folder);
    await openCodeField(lab);
    fill(disk.folder);
    await press(lab, '2', '[2__ ___]');
    await lab.seen('no space left on device');
    lab.send('\u0003');

    expect(await lab.exited).toMatchObject({ exitCode: 1 });
    const said = lab.screen().replace(/\s+/g, ' ');
    expect(said).toContain('The last minute could not be saved: ENOSPC');
    expect(said).not.toContain('Your place is saved');
  });

  it('the lab starts from what is there, and says that it does not save', async () => {
    using disk = mounted(400);
    writeFileSync(path.join(disk.folder, 'progress.json'), HALF_FINISHED);
    fill(disk.folder);
    using lab = openLab(disk.folder);

    await lab.seen(WORDS.code1);
    await lab.seen('NOT SAVED');
    await press(lab, '1', '[1__ ___]');
    expect(readFileSync(path.join(disk.folder, 'progress.json')).equals(HALF_FINISHED)).toBe(true);
  });
});

const HALF_FINISHED = textOf(documentAt(['two-consecutive-codes', 'same-code-twice']));

describe.runIf(CAN_MOUNT)('a disk that becomes read-only', () => {
  it('does not stop the lab, which saves again when it may', async () => {
    using disk = mounted(1000);
    using lab = openLab(disk.folder);
    await openCodeField(lab);
    await press(lab, '1', '[1__ ___]');
    await codeSaved(disk.folder, '1');

    disk.setReadOnly(true);
    await press(lab, '2', '[12_ ___]');
    await lab.seen('NOT SAVED');
    expect(savedCode(disk.folder)).toBe('1');

    disk.setReadOnly(false);
    await press(lab, '3', '[123 ___]');
    await lab.gone('NOT SAVED');
    await codeSaved(disk.folder, '123');
  });

  it('still shows what is there, tells why nothing is saved, and changes nothing', async () => {
    using disk = mounted(1000);
    writeFileSync(path.join(disk.folder, 'progress.json'), HALF_FINISHED);
    disk.setReadOnly(true);
    using lab = openLab(disk.folder);

    await lab.seen(WORDS.code1);
    await lab.seen('Progress is not being saved');
    await press(lab, 'l', WORDS.listHead);
    expect(lab.screen()).toContain('Progress is not being saved');
    expect(lab.screen()).toContain('--data-dir');
    expect(readdirSync(disk.folder)).toEqual(['progress.json']);
  });
});

// The superuser may write everywhere.
describe.runIf(process.getuid !== undefined && process.getuid() !== 0)(
  'a folder that may not be written',
  () => {
    it('does not stop the lab, and is left as it is', async () => {
      using data = temporaryFolder();
      writeFileSync(path.join(data.folder, 'progress.json'), HALF_FINISHED);
      chmodSync(data.folder, 0o500);
      using lab = openLab(data.folder);

      await lab.seen(WORDS.code1);
      await press(lab, 'l', WORDS.listHead);
      expect(lab.screen()).toContain('Progress is not being saved');
      expect(readdirSync(data.folder)).toEqual(['progress.json']);
      chmodSync(data.folder, 0o700);
    });
  },
);

describe('a data folder that is deleted while the lab runs', () => {
  it('is made anew with everything in it at the next key', async () => {
    using data = temporaryFolder();
    const folder = path.join(data.folder, 'inner');
    using lab = openLab(folder);
    await openCodeField(lab);

    rmSync(folder, { recursive: true });
    await press(lab, '1', '[1__ ___]');

    await codeSaved(folder, '1');
    expect(lab.screen()).not.toContain('NOT SAVED');
    lab.send('q');
    await lab.exited;
    expect(readdirSync(folder).sort()).toEqual(['progress.json', 'progress.json.bak']);
  });
});

describe('a file that something else breaks', () => {
  it('while the lab is closed is kept, and the lab goes on from the copy of the save before', async () => {
    using data = temporaryFolder();
    const file = path.join(data.folder, 'progress.json');
    const first = openLab(data.folder);
    await openCodeField(first);
    await press(first, '1', '[1__ ___]');
    await codeSaved(data.folder, '1');
    await press(first, '2', '[12_ ___]');
    await codeSaved(data.folder, '12');
    first.kill('SIGKILL');
    await first.exited;
    first[Symbol.dispose]();
    truncateSync(file, 1000);

    // A code that was half typed in a run before is not gone on with.
    using lab = openLab(data.folder);
    await lab.seen('[___ ___]');
    await lab.seen(/goes\s+on\s+from\s+the\s+copy/);
    await press(lab, `${SHIFT_TAB}3`, '[3__ ___]');

    const [kept = ''] = readdirSync(data.folder).filter((name) => name.includes('.corrupt-'));
    expect(readFileSync(path.join(data.folder, kept))).toHaveLength(1000);
    await codeSaved(data.folder, '3');
  });

  it('while the lab runs is kept, and the next key saves everything', async () => {
    using data = temporaryFolder();
    const file = path.join(data.folder, 'progress.json');
    using lab = openLab(data.folder);
    await openCodeField(lab);
    await press(lab, '1', '[1__ ___]');
    await codeSaved(data.folder, '1');
    writeFileSync(file, 'not ours');

    await press(lab, '2', '[12_ ___]');

    await codeSaved(data.folder, '12');
    const [kept = ''] = readdirSync(data.folder).filter((name) => name.includes('.corrupt-'));
    expect(readFileSync(path.join(data.folder, kept), 'utf8')).toBe('not ours');
  });
});

describe('everything erased', () => {
  it('is not kept in a copy either', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await openFromList(lab, 'a', 'sign-in-as-the-right-person');
    await answerRight(lab);
    await press(lab, 'l', /Lessons {3}/);
    expect(existsSync(path.join(data.folder, 'progress.json.bak'))).toBe(true);

    await press(lab, 'X', 'erase');
    for (const typed of ['e', 'er', 'era', 'eras']) {
      await press(lab, typed.slice(-1), `Type erase: ${typed}`);
    }
    await press(lab, 'e', WORDS.phoneQuestion);

    expect(existsSync(path.join(data.folder, 'progress.json.bak'))).toBe(false);
    expect(storedIn(data.folder)).toMatchObject({ sessions: {}, current: null });
  });
});

describe('two labs on one folder', () => {
  it('one of them saves, the other says so and overwrites nothing, also after the first has ended', async () => {
    using data = temporaryFolder();
    const first = openLab(data.folder);
    await openCodeField(first);
    await press(first, '1', '[1__ ___]');
    await codeSaved(data.folder, '1');
    using second = openLab(data.folder);
    await second.seen('[___ ___]');
    await second.seen('NOT SAVED');

    await press(second, `${SHIFT_TAB}9`, '[9__ ___]');
    expect(savedCode(data.folder)).toBe('1');
    await press(first, '2', '[12_ ___]');
    first.send('q');
    await first.exited;
    first[Symbol.dispose]();
    await press(second, '8', '[98_ ___]');

    expect(savedCode(data.folder)).toBe('12');
    expect(second.screen()).toContain('NOT SAVED');
  });
});
