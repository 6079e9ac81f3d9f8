import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { aliceDevices } from '../../../src/lessons/engine/goals.js';
import type { Lesson, Move } from '../../../src/lessons/engine/lesson.js';
import { openResync } from '../../../src/lessons/engine/moves/clock-moves.js';
import {
  openSecurityCredentials,
  play,
  submitCode,
  submitSetUpCodes,
} from '../../../src/lessons/engine/moves/moves.js';
import { enterPasswordAnew } from '../../../src/lessons/engine/moves/password-moves.js';
import { guessCode } from '../../../src/lessons/engine/moves/people-moves.js';
import { submitPhoneCode } from '../../../src/lessons/engine/moves/phone-moves.js';
import { startLesson } from '../../../src/lessons/engine/session.js';
import type { TimePicture } from '../../../src/lessons/engine/time-picture.js';
import { timePicture } from '../../../src/lessons/engine/time-picture.js';
import { addSteps, stepAt } from '../../../src/sim/base/time.js';
import { codeAtStep } from '../../../src/sim/codes/totp.js';
import { fakeContext } from '../../helpers/fake-ports.js';

const CODES = 'two-consecutive-codes';
const SIGN_IN = 'sign-in-with-a-code';

function lessonOf(id: string): Lesson {
  const lesson = LESSONS.find((candidate) => candidate.id === id);
  if (lesson === undefined) throw new Error(`no lesson ${id}`);
  return lesson;
}

/** The picture after moves from the beginning of a lesson. */
function pictureAfter(lessonId: string, moves: readonly Move[]): TimePicture | null {
  const context = fakeContext();
  const session = startLesson(lessonOf(lessonId), null, false, context);
  const { world } = play(session.world, moves, context);
  return timePicture({ ...session, world });
}

/** Two codes at these steps from now, for the resync of alice's device. */
function submitPair(first: number, second: number): Move {
  return (world, now) => {
    const seed = aliceDevices(world)[0]?.seed ?? '';
    const code = (steps: number) => codeAtStep(seed, addSteps(stepAt(now), steps));
    return {
      kind: 'submit-resync-codes',
      browser: world.activeBrowser,
      codes: [code(first), code(second)],
    };
  };
}

const typed =
  (first: string, second: string): Move =>
  (world) => ({ kind: 'submit-set-up-codes', browser: world.activeBrowser, codes: [first, second] });

describe('the picture of two codes', () => {
  it.each<[string, readonly Move[], TimePicture]>([
    ['one code twice', [submitSetUpCodes(0, 0)], { kind: 'pair', apart: 0, but: null }],
    ['digits of nobody twice', [typed('000000', '000000')], { kind: 'pair', apart: 0, but: null }],
    ['the newer one first', [submitSetUpCodes(0, -1)], { kind: 'pair', apart: -1, but: null }],
    ['one left out', [submitSetUpCodes(0, 2)], { kind: 'pair', apart: 2, but: null }],
    ['a clock a day off', [submitSetUpCodes(2879, 2880)], { kind: 'pair', apart: 1, but: 'far' }],
    ['neighbours', [submitSetUpCodes(-1, 0)], { kind: 'pair', apart: 1, but: null }],
  ])('%s', (_name, moves, picture) => {
    expect(pictureAfter(CODES, moves)).toEqual(picture);
  });

  it('has a pair that was used before', () => {
    const resync = [openSecurityCredentials, openResync, submitPair(-1, 0)];

    expect(pictureAfter(SIGN_IN, resync)).toEqual({ kind: 'pair', apart: 1, but: 'used' });
  });

  it('has one of them without a place', () => {
    const half =
      (unknown: 1 | 2): Move =>
      (world, now) => {
        const made = submitSetUpCodes(-1, 0);
        const request = made === 'wait-for-next-code' ? null : made(world, now);
        if (request?.kind !== 'submit-set-up-codes') return null;
        const [first, second] = request.codes;
        return { ...request, codes: unknown === 1 ? ['000000', second] : [first, '000000'] };
      };

    expect(pictureAfter(CODES, [half(1)])).toEqual({ kind: 'half-pair', unknown: 1 });
    expect(pictureAfter(CODES, [half(2)])).toEqual({ kind: 'half-pair', unknown: 2 });
  });
});

describe('the picture of a code at sign-in', () => {
  const inTime = (code: Move): readonly Move[] => [...enterPasswordAnew, code];

  it.each<[string, Move, TimePicture | null]>([
    ['the code of now', submitCode(0), { kind: 'window', centre: 0, code: 0, isUsed: false }],
    ['an older one', submitCode(-2), { kind: 'window', centre: 0, code: -2, isUsed: false }],
    ['too old a one', submitPhoneCode(-7), { kind: 'window', centre: 0, code: -7, isUsed: false }],
    ['too new a one', submitPhoneCode(3), { kind: 'window', centre: 0, code: 3, isUsed: false }],
    ['digits of nobody', guessCode('000000'), { kind: 'window', centre: 0, code: null, isUsed: false }],
    ['no digits', guessCode('12'), null],
  ])('%s', (_name, move, picture) => {
    expect(pictureAfter(SIGN_IN, inTime(move))).toEqual(picture);
  });

  it('stays what it was at the moment of the try', () => {
    const later: readonly Move[] = ['wait-for-next-code', 'wait-for-next-code', 'wait-for-next-code'];

    expect(pictureAfter(SIGN_IN, [...inTime(submitPhoneCode(-7)), ...later])).toMatchObject({ code: -7 });
    expect(pictureAfter(SIGN_IN, [...inTime(submitCode(0)), ...later])).toMatchObject({ code: 0 });
  });

  it('slides by the drift that a resync leaves', () => {
    const resync = [openSecurityCredentials, openResync, submitPair(4, 5)];

    expect(pictureAfter(SIGN_IN, resync)).toEqual({ kind: 'window', centre: 5, code: 5, isUsed: false });
    expect(pictureAfter(SIGN_IN, [...resync, ...inTime(submitPhoneCode(0))])).toEqual({
      kind: 'window',
      centre: 5,
      code: 0,
      isUsed: false,
    });
  });

  it('is not there before a try, nor on another page after it', () => {
    expect(pictureAfter(SIGN_IN, [])).toBeNull();
    expect(pictureAfter(SIGN_IN, enterPasswordAnew)).toBeNull();
    expect(pictureAfter(SIGN_IN, [...inTime(submitPhoneCode(-7)), ...enterPasswordAnew])).toBeNull();
    expect(pictureAfter(SIGN_IN, [...inTime(submitCode(0)), openSecurityCredentials])).toBeNull();
  });
});
