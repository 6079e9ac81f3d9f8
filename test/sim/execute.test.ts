import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute } from '../../src/sim/execute.js';
import { fakeContext, seededRandom } from '../helpers/fake-ports.js';
import { commands, perform } from './commands.js';
import { openLab, START } from './scenario.js';

describe('execute', () => {
  it('gives the same worlds and answers for the same requests, times and randomness', () => {
    const play = (plan: Parameters<typeof perform>[1][]) => {
      const lab = openLab({ random: seededRandom(4) });
      const answers = plan.map((command) => perform(lab, command)?.result);
      return { world: lab.world, answers };
    };

    fc.assert(
      fc.property(commands(), (plan) => {
        expect(play(plan)).toEqual(play(plan));
      }),
    );
  });

  it('leaves the world it was given as it was', () => {
    const lab = openLab();
    const { world } = lab;
    const written = JSON.stringify(world);

    lab.ask({ kind: 'iam', browser: 'main', operation: 'CreateUser', userName: 'bea' });

    expect(lab.world).not.toBe(world);
    expect(JSON.stringify(world)).toBe(written);
  });

  it('gives a world that survives being written and read', () => {
    fc.assert(
      fc.property(commands(), (plan) => {
        const lab = openLab();
        for (const command of plan) perform(lab, command);

        expect(JSON.parse(JSON.stringify(lab.world))).toEqual(lab.world);
      }),
    );
  });

  it.each([
    '{"kind":"make-coffee"}',
    '{"kind":"iam","browser":"main","operation":"DeleteEverything"}',
    '{"kind":"open-page","browser":"main","page":"billing"}',
  ])('throws at a request that does not exist, which is a bug: %s', (written) => {
    const { world } = openLab();

    expect(() => execute(world, JSON.parse(written), fakeContext(START))).toThrow('Unreachable');
  });
});
