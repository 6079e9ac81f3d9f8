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
  it('the terminal shows each page cell for cell as the model has it', async () => {
    const walk = walkThrough({ columns, rows });
    const shots = IS_DEEP ? walk : walk.slice(0, walk.findIndex(({ name }) => name === LAST) + 1);
    using data = temporaryFolder();
    using lab = openLab(data.folder, [], {
      cols: columns,
      rows,
      env: { MFA_LAB_NOW: `${WALK_TIME},stopped`, MFA_LAB_SEED: '1' },
    });
    type Drawn = (typeof shots)[number]['model'];
    const drawnOf = async (model: Drawn) => coloursOf((await pureScreen(model, COLOURS_256)).cells);
    const comesToShow = async (model: Drawn, what: string) => {
      const drawn = await drawnOf(model);
      const isShown = () => coloursOf(lab.cells()) === drawn;
      await lab.until(`${what} is not shown`, isShown).catch(() => undefined);
      expect(coloursOf(lab.cells()), what).toBe(drawn);
    };

    let before: Drawn | undefined;
    for (const { name, model, presses } of shots) {
      for (const press of presses) {
        const isEscape = press.key === 'escape';
        // A key right behind an Escape would be one with Alt; one that shows nothing could not be waited for.
        const isSilent = isEscape && before && (await drawnOf(before)) === (await drawnOf(press.model));
        before = press.model;
        if (isSilent) continue;
        lab.send(BYTES[press.key] ?? press.key);
        if (isEscape) await comesToShow(press.model, `${name}, after Escape`);
      }
      await comesToShow(model, name);
    }
    expect(shots.length).toBeGreaterThan(15);
    expect(lab.alternateScrolls()).toBe(0);
    expect(Math.max(...lab.frameHeights())).toBeLessThanOrEqual(rows - 1);
  });
});
