import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochSeconds, TIME_STEP_SECONDS } from '../../../../src/sim/base/time.js';
import { codeAt } from '../../../../src/sim/codes/totp.js';
import { checkTarget } from '../../../../src/ui/screens/check/check-targets.js';
import { screenView } from '../../../../src/ui/screens/screen-view.js';
import type { Message, Model } from '../../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../../src/ui/store/model.js';
import { update } from '../../../../src/ui/store/update.js';
import { lineWidth } from '../../../../src/ui/text/spans.js';
import { depth } from '../../../helpers/depth.js';
import { drive } from '../../../helpers/drive.js';
import { fakeContext, SOME_TIME } from '../../../helpers/fake-ports.js';
import { FULL_DISPLAY } from '../../text/displays.js';

const SIZES = [
  [60, 16],
  [80, 24],
  [120, 36],
] as const;

/** The check of a phone with an entry of its own, by keys, with a clock that the test moves. */
function checkLab(columns = 80, rows = 24, start = SOME_TIME, first: readonly string[] = ['b', 'c']) {
  let now = start;
  let model = firstModel(NOTHING_SAVED, epochSeconds(now), { columns, rows }, []);
  const effects: string[] = [];
  const key = (name: 'text' | 'enter' | 'escape' | 'backspace' | 'down', text = '') => {
    const updated = update(
      model,
      { kind: 'key', key: { name, text }, now: epochSeconds(now) },
      fakeContext(now),
    );
    model = updated.model;
    effects.push(...updated.effects.map(({ kind }) => kind));
  };
  const lab = {
    get model() {
      return model;
    },
    get now() {
      return now;
    },
    get seed() {
      return model.saved.checkEntry?.seed ?? '';
    },
    effects,
    key,
    at: (moment: number) => {
      now = moment;
      model = update(model, { kind: 'ticked', now: epochSeconds(now) }, fakeContext(now)).model;
    },
    type: (code: string) => {
      for (const digit of code) key('text', digit);
      key('enter');
    },
    tell: (message: Message) => {
      model = update(model, message, fakeContext(now)).model;
    },
    paste: (text: string) => lab.tell({ kind: 'pasted', text, now: epochSeconds(now) }),
  };
  for (const letter of first) key('text', letter);
  return lab;
}

/** At the field for the code of a new entry. */
function checking(columns = 80, rows = 24, start = SOME_TIME) {
  const lab = checkLab(columns, rows, start);
  lab.key('enter');
  lab.key('enter');
  return lab;
}

function textOf(model: Model): string {
  return screenView(model, FULL_DISPLAY)
    .map((line) =>
      line.map((piece) => ('raw' in piece ? '' : 'fieldId' in piece ? piece.value : piece.text)).join(''),
    )
    .join('\n');
}

describe('the entry to check with', () => {
  it('is made once, shown as a QR code with its key, and kept', () => {
    const lab = checkLab();
    expect(textOf(lab.model)).toContain('a new entry, for checking only');
    lab.key('enter');
    const { seed } = lab;

    expect(seed).toMatch(/^[A-Z2-7]{32}$/);
    expect(textOf(lab.model)).toContain(seed.slice(0, 4));
    lab.key('enter');
    lab.key('escape');
    expect(textOf(lab.model)).toContain('(for checking only)');
    expect(textOf(lab.model)).not.toContain('a new entry');
    lab.key('enter');
    expect(lab.seed).toBe(seed);
  });

  it('is drawn again with r, and saved as a picture with f', () => {
    const lab = checking();
    lab.key('text', 'r');
    lab.key('text', 'f');

    expect(lab.model.check?.stage).toBe('qr');
    expect(lab.effects).toContain('write-qr-file');
  });
});

/** A phone whose clock differs by this, beside the check of its entry. */
function withPhone(offset: number, start: number) {
  const lab = checking(80, 24, start);
  const shown = () => codeAt(lab.seed, epochSeconds(lab.now + offset));
  const untilChange = () => TIME_STEP_SECONDS - ((lab.now + offset) % TIME_STEP_SECONDS);
  const pass = (seconds: number) => lab.at(lab.now + seconds);
  return {
    lab,
    shown,
    untilChange,
    pass,
    press: () => lab.key('enter'),
    measured: () => lab.model.check?.measured ?? null,
    /** To a code that is recognised: one, or two in a row where the clock is hours off. */
    recognise: () => {
      lab.type(shown());
      if (lab.model.check?.first === null) return;
      pass(untilChange());
      lab.type(shown());
    },
    /** Enter at the change, and some seconds later the new code. */
    catchChange: (late: number, reading: number) => {
      pass(untilChange() + late);
      lab.key('enter');
      pass(reading);
      lab.type(shown());
    },
  };
}

/** All pages of the text that lies over the screen, its lines joined. */
function pagesOf(lab: ReturnType<typeof checkLab>) {
  const all = [textOf(lab.model)];
  const count = Number(/page 1 of (\d+)/.exec(all[0] ?? '')?.[1] ?? 1);
  for (let page = 1; page < count; page += 1) {
    lab.key('text', 'j');
    all.push(textOf(lab.model));
  }
  return { count, pages: all.join('\n').replaceAll(/\s+/g, ' ') };
}

describe('a phone that is right', () => {
  it('is told so at once, measured at the change of its code, and made sure of at the next', () => {
    const { lab, recognise, catchChange, pass, press, untilChange, measured } = withPhone(0, SOME_TIME);
    recognise();
    expect(textOf(lab.model)).toMatch(
      /it\s+is\s+the\s+code\s+of\s+this\s+moment\.\s+AWS\s+takes\s+such\s+codes\./,
    );
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
    expect(textOf(lab.model)).not.toContain('it has changed');
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
      { numRuns: depth(25, 200) },
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
      { numRuns: depth(15, 100) },
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
      { numRuns: depth(150, 500) },
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
      { numRuns: depth(150, 500) },
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

describe('a key that does nothing', () => {
  it.each([
    ['a code that fits nowhere', ['000000']],
    ['the same code twice', ['000000', '000000']],
    ['two codes that fit nowhere', ['000000', '111111']],
  ])('is not offered after %s: nothing can be measured', (_case, codes) => {
    const lab = checking();
    for (const code of codes) lab.type(code);

    expect(textOf(lab.model)).not.toContain('it has changed');
    lab.key('enter');
    expect(lab.model.check?.caught).toBeNull();
    expect(textOf(lab.model)).toContain('Type the 6 digits');
  });

  it('is not offered on a result of one page', () => {
    const lab = checking(120, 36);
    lab.type(codeAt(lab.seed, epochSeconds(lab.now)));
    lab.key('text', 'e');

    expect(textOf(lab.model)).toContain('How sure');
    expect(textOf(lab.model)).not.toContain('next page');
  });

  it('still waits for the second code when the first is typed twice', () => {
    const lab = checking();
    const far = (later: number) => codeAt(lab.seed, epochSeconds(lab.now - 36_000 + later));
    lab.type(far(0));
    lab.type(far(0));
    expect(textOf(lab.model)).toContain('That is one code twice');
    expect(textOf(lab.model)).toContain('And the next code it shows');

    lab.type(far(30));
    expect(textOf(lab.model)).toContain('10 hours ago');
  });
});

describe('the verdict', () => {
  it('draws where AWS accepts, where now is, and where the phone is', () => {
    const lab = checking();
    lab.type(codeAt(lab.seed, epochSeconds(lab.now - 95)));

    const text = textOf(lab.model);
    expect(text).toContain('of a moment 90 s ago');
    expect(text).toMatch(/AWS +==== ?====/);
    const now = /^ *now.*\^/m.exec(text)?.[0].length ?? 0;
    const phone = /^ *phone.*\^/m.exec(text)?.[0].length ?? 0;
    expect(now - phone).toBe(3 * 4);
  });

  it('never speaks of hours on one code', () => {
    const lab = checking();
    lab.type(codeAt(lab.seed, epochSeconds(lab.now - 36_000)));

    expect(textOf(lab.model)).not.toContain('hours ago');
    expect(textOf(lab.model)).toContain('And the next code it shows');
  });

  it.each([
    [-6, 'wrong time zone'],
    [14, 'wrong time zone'],
    [20, 'wrong date'],
    [-24, 'wrong date'],
  ])('at %i hours speaks of a %s', (hours, cause) => {
    const lab = checking();
    const shown = () => codeAt(lab.seed, epochSeconds(lab.now + hours * 3600));
    lab.type(shown());
    lab.at(lab.now + 30);
    lab.type(shown());
    lab.key('text', 'e');

    const { pages } = pagesOf(lab);
    expect(pages).toContain(cause);
    for (const other of ['wrong time zone, or', 'wrong date rather'].filter(
      (words) => !words.startsWith(cause),
    ))
      expect(pages).not.toContain(other);
  });

  it('speaks of hours on two codes in a row', () => {
    const lab = checking();
    lab.type(codeAt(lab.seed, epochSeconds(lab.now - 36_000)));
    lab.type(codeAt(lab.seed, epochSeconds(lab.now - 36_000 + 30)));

    expect(textOf(lab.model)).toContain('10 hours ago');
    lab.key('text', 'e');
    expect(pagesOf(lab).pages).toMatch(/set by hand in the wrong time/);
  });

  it('names the causes when nothing fits, likeliest first', () => {
    const lab = checking();
    lab.type('000000');

    expect(textOf(lab.model)).toMatch(
      /1\. You are reading another.*2\. The key.*3\. The entry.*4\. A typo.*5\. The entry makes another kind/s,
    );
  });

  it('changes no device and writes no history', () => {
    const lab = checking();
    const { saved } = lab.model;
    lab.type('000000');
    lab.type(codeAt(lab.seed, epochSeconds(lab.now)));

    expect(lab.model.saved).toBe(saved);
  });
});

describe('what is typed', () => {
  it.each([
    ['12345', '5 digits'],
    ['', 'Type the 6 digits'],
  ])('%j gets a sentence', (typed, words) => {
    const lab = checking();
    lab.type(typed);

    expect(textOf(lab.model)).toContain(words);
  });

  it('may be pasted with spaces and an Enter', () => {
    const lab = checking();
    const code = codeAt(lab.seed, epochSeconds(lab.now));
    lab.paste(`${code.slice(0, 3)} ${code.slice(3)}\n`);

    expect(textOf(lab.model)).toContain('it is the code of this moment');
  });

  it('is taken back by Backspace', () => {
    const lab = checking();
    lab.key('text', '1');
    lab.key('text', '2');
    lab.key('backspace');

    expect(lab.model.check?.digits).toBe('1');
  });
});

describe('the inside of the code', () => {
  it('is of this very moment, and changes with the next step', () => {
    const lab = checking();
    lab.key('text', 'i');
    const before = textOf(lab.model);
    expect(before).toContain(codeAt(lab.seed, epochSeconds(lab.now)));

    lab.at(lab.now + 30);

    expect(textOf(lab.model)).toContain(codeAt(lab.seed, epochSeconds(lab.now)));
    expect(textOf(lab.model)).not.toBe(before);
    expect(textOf(lab.model)).not.toContain(lab.seed);
  });
});

describe('all of it', () => {
  it.each(SIZES)('at %ix%i has every cause, whatever was said below', (columns, rows) => {
    const lab = checkLab(columns, rows);
    lab.key('enter');
    lab.key('text', 'f');
    lab.tell({ kind: 'qr-file-written', path: `/home/alice/${'long-name/'.repeat(12)}check.png` });
    lab.key('enter');
    lab.type('000000');
    lab.tell({ kind: 'qr-file-written', path: `/home/alice/${'long-name/'.repeat(12)}check.png` });
    lab.key('text', 'e');

    const { pages } = pagesOf(lab);
    expect(pages).toMatch(
      /1\. You are reading another.* 2\. The key.* 3\. The entry.* 4\. A typo.* 5\. The entry.* 6\. A clock/,
    );
    expect(pages).toContain('counter-based (HOTP), 8 digits, every 60 s, or with SHA-256');
    expect(pages).toMatch(/two in a row: type the next one, too\./);
  });

  it.each(SIZES)(
    'at %ix%i has the measured clock, what to do, and how to see which clock is wrong',
    (columns, rows) => {
      const lab = checking(columns, rows);
      const shown = () => codeAt(lab.seed, epochSeconds(lab.now + 95));
      lab.type(shown());
      lab.at(lab.now + 30 - ((lab.now + 95) % 30));
      lab.key('enter');
      lab.at(lab.now + 3);
      lab.type(shown());
      const screen = textOf(lab.model).replaceAll(/\s+/g, ' ');
      expect(screen).toMatch(
        /CLOCK Measured once: the phone's clock is 95 s .* second\. SO Set the phone and the computer to automatic time\. Then check a fresh code\./,
      );
      expect(screen).toContain('e all of it');

      lab.key('text', 'e');
      const { pages } = pagesOf(lab);
      expect(pages).toContain("the phone's clock is 95 s ahead of this computer's, give or take a second.");
      expect(pages).toContain('Which of the two is wrong cannot be seen from here.');
      expect(pages).toMatch(/compare both with a clock you trust.*timedatectl/);
      expect(pages).toContain('Set the phone and the computer to automatic time.');
    },
  );

  it.each(SIZES)('at %ix%i is pointed at where the text is cut', (columns, rows) => {
    const lab = checking(columns, rows);
    lab.type('000000');

    const text = textOf(lab.model);
    expect(text).toContain('e all of it');
    expect(text.includes('6. A clock') || text.includes(' ...')).toBe(true);
  });
});

describe('a clock that AWS still takes', () => {
  it.each([
    [31, 'automatic time'],
    [-31, 'automatic time'],
    [-50, 'automatic time'],
    [55, 'This is the edge'],
  ])('but is %i s off gets advice', (offset, advice) => {
    const lab = checking(120, 36);
    lab.type(codeAt(lab.seed, epochSeconds(lab.now + offset)));

    expect(textOf(lab.model)).toContain('is right');
    expect(textOf(lab.model)).toContain(advice);
  });
});

describe('opening and leaving', () => {
  it("is the third answer to the first question, with the learner's own phone", () => {
    const lab = checkLab(80, 24, SOME_TIME, ['c']);

    expect(lab.model.screen).toBe('check');
    expect(lab.model.saved.settings.phone).toBe('own');
    lab.key('escape');
    expect(lab.model.screen).toBe('menu');
  });

  it('is reached by the arrows there, too', () => {
    const lab = checkLab(80, 24, SOME_TIME, []);
    lab.key('down');
    lab.key('down');
    expect(textOf(lab.model)).toContain('> c  Only check my phone');
    lab.key('enter');
    expect(lab.model.screen).toBe('check');
  });

  it.each(SIZES)('is offered in the list at %ix%i', (columns, rows) => {
    const lab = checkLab(columns, rows, SOME_TIME, ['b']);

    expect(textOf(lab.model)).toContain('c check phone');
  });

  it('leaves the mark in the list where it was', () => {
    const lab = checkLab(80, 24, SOME_TIME, ['b']);
    lab.key('down');
    lab.key('down');
    lab.key('text', 'c');
    lab.key('escape');

    expect(textOf(lab.model)).toMatch(/> +3 {2}Choose a device/);
  });

  it('says where the picture is until the next key, and no longer', () => {
    const lab = checkLab();
    lab.key('enter');
    lab.tell({ kind: 'qr-file-written', path: 'check.png' });
    expect(textOf(lab.model)).toContain('Saved to check.png');
    lab.key('enter');
    expect(textOf(lab.model)).not.toContain('Saved to');
  });
});

describe('every stage', () => {
  it.each(SIZES)('fits at %ix%i and names a way back', (columns, rows) => {
    const lab = checkLab(columns, rows);
    const models = [lab.model];
    lab.key('enter');
    models.push(lab.model);
    lab.key('enter');
    models.push(lab.model);
    lab.type('000000');
    models.push(lab.model);
    lab.key('text', 'e');
    models.push(lab.model);
    lab.key('escape');
    lab.type(codeAt(lab.seed, epochSeconds(lab.now - 90)));
    models.push(lab.model);
    lab.key('text', 'i');
    models.push(lab.model);
    for (const model of models) {
      const lines = screenView(model, FULL_DISPLAY);
      expect(lines.length).toBeLessThanOrEqual(rows - 1);
      expect(Math.max(...lines.map(lineWidth))).toBeLessThanOrEqual(columns);
      expect(textOf(model)).toMatch(/Esc +(back|close)/);
      expect(textOf(model)).toContain('SIMULATED');
    }
  });

  it('leads back to the list with Esc', () => {
    const lab = checking();
    lab.key('escape');
    lab.key('escape');

    expect(lab.model.screen).toBe('menu');
  });
});

describe('from a lesson', () => {
  /** Two codes were refused at enrolment, and c was pressed. */
  function refused() {
    const lab = drive(100, 24);
    lab.press('a');
    lab.open('two-consecutive-codes');
    lab.press('s', 'enter');
    expect(lab.session().stepId).toBe('same-code-twice');
    lab.press('123456', 'enter', '123456', 'enter');
    return lab;
  }

  it('leads back to what AWS said, and why', () => {
    const lab = refused();
    const before = textOf(lab.model);
    expect(before).toMatch(/^AWS {3}Invalid/m);
    expect(before).toContain('c check my phone');

    lab.press('c');
    expect(textOf(lab.model)).not.toMatch(/^AWS {3}Invalid/m);
    lab.press('123456', 'enter', 'escape');

    expect(textOf(lab.model)).toBe(before);
  });

  it('says of a clock that is far off what enrolment makes of it', () => {
    const lab = refused();
    lab.press('c');
    const seed = checkTarget(lab.model)?.seed ?? '';
    lab.press(codeAt(seed, epochSeconds(lab.model.now + 95)), 'enter');

    const text = textOf(lab.model).replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      'To enrol, AWS would take it, as one of two in a row; at sign-in it would refuse it.',
    );
    expect(text).toContain('Then enrol: AWS remembers how far off the phone was');
  });

  it('leaves the QR code for the code, and only then the check', () => {
    const lab = refused();
    lab.press('c', 'r', 'escape');
    expect(lab.model.check?.stage).toBe('code');
    lab.press('escape');
    expect(lab.model.screen).toBe('lesson');
  });
});
