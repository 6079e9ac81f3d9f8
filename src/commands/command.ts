import type { EpochSeconds } from '../sim/time.js';
import type { SavedState } from '../ui/store/model.js';

/** What goes with every command: where the key and the time come from, as typed. */
export interface Subject {
  /** A key, an otpauth URI, `-` for the first line of the input, or null for the lab's own entry. */
  readonly secret: string | null;
  /** Unix seconds, or null for now. */
  readonly at: string | null;
  readonly dataDir: string | null;
}

/** Where `qr` draws: on the terminal, or into a new file. */
export type QrFormat =
  | { readonly kind: 'terminal'; readonly isForced: boolean }
  | { readonly kind: 'png' | 'svg'; readonly file: string };

/** A command that needs no screen, as read from the command line. */
export type Command =
  | (Subject & { readonly kind: 'code'; readonly json: boolean })
  | (Subject & { readonly kind: 'check'; readonly codes: readonly string[]; readonly json: boolean })
  | (Subject & { readonly kind: 'explain' })
  | (Subject & {
      readonly kind: 'qr';
      readonly format: QrFormat;
      readonly account: string | null;
      readonly force: boolean;
    });

/** The names of the commands. */
export const COMMAND_NAMES = ['code', 'check', 'explain', 'qr'] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];

/** What a command says and how it ends: 0 success, 1 a failed check or nothing to work with, 2 wrong usage. */
export interface Output {
  /** For the standard output, without its last line end; empty for nothing. */
  readonly text: string;
  /** For the standard error, one sentence or more each. */
  readonly remarks: readonly string[];
  readonly exitCode: 0 | 1 | 2;
}

/** What the data folder holds. */
export type SavedReading =
  | { readonly kind: 'saved'; readonly state: SavedState }
  | { readonly kind: 'missing' }
  | { readonly kind: 'corrupt' | 'newer-version'; readonly file: string }
  | { readonly kind: 'unreadable'; readonly file: string; readonly reason: string };

/** How a file was written, or why not. */
export type FileWriting =
  | { readonly kind: 'written' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'failed'; readonly reason: string };

/** A QR code as lines of a terminal. */
export interface QrLines {
  readonly lines: readonly string[];
  readonly columns: number;
}

/** The terminal that `qr` draws on. */
export interface QrTerminal {
  /** Null where the output goes into a pipe or a file. */
  readonly size: { readonly columns: number; readonly rows: number } | null;
  /** TERM=dumb: it would show the colours as text. */
  readonly isDumb: boolean;
  draw(uri: string, quietZone: 2 | 4): Promise<QrLines>;
}

/** All that a command may ask of the outside. */
export interface CommandPorts {
  now(): EpochSeconds;
  /** The first line of the standard input, without its end; empty when there is none. */
  readLine(): Promise<string>;
  /** Reads the saved state, without taking the lock and without writing. */
  readSaved(dataDir: string | null): Promise<SavedReading>;
  /** Draws a picture into a file that only its owner may read; replaces a file only when forced. */
  writePicture(uri: string, kind: 'png' | 'svg', file: string, force: boolean): Promise<FileWriting>;
  readonly terminal: QrTerminal;
}

/** Nothing to work with, or a failed run: exit code 1. */
export function failure(...remarks: readonly string[]): Output {
  return { text: '', remarks, exitCode: 1 };
}

/** An argument that cannot be used: exit code 2. */
export function wrongUsage(...remarks: readonly string[]): Output {
  return { text: '', remarks, exitCode: 2 };
}
