import { describe, expect, it } from 'vitest';
import { coloursOf } from '../../helpers/colours.js';
import { pureScreen } from '../../helpers/pure-screen.js';
import { COLOURS_256 } from '../text/displays.js';
import { walkThrough } from './course-walk.js';

/** Those that are kept with their colours as well. */
const COLOURED = new Set([
  'welcome',
  'list',
  'quiz-wrong',
  'quiz-right',
  'two-codes',
  'two-codes-refused',
  'solved',
  'code-refused',
  'check-nothing-fits',
]);

describe.each([
  [60, 16],
  [80, 24],
  [120, 36],
])('at %ix%i', (columns, rows) => {
  const folder = `../../golden/screens/${columns}x${rows}`;

  it.each(walkThrough({ columns, rows }))('$name is drawn as it was looked at', async ({ name, model }) => {
    const { text, height, cells } = await pureScreen(model, COLOURS_256);

    await expect(`${text}\n`).toMatchFileSnapshot(`${folder}/${name}.txt`);
    if (COLOURED.has(name))
      await expect(coloursOf(cells)).toMatchFileSnapshot(`${folder}/${name}.colours.txt`);
    expect(height).toBeLessThanOrEqual(rows - 1);
  });
});
