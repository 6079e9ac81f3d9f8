import { describe, expect, it } from 'vitest';
import { screenWalker } from '../course/screen-walker.js';
import { addFromUri } from '../helpers/authenticator.js';
import { DARK, LIGHT } from '../helpers/cells.js';
import { depth, IS_DEEP } from '../helpers/depth.js';
import { readQr } from '../helpers/read-qr.js';
import type { OpenTerminal } from '../helpers/terminal.js';
import { openLab, temporaryFolder } from './lab.js';

/** The longest name that AWS takes for a device. */
const LONGEST = 'a-device-with-a-name-of-64-characters-the-most-that-aws-will-take'.slice(0, 64);

/** What the terminal can do, as the program is told. */
const TERMINALS = [
  ['16 colours', { TERM: 'xterm' }],
  ['NO_COLOR', { NO_COLOR: '1' }],
  ['256 colours', {}],
  ['true colour', { COLORTERM: 'truecolor' }],
] as const;

/** Opens lesson 5, names a device, and shows the page of its QR code. */
async function toQrPage(lab: OpenTerminal, name: string): Promise<void> {
  const walker = screenWalker({ lab, letPass: async () => undefined });
  await walker.seen('Where do they come from');
  await walker.answer('step 2/');
  await walker.read('step 3/');
  await walker.choose('[Assign MFA device]', 'Select MFA device');
  await walker.fill('Device name', name);
  await walker.choose('Authenticator app');
  await walker.choose('[Next]', 'Set up device');
  await walker.next('step 4/');
  await walker.choose('[Show QR code]', /it is called|this window has/);
}

/** The smallest size is the one at which it is close. */
const SIZES = [
  [80, 24],
  [100, 30],
  [120, 36],
] as const;

describe.each(SIZES.slice(0, depth(1, SIZES.length)))('the QR code on a screen of %ix%i', (cols, rows) => {
  it.each(TERMINALS.slice(0, cols === 80 ? depth(1, TERMINALS.length) : 1))(
    'is read on a dark and on a light screen with %s',
    async (_name, env) => {
      using data = temporaryFolder();
      using lab = openLab(data.folder, ['5'], { cols, rows, env });
      await toQrPage(lab, 'alice-phone');

      for (const theme of [DARK, LIGHT]) {
        const entry = addFromUri(readQr({ cells: () => lab.cells(theme) }) ?? '');
        expect(entry.issuer).toBe('MFA Lab');
        expect(entry.account).toMatch(/^alice-phone@lab-\w+$/);
      }
    },
  );

  if (IS_DEEP) {
    it('is read for the longest name, too, or the page says what to do', async () => {
      using data = temporaryFolder();
      using lab = openLab(data.folder, ['5'], { cols, rows });
      await toQrPage(lab, LONGEST);

      const code = readQr(lab);
      if (code === undefined) {
        expect(lab.screen()).toMatch(/this window has[\s\S]*bigger/);
        expect(lab.screen()).toMatch(/([A-Z2-7]{4} ){3}/);
        expect(lab.screen()).toMatch(/f +save as PNG/);
      } else {
        expect(addFromUri(code).account).toMatch(new RegExp(`^${LONGEST}@`));
      }
      expect(lab.lines().findLastIndex((line) => line !== '')).toBeLessThan(rows - 1);
    });
  }
});
