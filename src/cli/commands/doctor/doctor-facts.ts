import type { Ground } from '../../../ui/text/ground.js';
import type { LockHolder } from '../lock-holder.js';
import type { OpenFolder } from '../open-folder.js';

/** How the lab would run on a machine, without flags. */
export interface LabMode {
  /** As lines, not on a full screen; and why, when nobody asked for it. */
  readonly isPlain: boolean;
  readonly reason: string | null;
  readonly colours: 'none' | 16 | 256 | 'true';
  /** Of QR codes, which have their own; `none`: they are drawn only when the learner says so. */
  readonly qrColours: 'none' | 16 | 256;
  /** Nothing is known of the terminal's colours. */
  readonly areColoursAssumed: boolean;
  readonly ascii: boolean;
  readonly reducedMotion: boolean;
  /** Which colours are taken, and by what. */
  readonly theme: { readonly palette: Ground['palette']; readonly source: Ground['source'] };
  /** The terminal's background as `#rrggbb`; null where it was not asked, or does not say. */
  readonly background: string | null;
}

/** The computer and the terminal that a command runs on, as `doctor` finds them. */
export interface MachineFacts {
  /** Of mfa-lab, and of Node. */
  readonly version: string;
  readonly node: string;
  /** As Node names it: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  readonly arch: string;
  readonly release: string;
  readonly isInputTerminal: boolean;
  readonly isOutputTerminal: boolean;
  /** Of the window, in character cells; null where no terminal tells it. */
  readonly size: { readonly columns: number; readonly rows: number } | null;
  /** Bits of colour that the output takes, whatever is wished; null where nothing is known of it. */
  readonly colorDepth: number | null;
  /** Whether the locale's characters are UTF-8. */
  readonly isUtf8: boolean;
  readonly lab: LabMode;
  /** The AWS CLI on the path; null where there is none, or none that says its version. */
  readonly aws: { readonly program: string; readonly version: string } | null;
  readonly env: { readonly [name: string]: string | undefined };
  /** The home folder, or null for a user without one. */
  readonly home: string | null;
  /** The computer's own clock in unix seconds, whatever the lab takes for now. */
  readonly time: number;
  /** Minutes that local time is ahead of UTC. */
  readonly utcOffset: number;
  /** As in `Europe/Berlin`. */
  readonly timeZone: string;
}

/** The data folder, looked at without the lock. */
export interface DataFacts {
  readonly file: string;
  readonly state: 'missing' | 'readable' | 'corrupt' | 'newer-version' | 'unreadable';
  /** Why it is unreadable, or null. */
  readonly reason: string | null;
  /** Of the file, where it tells one; and the newest that this program understands. */
  readonly schemaVersion: number | null;
  readonly newestSchemaVersion: number;
  readonly bytes: number | null;
  /** There is a good copy of the save before the last. */
  readonly hasBackup: boolean;
  /** When it was saved last, in unix seconds. */
  readonly savedAt: number | null;
  /** Why nothing can be written there, or null. */
  readonly writeProblem: string | null;
  /** The lab that has it open, or null. */
  readonly openedBy: LockHolder | null;
  /** The first folder, from the data folder up to the home, into which other users may write; or null. */
  readonly openToOthers: OpenFolder | null;
  /** Plans, pictures and broken files in the folder, by name. */
  readonly filesBeside: readonly string[];
}
