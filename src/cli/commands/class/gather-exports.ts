import { LESSONS } from '../../../lessons/catalog.js';
import type { Digest } from '../../../lessons/class/digest.js';
import { isSameDigest } from '../../../lessons/class/digest.js';
import type { ExportDocument } from '../../../lessons/class/export-document.js';
import { shownId } from '../../../lessons/class/handed-in.js';
import type { NoExport } from '../../../lessons/class/read-export.js';
import { readExport } from '../../../lessons/class/read-export.js';
import type { FoundFile } from '../command.js';
import { localClock, localDay } from '../local-time.js';

/** A file that is not counted, and why. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

/** An export that counts, and what was taken out of it: thousands of whole ones would take too much room. */
export interface Handed {
  readonly path: string;
  readonly id: string;
  readonly at: number;
  readonly program: string;
  readonly digest: Digest;
}

/** What there is to count, one for each learner, and what is left out. */
export interface Gathered {
  readonly exports: readonly Handed[];
  readonly leftOut: readonly LeftOut[];
}

/** Takes exports out of files: the newest of each learner. The order of the files changes nothing. */
export function gatherExports(
  files: Iterable<FoundFile>,
  since: number | null,
  digest: (document: ExportDocument) => Digest,
): Gathered {
  const newest = new Map<string, Handed>();
  const older: Handed[] = [];
  const leftOut: LeftOut[] = [];
  const seen = new Set<string>();
  for (const { path, reading } of files) {
    if (seen.has(path)) continue;
    seen.add(path);
    const taken = take(path, reading, since, digest);
    if (taken.kind === 'left-out') {
      leftOut.push({ path, reason: taken.reason });
      continue;
    }
    const [kept, ...others] = newestFirst(taken.handed, newest.get(taken.handed.id));
    newest.set(kept.id, kept);
    older.push(...others);
  }
  // Against the one that is kept in the end, whichever came between.
  for (const one of older)
    leftOut.push({ path: one.path, reason: wordOlder(one, newest.get(one.id) ?? one) });
  return {
    exports: [...newest.values()].sort((one, other) => byText(one.id, other.id)),
    leftOut: leftOut.sort((one, other) => byText(one.path, other.path)),
  };
}

type Taken =
  | { readonly kind: 'handed'; readonly handed: Handed }
  | { readonly kind: 'left-out'; readonly reason: string };

function take(
  path: string,
  reading: FoundFile['reading'],
  since: number | null,
  digest: (document: ExportDocument) => Digest,
): Taken {
  if (reading.kind !== 'read') return { kind: 'left-out', reason: wordUnread(reading) };
  const read = readExport(reading.text);
  if (read.kind === 'none') return { kind: 'left-out', reason: NO_EXPORT[read.why] };
  const { id, at, program, lessons } = read.document;
  if (since !== null && at < since)
    return { kind: 'left-out', reason: `made before the time of --since (${clock(at)})` };
  const names = Object.keys(lessons);
  if (names.length > 0 && !names.some((name) => KNOWN.has(name)))
    return { kind: 'left-out', reason: 'of another course: none of its lessons is here' };
  return { kind: 'handed', handed: { path, id, at, program, digest: digest(read.document) } };
}

const KNOWN: ReadonlySet<string> = new Set(LESSONS.map(({ id }) => id));

/** The newer one first; of two that are as new, the one whose path comes first. */
function newestFirst(one: Handed, other: Handed | undefined): readonly [Handed, ...Handed[]] {
  if (other === undefined) return [one];
  const isFirst = one.at === other.at ? byText(one.path, other.path) < 0 : one.at > other.at;
  return isFirst ? [one, other] : [other, one];
}

function wordOlder(older: Handed, kept: Handed): string {
  if (older.at < kept.at) return `older export of ${shownId(older.id)} (${clock(older.at)})`;
  return isSameDigest(older.digest, kept.digest)
    ? `the same as ${kept.path}`
    : `two files claim to be ${shownId(older.id)} at ${clock(older.at)}; ${kept.path} is kept`;
}

function clock(time: number): string {
  return `${localDay(time)} ${localClock(time)}`;
}

function wordUnread(reading: Exclude<FoundFile['reading'], { readonly kind: 'read' }>): string {
  switch (reading.kind) {
    case 'not-a-file':
      return 'no ordinary file';
    case 'too-large':
      return 'larger than any export (over 256 kB)';
    case 'not-text':
      return 'not a text';
    case 'no-exports':
      return 'a folder with no *.json in it';
    case 'failed':
      return /^E(?:NOENT|NOTDIR)\b/.test(reading.reason)
        ? 'there is no such file or folder'
        : `cannot be read (${reading.reason})`;
  }
}

const NO_EXPORT: { readonly [why in NoExport]: string } = {
  empty: 'empty',
  'no-json': 'not JSON',
  'progress-file': 'a progress file, holds keys: ask for mfa-lab export',
  'other-kind': 'no export of mfa-lab',
  'newer-version': 'made by a newer mfa-lab: use the newer one',
  impossible: 'an export with values that cannot be',
};

/** The same on every computer, whatever language it speaks. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
