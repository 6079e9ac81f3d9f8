import type { PlanBlock } from '../../lessons/notes/plan-block.js';
import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import type { KeyPress } from './key-press.js';

/** The newest version of `stage.json` and `remote-….json` that this program understands. */
export const STAGE_VERSION = 1;

/**
 * What the stage tells whoever reads along, in `stage.json`. It holds no key and no password: what it may show on a wall
 * may be in it. All times are by the stage's own clock, which runs evenly (`steady-clock.ts`).
 */
export interface StageFile {
  readonly kind: 'mfa-lab stage';
  readonly version: typeof STAGE_VERSION;
  readonly pid: number;
  /** When it was written: at every change, and every two seconds without one. */
  readonly beat: EpochSeconds;
  /** When the stage was left; null while it is open. */
  readonly endedAt: EpochSeconds | null;
  /** Which phone the stage has, and so the room. */
  readonly phone: 'lab' | 'own';
  readonly at: StagePlace;
  readonly plan: StagePlan;
  /** Seconds that were spent in each step up to this beat, by lesson and step, all visits together, without pauses. */
  readonly spent: { readonly [lessonId: string]: { readonly [stepId: string]: Seconds } };
  readonly view: StageLook;
  /** By the step they were taken in, `LESSON/STEP`, as `quizId` has it: the first vote, then a second one. */
  readonly votes: { readonly [stepId: string]: readonly RoomVote[] };
  readonly summary: StageSummary;
  /** The lines of the stage's screen, without colours; a QR code is `[QR code]`. */
  readonly screen: readonly string[];
  /** The last command that was done, for each terminal that sends some. */
  readonly done: { readonly [session: string]: number };
}

/** What the process of the stage knows of itself, and puts into the file. */
export interface StageProcess extends Pick<StageFile, 'pid' | 'endedAt' | 'done'> {
  readonly now: EpochSeconds;
}

/** Where the stage stands. */
export interface StagePlace extends StepPlace {
  /** As it is called out: `6.3`; `0` is free play. */
  readonly number: string;
  /** When the step was come to. */
  readonly since: EpochSeconds;
  /** What the plan's clock showed then, in seconds without pauses; null while it was not started. */
  readonly planSeconds: Seconds | null;
}

/** The clock of the day. */
export interface PlanClock {
  /** Null until somebody starts it. */
  readonly startedAt: EpochSeconds | null;
  /** In pauses that are over. */
  readonly pausedSeconds: Seconds;
  /** When the pause began that is on now. */
  readonly pausedAt: EpochSeconds | null;
}

/** A step of a lesson, by their ids. */
export interface StepPlace {
  readonly lesson: string;
  readonly step: string;
}

/** The plan of the day, and how far it has got. */
export interface StagePlan extends PlanClock {
  readonly blocks: readonly PlanBlock[];
  /** The furthest step of the plan that was reached, or null: going back to show something makes no room late. */
  readonly reached: StepPlace | null;
}

/** How the stage looks at the moment. */
export interface StageLook {
  readonly isBlank: boolean;
  readonly secrets: 'hidden' | 'shown';
  readonly isFrozen: boolean;
  /** What is shown big, or null. */
  readonly big: 'code' | 'answer' | null;
  /** The room's timer, or null. */
  readonly timer: RoomTimer | null;
}

/** A timer for the room. */
export interface RoomTimer {
  readonly endsAt: EpochSeconds;
  /** What it is for: `lesson 6, steps 3 to 5`. */
  readonly what: string;
  readonly isBreak: boolean;
}

/** Hands that were counted, by the id of an option; of a task `done`, `working` and `stuck`. */
export interface RoomVote {
  readonly at: EpochSeconds;
  readonly counts: { readonly [option: string]: number };
}

/** The stage in a line. */
export interface StageSummary {
  /** The field or button that has the focus, or null. */
  readonly focus: string | null;
  /** What the lab said last, or null. */
  readonly notice: string | null;
  /** Goals that are met, and how many there are. */
  readonly goals: readonly [met: number, all: number];
  /** Of the code that the phone shows; null where no phone shows one. */
  readonly secondsLeft: number | null;
  /** The code that the phone shows where this step begins in its prepared world; null for none. */
  readonly firstCode: string | null;
}

/** What another terminal may ask of the stage. */
export type StageCommand =
  | { readonly do: PlainCommand }
  /** To a step, as it is called out: `6.3`. */
  | { readonly do: 'go'; readonly to: string }
  /** What would be typed behind the key: the counts, the minutes. Empty opens the page. */
  | { readonly do: 'vote' | 'timer'; readonly text: string }
  /** A key for the stage, as if pressed there. */
  | { readonly do: 'key'; readonly key: KeyPress };

/** Commands that need nothing but their name. */
export const PLAIN_COMMANDS = [
  'next',
  'back',
  'again',
  'keep',
  'jump',
  'mistake',
  'act',
  'freeze',
  'secrets',
  'blank',
  'big',
  'pause',
  'room',
] as const;

export type PlainCommand = (typeof PLAIN_COMMANDS)[number];

/** A command that was sent, with its number, which only grows, and when. */
export interface SentCommand {
  readonly seq: number;
  readonly at: EpochSeconds;
  readonly command: StageCommand;
}

/** What one terminal asks of the stage: the newest commands, the last one last. */
export interface RemoteFile {
  readonly kind: 'mfa-lab remote';
  readonly version: typeof STAGE_VERSION;
  readonly session: string;
  readonly commands: readonly SentCommand[];
}

/** How many commands a terminal keeps in its file. */
export const MOST_COMMANDS = 32;

/** How old a command may be and still be done. */
const OLDEST_SECONDS: Seconds = 10;

/** What is to be done now, in its order, and what `done` is then. */
export interface CommandsToDo {
  readonly commands: readonly StageCommand[];
  readonly done: StageFile['done'];
}

/**
 * What the stage does of all that other terminals ask: each command once, and none that was sent long ago, by whoever was
 * not heard then.
 */
export function commandsToDo(
  remotes: readonly RemoteFile[],
  done: StageFile['done'],
  now: EpochSeconds,
): CommandsToDo {
  const fresh = remotes.flatMap(({ session, commands }) =>
    commands.filter(({ seq }) => seq > (done[session] ?? 0)),
  );
  const toDo = fresh
    .filter(({ at }) => now - at <= OLDEST_SECONDS)
    .toSorted((one, other) => one.at - other.at || one.seq - other.seq);
  const newest = remotes
    .filter(({ commands }) => commands.length > 0)
    .map(
      ({ session, commands }) =>
        [session, Math.max(done[session] ?? 0, ...commands.map(({ seq }) => seq))] as const,
    );
  return {
    commands: toDo.map(({ command }) => command),
    done: { ...done, ...Object.fromEntries(newest) },
  };
}
