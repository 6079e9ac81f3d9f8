import fs from 'node:fs';
import path from 'node:path';
import type { Section } from '../../sim/aws/profiles.js';
import { profilesOf, withSections } from '../../sim/aws/profiles.js';
import type { Account } from '../../sim/world/account.js';
import { ensureFolder } from '../storage/document-file.js';
import { dataDirectory } from '../storage/document-store.js';
import {
  doorFolders,
  ENDPOINT_FILE,
  forgetClosedDoors,
  openedIn,
  removeDoorFiles,
} from '../storage/door-folders.js';
import { describeOwner, HEARTBEAT_MS } from '../storage/lock-owner.js';

// What an open door leaves in the data folder, for `mfa-lab aws` and for programs that are told of it: a folder that is the
// home of those programs, with the files of the AWS CLI and with `endpoint.json`.

/** A door that is open, as its file tells. */
export interface Endpoint {
  readonly port: number;
  /** The number of the account. */
  readonly account: string;
  /** The home folder of what is run against it. */
  readonly folder: string;
}

/** The folder of a door while it is open. */
export interface AwsFolder {
  readonly folder: string;
  readonly config: string;
  readonly credentials: string;
  /** Writes the profiles of an account, where they are others than before. */
  update(account: Account): void;
  /** Takes back what was written. Whatever else is in the folder stays. */
  remove(): void;
}

const asker = { pid: process.pid, now: () => new Date() };

/**
 * Makes the folder of a door, and keeps its files as they have to be. `lesson` is the one that the door leads into; null
 * for `mfa-lab serve`.
 */
export function openAwsFolder(
  dataFolder: string | undefined,
  port: number,
  account: Account,
  lesson: string | null,
): AwsFolder {
  forgetClosedDoors(dataFolder);
  const folder = path.join(dataDirectory(dataFolder), `aws-serve-${port}`);
  ensureFolder(folder);
  const file = (name: string) => path.join(folder, name);
  removeDoorFiles(folder);
  linkForOldPrograms(folder);
  const owner = JSON.parse(describeOwner(asker));
  const tellAccount = (id: string) =>
    writePrivate(file(ENDPOINT_FILE), `${JSON.stringify({ ...owner, port, account: id, lesson })}\n`);
  let accountId = account.id;
  let written: { readonly [name: string]: readonly Section[] } = {};
  let sessions = sessionsOf(account);
  const update = (now: Account) => {
    // The AWS CLI keeps the sessions of roles, and would go on with those that are no more.
    const lasting = sessionsOf(now);
    if (sessions.some((session) => !lasting.includes(session))) {
      fs.rmSync(path.join(folder, '.aws', 'cli', 'cache'), { recursive: true, force: true });
    }
    sessions = lasting;
    // A step may have a world of its own, with another account in it.
    if (now.id !== accountId) tellAccount(now.id);
    accountId = now.id;
    const profiles = profilesOf(now);
    for (const name of ['config', 'credentials'] as const) {
      const sections = profiles[name];
      const before = written[name] ?? [];
      if (JSON.stringify(before) === JSON.stringify(sections)) continue;
      const gone = before.map((section) => section.name);
      writePrivate(file(name), withSections(textIn(file(name)), sections, gone));
      written = { ...written, [name]: sections };
    }
  };
  update(account);
  tellAccount(account.id);
  // Where a process cannot be asked whether it runs, the age of its file tells.
  const beat = setInterval(() => touch(file(ENDPOINT_FILE)), HEARTBEAT_MS).unref();
  return {
    folder,
    config: file('config'),
    credentials: file('credentials'),
    update,
    remove() {
      clearInterval(beat);
      removeDoorFiles(folder);
    },
  };
}

/**
 * The door to call: the one at a port; or that of a lab before one of `mfa-lab serve`, and of these the one that was opened
 * last. Null where none is open.
 */
export function findEndpoint(dataFolder: string | undefined, port: number | null): Endpoint | null {
  const found = doorFolders(dataFolder)
    .flatMap((folder) => endpointIn(folder) ?? [])
    .filter((endpoint) => port === null || endpoint.port === port)
    .toSorted((one, other) => Number(other.isLabs) - Number(one.isLabs) || other.since - one.since);
  return found[0] ?? null;
}

function endpointIn(
  folder: string,
): (Endpoint & { readonly since: number; readonly isLabs: boolean }) | null {
  const opened = openedIn(folder);
  if (opened === null) return null;
  const { said, since } = opened;
  if (!('port' in said && 'account' in said)) return null;
  const { port, account } = said;
  const isLabs = 'lesson' in said && said.lesson !== null;
  return typeof port === 'number' && typeof account === 'string'
    ? { port, account, folder, since, isLabs }
    : null;
}

/** Sessions by their ids and their ends. */
function sessionsOf({ temporaryCredentials }: Account): readonly string[] {
  return temporaryCredentials.map(({ accessKeyId, expiresAt }) => `${accessKeyId} ${expiresAt}`);
}

/** Some programs know only `~/.aws`. */
function linkForOldPrograms(folder: string): void {
  ensureFolder(path.join(folder, '.aws'));
  for (const name of ['config', 'credentials']) {
    try {
      fs.symlinkSync(path.join('..', name), path.join(folder, '.aws', name));
    } catch {
      // A system without links for everybody: these programs are told by variables, or not at all.
    }
  }
}

function writePrivate(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}.tmp`;
  fs.writeFileSync(unfinished, text, { mode: 0o600 });
  fs.renameSync(unfinished, file);
}

function textIn(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    // Not written yet.
    return '';
  }
}

function touch(file: string): void {
  const now = new Date();
  try {
    fs.utimesSync(file, now, now);
  } catch {
    // Somebody has removed it; the door is still open.
  }
}
