import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { CONSOLE_HANDLERS } from '../../src/sim/console/handlers.js';
import type { ConsoleRequest } from '../../src/sim/console/requests.js';
import type { Answers } from '../../src/sim/execute.js';
import { execute } from '../../src/sim/execute.js';
import type { Handlers } from '../../src/sim/outcome.js';
import type { RequestKind } from '../../src/sim/requests.js';
import type { ClockMeasured, CodeCompared, Done, MfaNeeded, SignedIn } from '../../src/sim/responses.js';
import { fakeContext, seededRandom } from '../helpers/fake-ports.js';
import { ACTIONS, command, commands, perform } from './commands.js';
import { codeOf, labWithDevice, openLab, START } from './scenario.js';

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

    lab.ask({ kind: 'iam', from: { browser: 'main' }, operation: 'CreateUser', userName: 'bea' });

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

  it.each(['{"kind":"make-coffee"}', '{"kind":"open-page","browser":"main","page":"billing"}'])(
    'throws at a request that does not exist, which is a bug: %s',
    (written) => {
      const { world } = openLab();

      expect(() => execute(world, JSON.parse(written), fakeContext(START))).toThrow('Unreachable');
    },
  );

  it.each(ACTIONS)('answers %s, or refuses it with a reason', (action) => {
    const answers = fc.property(command(), (drawn) => {
      const performed = perform(labWithDevice('phone'), { ...drawn, action });
      if (performed === undefined) {
        expect(action).toBe('wait');
        return;
      }
      const { request, result } = performed;
      const name = 'operation' in request ? request.operation : request.kind;
      if (action !== 'go-on') expect(name).toBe(action);
      expect(result.ok ? result.value.kind : result.failure.reason.code).toMatch(/^[a-z-]+$/);
    });

    fc.assert(answers, { numRuns: 8 });
  });

  it('answers each kind of request with what its handler says, so that nobody has to ask what came back', () => {
    const lab = labWithDevice('phone');
    const { serialNumber = '' } = lab.world.account.mfaDevices.at(-1) ?? {};

    const compared = execute(
      lab.world,
      { kind: 'compare-code', serialNumber, code: codeOf(lab, 'phone', 1) },
      fakeContext(START),
    );

    expect(compared.result.ok && compared.result.value.stepsOff).toBe(1);
    expectTypeOf<Answers['compare-code']>().toEqualTypeOf<CodeCompared>();
    expectTypeOf<Answers['measure-clock']>().toEqualTypeOf<ClockMeasured>();
    expectTypeOf<Answers['sign-in-as-user']>().toEqualTypeOf<MfaNeeded | SignedIn>();
    expectTypeOf<Answers['sign-out']>().toEqualTypeOf<Done>();
  });

  it('has a handler for each kind of request; without one, nothing compiles', () => {
    const { 'sign-out': _left, ...without } = CONSOLE_HANDLERS;

    expect(Object.keys(without)).toHaveLength(Object.keys(CONSOLE_HANDLERS).length - 1);
    expectTypeOf(CONSOLE_HANDLERS).toExtend<Handlers<ConsoleRequest>>();
    expectTypeOf(without).not.toExtend<Handlers<ConsoleRequest>>();
    expectTypeOf<keyof Answers>().toEqualTypeOf<RequestKind>();
  });

  it("takes no lab time for real time: lab time is made here, out of the world's own clock", () => {
    const { world, now } = openLab();
    const ahead = { ...world, clockOffset: 3600 };

    const { world: after } = execute(ahead, { kind: 'sign-out', browser: 'main' }, fakeContext(START));

    expect(after.history.at(-1)?.at).toBe(START + 3600);
    expectTypeOf(now).not.toExtend<Parameters<typeof execute>[2]['now']>();
  });
});
