import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLab, press } from '../e2e/lab.js';
import { ATTACK_SEED, attacks } from '../helpers/attack.js';
import { WORDS } from '../helpers/page-words.js';
import { PATIENCE_MILLISECONDS } from '../helpers/patience.js';
import { openPipe } from '../helpers/pipe.js';
import { documentAt } from './half-finished.js';
import { picker, textOf } from './mutations.js';
import { savedCode, storedIn } from './oracle.js';
import { canMount, fill, mountDisk } from './small-disk.js';

const CAN_MOUNT = canMount();
const ROUNDS = attacks(1, 10);

/** In the midst of lesson 6, with the lessons before it done. */
const DOCUMENT = textOf(
  documentAt(
    ['sign-in-as-the-right-person', 'whose-mfa'],
    ['link-the-phone', 'photo-in-the-chat'],
    ['two-consecutive-codes', 'same-code-twice'],
  ),
);

/** Disks in which a save has little room beside the file, its copy and the next one, or hardly any. */
const SIZES = [3.5, 4.5, 6].map((times) => Math.ceil((times * DOCUMENT.length) / 1024));

describe.runIf(CAN_MOUNT)('a disk that is filled and freed again and again', () => {
  it.each(SIZES)(
    `of %i kilobytes: the screen says at once what is not saved, and after ${ROUNDS} times all of it is (seed ${ATTACK_SEED})`,
    { timeout: 600_000 },
    async (kilobytes) => {
      const pick = picker(ATTACK_SEED + kilobytes);
      using disk = mountDisk(kilobytes);
      if (disk === undefined) throw new Error('this machine mounted a disk a moment ago');
      writeFileSync(path.join(disk.folder, 'progress.json'), DOCUMENT);
      using lab = openLab(disk.folder);
      await lab.seen(WORDS.code1);
      let typed = '';
      /** Types a digit, or takes one away. */
      const change = async () => {
        const isLess = typed.length === 5 || (typed.length > 0 && pick(3) === 0);
        const key = isLess ? '\u007F' : String(pick(10));
        typed = isLess ? typed.slice(0, -1) : typed + key;
        const shown = typed.padEnd(6, '_');
        await press(lab, key, `${WORDS.code1}          [${shown.slice(0, 3)} ${shown.slice(3)}]`);
      };
      const isSaved = () =>
        expect.poll(() => savedCode(disk.folder) ?? '', { timeout: PATIENCE_MILLISECONDS }).toBe(typed);
      // What a start saves is behind it then.
      await change();
      await isSaved();
      for (let round = 0; round < ROUNDS; round += 1) {
        const filler = fill(disk.folder);
        for (let keys = 1 + pick(3); keys > 0; keys -= 1) await change();
        await lab.seen('NOT SAVED');
        expect(storedIn(disk.folder)).toBeDefined();

        rmSync(filler);
        for (let keys = pick(3); keys > 0; keys -= 1) await change();
        await lab.gone('NOT SAVED');
        await isSaved();
      }
      lab.send('\u0003');
      expect(await lab.exited).toMatchObject({ exitCode: 0 });
      expect(existsSync(path.join(disk.folder, 'progress.lock'))).toBe(false);
    },
  );

  it('the plain mode says when it begins and when it is over, and at the end what was not saved', async () => {
    using disk = mountDisk(SIZES[2] ?? 400);
    if (disk === undefined) throw new Error('this machine mounted a disk a moment ago');
    writeFileSync(path.join(disk.folder, 'progress.json'), DOCUMENT);
    using lab = openPipe(['--plain'], { MFA_LAB_DATA_DIR: disk.folder, MFA_LAB_NOW: '1800000003,stopped' });
    await lab.until('not open', () => lab.output().includes('choices: '));
    const times = (text: string) => lab.output().split(text).length - 1;
    for (let round = 1; round <= ROUNDS; round += 1) {
      const filler = fill(disk.folder);
      lab.send('123456');
      await lab.until('not told', () => times('ENOSPC') >= round);
      rmSync(filler);
      lab.send('654321');
      await lab.until('not told that it works', () => times('Saving works again') === round);
    }
    fill(disk.folder);
    const before = readFileSync(path.join(disk.folder, 'progress.json'));
    lab.send('h');
    await lab.until('not told', () => times('ENOSPC') > ROUNDS);

    expect(await lab.end()).toBe(1);
    expect(lab.output()).not.toContain('Your place is saved');
    expect(readFileSync(path.join(disk.folder, 'progress.json')).equals(before)).toBe(true);
  });
});
