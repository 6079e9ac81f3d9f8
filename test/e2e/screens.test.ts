import { describe, expect, it } from 'vitest';
import { coloursOf } from '../helpers/colours.js';
import { IS_DEEP } from '../helpers/depth.js';
import { pureScreen } from '../helpers/pure-screen.js';
import { WALK_TIME, walkThrough } from '../ui/screens/course-walk.js';
import { COLOURS_256 } from '../ui/text/displays.js';
import { DOWN, ENTER, ESCAPE, openLab, TAB, temporaryFolder } from './lab.js';

const BYTES: Readonly<Record<string, string>> = { enter: ENTER, escape: ESCAPE, tab: TAB, down: DOWN };

/** Far enough for texts, a desk, questions, a QR code, the console, a refusal. The deep run goes to the end. */
const LAST = 'two-codes-refused';

describe.each([
  [60, 16],
  [80, 24],
  [120, 36],
])('at %ix%i', (columns, rows) => {
  it('the terminal shows each page cell for cell as the model has it', { timeout: 120_000 }, async () => {
    const walk = walkThrough({ columns, rows });
    const shots = IS_DEEP ? walk : walk.slice(0, walk.findIndex(({ name }) => name === LAST) + 1);
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], {
      cols: columns,
      rows,
      env: { MFA_LAB_NOW: `${WALK_TIME},stopped`, MFA_LAB_SEED: '1' },
    });
    const comesToShow = async (model: (typeof shots)[number]['model'], what: string) => {
      const drawn = coloursOf((await pureScreen(model, COLOURS_256)).cells);
      await expect
        .poll(() => coloursOf(lab.cells()), { message: what, timeout: 10_000, interval: 5 })
        .toBe(drawn);
    };

    for (const { name, model, presses } of shots) {
      for (const press of presses) {
        lab.send(BYTES[press.key] ?? press.key);
        // A key right behind an Escape would be one with Alt.
        if (press.key === 'escape') await comesToShow(press.model, `${name}, after Escape`);
      }
      await comesToShow(model, name);
    }
    expect(shots.length).toBeGreaterThan(15);
    expect(lab.alternateScrolls()).toBe(0);
    expect(Math.max(...lab.frameHeights())).toBeLessThanOrEqual(rows - 1);
  });
});
