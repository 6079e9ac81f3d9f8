import fs from 'node:fs';
import path from 'node:path';
import { dataDirectory } from './document-store.js';
import { liveOwner } from './lock-owner.js';

// What open doors leave in the data folder: a folder for each port, with the files of the AWS CLI in it.

/** How such a folder is called. */
export const DOOR_FOLDER = /^aws-serve-\d{1,5}$/;

/** Tells programs where the door is; it is there while one is open. */
export const ENDPOINT_FILE = 'endpoint.json';

/** The files that the lab writes there; the rest is of the programs, or of the learner. */
const OURS = [ENDPOINT_FILE, 'config', 'credentials', 'aws-home.json'];

/** A folder that is younger may be that of a door that is just opened elsewhere, in milliseconds. */
const MAKING_MS = 10_000;

const asker = { pid: process.pid, now: () => new Date() };

/** The folders of doors, with their paths. */
export function doorFolders(dataFolder: string | undefined): readonly string[] {
  const data = dataDirectory(dataFolder);
  try {
    return fs
      .readdirSync(data)
      .filter((name) => DOOR_FOLDER.test(name))
      .map((name) => path.join(data, name));
  } catch {
    // Nothing is there yet.
    return [];
  }
}

/** What the file of a door says, and since when it is open; null where it is open no more. */
export function openedIn(folder: string): { readonly said: object; readonly since: number } | null {
  const file = path.join(folder, ENDPOINT_FILE);
  try {
    const text = fs.readFileSync(file, 'utf8');
    // Somebody else's process may have our id in another container, but then it is not on this computer.
    const owner = liveOwner(text, fs.statSync(file).mtimeMs, asker);
    const said: unknown = JSON.parse(text);
    return owner === undefined || typeof said !== 'object' || said === null
      ? null
      : { said, since: owner.since };
  } catch {
    // Gone meanwhile, or nothing that a door has written.
    return null;
  }
}

/** Removes what the lab wrote into the folder of a door. Whatever else is in it stays, and the folder with it. */
export function removeDoorFiles(folder: string): void {
  for (const name of OURS) fs.rmSync(path.join(folder, name), { force: true });
  for (const name of ['cli', 'config', 'credentials']) {
    fs.rmSync(path.join(folder, '.aws', name), { recursive: true, force: true });
  }
  fs.rmSync(path.join(folder, 'bin'), { recursive: true, force: true });
  for (const empty of [path.join(folder, '.aws'), folder]) removeEmpty(empty);
}

/** Removes what doors have left whose process was killed. Never throws. */
export function forgetClosedDoors(dataFolder: string | undefined): void {
  for (const folder of doorFolders(dataFolder)) {
    if (openedIn(folder) !== null || isBeingMade(folder)) continue;
    try {
      removeDoorFiles(folder);
    } catch {
      // It is listed among what stays.
    }
  }
}

/** A door writes its profiles first, and then tells where it is. */
function isBeingMade(folder: string): boolean {
  try {
    const isTold = fs.existsSync(path.join(folder, ENDPOINT_FILE));
    return !isTold && asker.now().getTime() - fs.statSync(folder).mtimeMs < MAKING_MS;
  } catch {
    return false;
  }
}

function removeEmpty(folder: string): void {
  try {
    fs.rmdirSync(folder);
  } catch {
    // Something of somebody's is in it, or it is not there.
  }
}
