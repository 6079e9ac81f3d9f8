import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../../src/lessons/catalog.js';
import { drawFigure, isLive, tellFigure } from '../../../../src/lessons/words/figures/draw-figure.js';
import type {
  Columns,
  Figure,
  Flow,
  LiveCodes,
  Road,
  TimeLine,
} from '../../../../src/lessons/words/figures/figure.js';
import { figure } from '../../../../src/lessons/words/figures/figure.js';
import { figureText } from '../../../../src/lessons/words/figures/figure-text.js';
import { asciiText } from '../../../../src/ui/text/ascii.js';
import { ONE_COLUMN } from '../../../../src/ui/text/widths.js';
import { someOf } from '../../../helpers/depth.js';

const CODES: LiveCodes = {
  drift: 0,
  ofStep: (step) => String(500_000 + step),
  onPhone: { step: 0, code: '500000' },
};

const FIGURES: readonly (readonly [string, Figure])[] = LESSONS.flatMap((lesson) =>
  lesson.steps.flatMap((step) =>
    step.kind === 'read'
      ? step.blocks.flatMap((block) =>
          block.kind === 'figure' ? [[`${lesson.id} / ${step.id}`, block.figure] as const] : [],
        )
      : [],
  ),
);

const WIDTHS = someOf(
  Array.from({ length: 40 }, (_, place) => 31 + place),
  3,
);

function drawn(of: Figure, width: number, codes: LiveCodes | null = CODES): readonly string[] | null {
  return drawFigure(of, width, codes)?.map((line) => line.map(({ text }) => text).join('')) ?? null;
}

describe('a drawing of the course', () => {
  it.each(FIGURES)('of %s fits its room or is not there', (_title, of) => {
    for (const width of WIDTHS) {
      for (const codes of [CODES, null]) {
        for (const line of drawn(of, width, codes) ?? []) expect(line.length).toBeLessThanOrEqual(width);
      }
    }
    expect(drawn(of, 70)).not.toBeNull();
  });

  it.each(FIGURES)('of %s is of characters of one column that ASCII has something for', (_title, of) => {
    for (const line of drawn(of, 70) ?? []) {
      expect(line).toMatch(ONE_COLUMN);
      expect(asciiText(line)).toMatch(/^[\x20-\x3E\x40-\x7E]*$|\w\?/);
      expect(asciiText(line)).toHaveLength(line.length);
    }
  });

  it.each(FIGURES)('of %s has words, which draw nothing', (_title, of) => {
    const words = tellFigure(of);

    expect(words.length).toBeGreaterThan(0);
    for (const line of words) expect(line).toMatch(/^[\w"+=][\x20-\x7B\x7D\x7E]+$/);
  });
});

describe('things compared', () => {
  const columns: Columns = {
    kind: 'columns',
    toldBy: 'row',
    heads: ['it weighs', 'it costs'],
    rows: [
      { name: 'a key', cells: ['four grams', 'thirty dollars or so'] },
      { name: 'an app', cells: ['nothing', { text: 'nothing', tone: 'ok' }] },
    ],
  };

  it('stand under their heads', () => {
    expect(drawn(columns, 70)).toEqual([
      '       │ it weighs  │ it costs',
      '───────┼────────────┼─────────────────────',
      'a key  │ four grams │ thirty dollars or so',
      'an app │ nothing    │ nothing',
    ]);
  });

  it('have cells of several lines where room is short, in the column that needs the fewest', () => {
    expect(drawn(columns, 36)).toEqual([
      '       │ it weighs  │ it costs',
      '───────┼────────────┼───────────────',
      'a key  │ four grams │ thirty dollars',
      '       │            │ or so',
      'an app │ nothing    │ nothing',
    ]);
  });

  it('are not drawn where a word has no room', () => {
    expect(drawn(columns, 20)).toBeNull();
  });

  it('are told row by row, or column by column', () => {
    expect(tellFigure(columns)).toEqual([
      'a key: it weighs four grams; it costs thirty dollars or so',
      'an app: it weighs nothing; it costs nothing',
    ]);
    expect(tellFigure({ ...columns, toldBy: 'column' })).toEqual([
      'it weighs: a key four grams; an app nothing',
      'it costs: a key thirty dollars or so; an app nothing',
    ]);
  });

  it('are a table on paper', () => {
    expect(figureText(columns).split('\n')).toEqual([
      '| | it weighs | it costs |',
      '| --- | --- | --- |',
      '| **a key** | four grams | thirty dollars or so |',
      '| **an app** | nothing | nothing |',
    ]);
  });
});

describe('a road', () => {
  const road: Road = {
    kind: 'road',
    stops: [['here', 'a', 'b'], ['there']],
    ways: [{ above: 'by post', below: 'once' }],
    words: ['It goes from here to there once, by post.'],
  };

  it('is an arrow between boxes', () => {
    expect(drawn(road, 70)).toEqual([
      '┌──────┐           ┌───────┐',
      '│ here │  by post  │ there │',
      '│ a    │ ────────> │       │',
      '│ b    │   once    │       │',
      '└──────┘           └───────┘',
    ]);
  });

  it('is not drawn where it has no room', () => {
    expect(drawn(road, 27)).toBeNull();
  });

  it('has its words below it on paper', () => {
    expect(figureText(road)).toContain('```\n\n- It goes from here to there once, by post.');
  });
});

describe('what goes between people', () => {
  const flow: Flow = {
    kind: 'flow',
    people: ['ann', 'bob', 'cid'],
    messages: [
      { when: '1 s', from: 'ann', to: 'bob', label: 'hello', what: 'greets bob' },
      { when: '10 s', from: 'cid', to: 'bob', label: 'no', who: 'bob', what: 'hears no' },
    ],
  };

  it('is an arrow from one to the other', () => {
    expect(drawn(flow, 41)).toEqual([
      '      ann            bob            cid',
      ' 1 s   │── hello ────>│              │',
      '10 s   │              │<─────── no ──│',
    ]);
  });

  it('is not drawn where words do not fit an arrow', () => {
    expect(drawn(flow, 30)).toBeNull();
  });

  it('is told by who does it', () => {
    expect(tellFigure(flow)).toEqual(['1 s, ann: greets bob', '10 s, bob: hears no']);
  });
});

describe('a time line', () => {
  const line: TimeLine = {
    kind: 'time-line',
    from: -1,
    to: 1,
    rows: [
      { kind: 'codes', name: 'AWS', whose: 'aws' },
      { kind: 'codes', name: 'phone', whose: 'phone' },
    ],
    words: ['A code a step.'],
  };
  const phoneAt = (step: number): LiveCodes => ({ ...CODES, onPhone: { step, code: '123456' } });
  const phoneRow = (codes: LiveCodes | null) => drawn(line, 70, codes)?.at(-1);

  it('has the codes of the device in it', () => {
    expect(drawn(line, 70)).toEqual([
      '         -30 s      now      +30 s',
      'AWS   │ 499 999 │ 500 000 │ 500 001 │',
      'phone           │ 500 000 │',
    ]);
  });

  it('puts the digits closer together before it gives way', () => {
    expect(drawn(line, 36)).toEqual([
      '        -30 s     now     +30 s',
      'AWS   │ 499999 │ 500000 │ 500001 │',
      'phone          │ 500000 │',
    ]);
    expect(drawn(line, 33)).toEqual([
      '       -30 s   now   +30 s',
      'AWS   │499999│500000│500001│',
      'phone        │500000│',
    ]);
    expect(drawn(line, 26)).toBeNull();
  });

  it('has the code of a phone at the step of its clock, or says how far off that is', () => {
    expect(phoneRow(phoneAt(1))).toBe('phone                     │ 123 456 │');
    expect(phoneRow(phoneAt(-3))).toBe('phone 123 456: 2 steps before these');
    expect(phoneRow(phoneAt(2))).toMatch(/^phone +123 456: 1 step after these$/);
  });

  it('says nothing of a phone that the lab cannot see', () => {
    expect(phoneRow({ ...CODES, onPhone: null })).toBe('phone  shows one of these');
  });

  it('has no digits where there is no device', () => {
    expect(drawn(line, 70, null)?.join('\n')).not.toMatch(/\d{3}/);
  });

  it('changes as time goes on, if it has codes', () => {
    expect(isLive(figure(line))).toBe(true);
    expect(isLive(figure({ ...line, rows: [{ kind: 'window', name: '', text: 'these' }] }))).toBe(false);
  });
});
