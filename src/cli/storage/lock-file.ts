import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { LockHolder } from '../commands/lock-holder.js';
import { codeOf } from './document-file.js';
import { type Asker, describeOwner, liveOwner } from './lock-owner.js';

/*
 * A lock that names its owner's process. No library, because the usual one, proper-lockfile, tells a live lock from a
 * dead one by the age of its mtime: after a crash it would turn the learner away for some ten seconds, and a laptop
 * that slept, or a lab paused with Ctrl+Z, would lose a lock it still needs. Asking whether this very process is alive
 * has neither problem: the restart after `kill -9` gets the lock at once, and a paused lab keeps it. Only where a
 * process cannot be asked, the age decides, which a heartbeat keeps low.
 */

/** A round ends in an answer unless somebody else moved meanwhile; this many moves are a fault. */
const MAX_ROUNDS = 20;

/** Guards of guards (see `replaceStale`): each level needs one more crash within the same microseconds. */
const MAX_GUARDS = 5;

/** Names of guards and drafts, behind the lock's own. Nothing else beside it is ours to remove. */
const LEFTOVER_ENDING = /^(\.takeover)*(\.takeover|\.[0-9a-f]{12}\.tmp)$/;

/** A lock that is ours. */
export interface HeldLock {
  /** Call before each write: sees that the lock is still ours, and takes it again if somebody removed it. */
  renew(): LockAttempt;
  /** Call every `HEARTBEAT_MS`: keeps the lock young, for labs that can judge it only by its age. Never throws. */
  beat(): void;
  /** Gives the lock back, if it is still ours. Never throws. */
  release(): void;
}

/** How asking for the lock ended; `failed` is the file system's refusal. */
export type LockAttempt =
  | { readonly kind: 'held'; readonly lock: HeldLock }
  | { readonly kind: 'in-use'; readonly holder: LockHolder }
  | { readonly kind: 'failed'; readonly cause: unknown };

interface Claim {
  readonly file: string;
  readonly text: string;
  readonly asker: Asker;
}

type Outcome = Exclude<LockAttempt, { readonly kind: 'held' | 'failed' }> | { readonly kind: 'held' };

/** Takes the lock at `file` unless a live lab holds it. The folder must exist. Never throws. */
export function acquireLock(file: string, asker: Asker): LockAttempt {
  const claim: Claim = { file, text: describeOwner(asker), asker };
  const attempt = tryClaim(claim);
  if (attempt.kind === 'held') removeLeftovers(claim);
  return attempt;
}

function tryClaim(claim: Claim): LockAttempt {
  try {
    const outcome = take(claim, 0);
    return outcome.kind === 'held' ? { kind: 'held', lock: heldLock(claim) } : outcome;
  } catch (cause) {
    return { kind: 'failed', cause };
  }
}

function heldLock(claim: Claim): HeldLock {
  return {
    renew() {
      const attempt = tryClaim(claim);
      if (attempt.kind === 'held') refreshIfOurs(claim);
      return attempt;
    },
    beat: () => refreshIfOurs(claim),
    release: () => removeIfOurs(claim),
  };
}

function take(claim: Claim, guards: number): Outcome {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const found = readIfThere(claim.file);
    // The only way to win is to read back our own text, whatever the steps before reported.
    if (found?.text === claim.text) return { kind: 'held' };
    if (found === undefined) {
      create(claim);
      continue;
    }
    const holder =
      liveOwner(found.text, found.modifiedAt, claim.asker) ?? replaceStale(claim, found.text, guards);
    if (holder !== undefined) return { kind: 'in-use', holder };
  }
  throw new Error('the lock file keeps changing');
}

/**
 * Puts our lock there if there is none. Linking a finished file shows other starters a whole lock or nothing, where
 * creating and then writing would show them an empty one for a moment, which looks abandoned.
 */
function create(claim: Claim): void {
  withDraft(claim, (draft) => {
    try {
      fs.linkSync(draft, claim.file);
    } catch (error) {
      // Some file systems have no hard links (FAT, Android). If the trouble is another one, it shows again there.
      if (!isExists(error)) createWithoutLink(claim);
    }
  });
}

function createWithoutLink({ file, text }: Claim): void {
  try {
    fs.writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!isExists(error)) throw error;
  }
}

/**
 * Replaces a dead lab's lock. Two starters that both saw it dead must not both win, so the right to replace is itself a
 * lock, and under it we look again: if the dead lock is gone, another starter was first. A guard whose owner died is
 * replaced in the same way. Returns who holds the guard, if it is not us.
 */
function replaceStale(claim: Claim, stale: string, guards: number): LockHolder | undefined {
  if (guards >= MAX_GUARDS) throw new Error('too many abandoned lock files');
  const guard: Claim = { ...claim, file: `${claim.file}.takeover` };
  const outcome = take(guard, guards + 1);
  if (outcome.kind === 'in-use') return outcome.holder;
  try {
    if (readIfThere(claim.file)?.text === stale)
      withDraft(claim, (draft) => fs.renameSync(draft, claim.file));
  } finally {
    removeIfOurs(guard);
  }
  return undefined;
}

function withDraft({ file, text }: Claim, place: (draft: string) => void): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    fs.writeFileSync(draft, text, { flag: 'wx', mode: 0o600 });
    place(draft);
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** What labs left that died while taking the lock. Safe because the lock is ours: nobody can be replacing it now. */
function removeLeftovers({ file, asker }: Claim): void {
  try {
    const folder = path.dirname(file);
    const base = path.basename(file);
    const isLeft = (name: string) => name.startsWith(base) && LEFTOVER_ENDING.test(name.slice(base.length));
    const names = fs.readdirSync(folder).filter(isLeft);
    for (const leftover of names.map((name) => path.join(folder, name))) {
      const found = readIfThere(leftover);
      if (found && liveOwner(found.text, found.modifiedAt, asker) === undefined) fs.rmSync(leftover);
    }
  } catch {
    // Untidy is not a reason to work without the lock.
  }
}

function removeIfOurs({ file, text }: Claim): void {
  try {
    if (readIfThere(file)?.text === text) fs.rmSync(file);
  } catch {
    // It stays, and the next lab finds it abandoned.
  }
}

function refreshIfOurs({ file, text }: Claim): void {
  try {
    if (readIfThere(file)?.text !== text) return;
    const now = new Date();
    fs.utimesSync(file, now, now);
  } catch {
    // The next save finds out.
  }
}

function readIfThere(file: string): { readonly text: string; readonly modifiedAt: number } | undefined {
  const found = fs.lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  // Opening a pipe would wait for a writer for ever; and what a link leads to is no lock of ours.
  if (!found.isFile()) throw new Error(`${file} is no file of a lab: delete it`);
  try {
    return { text: fs.readFileSync(file, 'utf8'), modifiedAt: found.mtimeMs };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The live lab that holds the lock at `file`; null for none, and where that cannot be told. */
export function lockHolder(file: string): LockHolder | null {
  try {
    const found = readIfThere(file);
    if (found === undefined) return null;
    return liveOwner(found.text, found.modifiedAt, { pid: process.pid, now: () => new Date() }) ?? null;
  } catch {
    return null;
  }
}

function isExists(error: unknown): boolean {
  return codeOf(error) === 'EEXIST';
}
