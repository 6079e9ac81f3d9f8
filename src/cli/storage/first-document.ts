import fs from 'node:fs';
import type { LockHolder } from '../commands/lock-holder.js';
import type { OpenFolder } from '../commands/open-folder.js';
import { backupOf, putBack, setCopyAside } from './backup-file.js';
import {
  copyAside,
  type JsonObject,
  type Reading,
  readDocument,
  setAside,
  targetOf,
} from './document-file.js';
import { writeWhole } from './write-whole.js';

/** What opening found that the learner must be told. Data only: the words are the screen's. */
export type OpenNotice =
  /** `isRestored`: the copy that was kept beside it is used in its place. */
  | { readonly kind: 'corrupt'; readonly keptAt: string; readonly isRestored: boolean }
  /** There was no file, but the copy of one: that is used in its place. */
  | { readonly kind: 'missing'; readonly path: string }
  /** The file could not be used, and its copy neither. */
  | { readonly kind: 'corrupt-copy'; readonly keptAt: string }
  | { readonly kind: 'newer-version'; readonly path: string; readonly version: number }
  | { readonly kind: 'unreadable' | 'unwritable'; readonly path: string; readonly reason: string }
  /** The file is used, but other users may write where it is. */
  | ({ readonly kind: 'open-folder' } & OpenFolder)
  | {
      readonly kind: 'in-use';
      readonly path: string;
      readonly holder: LockHolder;
      readonly lockFile: string;
    };

/** Where and what to open. */
export interface OpenOptions {
  /** Default: where `conf` puts it for the platform. */
  readonly directory?: string;
  /** The newest `schemaVersion` that this lab understands; older ones are returned as they are. */
  readonly version: number;
  /** False for a document that is not ours; it is then kept aside as corrupt. */
  readonly validate: (document: JsonObject) => boolean;
  /** True for a document without anything of the learner's: once it is saved, no copy of the one before is kept. */
  readonly isBlank?: (document: JsonObject) => boolean;
  /** Dates the name of a corrupt file. */
  readonly now: () => Date;
  readonly pid?: number;
}

/** Where a run reads and writes, and how. */
export interface Place {
  readonly file: string;
  readonly options: OpenOptions;
  readonly write: (document: JsonObject) => void;
}

/** What there is to go on from, and what is to be told of it. */
export interface Begun {
  readonly document: JsonObject | undefined;
  readonly notices: readonly OpenNotice[];
}

/** What a run goes on from: the file, the copy in its place, or nothing. Keeps aside what cannot be used. */
export function begin(place: Place, reading: Reading): Begun {
  if (reading.kind === 'corrupt') return replaceBroken(place);
  return reading.kind === 'missing' ? goOnFromCopy(place) : { document: documentIn(reading), notices: [] };
}

/** Keeps a broken file aside, and puts the copy that was kept in its place, if there is a good one. */
function replaceBroken(place: Place): Begun {
  const { file, options } = place;
  const document = documentIn(readDocument(backupOf(file), options));
  if (document === undefined) {
    const keptAt = setAside(file, options.now());
    const copies = setUnusableCopyAside(place);
    return { document, notices: [{ kind: 'corrupt', keptAt, isRestored: false }, ...copies] };
  }
  let keptAt = '';
  writeWhole(place, document, {
    // Without a moment in which there is no file: whoever is killed then would come back to nothing.
    keep: () => {
      keptAt = copyAside(file, options.now());
    },
    putBack: () => fs.renameSync(keptAt, targetOf(file)),
  });
  return { document, notices: [{ kind: 'corrupt', keptAt, isRestored: true }] };
}

/** Puts the copy in the place of a file that is gone. Where nothing was ever saved there is no copy, either. */
function goOnFromCopy(place: Place): Begun {
  const { file, options } = place;
  const document = documentIn(readDocument(backupOf(file), options));
  if (document === undefined) return { document, notices: setUnusableCopyAside(place) };
  if (isBlank(document, options)) return { document: undefined, notices: [] };
  writeWhole(place, document, { putBack: () => putBack(file, false) });
  return { document, notices: [{ kind: 'missing', path: file }] };
}

/** A copy that is no document of this version is kept beside, before a save needs its name. */
export function setUnusableCopyAside({ file, options }: Place): readonly OpenNotice[] {
  const { kind } = readDocument(backupOf(file), options);
  if (kind === 'missing' || kind === 'document') return [];
  const keptAt = setCopyAside(file, kind === 'newer-version' ? 'newer' : 'corrupt', options.now());
  return keptAt === null ? [] : [{ kind: 'corrupt-copy', keptAt }];
}

/** Whether nothing of the learner's is in a document. */
export function isBlank(document: JsonObject, options: OpenOptions): boolean {
  return options.isBlank?.(document) === true;
}

/** The document that was read, if one was. */
export function documentIn(reading: Reading): JsonObject | undefined {
  return reading.kind === 'document' ? reading.document : undefined;
}
