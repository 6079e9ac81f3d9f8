import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { INCIDENTS, monday } from '../../src/lessons/content/monday/monday.js';
import { walkMonday } from '../course/monday-walk.js';
import { screenWalker } from '../course/screen-walker.js';
import { WORDS } from '../helpers/page-words.js';
import { openLab, press, temporaryFolder } from './lab.js';

/** A Monday with a call, with a phone of the company, and with an access key that a stranger made. */
const SEED = 3;

describe('a Monday on a real screen', () => {
  it('is asked for by its seed, left, taken up again, and walked to its end', async () => {
    using data = temporaryFolder();
    using first = openLab(data.folder, ['monday', '--seed', String(SEED)]);
    await first.seen(`Monday ${SEED}`);
    first.send('q');
    expect((await first.exited).exitCode).toBe(0);

    using lab = openLab(data.folder, ['monday']);
    await walkMonday(screenWalker({ lab, letPass: async () => undefined }), SEED, {
      next: (walker) => walker.warp(),
    });

    await press(lab, '\u001B', WORDS.listHead);
    await lab.seen('last time no wrong turns');
    const saved = JSON.parse(readFileSync(path.join(data.folder, 'progress.json'), 'utf8'));
    expect(saved.progress.mondays).toMatchObject([
      {
        seed: SEED,
        incidents: monday(SEED).incidents.map(({ incident }) => ({
          id: incident.id,
          status: 'done',
          wrongTurns: [],
        })),
      },
    ]);
    expect(saved.progress.mondays[0].incidents).toHaveLength(INCIDENTS.length);
    expect(Math.max(...lab.frameHeights())).toBeLessThanOrEqual(23);
  });
});
