import { isDeepStrictEqual } from 'node:util';
import { isObject, type JsonObject } from './document-file.js';
import { withPolicyDocuments } from './policy-documents.js';

/** Turns documents of one version into those of the next. Takes whatever is in the file: nobody has judged it yet. */
type Migration = (document: JsonObject) => JsonObject;

/** By the version they start from. What a version only added has a value in the schema, and needs nothing here. */
const MIGRATIONS: Readonly<Record<number, Migration>> = {
  1: withoutSecondWorlds,
  2: withPolicyDocuments,
};

/** A document of this version, made from one of any version before. Does not change the one it is given. */
export function migrate(document: JsonObject): JsonObject {
  const { schemaVersion } = document;
  const migration = typeof schemaVersion === 'number' ? MIGRATIONS[schemaVersion] : undefined;
  if (migration === undefined) return document;
  return migrate({ ...migration(document), schemaVersion: Number(schemaVersion) + 1 });
}

/** Version 1 had the world of an untouched step twice; version 2 has it once, and null in place of its beginning. */
function withoutSecondWorlds(document: JsonObject): JsonObject {
  const { sessions } = document;
  if (!isObject(sessions)) return document;
  const entries = Object.entries(sessions).map(([id, session]) => [id, withoutSecondWorld(session)]);
  return { ...document, sessions: Object.fromEntries(entries) };
}

function withoutSecondWorld(session: unknown): unknown {
  if (!isObject(session)) return session;
  const { world, stepStart } = session;
  return isDeepStrictEqual(world, stepStart) ? { ...session, stepStart: null } : session;
}
