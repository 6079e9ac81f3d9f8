import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIME_STEP_SECONDS } from '../../../../src/sim/base/time.js';
import { depth } from '../../../helpers/depth.js';
import { SOME_TIME } from '../../../helpers/fake-ports.js';
import { textOf } from '../shown-text.js';
import { withPhone } from './check-lab.js';

describe('a phone that is right', () => {
  it('is told so at once, measured at the change of its code, and made sure of at the next', () => {
    const { lab, recognise, catchChange, pass, press, untilChange, measured } = withPhone(0, SOME_TIME);
    recognise();
    expect(textOf(lab.model)).toMatch(/it is the code of this moment\. AWS\s+takes such codes\./);
    expect(textOf(lab.model)).toContain('agree to 30 s or better');
    expect(textOf(lab.model)).toMatch(
      /The app and the clock are fine\. If AWS refuses the codes of its\s+own/,
    );

    catchChange(0, 4);
    expect(measured()).toMatchObject({ offset: 0, isSure: false });
    expect(textOf(lab.model)).toContain('Measured once: the two clocks agree');
    expect(textOf(lab.model)).toContain('press Enter at the next change of the code, too');

    pass(untilChange());
    press();
    expect(measured()).toMatchObject({ offset: 0, isSure: true });
    expect(textOf(lab.model)).toContain('Measured twice: the two clocks agree');
    expect(textOf(lab.model)).not.toContain('it changed');
  });
});

/** Clocks that a phone may have, in seconds from the lab's. */
const OFFSETS = [-36_000, -3600, -95, -61, -31, -15, 0, 15, 29, 31, 95, 3600] as const;

const START = 1_800_000_000;
const ANY_SECOND = fc.integer({ min: 0, max: TIME_STEP_SECONDS - 1 });
const HALF_A_SECOND = fc.double({ min: -0.5, max: 0.5, noNaN: true });
const READING = fc.integer({ min: 1, max: 20 });

describe.each(OFFSETS.map((offset) => ({ offset })))('a phone whose clock is $offset s off', ({ offset }) => {
  it('is measured within 3 s, at every second of a step, by a press within half a second', () => {
    fc.assert(
      fc.property(ANY_SECOND, HALF_A_SECOND, HALF_A_SECOND, READING, (second, late, later, reading) => {
        const { recognise, catchChange, pass, untilChange, press, measured } = withPhone(
          offset,
          START + second,
        );
        recognise();
        catchChange(late, reading);
        expect(Math.abs((measured()?.offset ?? Number.NaN) - offset)).toBeLessThan(3);
        expect(measured()?.isSure).toBe(false);

        pass(untilChange() + later);
        press();
        expect(Math.abs((measured()?.offset ?? Number.NaN) - offset)).toBeLessThan(3);
        expect(measured()?.isSure).toBe(true);
      }),
      { numRuns: depth(6, 200) },
    );
  });

  it('is measured as well when the code that was typed had just been followed by the next', () => {
    fc.assert(
      fc.property(HALF_A_SECOND, READING, fc.integer({ min: 1, max: 8 }), (late, reading, stale) => {
        const { lab, shown, catchChange, pass, untilChange, measured } = withPhone(offset, START + 3);
        const typeOld = () => {
          pass(untilChange() - 1);
          const old = shown();
          pass(1 + stale);
          lab.type(old);
        };
        typeOld();
        if (lab.model.check?.first !== null) typeOld();
        catchChange(late, reading);

        expect(Math.abs((measured()?.offset ?? Number.NaN) - offset)).toBeLessThan(3);
      }),
      { numRuns: depth(8, 100) },
    );
  });

  it('is not measured by a press at which nothing had changed', () => {
    const { lab, shown, recognise, pass, press, untilChange, measured } = withPhone(offset, START + 3);
    if (untilChange() < 20) pass(untilChange());
    recognise();
    pass(8);
    press();
    pass(5);
    lab.type(shown());

    expect(measured()).toBeNull();
    expect(textOf(lab.model)).toContain('still the code from before');
    expect(textOf(lab.model)).not.toContain('Measured');
  });

  it('is not measured by an impatient second press, and the first is not believed either', () => {
    const { lab, shown, recognise, catchChange, pass, press, untilChange, measured } = withPhone(
      offset,
      START,
    );
    recognise();
    catchChange(0, 4);
    pass(4);
    press();

    expect(measured()).toBeNull();
    expect(textOf(lab.model)).toContain('Codes change every 30 s');

    pass(3);
    lab.type(shown());
    expect(measured()).toBeNull();
    catchChange(0, 3);
    pass(untilChange());
    press();
    expect(measured()).toMatchObject({ isSure: true });
    expect(Math.abs((measured()?.offset ?? Number.NaN) - offset)).toBeLessThan(3);
  });

  it('is measured at the second change, too, and not in between', () => {
    const { recognise, catchChange, pass, untilChange, measured, lab } = withPhone(offset, START + 7);
    recognise();
    pass(untilChange() + 1);
    catchChange(0.3, 5);
    expect(Math.abs((measured()?.offset ?? Number.NaN) - offset)).toBeLessThan(3);

    lab.key('escape');
    lab.key('enter');
    recognise();
    catchChange(16, 5);
    expect(measured()).toBeNull();
    expect(textOf(lab.model)).toContain('does not fit');
  });
});

describe('what is measured', () => {
  const anyOffset = fc.integer({ min: -600, max: 600 });
  const anyPress = fc.double({ min: 0.1, max: 90, noNaN: true });

  it('never contradicts the range of the verdict beside it, whenever Enter is pressed', () => {
    fc.assert(
      fc.property(anyOffset, ANY_SECOND, anyPress, READING, (offset, second, wait, reading) => {
        const { lab, recognise, pass, press, shown, measured } = withPhone(offset, START + second);
        recognise();
        pass(wait);
        press();
        pass(reading);
        lab.type(shown());
        const verdict = lab.model.check?.result?.check.verdict;
        const clock = measured();
        if (
          clock === null ||
          verdict === undefined ||
          verdict.kind === 'no-match' ||
          verdict.found === null
        ) {
          return;
        }
        expect(clock.isSure).toBe(false);
        expect(clock.offset).toBeGreaterThanOrEqual(verdict.found.range[0] - 0.001);
        expect(clock.offset).toBeLessThanOrEqual(verdict.found.range[1] + 0.001);
      }),
      { numRuns: depth(60, 500) },
    );
  });

  it('is never called sure and wrong when one of the two presses came at a change', () => {
    fc.assert(
      fc.property(
        anyOffset,
        ANY_SECOND,
        anyPress,
        fc.boolean(),
        fc.boolean(),
        (offset, second, wait, isFirstRight, isStale) => {
          const { lab, shown, pass, press, untilChange, measured } = withPhone(offset, START + second);
          const read = shown();
          if (isStale) pass(Math.min(untilChange() + 2, 8));
          lab.type(read);
          pass(isFirstRight ? untilChange() : wait);
          press();
          pass(3);
          lab.type(shown());
          pass(isFirstRight ? wait : untilChange());
          press();
          const clock = measured();
          if (clock?.isSure === true) expect(Math.abs(clock.offset - offset)).toBeLessThan(3);
        },
      ),
      { numRuns: depth(60, 500) },
    );
  });

  it('is said in seconds, however many they are', () => {
    const { lab, recognise, catchChange } = withPhone(-3725, START + 3);
    recognise();
    catchChange(0, 4);

    expect(textOf(lab.model)).toContain('3,725 s (1 h 2 min 5 s)');
    expect(textOf(lab.model)).toContain('give or take a second');
  });

  it('does not take a wrong code for the new one, and keeps the press', () => {
    const { lab, recognise, pass, press, untilChange, shown, measured } = withPhone(0, START + 3);
    recognise();
    pass(untilChange());
    press();
    lab.type('000000');
    expect(textOf(lab.model)).toContain('not a code that can follow');
    expect(textOf(lab.model)).toContain('Type the new code');

    pass(6);
    lab.type(shown());
    expect(measured()).toMatchObject({ offset: 0 });
  });

  it('does not believe a new code that is typed long after the press', () => {
    const { lab, recognise, pass, press, untilChange, shown, measured } = withPhone(0, START + 3);
    recognise();
    pass(untilChange());
    press();
    pass(40);
    lab.type(shown());

    expect(measured()).toBeNull();
    expect(textOf(lab.model)).toContain('More than 30 s');
  });
});
