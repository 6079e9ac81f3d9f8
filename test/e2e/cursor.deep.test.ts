import { describe, expect, it } from 'vitest';
import { IS_DEEP } from '../helpers/depth.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import {
  answerRight,
  DOWN,
  ENTER,
  openFromList,
  openLab,
  press,
  TAB,
  temporaryFolder,
  toTwoCodes,
} from './lab.js';

const LEFT = '\u001B[D';
const RIGHT = '\u001B[C';

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

  if (IS_DEEP) {
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
  }
});
