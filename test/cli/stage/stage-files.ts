import { epochSeconds } from '../../../src/sim/base/time.js';
import type { StageFile } from '../../../src/ui/store/stage-file.js';

/** When the stages of the tests speak: 10:00 UTC on a Wednesday. */
export const STAGE_TIME = epochSeconds(1_801_648_800);

/** What a stage says that stands at 6.3, with some of it changed. */
export function stageAt(changes: Partial<StageFile> = {}): StageFile {
  return {
    kind: 'mfa-lab stage',
    version: 1,
    pid: 4711,
    beat: STAGE_TIME,
    endedAt: null,
    phone: 'lab',
    at: {
      number: '6.3',
      lesson: 'two-consecutive-codes',
      step: 'same-code-twice',
      since: epochSeconds(STAGE_TIME - 50),
      planSeconds: null,
    },
    plan: {
      startedAt: null,
      pausedSeconds: 0,
      pausedAt: null,
      blocks: [
        { kind: 'lesson', lessonId: 'two-consecutive-codes', minutes: 8 },
        { kind: 'break', minutes: 15 },
      ],
      reached: { lesson: 'two-consecutive-codes', step: 'same-code-twice' },
    },
    spent: { 'two-consecutive-codes': { 'same-code-twice': 50 } },
    view: { isBlank: false, secrets: 'hidden', isFrozen: true, big: null, timer: null },
    votes: {},
    summary: {
      focus: 'MFA code 2',
      notice: 'Code 1 is noted.',
      goals: [0, 1],
      secondsLeft: 29,
      firstCode: '716 123',
    },
    screen: ['STAGE 6.3 Two consecutive codes: the same code twice      SIMULATED, no real AWS'],
    done: {},
    ...changes,
  };
}

/** A stage that speaks now, at a step. */
export function stageNow(number: string, step: string, changes: Partial<StageFile> = {}): StageFile {
  const beat = epochSeconds(Date.now() / 1000);
  return stageAt({ beat, at: { ...stageAt().at, number, step, since: beat }, ...changes });
}
