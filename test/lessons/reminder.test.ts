import { describe, expect, it } from 'vitest';
import { signInWithACode } from '../../src/lessons/content/07-sign-in-with-a-code.js';
import type { Move } from '../../src/lessons/engine/lesson.js';
import {
  openPrivateWindow,
  play,
  submitPassword,
  submitUnusedCode,
} from '../../src/lessons/engine/moves/moves.js';
import { enterStep, solveStep, startLesson } from '../../src/lessons/engine/session.js';
import { plainText } from '../../src/lessons/words/rich-text.js';
import { codeAtStep } from '../../src/sim/codes/totp.js';
import { groupCode } from '../../src/sim/codes/typed-code.js';
import type { World } from '../../src/sim/world/world.js';
import { fakeContext } from '../helpers/fake-ports.js';

/** The world in which the learner is asked to use a code again. */
function worldAfterSignIn(): World {
  const context = fakeContext();
  let session = startLesson(signInWithACode, null, false, context);
  for (const step of signInWithACode.steps) {
    session = enterStep(signInWithACode.id, step, session.world, context);
    if (step.id === 'use-it-again') return session.world;
    if (step.kind === 'task') session = solveStep(signInWithACode, session, context);
  }
  throw new Error('no such step');
}

function reminderAfter(moves: readonly Move[]): { readonly text: string; readonly used: string } {
  const { world } = play(worldAfterSignIn(), moves, fakeContext());
  const step = signInWithACode.steps.find(({ id }) => id === 'use-it-again');
  if (step?.kind !== 'task' || step.reminder === undefined) throw new Error('the step has a reminder');
  const device = world.account.mfaDevices.find(({ owner }) => owner?.type === 'user');
  const used = device?.usedSteps.at(-1);
  if (device === undefined || used === undefined) throw new Error('a code was used');
  return { text: plainText(step.reminder(world)), used: groupCode(codeAtStep(device.seed, used.step)) };
}

describe('the task to use a code again', () => {
  it('tells the code, which the phone may show no more', () => {
    const { text, used } = reminderAfter([openPrivateWindow, submitPassword]);

    expect(text).toContain(used);
    expect(text).not.toContain('fresh');
  });

  it('says so when a fresh code went in instead, and asks for that one again', () => {
    const { text, used } = reminderAfter([openPrivateWindow, submitPassword, submitUnusedCode]);

    expect(text).toContain('that was a fresh code');
    expect(text).toContain(used);
  });
});
