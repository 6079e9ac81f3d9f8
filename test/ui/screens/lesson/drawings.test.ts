import { describe, expect, it } from 'vitest';
import { tellFigure } from '../../../../src/lessons/words/figures/draw-figure.js';
import type { Figure } from '../../../../src/lessons/words/figures/figure.js';
import { addSeconds, TIME_STEP_SECONDS } from '../../../../src/sim/base/time.js';
import { codeAt } from '../../../../src/sim/codes/totp.js';
import { labTime, phoneTime } from '../../../../src/sim/world/world.js';
import { currentDevice } from '../../../../src/ui/console/phone-view.js';
import { textPages } from '../../../../src/ui/screens/overlays/text-pages.js';
import { isDrawn } from '../../../../src/ui/text/blocks.js';
import type { Size } from '../../../../src/ui/text/sizes.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';
import { ASCII_DISPLAY } from '../../text/displays.js';
import type { Moment } from '../course.js';
import { frameOf, MOMENTS, modelWith, textOf } from '../course.js';

const SIZES: readonly (readonly [columns: number, rows: number])[] = [
  [60, 16],
  [60, 40],
  [80, 24],
  [100, 20],
  [120, 36],
  [250, 80],
];

const figuresAt = ({ step }: Moment): readonly Figure[] =>
  step.kind === 'read' ? step.blocks.flatMap((block) => (block.kind === 'figure' ? [block.figure] : [])) : [];

const DRAWN = MOMENTS.filter((moment) => figuresAt(moment).length > 0);

const sizeOf = ([columns, rows]: readonly [number, number]): Size => ({ columns, rows });

function momentAt(lessonId: string, stepId: string, own = false): Moment {
  const found = MOMENTS.find(
    ({ lesson, step, session }) =>
      lesson.id === lessonId && step.id === stepId && session.world.usesOwnPhone === own,
  );
  if (found === undefined) throw new Error(`No step ${stepId}`);
  return found;
}

const frameAt = ({ session }: Moment, size: Size, seconds = 0) => {
  const model = modelWith(session, size);
  return frameOf({ ...model, now: addSeconds(model.now, seconds) });
};

const EIGHTY = { columns: 80, rows: 24 };

describe('the pages with drawings', () => {
  it('are in every lesson that explains a mechanism', () => {
    const lessons = new Set(DRAWN.map(({ lesson }) => lesson.id));

    expect([...lessons]).toEqual([
      'two-secrets-are-not-two-factors',
      'choose-a-device',
      'link-the-phone',
      'two-consecutive-codes',
      'sign-in-with-a-code',
      'the-phones-clock-is-wrong',
      'the-phone-is-gone',
      'the-relay',
      'make-mfa-the-rule',
      'mfa-on-the-command-line',
    ]);
  });

  it.each(DRAWN)('show all of a drawing on one page, or its words: $title', (moment) => {
    for (const size of SIZES.map(sizeOf)) {
      const pages = textPages(modelWith(moment.session, size));
      const withDrawing = pages.filter((page) => page.some(isDrawn));
      const all = pages.flat().map(textOf).join(' ').replace(/\s+/g, ' ');
      const [figure] = figuresAt(moment);
      if (figure === undefined) throw new Error('There is one');

      if (withDrawing.length === 0) for (const words of tellFigure(figure)) expect(all).toContain(words);
      else expect(withDrawing).toHaveLength(1);
      for (const page of pages) {
        const places = page.flatMap((line, place) => (isDrawn(line) ? [place] : []));
        expect(places.at(-1) ?? 0).toBe((places[0] ?? 0) + Math.max(0, places.length - 1));
        expect(page.at(-1)).not.toEqual([]);
        for (const line of page) expect(lineWidth(line)).toBeLessThanOrEqual(Math.min(70, size.columns - 4));
      }
    }
  });

  it.each(DRAWN)('fit one page of 80x24, drawing and all: $title', ({ session }) => {
    const pages = textPages(modelWith(session, EIGHTY));

    expect(pages).toHaveLength(1);
    expect(pages.flat().some(isDrawn)).toBe(true);
  });

  it('has the sentence that leads to a drawing on its page', () => {
    const { session } = momentAt('two-secrets-are-not-two-factors', 'three-kinds-of-proof');
    const page = textPages(modelWith(session, { columns: 60, rows: 16 })).find((lines) =>
      lines.some(isDrawn),
    );

    expect(page?.map(textOf)[0]).toBe('There are three kinds of proof that you are you:');
  });

  it.each(DRAWN)('need nothing but ASCII: $title', ({ session }) => {
    const { text } = frameOf(modelWith(session, EIGHTY), ASCII_DISPLAY);

    expect(text).toMatch(/^[\x20-\x7E\n]*$/);
    expect(text).toMatch(/[-+|]{2}|\|.+\|/);
  });
});

describe('a drawing with codes', () => {
  it.each([
    ['two-consecutive-codes', 'why-two'],
    ['sign-in-with-a-code', 'this-session'],
  ])('has the one that the phone shows at this moment, in %s', (lessonId, stepId) => {
    const moment = momentAt(lessonId, stepId);
    const { world } = moment.session;
    for (const seconds of [0, TIME_STEP_SECONDS, 2 * TIME_STEP_SECONDS]) {
      const { now } = modelWith(moment.session, EIGHTY);
      const labNow = labTime(world, addSeconds(now, seconds));
      const code = codeAt(currentDevice(world)?.seed ?? '', phoneTime(world, labNow));
      const shown = `${code.slice(0, 3)} ${code.slice(3)}`;
      const lines = frameAt(moment, EIGHTY, seconds).lines.filter((line) => line.includes(shown));

      expect(lines).toHaveLength(2);
    }
  });

  it('says how far off a phone is whose clock is wrong', () => {
    const moment = momentAt('the-phones-clock-is-wrong', 'two-clocks');
    const { world } = moment.session;
    const { now } = modelWith(moment.session, EIGHTY);
    const code = codeAt(currentDevice(world)?.seed ?? '', phoneTime(world, labTime(world, now)));

    expect(frameAt(moment, EIGHTY).text).toMatch(new RegExp(`phone +${code}: \\d steps? before these`));
  });

  it("leaves the code on the learner's own phone to be read there", () => {
    const { text } = frameAt(momentAt('two-consecutive-codes', 'why-two', true), EIGHTY);

    expect(text).toContain('phone  shows one of these');
  });
});
