import { describe, expect, it } from 'vitest';
import { findLesson } from '../../../../src/lessons/catalog.js';
import { epochSeconds, secondsToNextStep } from '../../../../src/sim/base/time.js';
import { codeAt } from '../../../../src/sim/codes/totp.js';
import { labTime } from '../../../../src/sim/world/world.js';
import type { Model } from '../../../../src/ui/store/model.js';
import { openLesson } from '../../../../src/ui/store/open-lesson.js';
import { depth, someOf } from '../../../helpers/depth.js';
import { FULL_DISPLAY } from '../../text/displays.js';
import { frameOf, MOMENTS, modelWith, pressed } from '../course.js';

const CALM = { ...FULL_DISPLAY, reducedMotion: true };

/** The beginning of a time step. */
const START = 1_800_000_000;

const SIZES = [
  { columns: 60, rows: 16 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 30 },
] as const;

function at(model: Model, seconds: number): Model {
  return { ...model, now: epochSeconds(START + seconds) };
}

/** The phone of the lab in lesson 7, which shows a code. */
function withPhone(size: { readonly columns: number; readonly rows: number } = SIZES[1]): Model {
  const moment = MOMENTS.find(
    ({ lesson, step, session }) =>
      lesson.id === 'sign-in-with-a-code' && step.kind === 'task' && !session.world.usesOwnPhone,
  );
  if (moment === undefined) throw new Error('lesson 7 has no task');
  const { session } = moment;
  return modelWith({ ...session, world: { ...session.world, clockOffset: 0 } }, size);
}

/** A minute, in quarters of a second; in `npm test` in halves, which hold every moment at which something changes. */
const MOMENTS_OF_A_MINUTE = someOf(
  Array.from({ length: 240 }, (_, index) => index / 4),
  2,
);

/** Quarters of a second, or halves: enough of them to see one code follow another. */
const MOMENTS_OF_TWO_CODES = someOf(
  Array.from({ length: depth(125, 240) }, (_, index) => index / 4),
  2,
);

describe('with reduced motion', () => {
  it.each(someOf(SIZES, 2))('nothing is drawn anew but every five seconds, at $columns x $rows', (size) => {
    const model = withPhone(size);
    const drawn = MOMENTS_OF_A_MINUTE.map((seconds) => frameOf(at(model, seconds), CALM).text);
    const changes = MOMENTS_OF_A_MINUTE.filter((_, index) => index > 0 && drawn[index] !== drawn[index - 1]);

    expect(changes).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55]);
  });

  it('the number is told without a bar, as the most that is left', () => {
    const model = withPhone();
    const told = [0, 4.9, 5, 24.9, 25, 29.9, 30].map(
      (seconds) => /\d+ s or less|take the next \(\d s\)/.exec(frameOf(at(model, seconds), CALM).text)?.[0],
    );

    const [first, last] = ['take the next (5 s)', '30 s or less'];
    expect(told).toEqual([last, last, '25 s or less', '10 s or less', first, first, last]);
    expect(frameOf(at(model, 12), CALM).text).not.toMatch(/█/);
  });

  it('the bar and each second are there without it', () => {
    const model = withPhone();

    expect(frameOf(at(model, 12)).text).toMatch(/█{8}▍ +18 s left$/m);
    expect(frameOf(at(model, 13)).text).toMatch(/█{7}▉ +17 s left$/m);
  });

  it('a key does not make the number move', () => {
    const model = withPhone();
    const typed = pressed(at(model, 13), { text: '1' });

    expect(frameOf(typed, CALM).text).toContain('20 s or less');
  });
});

describe('a code on the screen with reduced motion', () => {
  it.each(someOf([600.5, 0, 31, -95.25, -31, 95], 3))(
    'is never old, with a phone %d s off',
    (clockOffset) => {
      const model = withPhone();
      const open = openLesson(model);
      if (open === null) throw new Error('no lesson is open');
      const { world } = open.session;
      const phone = { ...world.phone, clockOffset };
      const session = { ...open.session, world: { ...world, phone } };
      const shown = modelWith(session, SIZES[1]);
      const secret = phone.entries.at(-1)?.secret ?? '';

      for (const seconds of MOMENTS_OF_TWO_CODES) {
        const moment = at(shown, seconds);
        const code = codeAt(secret, epochSeconds(labTime(world, moment.now) + clockOffset));
        expect(frameOf(moment, CALM).text).toContain(`${code.slice(0, 3)} ${code.slice(3)}`);
      }
    },
  );

  it('of a clock that was moved by a part of a second is never old either', () => {
    const model = withPhone();
    const open = openLesson(model);
    if (open === null) throw new Error('no lesson is open');
    const world = { ...open.session.world, clockOffset: 12.3456789 };
    const shown = modelWith({ ...open.session, world }, SIZES[1]);
    const secret = world.phone.entries.at(-1)?.secret ?? '';

    for (const seconds of MOMENTS_OF_TWO_CODES) {
      const moment = at(shown, seconds);
      const code = codeAt(secret, labTime(world, moment.now));
      expect(frameOf(moment, CALM).text).toContain(`${code.slice(0, 3)} ${code.slice(3)}`);
    }
  });
});

describe('the page inside the code with reduced motion', () => {
  it('stands still for five seconds, and has the code of now', () => {
    const lesson = findLesson('sign-in-with-a-code');
    expect(lesson).toBeDefined();
    const inside = pressed(withPhone(), { text: 'i' });
    const drawn = MOMENTS_OF_A_MINUTE.map((seconds) => frameOf(at(inside, seconds), CALM).text);

    expect(inside.overlay?.kind).toBe('inside');
    expect(new Set(drawn).size).toBe(12);
    expect(drawn[0]).toContain(`the next in ${secondsToNextStep(epochSeconds(START))} s`);
  });
});
