import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { IS_DEEP } from '../helpers/depth.js';
import { readQr } from '../helpers/read-qr.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import {
  answerRight,
  DOWN,
  ENTER,
  openFromList,
  openLab,
  press,
  seenQr,
  TAB,
  temporaryFolder,
  toTwoCodes,
} from './lab.js';

const WIPE_SCROLLBACK = '\u001B[3J';
const LEFT = '\u001B[D';
const RIGHT = '\u001B[C';

/** Both directions, and through a window that is too small. The deep run changes each dimension alone, too. */
const SIZES: readonly (readonly [columns: number, rows: number])[] = IS_DEEP
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

async function expectSameAsFresh(
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

describe('a window that is resized', () => {
  it('shows what a fresh one shows, without ghosts of the frame before', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await openFromList(lab, 'a', 'sign-in-as-the-right-person');

    for (const size of SIZES) {
      lab.resize(size[0], size[1]);
      await expectSameAsFresh(lab, data.folder, size, /Before we start|needs 60x16/);
    }
    expect(lab.raw()).not.toContain(WIPE_SCROLLBACK);
  });

  it('shows it in a task as well, with the cursor in the middle of the screen', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await openFromList(lab, 'a', 'two-consecutive-codes');
    await toTwoCodes(lab);

    for (const size of SIZES) {
      lab.resize(size[0], size[1]);
      await expectSameAsFresh(lab, data.folder, size, /Send the code shown now|needs 60x16/);
    }
  });

  it('shows what a fresh one shows after a hand has dragged its corner', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await openFromList(lab, 'a', 'sign-in-as-the-right-person');

    for (let drag = 0; drag < 40; drag += 1) {
      const frames = lab.frames();
      lab.resize(60 + ((drag * 37) % 90), 14 + ((drag * 11) % 30));
      // Now and then the next comes before the program has drawn anything.
      if (drag % 5 > 0) await lab.until('no frame', () => lab.frames() > frames);
    }
    lab.resize(100, 30);

    await expectSameAsFresh(lab, data.folder, [100, 30], /Before we start/);
    expect(lab.raw()).not.toContain(WIPE_SCROLLBACK);
  });

  it('never draws anything but ASCII where nothing else is wanted, not even between two sizes', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder, ['--ascii', '6']);
    await lab.seen('step 1/');
    for (const [columns, rows] of SIZES) {
      lab.resize(columns, rows);
      // The header reaches from edge to edge, but for the margins.
      const header = new RegExp(`^(?=.{${columns - 3},${columns - 2}}$)mfa-lab .* SIMULATED`, 'm');
      await lab.seen(columns === 50 ? 'needs 60x16' : header);
    }
    await toTwoCodes(lab);

    expect(lab.raw().match(/[^\0-\x7F]+/g)).toBeNull();
  });

  it('draws the QR code where it fits, the key where not, and the code again', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await openFromList(lab, 'b', 'two-consecutive-codes');
    await toTwoCodes(lab);
    await lab.seen('>[Show QR code]');
    await press(lab, ENTER, 'On the phone it is called');
    const uri = await seenQr(lab);

    for (const size of SIZES) {
      lab.resize(size[0], size[1]);
      await expectSameAsFresh(lab, data.folder, size, /Esc back|needs 60x16/);
      const isLarge = size[0] >= 80 && size[1] >= 24;
      expect(readQr(lab)).toBe(isLarge ? uri : undefined);
    }
    expect(lab.raw()).not.toContain(WIPE_SCROLLBACK);
  });
});

/** What is under the terminal's own cursor, with the rest of its line; undefined while it is hidden. */
function underCursor(lab: OpenTerminal): string | undefined {
  const cursor = lab.cursor();
  return cursor === undefined ? undefined : lab.lines()[cursor.y]?.slice(cursor.x).replace(/^[▸▌]/, '>');
}

/** Waits for the cursor to be on the text. */
function cursorOn(lab: OpenTerminal, text: RegExp): Promise<void> {
  return lab.until(`the cursor is not on ${text}`, () => text.test(underCursor(lab) ?? ''));
}

describe("the terminal's own cursor", () => {
  it('is where the focus is, for magnifiers to follow', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await cursorOn(lab, /^>a {2}The lab's phone/);
    lab.send(DOWN);
    await cursorOn(lab, /^>b {2}My own phone/);
    await openFromList(lab, 'a', 'two-consecutive-codes');
    expect(underCursor(lab)).toBeUndefined();
    await toTwoCodes(lab);
    await cursorOn(lab, /^>\[Show QR code\]/);
    lab.send('12');
    await cursorOn(lab, /^_ ___\]/);
    lab.send(`${TAB}${TAB}`);
    await cursorOn(lab, /^>\[Add MFA\]/);
  });

  it('stays there while a text is typed, and its fake one moved', async () => {
    using data = temporaryFolder();
    using lab = openLab(data.folder);
    await openFromList(lab, 'a', 'link-the-phone');
    await answerRight(lab);
    await press(lab, ENTER, 'One secret in two places');
    await press(lab, ENTER, 'Give the device a name');
    await press(lab, ENTER, 'Device name');
    await press(lab, 'my-phone', '[my-phone');
    await cursorOn(lab, /^> Device name +\[my-phone/);
    for (let turn = 0; turn < 5; turn += 1) {
      for (const arrow of [LEFT, LEFT, RIGHT]) {
        const frames = lab.frames();
        lab.send(arrow);
        await lab.until('no frame', () => lab.frames() > frames);
        expect(underCursor(lab)).toMatch(/^> Device name +\[my-phone/);
      }
    }
    await press(lab, 'X', '[my-Xphone');
    await cursorOn(lab, /^> Device name +\[my-Xphone/);
  });
});
