import type { ClassFile } from '../../lessons/class/class-file.js';
import type { ExecuteContext } from '../../sim/base/ports.js';
import type { EpochSeconds } from '../../sim/base/time.js';
import type { SavedStage } from '../../ui/screens/stage/stage-saved.js';
import type { SavedState } from '../../ui/store/model.js';
import type { StageFile } from '../../ui/store/stage-file.js';
import type { TextReading } from '../../ui/store/text-reading.js';
import type { Display } from '../../ui/text/display.js';
import type { QrManner } from '../../ui/text/drawing.js';
import type { QuietZone } from '../../ui/text/qr-blocks.js';
import type { AwsCommand, EnvCommand, ServeCommand, ShellCommand } from './aws/door-commands.js';
import type { DataFacts, MachineFacts } from './doctor/doctor-facts.js';
import type { LockHolder } from './lock-holder.js';

/**
 * What a command says and how it ends: 0 success, 1 a failed check or nothing to work with, 2 wrong usage. `check` and
 * `policy`, whose 1 is an answer, end with 2 whenever they have none.
 */
export interface Output {
  /** For the standard output, without its last line end; empty for nothing. */
  readonly text: string;
  /** Drawn below the text, with colours of its own. */
  readonly drawing?: readonly string[];
  /** Written as it is, line ends and all: for a program that reads a format. It has been made harmless by who made it. */
  readonly exact?: string;
  /** For the standard error, one sentence or more each. */
  readonly remarks: readonly string[];
  readonly exitCode: 0 | 1 | 2;
  /** That of another program, which was run in place of an answer; 128 and its number where a signal ended it. */
  readonly programExitCode?: number;
  /** Why there is no answer, in a word for scripts. */
  readonly error?: ErrorName;
}

/**
 * Why a command has no answer: `no-device` is a lab without an entry to look at, `no-lab` that no port is open, and
 * `not-opened` that none could be opened.
 */
export type ErrorName =
  | 'wrong-usage'
  | 'no-device'
  | 'lost-phone'
  | 'unreadable-picture'
  | 'unreadable-policy'
  | 'no-stage'
  | 'no-lab'
  | 'not-opened'
  | 'no-progress'
  | 'exists'
  | 'bad-class'
  | 'no-exports'
  | OpeningProblem['kind'];

/** Why saved progress cannot be read. */
export type ReadingProblem =
  | { readonly kind: 'corrupt' | 'newer-version'; readonly file: string }
  | { readonly kind: 'unreadable'; readonly file: string; readonly reason: string };

/** What the data folder holds. */
export type SavedReading =
  | { readonly kind: 'saved'; readonly file: string; readonly state: SavedState }
  | { readonly kind: 'missing'; readonly file: string }
  | ReadingProblem;

/** Why saved progress cannot be changed. */
export type OpeningProblem =
  | ReadingProblem
  | { readonly kind: 'unwritable'; readonly file: string; readonly reason: string }
  /** Another lab has it open. */
  | {
      readonly kind: 'in-use';
      readonly file: string;
      readonly holder: LockHolder;
      readonly lockFile: string;
    };

/** Saved progress, locked for this command. */
export interface OpenedData {
  readonly kind: 'opened';
  readonly file: string;
  readonly state: SavedState;
  /** Writes it, and answers null, or why it could not. */
  save(state: SavedState): string | null;
  /** Gives the data back to other labs. */
  release(): void;
}

/** How a file was written, or why not. */
export type FileWriting =
  | { readonly kind: 'written' }
  | { readonly kind: 'exists' }
  /** Something else has the name; it is never replaced. */
  | { readonly kind: 'not-a-file'; readonly what: 'folder' | 'link' | 'pipe' | 'socket' | 'device' }
  /** What the system says, with its code in front: `ENOENT: no such file or directory`. */
  | { readonly kind: 'failed'; readonly reason: string };

/** What the QR code in a picture says, or why it says nothing. */
export type PictureReading =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'no-code' | 'too-large' | 'not-a-file' }
  | { readonly kind: 'not-png'; readonly what: 'jpeg' | 'other' }
  /** What the system or the reader says. */
  | { readonly kind: 'failed' | 'damaged'; readonly reason: string };

/** A file that somebody named, or that is in a folder which they named. */
export interface FoundFile {
  readonly path: string;
  readonly reading:
    | { readonly kind: 'read'; readonly text: string }
    | { readonly kind: 'not-a-file' | 'too-large' | 'not-text' | 'no-exports' }
    /** What the system says, with its code in front. */
    | { readonly kind: 'failed'; readonly reason: string };
}

/** The class that was joined in a data folder. */
export type ClassReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'joined'; readonly file: ClassFile }
  /** `reason`: a sentence, or what the system says. */
  | { readonly kind: 'unusable'; readonly path: string; readonly reason: string };

/** A QR code as lines of a terminal. */
export interface QrLines {
  readonly lines: readonly string[];
  readonly columns: number;
}

/** The terminal that `qr` draws on. */
export interface QrTerminal {
  /** Null where the output goes into a pipe or a file. */
  readonly size: { readonly columns: number; readonly rows: number } | null;
  /** What it can show, and how it is to be drawn on: decided as for the lab. */
  display(settings: SavedState['settings'], flags: { readonly ascii: boolean }): Display;
  draw(uri: string, quietZone: QuietZone, manner: QrManner): Promise<QrLines>;
}

/** All that a command may ask of the outside. */
export interface CommandPorts {
  /** Of mfa-lab. */
  readonly version: string;
  now(): EpochSeconds;
  /** The first line of the standard input, without its end; empty when there is none. */
  readLine(): Promise<string>;
  /** Reads the QR code in a picture, and keeps nothing of it. */
  readPicture(file: string): Promise<PictureReading>;
  /** Reads a text file; with null, the standard input to its end. */
  readText(file: string | null): Promise<TextReading>;
  /** Writes a text into a file that only its owner may read; replaces a regular file when forced, and nothing else. */
  writeText(file: string, text: string, force: boolean): Promise<FileWriting>;
  /** The exports among files and in folders, one after the other, each read when it is asked for. */
  readExports(paths: readonly string[]): Iterable<FoundFile>;
  /** The class that was joined, as it is in the data folder. */
  readClass(dataDir: string | null): Promise<ClassReading>;
  /** Puts a class into the data folder, or with null takes it away. Answers null, or why it could not. */
  keepClass(dataDir: string | null, text: string | null): Promise<string | null>;
  /** Reads the saved state, without taking the lock and without writing. */
  readSaved(dataDir: string | null): Promise<SavedReading>;
  /** Draws a picture into a file that only its owner may read; replaces a regular file when forced, and nothing else. */
  writePicture(uri: string, kind: 'png' | 'svg', file: string, force: boolean): Promise<FileWriting>;
  readonly terminal: QrTerminal;
  /** Time and randomness for a change of the saved worlds. */
  context(): ExecuteContext;
  /** Locks the saved progress for a change. Touches nothing that cannot be read. */
  openSaved(dataDir: string | null): Promise<OpenedData | OpeningProblem>;
  /** What the stage said last, or why that cannot be told, in a sentence. */
  readStage(dataDir: string | null): Promise<StageFile | string>;
  /** What a stage keeps for itself, its seed among it; null where none was opened here. */
  readKeptStage(dataDir: string | null): Promise<SavedStage | null>;
  /** Plans, pictures and broken files in the data folder, by name. */
  filesBeside(dataDir: string | null): Promise<readonly string[]>;
  /** Says something at once, before there is an answer. */
  remark(text: string): void;
  /** Shows a text and a question, and answers the line typed at it. Null where nobody is there to answer. */
  readonly ask: ((text: string) => Promise<string>) | null;
  /** What `doctor` looks at. The settings are the saved ones. */
  machine(settings: SavedState['settings']): Promise<MachineFacts>;
  inspectData(dataDir: string | null): Promise<DataFacts>;
  readonly door: DoorPorts;
}

/** What leads programs from outside to the lab. It is loaded when somebody asks for it, and no sooner. */
export interface DoorPorts {
  /** Opens a port, and answers once it is closed. */
  serve(command: ServeCommand): Promise<Output>;
  /** Runs a program at an open port, and answers as it ended. */
  aws(command: AwsCommand): Promise<Output>;
  shell(command: ShellCommand): Promise<Output>;
  env(command: EnvCommand): Promise<Output>;
}

/** Something that cannot be done now: exit code 1. */
export function failure(remark: string, error?: ErrorName): Output {
  return { text: '', remarks: [remark], exitCode: 1, ...(error === undefined ? {} : { error }) };
}

/** An argument that cannot be used: exit code 2. */
export function wrongUsage(remark: string): Output {
  return { text: '', remarks: [remark], exitCode: 2, error: 'wrong-usage' };
}
