import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/cli/storage/document-store.js';
import { decodeSavedState, encodeSavedState, isSavedState } from '../../../src/cli/storage/saved-state.js';
import { LESSONS } from '../../../src/lessons/catalog.js';
import { someOf } from '../../helpers/depth.js';
import { drive } from '../../helpers/drive.js';
import { seededRandom } from '../../helpers/fake-ports.js';

/** What is on disk after all lessons were walked through, with every kind of refusal in their histories. */
function playedDocument(): JsonObject {
  const lab = drive();
  lab.press('a');
  for (const { id } of LESSONS) {
    lab.open(id);
    for (let count = 0; count < 8; count += 1)
      lab.press('000000', 'enter', '111111', 'enter', 'h', 'h', 'h', 'b', 'enter');
  }
  return toJson(encodeSavedState(lab.model.saved));
}

function toJson(document: JsonObject): JsonObject {
  const parsed: JsonObject = JSON.parse(JSON.stringify(document));
  return parsed;
}

/** The paths to all values of a document. */
function paths(value: unknown, before: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [before];
  return [before, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...before, key]))];
}

/** The document with one value replaced. */
function withValue(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((inner, index) => (String(index) === key ? withValue(inner, rest, replacement) : inner));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === key ? withValue(inner, rest, replacement) : inner,
    ]),
  );
}

const DOCUMENT = playedDocument();

describe('the saved state', () => {
  it('comes back from disk as it was', () => {
    expect(isSavedState(DOCUMENT)).toBe(true);
    expect(toJson(encodeSavedState(decodeSavedState(DOCUMENT)))).toEqual(DOCUMENT);
  });

  it('is made of a document once, when that is judged', () => {
    const document = structuredClone(DOCUMENT);
    const bySelf = decodeSavedState(document);

    expect(isSavedState(document)).toBe(true);
    const judged = decodeSavedState(document);
    expect(decodeSavedState(document)).toBe(judged);
    expect(judged).toEqual(bySelf);
  });

  it('keeps how a lesson was finished that is done once more, its untouched world once', () => {
    const { sessions, ...state } = decodeSavedState(DOCUMENT);
    const [id = '', session] = Object.entries(sessions)[0] ?? [];
    if (session === undefined) throw new Error('no lesson was played');
    const untouched = { ...session, stepStart: session.world };
    const finished = { [id]: untouched };
    const document = toJson(encodeSavedState({ ...state, sessions, finished }));

    expect(document['finished']).toMatchObject({ [id]: { stepStart: null } });
    const read = decodeSavedState(document).finished[id];
    expect(read).toEqual(untouched);
    expect(read?.stepStart).toBe(read?.world);
    const { finished: _none, ...older } = document;
    expect(decodeSavedState(older).finished).toEqual({});
  });

  it('of a version without reviews, or with one that cannot be read, keeps what was done and asks all again', () => {
    const { review, ...older } = DOCUMENT;
    expect(Object.keys(Object(review)).length).toBeGreaterThan(0);
    for (const document of [older, { ...DOCUMENT, review: { 'a/b': { at: 'soon', days: 1 } } }]) {
      const state = decodeSavedState(document);
      expect(state.review).toEqual({});
      expect(toJson(encodeSavedState(state))).toMatchObject({ progress: Object(DOCUMENT['progress']) });
    }
  });

  it('keeps keys that this version does not know, wherever they are', () => {
    const places = paths(DOCUMENT).filter((place) => {
      const value = place.reduce<unknown>((inner, key) => Object(inner)[key], DOCUMENT);
      // Records of texts, such as details and drafts, hold any key; the rest are objects with keys of their own.
      return (
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        !/details|drafts|reasons|verificationCounts|lessons|steps|sessions|sorted|equipped/.test(
          place.at(-1) ?? '',
        )
      );
    });
    for (const place of someOf(places.slice(0, 60), 3)) {
      const value = place.reduce<unknown>((inner, key) => Object(inner)[key], DOCUMENT);
      const changed = withValue(DOCUMENT, place, { ...Object(value), fromTheFuture: [1] });
      const document = toJson(Object(changed));

      expect(isSavedState(document), place.join('.')).toBe(true);
      expect(toJson(encodeSavedState(decodeSavedState(document)))).toEqual(document);
    }
    expect(places.length).toBeGreaterThan(40);
  });

  it('never throws over a document that was changed by hand', () => {
    const random = seededRandom(3);
    const all = paths(DOCUMENT);
    const pick = (count: number) => {
      const [high = 0, low = 0] = random.bytes(2);
      return (high * 256 + low) % count;
    };
    const replacements = [null, -1, 1.5, '', 'x', [], {}, true, Number.MAX_SAFE_INTEGER, [null]];
    let refused = 0;
    for (let count = 0; count < 300; count += 1) {
      const changed = Object(
        withValue(DOCUMENT, all[pick(all.length)] ?? [], replacements[pick(replacements.length)]),
      );
      const isOurs = isSavedState(changed);
      if (isOurs) expect(() => decodeSavedState(changed)).not.toThrow();
      else refused += 1;
    }
    expect(refused).toBeGreaterThan(100);
  });

  it.each([[{}], [{ name: 'something else' }], [{ settings: {}, progress: {} }]])('refuses %j', (foreign) => {
    expect(isSavedState(foreign)).toBe(false);
  });

  it.each<[place: string, value: unknown]>([
    ['a name that would command the terminal', 'alice\u001B]0;owned\u0007'],
    ['a name with a line end', 'alice\nadmin'],
  ])('refuses %s, wherever it is drawn', (_place, value) => {
    const names = paths(DOCUMENT).filter((place) => place.at(-1) === 'userName');

    for (const place of names.slice(0, 20)) {
      expect(isSavedState(Object(withValue(DOCUMENT, place, value))), place.join('.')).toBe(false);
    }
    expect(names.length).toBeGreaterThan(20);
  });

  it.each(['equipped', 'pairs'])(
    'refuses an unknown card or type on the desk (%s), which nobody could draw',
    (key) => {
      const desks = paths(DOCUMENT).filter((place) => place.at(-1) === 'desk');
      const strange = {
        equipped: { owner: 'pigeon' },
        pairs: [{ first: 'pigeon', second: 'pin', predicted: 1 }],
      };

      expect(desks.length).toBeGreaterThan(0);
      for (const place of desks.slice(0, 5)) {
        const desk = { sorted: {}, pairs: [], equipped: {}, [key]: Object(strange)[key] };
        expect(isSavedState(Object(withValue(DOCUMENT, place, desk))), place.join('.')).toBe(false);
      }
    },
  );

  it('does without the path of a plan that cannot be shown', () => {
    const document = { ...DOCUMENT, planPath: '/home/\u001B[2J/plan.md' };

    expect(isSavedState(document)).toBe(true);
    expect(decodeSavedState(document).planPath).toBeNull();
  });

  it('has no password that a version before this one saved while it was typed', () => {
    const places = paths(DOCUMENT).filter((place) => place.at(-1) === 'drafts');
    const typed = { account: 'half', password: 'real 1', 'old-password': 'real 2', 'new-password': 'real 3' };
    const document = places.reduce<unknown>((old, place) => withValue(old, place, typed), DOCUMENT);
    const decoded = decodeSavedState(toJson(Object(document)));

    expect(places.length).toBeGreaterThan(5);
    for (const { drafts } of Object.values(decoded.sessions)) expect(drafts).toEqual({ account: 'half' });
    expect(JSON.stringify(encodeSavedState(decoded))).not.toContain('real');
  });
});
