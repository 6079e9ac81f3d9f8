import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochSeconds, TIME_STEP_SECONDS } from '../../../src/sim/time.js';
import { codeAt } from '../../../src/sim/totp.js';
import type { Model } from '../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { lineWidth } from '../../../src/ui/store/spans.js';
import { update } from '../../../src/ui/store/update.js';
import { screenView } from '../../../src/ui/view/screen-view.js';
import { fakeContext, SOME_TIME } from '../../helpers/fake-ports.js';
import { FULL_DISPLAY } from '../displays.js';

const SIZES = [
  [60, 16],
  [80, 24],
  [120, 36],
] as const;

/** The check of a phone with an entry of its own, by keys, with a clock that the test moves. */
function checkLab(columns = 80, rows = 24, start = SOME_TIME) {
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
    paste: (text: string) => {
      model = update(model, { kind: 'pasted', text, now: epochSeconds(now) }, fakeContext(now)).model;
    },
  };
  key('text', 'b');
  key('text', 'c');
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

describe('a phone that is right', () => {
  it('is told so at once, and to the second after its code has changed', () => {
    const lab = checking();
    lab.type(codeAt(lab.seed, epochSeconds(lab.now)));
    expect(textOf(lab.model)).toContain('it is the code of now. AWS would accept it now.');

    lab.at(lab.now + 20);
    lab.key('enter');

    expect(lab.model.check?.measured).toBe(0);
    expect(textOf(lab.model)).toContain('The two clocks agree');
  });
});

/** Clocks that a phone may have, in seconds from the lab's. */
const OFFSETS = [-36_000, -3600, -95, -61, -31, -15, 0, 15, 29, 31, 95, 3600] as const;

describe.each(OFFSETS.map((offset) => ({ offset })))('a phone whose clock is $offset s off', ({ offset }) => {
  it('is measured within 3 s, at every second of a step, by a press within half a second', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: TIME_STEP_SECONDS - 1 }),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        (second, pressed) => {
          const lab = checking(80, 24, 1_800_000_000 + second);
          const shown = () => codeAt(lab.seed, epochSeconds(lab.now + offset));
          const nextChange = () => lab.now + TIME_STEP_SECONDS - ((lab.now + offset) % TIME_STEP_SECONDS);
          lab.type(shown());
          if (lab.model.check?.first !== null) {
            lab.at(nextChange());
            lab.type(shown());
          }
          lab.at(nextChange() + pressed);
          lab.key('enter');

          expect(Math.abs((lab.model.check?.measured ?? Number.NaN) - offset)).toBeLessThan(3);
        },
      ),
      { numRuns: 200 },
    );
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

  it('speaks of hours on two codes in a row', () => {
    const lab = checking();
    lab.type(codeAt(lab.seed, epochSeconds(lab.now - 36_000)));
    lab.type(codeAt(lab.seed, epochSeconds(lab.now - 36_000 + 30)));

    expect(textOf(lab.model)).toContain('10 hours ago');
    lab.key('text', 'e');
    expect(textOf(lab.model)).toMatch(/set by hand in the wrong time/);
  });

  it('names the causes when nothing fits, likeliest first', () => {
    const lab = checking();
    lab.type('000000');

    expect(textOf(lab.model)).toMatch(/1\. Another entry.*2\. The key.*3\. The entry.*4\. A typo/s);
  });

  it('is not spoilt by a press that comes after more than one change', () => {
    const lab = checking();
    lab.type(codeAt(lab.seed, epochSeconds(lab.now)));
    lab.at(lab.now + 50);
    lab.key('enter');

    expect(lab.model.check?.measured).toBeNull();
    expect(textOf(lab.model)).toContain('changed more than once');
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

    expect(textOf(lab.model)).toContain('AWS would accept it now');
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
