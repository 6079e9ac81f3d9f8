import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** One JSON object, as stored: whatever keys it has, known to this version or not. */
export type JsonObject = { readonly [key: string]: unknown };

/** What a stored document must be to be ours. */
export interface Expectation {
  /** The newest `schemaVersion` that this lab understands. */
  readonly version: number;
  readonly validate: (document: JsonObject) => boolean;
}

/** What is at the file's place; `unreadable` is the file system's refusal, `corrupt` a readable file that is not ours. */
export type Reading =
  | { readonly kind: 'missing' }
  /** With the bytes as they are in the file. */
  | { readonly kind: 'document'; readonly document: JsonObject; readonly bytes: Uint8Array }
  | { readonly kind: 'newer-version'; readonly version: number }
  | { readonly kind: 'corrupt' }
  | { readonly kind: 'unreadable'; readonly cause: unknown };

/** Reads and judges the file without changing anything; the bytes of a reading `before` are judged already. Never throws. */
export function readDocument(file: string, expected: Expectation, before?: Reading): Reading {
  try {
    if (isForeignLink(file))
      return { kind: 'unreadable', cause: new Error('a link that somebody else made') };
    // Opening a pipe would wait for a writer for ever.
    if (!fs.statSync(file).isFile()) return { kind: 'unreadable', cause: new Error('not a regular file') };
    const bytes = fs.readFileSync(file);
    const isSame = before?.kind === 'document' && bytes.equals(before.bytes);
    return isSame ? before : judge(bytes, expected);
  } catch (cause) {
    return isMissing(cause) ? { kind: 'missing' } : { kind: 'unreadable', cause };
  }
}

/**
 * Whether there is a link that another user made, as is possible in a folder that others may write: what it leads to is
 * not theirs to have read or replaced. The learner's own, as dotfile managers make them, are followed.
 */
function isForeignLink(file: string): boolean {
  const found = fs.lstatSync(file, { throwIfNoEntry: false });
  const user = process.getuid?.();
  return found?.isSymbolicLink() === true && user !== undefined && found.uid !== user;
}

/** The ending that atomically 2 gives its temporary files (`Temp.create`): time and randomness. */
const TEMPORARY_ENDING = /^\.tmp-\d{10}[0-9a-f]{6}$/;

/**
 * Plans and pictures that were not written to their end (`private-file.ts`, `picture-file.ts`). The name says whose they
 * are: in a folder that is shared, such as Downloads, other programs call theirs by a bare UUID.
 */
const UNFINISHED_NAME = /^\.mfa-lab-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/**
 * Whether these bytes are a document of ours. A byte order mark, which Windows editors put in front, is skipped. Bytes
 * that are not UTF-8 are corrupt: Node's own decoding would replace them, and the next save make the damage permanent.
 */
export function judge(bytes: Uint8Array, { version, validate }: Expectation): Reading {
  try {
    const document: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!isObject(document) || isDeeper(document, DEEPEST)) return { kind: 'corrupt' };
    const { schemaVersion } = document;
    if (!isVersion(schemaVersion)) return { kind: 'corrupt' };
    if (schemaVersion > version) return { kind: 'newer-version', version: schemaVersion };
    return validate(document) ? { kind: 'document', document, bytes } : { kind: 'corrupt' };
  } catch {
    return { kind: 'corrupt' };
  }
}

/** Levels of objects in each other: far more than any document of a lab has, and far fewer than writing it would bear. */
const DEEPEST = 100;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** Versions count from 1. Another number is of no lab, and what it stands for cannot be known. */
function isVersion(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}

/** Moves a broken file beside itself, under a name that nothing has yet, and answers that name. */
export function setAside(file: string, now: Date): string {
  const keptAt = asideName(file, 'corrupt', now);
  fs.renameSync(file, keptAt);
  restrictMode(keptAt);
  return keptAt;
}

/** The same, but leaves the broken file in its place too, for something good to replace it at once. */
export function copyAside(file: string, now: Date): string {
  const keptAt = asideName(file, 'corrupt', now);
  fs.copyFileSync(file, keptAt, fs.constants.COPYFILE_EXCL);
  restrictMode(keptAt);
  return keptAt;
}

/** A name beside `file` that nothing has yet, with a word for what is wrong with the content. */
export function asideName(file: string, word: 'corrupt' | 'newer', now: Date): string {
  const stem = `${file}.${word}-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`;
  let keptAt = stem;
  for (let count = 2; fs.existsSync(keptAt); count += 1) keptAt = `${stem}-${count}`;
  return keptAt;
}

/** Makes the file its owner's alone (0600). The secrets of the simulated phones are in it. */
export function restrictMode(file: string): void {
  try {
    if (!isForeignLink(file) && fs.statSync(file).isFile()) fs.chmodSync(file, 0o600);
  } catch {
    // Missing, or of a file system without modes; whoever may not change the mode does not fix it by failing.
  }
}

/** Makes the folder (0700) and its parents, if missing; a folder that exists keeps its mode. */
export function ensureFolder(folder: string): void {
  if (fs.existsSync(folder)) return;
  // Not `recursive`: where the system answers "not there" for a folder whose parent is there, as in /proc, Node would
  // ask again for ever.
  const parent = path.dirname(folder);
  if (parent !== folder) ensureFolder(parent);
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another lab may have made it at the same moment.
    if (!fs.existsSync(folder)) throw error;
  }
}

/**
 * Throws what a save of `bytes` would run into. conf's writer (atomically) needs this asked first: on a nearly full
 * disk the system writes only a part, which it takes for success and then puts in the good file's place; and where it
 * may not write, it tries again in a busy loop for a second.
 */
export function tryWriting(file: string, bytes: Uint8Array): void {
  const trial = temporaryName(file);
  try {
    fs.writeFileSync(trial, bytes, { flag: 'wx', mode: 0o600 });
  } finally {
    fs.rmSync(trial, { force: true });
  }
}

/** A name beside `file` for what is not finished; `removeTemporaryFiles` knows it again. */
export function temporaryName(file: string): string {
  return `${targetOf(file)}.tmp-${Date.now().toString().slice(-10)}${randomBytes(3).toString('hex')}`;
}

/**
 * Removes the half-written files that killed labs left: beside the document atomically's temporary files and our own,
 * and in the folder the unfinished plans and pictures.
 */
export function removeTemporaryFiles(file: string): void {
  const target = targetOf(file);
  const base = path.basename(target);
  removeNamed(
    path.dirname(target),
    (name) => name.startsWith(base) && TEMPORARY_ENDING.test(name.slice(base.length)),
  );
  removeNamed(path.dirname(file), (name) => UNFINISHED_NAME.test(name));
}

function removeNamed(folder: string, isLeft: (name: string) => boolean): void {
  try {
    for (const name of fs.readdirSync(folder).filter(isLeft))
      fs.rmSync(path.join(folder, name), { force: true });
  } catch {
    // Untidy is not a reason to stop.
  }
}

/** The system's reason in short, without call and path: "ENOSPC: no space left on device". */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause ? cause.message.replace(/, .*$/s, '') : cause.message;
}

/** atomically follows a linked file and works beside its target. */
export function targetOf(file: string): string {
  return fs.existsSync(file) ? fs.realpathSync(file) : file;
}

/** Whether a value read from a file is an object with keys. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** The system's code for an error: `ENOENT`. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
