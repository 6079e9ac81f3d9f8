import { describe, expect, it } from 'vitest';
import { p256 } from '../../../src/cli/system/p256.js';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { SANDBOX } from '../../../src/lessons/content/sandbox.js';
import type { Lesson, Step } from '../../../src/lessons/engine/lesson.js';
import type { StageChance } from '../../../src/lessons/engine/prepared.js';
import { mistakesOf, preparedOnStage, requestOf, STAGE_START } from '../../../src/lessons/engine/prepared.js';
import { act } from '../../../src/lessons/engine/session.js';
import { secondsToNextStep } from '../../../src/sim/base/time.js';
import { panelTime } from '../../../src/ui/console/phone-view.js';
import { isCodeShown } from '../../../src/ui/screens/lesson/shown-code.js';
import { depth, IS_DEEP } from '../../helpers/depth.js';
import { fakeContext } from '../../helpers/fake-ports.js';

const EVERY_STEP: readonly (readonly [Lesson, Step])[] = LESSONS.flatMap((lesson) =>
  lesson.steps.map((step) => [lesson, step] as const),
);

const stage = (seed: number, usesOwnPhone = false): StageChance => ({ seed, usesOwnPhone, signatures: p256 });

describe('the world of any step', () => {
  it.each([false, true])('is the same to the digit, twice (own phone: %s)', (usesOwnPhone) => {
    for (const [lesson, step] of EVERY_STEP.filter((_, index) => index % depth(17, 1) === 0)) {
      const [one, other] = [1, 2].map(() =>
        preparedOnStage(lesson, step, stage(7, usesOwnPhone), STAGE_START),
      );

      expect(one?.session.stepId).toBe(step.id);
      expect(one?.session.isSolved).toBe(step.kind === 'read');
      expect(one).toEqual(other);
    }
  });

  it('begins with 29 seconds left of the code that is shown, also where the clock of the phone is off', () => {
    const some = EVERY_STEP.filter(([{ id }], index) => id.includes('clock') || index % depth(3, 1) === 0);
    const left = some.flatMap(([lesson, step]) => {
      const { session, now } = preparedOnStage(lesson, step, stage(7), STAGE_START);
      return step.kind === 'task' && isCodeShown(session) ? [secondsToNextStep(panelTime(session, now))] : [];
    });

    expect(left.length).toBeGreaterThan(10);
    expect(new Set(left)).toEqual(new Set([29]));
  });

  it('is another one on another stage, and in an account that says that it is on the projector', () => {
    const [lesson] = LESSONS.filter(({ id }) => id === 'two-consecutive-codes');
    const step = lesson?.steps[2];
    if (lesson === undefined || step === undefined) throw new Error('no 6.3');
    const [one, other] = [7, 8].map(
      (seed) => preparedOnStage(lesson, step, stage(seed), STAGE_START).session.world,
    );

    expect(one?.account.alias).toMatch(/^projector-[a-z0-9]{5}$/);
    expect(one?.account.id).not.toBe(other?.account.id);
    expect(one?.account.mfaDevices.at(-1)?.seed).not.toBe(other?.account.mfaDevices.at(-1)?.seed);
  });

  it('is there for the account to play in, too', () => {
    const [step] = SANDBOX.steps;
    if (step === undefined) throw new Error('the sandbox has a step');

    expect(preparedOnStage(SANDBOX, step, stage(1), STAGE_START).session.world.leak).not.toBeNull();
  });
});

describe('what is stored in a task', () => {
  const tasks = EVERY_STEP.flatMap(([lesson, step]) => (step.kind === 'task' ? [{ lesson, step }] : []));

  it.each([true, ...(IS_DEEP ? [false] : [])])(
    'has each mistake give the reason that it promises (own phone: %s)',
    (own) => {
      for (const { lesson, step } of tasks) {
        const { session, now } = preparedOnStage(lesson, step, stage(3, own), STAGE_START);
        const reasons = mistakesOf(step, session.world).map(({ moves }) => {
          let here = session;
          let reason = '';
          for (const move of moves) {
            const request = requestOf(move, here.world, now);
            if (request === null) continue;
            const acted = act(lesson, here, request, { ...fakeContext(), now });
            here = acted.session;
            reason = acted.result.ok ? '' : acted.result.failure.reason.code;
          }
          return reason;
        });

        expect(reasons, `${lesson.id}/${step.id}`).toEqual(step.temptations?.map((one) => one.reason));
      }
    },
  );
});
