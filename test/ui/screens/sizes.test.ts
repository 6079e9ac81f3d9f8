import { describe, expect, it } from 'vitest';
import { LESSONS, numberOf } from '../../../src/lessons/catalog.js';
import { UNSURE } from '../../../src/lessons/engine/predicting.js';
import { letterAt } from '../../../src/lessons/engine/questions.js';
import type { LessonSession } from '../../../src/lessons/engine/session.js';
import type { Model } from '../../../src/ui/store/model.js';
import { shownQuestion } from '../../../src/ui/store/shown-question.js';
import type { Size } from '../../../src/ui/text/sizes.js';
import { IS_DEEP, someOf } from '../../helpers/depth.js';
import { fakeContext } from '../../helpers/fake-ports.js';
import { frameOf, MOMENTS, modelWith, pressed } from './course.js';

/** The least of each layout; the deep run has the most of each as well, and a window that is as wide as it is low. */
const SIZES = [
  { columns: 60, rows: 16 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 30 },
  ...(IS_DEEP
    ? [
        { columns: 300, rows: 16 },
        { columns: 60, rows: 50 },
        { columns: 200, rows: 60 },
      ]
    : []),
].map((size) => [`${size.columns}x${size.rows}`, size] as const);

/** The words, whatever lines they stand on, and whatever stands along them. */
const words = (text: string) => text.replace(/[\s┃]+/g, ' ');

const KEYS_OVER = IS_DEEP ? '?eih' : 'e';

/** What lies over a lesson is tried at the least of each layout, in `npm test` in the smallest window. */
const LEAST = IS_DEEP ? ['60x16', '80x24', '120x30'] : ['60x16'];

/** A lesson, and the pages that lie over it. */
function withPagesOver(session: LessonSession, size: Size, keys: string): readonly Model[] {
  const under = modelWith(session, size);
  return [under, ...[...keys].map((text) => pressed(under, { text }))];
}

describe.each(SIZES)('at %s', (name, size) => {
  /** The narrowest window breaks and pages most; in wider ones a third of the questions will do. */
  const QUESTIONS = someOf(
    MOMENTS.flatMap(({ step, session, title }) => (step.kind === 'quiz' ? [{ step, session, title }] : [])),
    size.columns === 60 ? 1 : 3,
  );

  it.each(LESSONS)('no frame of $id is too high or too wide, whatever lies over it', (lesson) => {
    const moments = MOMENTS.filter((moment) => moment.lesson === lesson);
    for (const { session, title } of someOf(moments, size.columns === 60 ? 1 : 2)) {
      for (const model of withPagesOver(session, size, LEAST.includes(name) ? KEYS_OVER : '')) {
        const frame = frameOf(model);
        const told = `${title}\n${frame.text}`;

        expect(frame.height, told).toBeLessThanOrEqual(size.rows - 1);
        expect(frame.width, told).toBeLessThanOrEqual(size.columns);
      }
    }
  });

  it('says in each lesson where one is, whatever the length of the title', () => {
    for (const { lesson, step, session, title } of someOf(MOMENTS, 3)) {
      const model = modelWith(session, size);
      const number = `  ${numberOf(lesson.id)}  `;
      const place = `step ${lesson.steps.indexOf(step) + 1}/${lesson.steps.length} `;
      const frame = frameOf(model);

      // The QR code has the whole screen.
      if (!frame.isQrPage) {
        expect(frame.lines[0], title).toContain(number);
        expect(frame.lines[0], title).toContain(place);
      }
    }
  });

  it('shows the answer to each option whole, and the letters of the others', () => {
    for (const { step, session, title } of QUESTIONS) {
      const asked = modelWith(session, size);
      const options = shownQuestion(asked)?.options ?? [];
      const letters = options.map((_, place) => letterAt(place));
      for (const [place, option] of options.entries()) {
        const frame = frameOf(pressed(asked, { text: letterAt(place) }));
        const explanation = step.options.find(({ id }) => id === option.id)?.explanation;

        expect(words(frame.own), `${title}\n${frame.text}`).toContain(explanation);
        expect(words(frame.own), title).toContain(
          option.isRight ? 'Enter: next step' : 'Try another letter.',
        );
        for (const letter of letters)
          expect(frame.text, title).toMatch(new RegExp(`^ [▌ ][✓✗ ] {2}${letter} {2}`, 'm'));
      }
    }
  });

  it('shows what every answer says once the question is solved, if need be one after the other', () => {
    for (const { step, session, title } of QUESTIONS) {
      const asked = modelWith(session, size);
      const right = shownQuestion(asked)?.options.findIndex(({ isRight }) => isRight) ?? 0;
      let model = pressed(asked, { text: letterAt(right) });
      let shown = '';
      for (const _ of [step, ...step.options]) {
        shown += words(frameOf(model).own);
        model = pressed(model, 'down');
      }

      for (const { explanation } of step.options) expect(shown, title).toContain(explanation);
    }
  });

  it('asks what a task will lead to with all that there is to say', () => {
    for (const { step, session, title } of MOMENTS) {
      if (step.kind !== 'task' || session.isSolved) continue;
      for (const [index, { question, options }] of (step.predictions ?? []).entries()) {
        const predicted = Array<string>(index).fill(UNSURE);
        const text = words(frameOf(modelWith({ ...session, predicted }, size)).own);

        expect(text, title).toContain(words(question));
        for (const option of options) expect(text, title).toContain(words(option.text));
      }
    }
  });

  it('shows each question with all its options whole', () => {
    for (const { step, session, title } of QUESTIONS) {
      const text = words(frameOf(modelWith(session, size)).own);

      expect(text, title).toContain(words(step.question));
      for (const option of step.options) expect(text, title).toContain(words(option.text));
    }
  });
});

describe('a solved task', () => {
  it.each(SIZES.filter(([, { columns }]) => columns < 120))(
    'says what it taught, and how to go on, at %s',
    (_name, size) => {
      for (const { session, isSolvedTask, title } of MOMENTS) {
        if (!isSolvedTask) continue;
        const frame = frameOf(modelWith(session, size));
        if (frame.isQrPage) continue;

        expect(words(frame.text), `${title}\n${frame.text}`).toMatch(/Enter: (next step|to the end)/);
      }
    },
  );
});

describe('the page inside the code', () => {
  it.each(SIZES)('has all its words at %s', (_name, size) => {
    const moment = MOMENTS.find(
      ({ title }) => title === "the-phones-clock-is-wrong / two-phones, lab's phone",
    );
    if (moment === undefined) throw new Error('lesson 8 has no step two-phones');
    let model = pressed(modelWith(moment.session, size), { text: 'i' });
    let text = frameOf(model).text;
    for (let page = 0; page < 4; page += 1) {
      model = pressed(model, { text: 'j' });
      text += frameOf(model).text;
    }

    expect(words(text)).toContain('(six digits, zeros in front kept; the next in');
    expect(words(text)).toContain('seconds since 1970, by');
    expect(words(text)).toMatch(/its low four bits: \d+\. Four bytes from byte \d+ on:/);
  });
});

describe('names of 64 characters', () => {
  const NAME = `n${'o'.repeat(62)}e`;

  it.each(SIZES)('are shown whole in the list of devices, at %s', (_name, size) => {
    const moment = MOMENTS.find(
      ({ title }) => title === "the-phones-clock-is-wrong / two-phones, lab's phone",
    );
    if (moment === undefined) throw new Error('lesson 8 has no step two-phones');
    const { world } = moment.session;
    const account = {
      ...world.account,
      alias: 'l'.repeat(63),
      mfaDevices: world.account.mfaDevices.map((device) => ({ ...device, name: NAME })),
    };
    const browsers = world.browsers.map((browser) => ({
      ...browser,
      session: {
        principal: { type: 'user', userName: 'alice' },
        mfa: null,
        startedAt: fakeContext().now,
      } as const,
      page: { name: 'security-credentials' } as const,
    }));
    const model = modelWith({ ...moment.session, world: { ...world, account, browsers } }, size);
    const frame = frameOf({ ...model, focus: `resync-${NAME}` });
    const pane = size.columns >= 120 && size.rows >= 30 ? 1 : 0;
    const consoleText = frame.lines.map((line) => line.split('│')[pane] ?? '').join('');

    expect(frame.height).toBeLessThanOrEqual(size.rows - 1);
    expect(frame.width).toBeLessThanOrEqual(size.columns);
    expect(consoleText.replace(/\s/g, ''), frame.text).toContain(NAME);
    expect(frame.text).toContain('>[Resync]');
    expect(frame.text).toContain('[Remove]');
  });
});

describe('colour', () => {
  it('marks words and signs, and what can be followed, and leaves text in the colour of the terminal', () => {
    const coloured = new Set(['aws', 'lab', 'ok', 'problem']);
    for (const { session, title } of someOf(MOMENTS, 3)) {
      for (const model of withPagesOver(session, { columns: 80, rows: 24 }, IS_DEEP ? KEYS_OVER : '')) {
        for (const piece of frameOf(model).drawn.flat()) {
          if (!('text' in piece) || !coloured.has(piece.role ?? '')) continue;

          expect(piece.text.trim().length, `${title}: ${piece.text}`).toBeLessThanOrEqual('mfa-lab'.length);
        }
      }
    }
  });
});
