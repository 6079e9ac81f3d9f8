import type { JsonObject } from '../../src/cli/storage/document-store.js';
import { seededRandom } from '../helpers/fake-ports.js';

/** A repeatable choice between `count` things. */
export type Pick = (count: number) => number;

/** A stream of choices; the same seed gives the same ones. */
export function picker(seed: number): Pick {
  const random = seededRandom(seed);
  return (count) => {
    const [a = 0, b = 0, c = 0] = random.bytes(3);
    return (a * 65_536 + b * 256 + c) % count;
  };
}

/** One kind of damage to the text of a file; returns its bytes. */
export type Mutation = (document: JsonObject, pick: Pick) => Buffer;

type Path = readonly string[];

const HOSTILE_TEXT = '\u001B]0;owned\u0007\u001B[2J\u009B31m\u0000\u202E\uFFFD';

/** A key of no version. */
export const UNKNOWN_KEY = 'fromTheFuture';

/** What a value becomes when it becomes something else. */
const STRANGE_VALUES: readonly unknown[] = [
  ...[null, true, '', 'nonsense', HOSTILE_TEXT, '9'.repeat(400), [], {}, [null], { kind: 'nonsense' }],
  ...[0, -1, 1.5, 2 ** 31, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 1e21, 1e308, -1e308, 5e-324],
];

const HUGE: readonly number[] = [2 ** 31, 2 ** 53, 1e12, 1e15, 1e21, 1e300, -1, -(2 ** 40), -1e300, 0.1];

/** All kinds of damage, by name. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a flipped bit': (document, pick) => {
    const bytes = textOf(document);
    const at = pick(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
    return bytes;
  },
  'some flipped bits': (document, pick) => {
    const bytes = textOf(document);
    for (let count = 0; count < 20; count += 1) {
      const at = pick(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
    }
    return bytes;
  },
  'a cut end': (document, pick) => {
    const bytes = textOf(document);
    return bytes.subarray(0, pick(bytes.length));
  },
  'a hole of zeros': (document, pick) => {
    const bytes = textOf(document);
    const at = pick(bytes.length);
    return bytes.fill(0, at, Math.min(bytes.length, at + 512));
  },
  'another type': (document, pick) =>
    changed(document, pick, () => STRANGE_VALUES[pick(STRANGE_VALUES.length)]),
  'several other types': (document, pick) => {
    let bytes = textOf(document);
    for (let count = 0; count < 3; count += 1) {
      bytes = changed(parse(bytes), pick, () => STRANGE_VALUES[pick(STRANGE_VALUES.length)]);
    }
    return bytes;
  },
  'a missing key': (document, pick) => changed(document, pick, () => undefined),
  'a huge number': (document, pick) => changed(document, pick, () => HUGE[pick(HUGE.length)], isNumber),
  'all numbers off': (document, pick) => {
    const factor = HUGE[pick(HUGE.length)] ?? 1;
    return textOf(
      parse(
        Buffer.from(
          JSON.stringify(document, (_key, value) =>
            pick(20) === 0 && isNumber(value) ? value * factor : value,
          ),
        ),
      ),
    );
  },
  'a wrong word': (document, pick) =>
    changed(document, pick, () => ['nonsense', '', HOSTILE_TEXT, 'x'.repeat(5_000)][pick(4)], isText),
  'a word from elsewhere': (document, pick) => {
    const words = paths(document)
      .map((path) => valueAt(document, path))
      .filter(isText);
    return changed(document, pick, () => words[pick(words.length)], isText);
  },
  'a piece from elsewhere': (document, pick) => {
    const all = paths(document);
    return changed(document, pick, () => valueAt(document, all[pick(all.length)] ?? []));
  },
  'an unknown key': (document, pick) =>
    changed(document, pick, (value) => ({ ...Object(value), [UNKNOWN_KEY]: [1, { a: null }] }), isObject),
  'an emptied list': (document, pick) => changed(document, pick, () => [], Array.isArray),
  'a list twice as long': (document, pick) =>
    changed(document, pick, (value) => (Array.isArray(value) ? [...value, ...value] : value), Array.isArray),
  'nested junk': (document, pick) =>
    changed(document, pick, () => JSON.parse(`${'[{"a":'.repeat(60)}1${'}]'.repeat(60)}`)),
};

/** The text as the lab stores it. */
export function textOf(document: JsonObject): Buffer {
  return Buffer.from(`${JSON.stringify(document, undefined, 2)}\n`);
}

function parse(bytes: Buffer): JsonObject {
  const document: JsonObject = JSON.parse(bytes.toString('utf8'));
  return document;
}

function changed(
  document: JsonObject,
  pick: Pick,
  change: (value: unknown) => unknown,
  fits: (value: unknown) => boolean = () => true,
): Buffer {
  const all = likely(paths(document), document, pick).filter(
    (path) => path.length > 0 && fits(valueAt(document, path)),
  );
  const path = all[pick(all.length)] ?? [];
  return textOf(Object(withValue(document, path, change(valueAt(document, path)))));
}

/** Most of a file is history and other lessons; damage that shows at once is in the world that is on the screen. */
function likely(all: readonly Path[], document: JsonObject, pick: Pick): readonly Path[] {
  if (pick(4) === 0) return all;
  const shown = ['sessions', String(document['current'])];
  return all.filter(
    (path) =>
      shown.every((key, index) => path[index] === key) &&
      !path.includes('history') &&
      !path.includes('stepStart'),
  );
}

/** The paths to all values, objects and lists included. */
export function paths(value: unknown, before: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [before];
  return [before, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...before, key]))];
}

/** What is at a path. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => Object(inner)[key], value);
}

/** The document with one value replaced, or without it when the replacement is undefined. */
function withValue(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.flatMap((inner, index) => {
      if (String(index) !== key) return [inner];
      const next = withValue(inner, rest, replacement);
      return next === undefined ? [] : [next];
    });
  }
  if (!isObject(value)) return value;
  return { ...value, [key]: withValue(value[key], rest, replacement) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
