import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/ui/store/model.js';
import { coloursOf } from '../helpers/colours.js';
import { IS_DEEP } from '../helpers/depth.js';
import { pureScreen } from '../helpers/pure-screen.js';
import { WALK_TIME, walkThrough } from '../ui/screens/course-walk.js';
import { COLOURS_256 } from '../ui/text/displays.js';
import { DOWN, ENTER, ESCAPE, openLab, TAB, temporaryFolder } from './lab.js';

const BYTES: Readonly<Record<string, string>> = { enter: ENTER, escape: ESCAPE, tab: TAB, down: DOWN };

/** Far enough for texts, a desk, questions. The deep run goes to the end, at 80x24. */
const LAST = 'quiz';

/** The measure of all pages; the deep run looks at a small window and at a wide one as well. */
const SIZES: readonly (readonly [columns: number, rows: number])[] = IS_DEEP
  ? [
      [60, 16],
      [80, 24],
      [120, 36],
    ]
  : [[80, 24]];

describe.each(SIZES)('at %ix%i', (columns, rows) => {
  it('the terminal shows each page cell for cell as the model has it', async () => {
    const walk = walkThrough({ columns, rows });
    const isWhole = IS_DEEP && columns === 80;
    const shots = isWhole ? walk : walk.slice(0, walk.findIndex(({ name }) => name === LAST) + 1);
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], {
      cols: columns,
      rows,
      // The background that the pure screen has.
      env: { MFA_LAB_NOW: `${WALK_TIME},stopped`, MFA_LAB_SEED: '1', COLORFGBG: '15;0' },
    });
    const drawnOf = async (model: Model) => coloursOf((await pureScreen(model, COLOURS_256)).cells);
    const comesToShow = async (drawn: string, what: string) => {
      const isShown = () => coloursOf(lab.cells()) === drawn;
      await lab.until(`${what} is not shown`, isShown).catch(() => undefined);
      expect(coloursOf(lab.cells()), what).toBe(drawn);
    };

    let drawn = '';
    for (const { name, model, presses } of shots) {
      // One by one: letters that come together are a paste, and a key right behind an Escape is one with Alt.
      for (const { key, model: after } of presses) {
        const before = drawn;
        drawn = await drawnOf(after);
        // What shows nothing cannot be waited for; an Escape of that kind would take the next key along.
        if (drawn === before && key === 'escape') continue;
        lab.send(BYTES[key] ?? key);
        if (drawn !== before) await comesToShow(drawn, `${name}, after ${key}`);
      }
      drawn = await drawnOf(model);
      await comesToShow(drawn, name);
    }
    expect(shots.length).toBeGreaterThan(10);
    expect(lab.alternateScrolls()).toBe(0);
    expect(Math.max(...lab.frameHeights())).toBeLessThanOrEqual(rows - 1);
  });
});
