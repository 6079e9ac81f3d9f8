import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { EpochSeconds } from '../../sim/base/time.js';
import type { RemoteFile, SentCommand, StageCommand, StageFile } from '../../ui/store/stage-file.js';
import { MOST_COMMANDS, STAGE_VERSION } from '../../ui/store/stage-file.js';
import { isObject, reasonOf } from '../storage/document-file.js';
import { dataDirectory } from '../storage/document-store.js';
import { remoteFile, sentCommand, stageFile } from './schema.js';
import { readSmallFile, removeSmallFiles, replaceSmallFile, type SmallReading } from './small-file.js';

/**
 * How the stage and the notes talk: through files in one folder, each with one writer, which the other one reads again
 * and again. The stage writes `stage.json`; each terminal with notes writes a `remote-….json` of its own.
 */

/** Far more than a stage says with the largest screen. */
const MOST_STAGE_BYTES = 500_000;

/** Far more than 32 commands. */
const MOST_REMOTE_BYTES = 50_000;

/** How many terminals a stage listens to: those that sent something last. */
const MOST_REMOTES = 4;

const REMOTE_NAME = /^remote-([a-z0-9]{3,16})\.json$/;

/** What the stage's file says, or why it says nothing. */
export type StageReading =
  | { readonly kind: 'stage'; readonly stage: StageFile }
  | { readonly kind: 'newer-version' | 'broken' }
  | Exclude<SmallReading, { readonly kind: 'text' }>;

/** The folder of the stage in that of the data. */
export function stageFolder(dataDir: string | undefined): string {
  return path.join(dataDirectory(dataDir), 'stage');
}

/** The file that the stage writes. */
export function stagePath(folder: string): string {
  return path.join(folder, 'stage.json');
}

/** Reads what the stage says. Never throws. */
export function readStage(folder: string): StageReading {
  const reading = readSmallFile(stagePath(folder), MOST_STAGE_BYTES);
  return reading.kind === 'text' ? stageIn(reading.text) : reading;
}

/** A reader that is asked again and again: as long as the file is the same, the answer is the same value. */
export function stageReader(folder: string): () => StageReading {
  let last: SmallReading | null = null;
  let answer: StageReading = { kind: 'missing' };
  return () => {
    const reading = readSmallFile(stagePath(folder), MOST_STAGE_BYTES);
    if (last !== null && isSame(reading, last)) return answer;
    last = reading;
    answer = reading.kind === 'text' ? stageIn(reading.text) : reading;
    return answer;
  };
}

function isSame(one: SmallReading, other: SmallReading): boolean {
  if (one.kind === 'text' && other.kind === 'text') return one.text === other.text;
  return one.kind === other.kind;
}

function stageIn(text: string): StageReading {
  const document = jsonIn(text);
  if (!isObject(document) || document['kind'] !== 'mfa-lab stage') return { kind: 'broken' };
  const { version } = document;
  if (typeof version === 'number' && version > STAGE_VERSION) return { kind: 'newer-version' };
  const read = v.safeParse(stageFile, document);
  return read.success ? { kind: 'stage', stage: read.output } : { kind: 'broken' };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is as good as JSON of something else.
    return null;
  }
}

/** Writes what the stage says, in place of what it said before. Answers null, or why it could not. */
export function writeStage(folder: string, stage: StageFile): string | null {
  return write(stagePath(folder), stage);
}

function write(file: string, document: StageFile | RemoteDocument): string | null {
  try {
    replaceSmallFile(file, `${JSON.stringify(document)}\n`);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** What the terminals ask of the stage, the one that was heard last first. Never throws. */
export function readRemotes(folder: string): readonly RemoteFile[] {
  return newestRemotes(folder).flatMap((name) => {
    const reading = readSmallFile(path.join(folder, name), MOST_REMOTE_BYTES);
    const remote = reading.kind === 'text' ? remoteIn(reading.text) : null;
    // In a file of another name it would be done a second time.
    return remote === null || name !== remoteName(remote.session) ? [] : [remote];
  });
}

function newestRemotes(folder: string): readonly string[] {
  try {
    return fs
      .readdirSync(folder)
      .filter((name) => REMOTE_NAME.test(name))
      .map((name) => ({ name, at: changedAt(path.join(folder, name)) }))
      .toSorted((one, other) => other.at - one.at)
      .slice(0, MOST_REMOTES)
      .map(({ name }) => name);
  } catch {
    // There is no such folder, or nothing in it can be read: nobody asks for anything.
    return [];
  }
}

function changedAt(file: string): number {
  return fs.lstatSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function remoteIn(text: string): RemoteFile | null {
  const read = v.safeParse(remoteFile, jsonIn(text));
  if (!read.success) return null;
  const { kind, version, session, commands } = read.output;
  return { kind, version, session, commands: commands.flatMap(commandIn) };
}

/** One command; none where it is one that this program does not know. */
function commandIn(sent: unknown): readonly SentCommand[] {
  const document = isObject(sent) ? { ...sent, command: sent } : null;
  const read = v.safeParse(sentCommand, document);
  return read.success ? [{ seq: read.output.seq, at: read.output.at, command: read.output.command }] : [];
}

/** Removes what all terminals asked: a stage that begins does nothing of it. Never throws. */
export function removeRemotes(folder: string): void {
  removeSmallFiles(folder, (name) => REMOTE_NAME.test(name));
}

/** A terminal that asks the stage for something. */
export interface Remote {
  readonly session: string;
  /** Sends a command, and answers its number, or why it could not be sent. */
  send(command: StageCommand, at: EpochSeconds): number | string;
  /** Takes its file away. Never throws. */
  close(): void;
}

/** A remote in the file: what a command asks stands beside its number. */
interface RemoteDocument extends Omit<RemoteFile, 'commands'> {
  readonly commands: readonly (StageCommand & Omit<SentCommand, 'command'>)[];
}

/** A remote of this process, with a name of its own. Its file is made with the first command. */
export function openRemote(folder: string, session = randomBytes(4).toString('hex')): Remote {
  let commands: RemoteDocument['commands'] = [];
  return {
    session,
    send(command, at) {
      const seq = (commands.at(-1)?.seq ?? 0) + 1;
      commands = [...commands, { ...command, seq, at }].slice(-MOST_COMMANDS);
      const document: RemoteDocument = { kind: 'mfa-lab remote', version: STAGE_VERSION, session, commands };
      return write(path.join(folder, remoteName(session)), document) ?? seq;
    },
    close: () => removeSmallFiles(folder, (name) => name === remoteName(session)),
  };
}

function remoteName(session: string): string {
  return `remote-${session}.json`;
}
