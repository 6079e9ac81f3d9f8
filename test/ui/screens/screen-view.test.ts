import { describe, expect, it } from 'vitest';
import { findLesson, LESSONS } from '../../../src/lessons/catalog.js';
import { groupKey } from '../../../src/sim/codes/otpauth-uri.js';
import { execute } from '../../../src/sim/execute.js';
import type { Request } from '../../../src/sim/requests.js';
import type { Model } from '../../../src/ui/store/model.js';
import { openLesson } from '../../../src/ui/store/open-lesson.js';
import { update } from '../../../src/ui/store/update.js';
import type { Size } from '../../../src/ui/text/sizes.js';
import { someOf } from '../../helpers/depth.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { sessionAt } from '../../lessons/at-step.js';
import { ASCII_DISPLAY, FULL_DISPLAY } from '../text/displays.js';
import { frameOf, modelWith } from './course.js';

const SIZES = [
  { columns: 60, rows: 16 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
] as const;

/** The console's page with the QR code of a new device of this name, in lesson 5. */
function qrPage(deviceName: string, { columns, rows }: Size, usesOwnPhone: boolean): Model {
  const linkThePhone = findLesson('link-the-phone');
  if (linkThePhone === undefined) throw new Error('lesson 5 is not there');
  const context = fakeContext();
  const scan = linkThePhone.steps.find(({ id }) => id === 'name-the-device');
  if (scan === undefined) throw new Error('lesson 5 has no step name-the-device');
  const session = sessionAt(linkThePhone, scan, usesOwnPhone);
  const { activeBrowser: browser } = session.world;
  const requests: readonly Request[] = [
    { kind: 'open-page', browser, page: 'security-credentials' },
    { kind: 'open-assign-mfa', browser },
    { kind: 'submit-device-name', browser, deviceName },
    { kind: 'reveal', browser, what: 'qr' },
  ];
  const world = requests.reduce((before, request) => execute(before, request, context).world, session.world);
  return modelWith({ ...session, world }, { columns, rows });
}

/** Every fourth of them, in all sizes in turn, in `npm test`: what fits is tried with each moment of the course as well. */
const CASES = LESSONS.flatMap((lesson) =>
  lesson.steps.flatMap((step) =>
    [false, true].flatMap((own) =>
      SIZES.map((size) => ({
        lesson,
        step,
        own,
        size,
        title: `${lesson.id} / ${step.id} with ${own ? 'own' : "lab's"} phone at ${size.columns}x${size.rows}`,
      })),
    ),
  ),
);

describe('the frame of a step', () => {
  it.each(someOf(CASES, 4).map((one) => [one.title, one] as const))(
    'fits, says SIMULATED and names a way out: %s',
    (_title, { lesson, step, own, size }) => {
      const frame = frameOf(modelWith(sessionAt(lesson, step, own), size));

      expect(frame.height).toBeLessThanOrEqual(size.rows - 1);
      expect(frame.width).toBeLessThanOrEqual(size.columns);
      expect(frame.text).toContain('SIMULATED');
      expect(frame.text, frame.text).toMatch(/\? keys|Enter +back|Esc /);
    },
  );
});

describe('the page with the QR code', () => {
  it('draws the code where it fits', () => {
    const frame = frameOf(qrPage('alice-phone', SIZES[2], true));

    expect(frame.hasQr).toBe(true);
  });

  it('draws none where the terminal has no colours', () => {
    const frame = frameOf(qrPage('alice-phone', SIZES[2], true), { ...FULL_DISPLAY, qrColors: null });

    expect(frame.hasQr).toBe(false);
  });

  it('is drawn otherwise by d, in turn, and hidden at last', () => {
    const model = qrPage('alice-phone', { columns: 120, rows: 45 }, true);
    const turned = [0, 1, 2, 3].map((qrTurns) =>
      frameOf({ ...model, drawing: { ...model.drawing, qrTurns } }),
    );

    expect(turned.map(({ hasQr }) => hasQr)).toEqual([true, true, false, true]);
    expect(turned[2]?.text).toContain('d draws it');
  });

  it('says that d draws it twice as large, for a room, where there is room', () => {
    const words = (columns: number, rows: number, qrTurns = 0) => {
      const model = qrPage('alice-phone', { columns, rows }, true);
      return frameOf({ ...model, drawing: { ...model.drawing, qrTurns } }).text.replace(/\s+/g, ' ');
    };

    expect(words(200, 60)).toContain('On a projector? d draws it twice as large.');
    expect(words(200, 60, 1)).not.toContain('On a projector?');
    expect(words(120, 36)).not.toContain('On a projector?');
  });

  it('draws it where colours are only guessed, and says so', () => {
    const model = qrPage('alice-phone', SIZES[2], true);
    const frame = frameOf(model, { ...FULL_DISPLAY, qrColors: 16, areColorsAssumed: true });

    expect(frame.hasQr).toBe(true);
    expect(frame.text.replace(/\s+/g, ' ')).toContain('Not black on white? d draws it otherwise.');
  });

  it('draws it for whoever says that a terminal of no colours has some', () => {
    const context = fakeContext();
    const key = { name: 'text', text: 'd' } as const;
    const display = { ...FULL_DISPLAY, qrColors: null };
    const model = qrPage('alice-phone', SIZES[2], true);
    const pressed = update(model, { kind: 'key', key, now: context.now }, context).model;

    expect(frameOf(model, display).text).toContain('d draws it anyway');
    expect(frameOf(pressed, display).hasQr).toBe(true);
  });

  it('says that it is large because of the locale', () => {
    const words = (isUtf8: boolean) =>
      frameOf(qrPage('alice-phone', SIZES[1], true), { ...ASCII_DISPLAY, isUtf8 }).text.replace(/\s+/g, ' ');

    expect(words(false)).toContain(
      'No locale says UTF-8, so it is drawn without half blocks, twice as large: d',
    );
    expect(words(true)).not.toContain('locale');
  });

  it('marks no text as cut, and cuts none, where a long path was told', () => {
    const path = `/home/ann/Library/Application Support/${'x'.repeat(20)}/mfa-lab/qr-alice-phone.png`;
    const model = update(
      qrPage('alice-phone', { columns: 80, rows: 24 }, true),
      { kind: 'qr-file-written', path },
      fakeContext(),
    ).model;
    const { text } = frameOf(model);

    expect(text.replace(/[\s]+/g, '')).toContain('qr-alice-phone.png');
    expect(text).toContain('scanned it.');
  });

  it('draws it of spaces in ASCII, where there is room, and says else how much is needed', () => {
    const large = frameOf(qrPage('alice-phone', { columns: 120, rows: 45 }, true), ASCII_DISPLAY);
    const small = frameOf(qrPage('alice-phone', SIZES[2], true), ASCII_DISPLAY);

    expect(large.hasQr).toBe(true);
    expect(small.hasQr).toBe(false);
    const [, columns, rows] = /QR code needs (\d+)x(\d+); this window has 120x36/.exec(small.text) ?? [];
    const least = { columns: Number(columns), rows: Number(rows) };
    expect(frameOf(qrPage('alice-phone', least, true), ASCII_DISPLAY).hasQr).toBe(true);
    expect(small.text.replace(/\s+/g, ' ')).toContain('save a picture with f');
  });

  it('says how much room is needed without ASCII as well', () => {
    const [, columns, rows] =
      /QR code needs (\d+)x(\d+)/.exec(frameOf(qrPage('alice-phone', SIZES[0], true)).text) ?? [];
    const least = { columns: Number(columns), rows: Number(rows) };

    expect(frameOf(qrPage('alice-phone', least, true)).hasQr).toBe(true);
  });

  it.each(
    SIZES.flatMap((size) =>
      ['alice-phone', 'a'.repeat(64)].flatMap((name) =>
        [false, true].flatMap((own) =>
          ([256, null] as const).map((qrColors) => ({
            size,
            name,
            own,
            qrColors,
            title: `${size.columns}x${size.rows}, ${name.length} characters, ${own ? 'own' : "lab's"} phone, colours ${qrColors}`,
          })),
        ),
      ),
    ).map((one) => [one.title, one] as const),
  )('shows the whole key and the way back: %s', (_title, { size, name, own, qrColors }) => {
    const model = qrPage(name, size, own);
    const seed = openLesson(model)?.session.world.account.mfaDevices.at(-1)?.seed ?? 'none';
    const frame = frameOf(model, { ...FULL_DISPLAY, qrColors });

    expect(frame.height).toBeLessThanOrEqual(size.rows - 1);
    expect(frame.width).toBeLessThanOrEqual(size.columns);
    expect(frame.text).toContain('SIMULATED');
    for (const group of groupKey(seed).split(' ')) expect(frame.text).toContain(group);
    expect(frame.text).toMatch(/Esc back/);
  });
});

describe('a code typed at the QR code', () => {
  it.each(
    SIZES.flatMap((size) =>
      ([256, null] as const).map(
        (qrColors) => [`${size.columns}x${size.rows}, colours ${qrColors}`, size, qrColors] as const,
      ),
    ),
  )('is seen, and what is wrong with it: %s', (_title, size, qrColors) => {
    const context = fakeContext();
    const { now } = context;
    const typed = [...'12345'].reduce(
      (model, text) => update(model, { kind: 'key', key: { name: 'text', text }, now }, context).model,
      qrPage('alice-phone', size, true),
    );
    const sent = update(typed, { kind: 'key', key: { name: 'enter', text: '' }, now }, context).model;
    const frame = frameOf(sent, { ...FULL_DISPLAY, qrColors });

    expect(frame.text).toContain('[123 45_]');
    expect(frame.text).toContain('5 digits');
  });
});

describe('keys under a window that is too small', () => {
  const context = fakeContext();
  const [first] = LESSONS;
  const [step] = first?.steps ?? [];
  if (first === undefined || step === undefined) throw new Error('there is no lesson');
  const model = modelWith(sessionAt(first, step, false), { columns: 50, rows: 10 });
  const told = (message: Parameters<typeof update>[1]) => update(model, message, context);

  it.each([...'s?ehulxa1 A', '\r'])('do nothing: %j', (text) => {
    const key = text === '\r' ? ({ name: 'enter', text: '' } as const) : ({ name: 'text', text } as const);
    const { model: next } = told({ kind: 'key', key, now: context.now });

    expect({ ...next, now: model.now }).toEqual(model);
  });

  it('do nothing either when they are pasted', () => {
    const { model: next } = told({ kind: 'pasted', text: '123456\r', now: context.now });

    expect({ ...next, now: model.now }).toEqual(model);
  });

  it.each([
    ['q', { name: 'text', text: 'q' }],
    ['Ctrl+C', { name: 'ctrl-c', text: '' }],
  ] as const)('are %s alone, which quits, and the window says so', (_what, key) => {
    expect(told({ kind: 'key', key, now: context.now }).effects).toContainEqual({ kind: 'exit' });
    expect(frameOf(model).text.replace(/\s+/g, ' ')).toContain('q quits.');
  });
});

describe('a terminal in which lines are two columns wide', () => {
  const isAscii = (model: Model) => /^[\n -~]*$/.test(frameOf(model).text);
  const context = fakeContext();

  it('is drawn on with ASCII once that is known, and says so; A changes it, and changes it back', () => {
    const [first] = LESSONS;
    const [step] = first?.steps ?? [];
    if (first === undefined || step === undefined) throw new Error('there is no lesson');
    const model = modelWith(sessionAt(first, step, false), SIZES[1]);
    const wide = update(model, { kind: 'found-wide' }, context).model;
    const pressed = (before: Model) =>
      update(before, { kind: 'key', key: { name: 'text', text: 'A' }, now: context.now }, context).model;

    expect(isAscii(model)).toBe(false);
    expect(isAscii(wide)).toBe(true);
    expect(frameOf(wide).text.replace(/\s+/g, ' ')).toContain('two columns wide here');
    expect(isAscii(pressed(wide))).toBe(false);
    expect(isAscii(pressed(pressed(wide)))).toBe(true);
    expect(isAscii(pressed(model))).toBe(true);
  });
});

describe('a terminal that is too small', () => {
  const [first] = LESSONS;
  const [step] = first?.steps ?? [];
  const frameAt = (columns: number, rows: number) => {
    if (first === undefined || step === undefined) throw new Error('there is no lesson');
    return frameOf(modelWith(sessionAt(first, step, false), { columns, rows }));
  };

  it.each([
    [59, 16],
    [60, 15],
    [59, 15],
    [300, 10],
  ])('gets one line with both sizes and the plain mode at %ix%i', (columns, rows) => {
    expect(frameAt(columns, rows).lines).toEqual([
      `mfa-lab needs 60x16; this is ${columns}x${rows}. q quits. Or: --plain`,
    ]);
  });

  it.each([
    [50, 12],
    [40, 10],
    [20, 6],
  ])('gets the same on a few lines where one would be cut: %ix%i', (columns, rows) => {
    const { lines, height, width } = frameAt(columns, rows);

    expect(lines.join(' ')).toBe(`mfa-lab needs 60x16; this is ${columns}x${rows}. q quits. Or: --plain`);
    expect(height).toBeLessThan(rows);
    expect(width).toBeLessThanOrEqual(columns);
  });

  it.each([
    [12, 3],
    [5, 2],
    [1, 1],
  ])('gets what fits in %ix%i', (columns, rows) => {
    const { height, width } = frameAt(columns, rows);

    expect(height).toBeLessThanOrEqual(Math.max(1, rows - 1));
    expect(width).toBeLessThanOrEqual(columns);
  });
});
