import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/cli/storage/document-file.js';
import { migrate } from '../../../src/cli/storage/migrations.js';
import {
  decodeSavedState,
  encodeSavedState,
  isBlankState,
  isSavedState,
  SCHEMA_VERSION,
} from '../../../src/cli/storage/saved-state.js';
import { NOTHING_SAVED } from '../../../src/ui/store/model.js';
import { drive } from '../../helpers/drive.js';

function toJson(document: unknown): JsonObject {
  const parsed: JsonObject = JSON.parse(JSON.stringify(document));
  return parsed;
}

/** A learner who is reading in one lesson, and in another has done something. */
function driven() {
  const lab = drive();
  lab.press('a');
  lab.open('sign-in-as-the-right-person');
  lab.press('b', 'enter');
  lab.open('choose-a-device');
  lab.press('b', 's', 's', 's', 'tab', 'enter');
  return lab;
}

/** The file as version 1 wrote it: each world twice, whether or not the step had changed it. */
function firstVersion(): JsonObject {
  const { saved } = driven().model;
  return toJson({ ...saved, schemaVersion: 1 });
}

describe('a file of version 1', () => {
  it('opens with everything that was in it', () => {
    const document = firstVersion();

    expect(isSavedState(document)).toBe(true);
    const { schemaVersion: _version, ...decoded } = toJson(decodeSavedState(document));
    const { schemaVersion: _before, ...expected } = document;
    expect(decoded).toEqual(expected);
  });

  it('is saved as this version, without the second of two equal worlds', () => {
    const document = toJson(encodeSavedState(decodeSavedState(firstVersion())));

    expect(document['schemaVersion']).toBe(SCHEMA_VERSION);
    expect(JSON.stringify(document).length).toBeLessThan(JSON.stringify(firstVersion()).length);
    expect(toJson(encodeSavedState(decodeSavedState(document)))).toEqual(document);
  });

  it('keeps keys that no version knows', () => {
    const document = { ...firstVersion(), fromElsewhere: { a: [1] } };

    expect(encodeSavedState(decodeSavedState(document))).toMatchObject({ fromElsewhere: { a: [1] } });
  });

  it('is not changed itself', () => {
    const document = firstVersion();
    const before = toJson(document);

    migrate(document);

    expect(document).toEqual(before);
  });

  it.each([
    ['no sessions', { schemaVersion: 1 }],
    ['sessions that are a list', { schemaVersion: 1, sessions: [] }],
    ['sessions without worlds', { schemaVersion: 1, sessions: { a: null, b: {}, c: 1 } }],
    ['a version between two', { schemaVersion: 1.5, sessions: {} }],
    ['version 0', { schemaVersion: 0 }],
    ['a version that is text', { schemaVersion: '1', sessions: 7 }],
  ])('is refused, and nothing thrown, with %s', (_name, document) => {
    expect(() => migrate(document)).not.toThrow();
    expect(isSavedState(document)).toBe(false);
  });
});

describe('a step in which nothing was done', () => {
  it('is known as such after a restart, so that leaving it leaves no trace', () => {
    const lab = drive();
    lab.press('a');
    lab.open('link-the-phone');
    const document = toJson(encodeSavedState(lab.model.saved));

    const session = decodeSavedState(document).sessions['link-the-phone'];

    expect(session?.stepStart).toBe(session?.world);
  });
});

describe('isBlankState', () => {
  it('is true of what is left when everything was erased, and of nothing else', () => {
    expect(isBlankState(encodeSavedState(NOTHING_SAVED))).toBe(true);
    expect(isBlankState(encodeSavedState(driven().model.saved))).toBe(false);
    expect(isBlankState({ ...encodeSavedState(NOTHING_SAVED), planPath: '/somewhere' })).toBe(false);
  });
});
