import { describe, expect, it } from 'vitest';
import { INCIDENTS, monday } from '../../../src/lessons/content/monday/monday.js';
import { stepProgress } from '../../../src/lessons/engine/progress.js';
import { NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { walkMonday } from '../../course/monday-walk.js';
import { someOf } from '../../helpers/depth.js';
import { plainLab, walkerOf } from './plain-lab.js';

/** Mondays in which each incident comes in each of its ways. */
const SEEDS = someOf([1, 2, 3, 5, 7, 8], 6);

describe.each(['lab', 'own'] as const)('a Monday as lines, phone: %s', (phone) => {
  it.each(SEEDS)('of the seed %i is walked to its end', async (seed) => {
    const settings = { ...NOTHING_SAVED.settings, phone };
    const lab = plainLab({ saved: { ...NOTHING_SAVED, settings }, lessonId: `monday-${seed}` });
    const walker = walkerOf(lab);

    await walkMonday(walker, seed, {
      next: (at) => (phone === 'lab' ? at.warp() : at.wait()),
    });
    const said = await lab.end();

    expect(said).toContain(
      `monday: step 2 of ${INCIDENTS.length + 1}: ${monday(seed).incidents[0]?.step.title}`,
    );
    const [result] = lab.saved().progress.mondays;
    expect(
      result?.incidents.map(({ id, status, wrongTurns, hints }) => [id, status, wrongTurns, hints]),
    ).toEqual(monday(seed).incidents.map(({ incident }) => [incident.id, 'done', [], 0]));
    expect(said).toContain('Nothing to look at again.');
    expect(said).toContain('monday, typed in the list, is another Monday.');
    expect(said.slice(said.lastIndexOf('how it went'))).toMatch(
      /monday\. the drill .*: last time no wrong turns/,
    );
  });

  it('is opened from the list by its name', async () => {
    const settings = { ...NOTHING_SAVED.settings, phone };
    const lab = plainLab({ saved: { ...NOTHING_SAVED, settings } });
    const walker = walkerOf(lab);
    await walker.seen(/monday\. the drill at the end of the course: \d+ min, new/);
    lab.send('monday');
    await walker.seen('messages will come in this morning');

    await lab.end();
  });
});

describe('the time of an incident as lines', () => {
  it.each([true, false])(
    'is kept when the input ends in the middle of it, with quit: %s',
    async (hasQuit) => {
      const settings = { ...NOTHING_SAVED.settings, phone: 'lab' as const };
      const lab = plainLab({ saved: { ...NOTHING_SAVED, settings }, lessonId: 'monday-3' });
      const [first] = monday(3).incidents;
      lab.send('');
      await lab.until('the first message', () => lab.output().includes('task: '));
      await lab.letPass(25);
      if (hasQuit) lab.send('quit');
      await lab.end();

      expect(stepProgress(lab.saved().progress, 'monday-3', first?.step.id ?? '').seconds).toBe(25);
    },
  );
});
