import { describe, expect, it } from 'vitest';
import { readQr } from '../helpers/read-qr.js';
import { ENTER, openFromList, openLab, press, seenQr, temporaryFolder, toTwoCodes } from './lab.js';
import { expectSameAsFresh, SIZES } from './size-claims.js';

const WIPE_SCROLLBACK = '\u001B[3J';

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
});
