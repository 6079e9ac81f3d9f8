import { describe, expect, it } from 'vitest';
import { findLesson, LESSONS } from '../../../src/lessons/catalog.js';
import type { Lesson, Step } from '../../../src/lessons/lesson.js';
import type { LessonSession } from '../../../src/lessons/session.js';
import { enterStep, solveStep, startLesson } from '../../../src/lessons/session.js';
import { execute } from '../../../src/sim/execute.js';
import { groupKey } from '../../../src/sim/otpauth-uri.js';
import type { Request } from '../../../src/sim/requests.js';
import type { Model, Size } from '../../../src/ui/store/model.js';
import { firstModel, NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { openLesson } from '../../../src/ui/store/select.js';
import type { Line } from '../../../src/ui/store/spans.js';
import { lineWidth } from '../../../src/ui/store/spans.js';
import { update } from '../../../src/ui/store/update.js';
import { screenView } from '../../../src/ui/view/screen-view.js';
import { fakeContext } from '../../helpers/fake-ports.js';

const SIZES = [
  { columns: 60, rows: 16 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
] as const;

const DISPLAY = { qrColors: 256 } as const;

function textOf(line: Line): string {
  return line.map((piece) => ('raw' in piece ? '' : 'fieldId' in piece ? piece.value : piece.text)).join('');
}

function frameOf(model: Model, display: Parameters<typeof screenView>[1] = DISPLAY) {
  const lines = screenView(model, display);
  return {
    height: lines.length,
    width: Math.max(...lines.map(lineWidth)),
    lines: lines.map(textOf),
    text: lines.map(textOf).join('\n'),
    hasQr: lines.some((line) => line.some((piece) => 'raw' in piece)),
  };
}

/** The session at the start of a step, after the stored solutions of all tasks before it. */
function sessionAt(lesson: Lesson, wanted: Step, usesOwnPhone: boolean): LessonSession {
  const context = fakeContext();
  let session = startLesson(lesson, null, usesOwnPhone, context);
  for (const step of lesson.steps) {
    session = enterStep(lesson.id, step, session.world, context);
    if (step === wanted) return session;
    if (step.kind === 'task') session = solveStep(lesson, session, context);
  }
  throw new Error('unknown step');
}

function modelWith(session: LessonSession, size: Size): Model {
  const context = fakeContext();
  const saved = {
    ...NOTHING_SAVED,
    settings: {
      ...NOTHING_SAVED.settings,
      phone: session.world.usesOwnPhone ? ('own' as const) : ('lab' as const),
    },
    sessions: { [session.lessonId]: session },
  };
  const model = firstModel(saved, context.now, size, []);
  const { now } = context;
  return update(model, { kind: 'lesson-asked-for', lessonId: session.lessonId, now }, context).model;
}

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
  it.each(CASES.map((one) => [one.title, one] as const))(
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
    const frame = frameOf(qrPage('alice-phone', SIZES[2], true), { qrColors: null });

    expect(frame.hasQr).toBe(false);
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
    const frame = frameOf(model, { qrColors });

    expect(frame.height).toBeLessThanOrEqual(size.rows - 1);
    expect(frame.width).toBeLessThanOrEqual(size.columns);
    expect(frame.text).toContain('SIMULATED');
    for (const group of groupKey(seed).split(' ')) expect(frame.text).toContain(group);
    expect(frame.text).toMatch(/Enter +back/);
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
    const frame = frameOf(sent, { qrColors });

    expect(frame.text).toContain('[123 45_]');
    expect(frame.text).toContain('5 digits');
  });
});

describe('a terminal that is too small', () => {
  it.each([
    [59, 16],
    [60, 15],
    [40, 10],
  ])('gets one line that names both sizes at %ix%i', (columns, rows) => {
    const [first] = LESSONS;
    const [step] = first?.steps ?? [];
    if (first === undefined || step === undefined) throw new Error('there is no lesson');
    const frame = frameOf(modelWith(sessionAt(first, step, false), { columns, rows }));

    expect(frame.lines).toHaveLength(1);
    expect(frame.text).toContain('60x16');
    expect(frame.text).toContain(`${columns}x${rows}`);
  });

  it('gets no line wider than itself', () => {
    const [first] = LESSONS;
    const [step] = first?.steps ?? [];
    if (first === undefined || step === undefined) throw new Error('there is no lesson');
    const frame = frameOf(modelWith(sessionAt(first, step, false), { columns: 12, rows: 3 }));

    expect(frame.width).toBe(12);
  });
});
