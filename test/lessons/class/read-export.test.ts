import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readExport } from '../../../src/lessons/class/read-export.js';
import { anyText } from '../../helpers/any-text.js';
import { depth } from '../../helpers/depth.js';
import { anExport, lessonsUpTo } from './an-export.js';
import { exportSchema } from './export-schema.js';

const FULL = anExport({
  name: 'anna',
  here: { lesson: 'two-consecutive-codes', step: 'two-in-a-row' },
  lessons: lessonsUpTo('2.4', (kind) =>
    kind === 'quiz' ? { choices: 'cb', beliefs: ['sms-for-root'] } : { refusals: { 'same-step': 2 } },
  ),
  gapSeconds: 94,
  hasPlan: true,
  monday: { times: 2, seed: 7, seconds: 300, incidents: 5, wrongTurns: 1, skipped: 0 },
  card: { keep: 'a second device', unclear: '' },
});

const kindOf = (value: unknown) => {
  const reading = readExport(typeof value === 'string' ? value : JSON.stringify(value));
  return reading.kind === 'export' ? 'export' : reading.why;
};

describe('an export that is read', () => {
  it('is taken whole', () => {
    const reading = readExport(JSON.stringify(FULL));

    expect(reading.kind === 'export' && reading.document).toEqual(FULL);
    expect(v.is(exportSchema, FULL)).toBe(true);
  });

  it('may have fields that this version does not know', () => {
    expect(kindOf({ ...FULL, colour: 'red' })).toBe('export');
  });

  it.each<readonly [string, unknown, string]>([
    ['nothing', '', 'empty'],
    ['blanks', ' \n', 'empty'],
    ['half a file', JSON.stringify(FULL).slice(0, 200), 'no-json'],
    ['a list', [FULL], 'other-kind'],
    ['null', null, 'other-kind'],
    ['a class', { ...FULL, kind: 'mfa-lab class' }, 'other-kind'],
    ['progress', { schemaVersion: 3, sessions: {}, settings: {} }, 'progress-file'],
    ['a newer one', { ...FULL, version: 2 }, 'newer-version'],
    ['half a version', { ...FULL, version: 1.5 }, 'impossible'],
    ['no id', { ...FULL, id: undefined }, 'impossible'],
    ['an id to be obeyed', { ...FULL, id: '\u001b[2J....' }, 'impossible'],
    ['a time before all time', { ...FULL, at: -1 }, 'impossible'],
    ['hints without end', { ...FULL, lessons: { x: lessonWith({ hints: 4 }) } }, 'impossible'],
    ['half a refusal', { ...FULL, lessons: { x: lessonWith({ refusals: { a: 0.5 } }) } }, 'impossible'],
    ['a lesson as a list', { ...FULL, lessons: [] }, 'impossible'],
    ['a card of nothing', { ...FULL, card: { keep: null, unclear: '' } }, 'impossible'],
  ])('is none where it is %s', (_name, value, why) => {
    expect(kindOf(value)).toBe(why);
  });

  it('never has a name that every object has by itself', () => {
    const text = JSON.stringify(FULL).replace(
      '"lessons":{',
      '"lessons":{"__proto__":{"status":"done","steps":{}},',
    );

    expect(JSON.parse(text).lessons).not.toEqual(FULL.lessons);
    expect(kindOf(text)).toBe('impossible');
  });

  it('can be nested as deep as a file is long', () => {
    expect(kindOf('['.repeat(100_000))).toBe('no-json');
    expect(kindOf('['.repeat(50_000) + ']'.repeat(50_000))).toBe('other-kind');
  });

  it('is the same by hand and by a schema, whatever was changed in it', () => {
    const places = paths(FULL);
    const odd = fc.oneof(
      fc.constantFrom<unknown>(null, -1, 0.5, 1e300, '', '__proto__', [], {}, true, 'done', 4),
      fc.jsonValue(),
      anyText(),
    );

    fc.assert(
      fc.property(fc.constantFrom(...places), odd, fc.boolean(), (place, value, isGone) => {
        const changed = JSON.parse(JSON.stringify(withValue(FULL, place, isGone ? undefined : value)));
        expect(kindOf(changed) === 'export').toBe(v.is(exportSchema, changed));
      }),
      { numRuns: depth(100, 3000) },
    );
  });
});

function lessonWith(step: object) {
  return { status: 'done', steps: { y: { status: 'done', seconds: 1, ...step } } };
}

/** The paths to all values of a document. */
function paths(value: unknown, before: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [before];
  const inner = Object.entries(value).flatMap(([key, one]) => paths(one, [...before, key]));
  return before.length === 0 ? inner : [before, ...inner];
}

/** The document with one value replaced. */
function withValue(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (typeof value !== 'object' || value === null) return value;
  const changed = Object.entries(value).map(([name, inner]) => [
    name,
    name === key ? withValue(inner, rest, replacement) : inner,
  ]);
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}
