import { describe, expect, it } from 'vitest';
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
import { expectSameAsFresh, SIZES } from './size-claims.js';

const WIPE_SCROLLBACK = '\u001B[3J';
const LEFT = '\u001B[D';
const RIGHT = '\u001B[C';

describe('a window that is resized', () => {
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
