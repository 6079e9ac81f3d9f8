import fs from 'node:fs';
import path from 'node:path';
import type { Section } from '../../sim/aws/profiles.js';
import { profilesOf, withSections } from '../../sim/aws/profiles.js';
import type { Account } from '../../sim/world/account.js';
import { ensureFolder } from '../storage/document-file.js';
import { dataDirectory } from '../storage/document-store.js';
import { describeOwner, HEARTBEAT_MS, liveOwner } from '../storage/lock-owner.js';

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

const FOLDER = /^aws-serve-\d{1,5}$/;

/** The files that the lab writes there; the rest is of the programs, or of the learner. */
const OURS = ['endpoint.json', 'config', 'credentials', 'aws-home.json'];

const asker = { pid: process.pid, now: () => new Date() };

/** Makes the folder of a door, and keeps its files as they have to be. */
export function openAwsFolder(dataFolder: string | undefined, port: number, account: Account): AwsFolder {
  const folder = path.join(dataDirectory(dataFolder), `aws-serve-${port}`);
  ensureFolder(folder);
  const file = (name: string) => path.join(folder, name);
  removeFiles(folder);
  linkForOldPrograms(folder);
  const endpoint = { ...JSON.parse(describeOwner(asker)), port, account: account.id, lesson: null };
  let written: { readonly [name: string]: readonly Section[] } = {};
  const update = (now: Account) => {
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
  writePrivate(file('endpoint.json'), `${JSON.stringify(endpoint)}\n`);
  // Where a process cannot be asked whether it runs, the age of its file tells.
  const beat = setInterval(() => touch(file('endpoint.json')), HEARTBEAT_MS).unref();
  return {
    folder,
    config: file('config'),
    credentials: file('credentials'),
    update,
    remove() {
      clearInterval(beat);
      removeFiles(folder);
    },
  };
}

/** The door that was opened last; or the one at a port. Null where none is open. */
export function findEndpoint(dataFolder: string | undefined, port: number | null): Endpoint | null {
  const data = dataDirectory(dataFolder);
  const found = namesIn(data)
    .filter((name) => FOLDER.test(name))
    .flatMap((name) => endpointIn(path.join(data, name)) ?? [])
    .filter((endpoint) => port === null || endpoint.port === port)
    .toSorted((one, other) => other.since - one.since);
  return found[0] ?? null;
}

function endpointIn(folder: string): (Endpoint & { readonly since: number }) | null {
  const file = path.join(folder, 'endpoint.json');
  try {
    const text = fs.readFileSync(file, 'utf8');
    // Somebody else's process may have our id in another container, but then it is not on this computer.
    const owner = liveOwner(text, fs.statSync(file).mtimeMs, asker);
    const said: unknown = JSON.parse(text);
    if (owner === undefined || typeof said !== 'object' || said === null) return null;
    if (!('port' in said && 'account' in said)) return null;
    const { port, account } = said;
    return typeof port === 'number' && typeof account === 'string'
      ? { port, account, folder, since: owner.since }
      : null;
  } catch {
    // Gone meanwhile, or nothing that a door has written.
    return null;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    // Nothing is there yet.
    return [];
  }
}

function removeFiles(folder: string): void {
  for (const name of OURS) fs.rmSync(path.join(folder, name), { force: true });
  for (const name of ['cli', 'config', 'credentials']) {
    fs.rmSync(path.join(folder, '.aws', name), { recursive: true, force: true });
  }
  fs.rmSync(path.join(folder, 'bin'), { recursive: true, force: true });
  for (const empty of [path.join(folder, '.aws'), folder]) removeEmpty(empty);
}

function removeEmpty(folder: string): void {
  try {
    fs.rmdirSync(folder);
  } catch {
    // Something of somebody's is in it, or it is not there.
  }
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
