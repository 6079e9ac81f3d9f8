import type { EpochSeconds } from '../../sim/base/time.js';
import type { StageCommand, StageFile, StageProcess } from '../../ui/store/stage-file.js';
import { commandsToDo } from '../../ui/store/stage-file.js';
import { readRemotes, removeRemotes, writeStage } from './mailbox.js';

/** How often it is looked for what is asked, and how often at most something is written, in milliseconds. */
const LOOK_MS = 100;

/** After so long without a change the stage says that it is there, in milliseconds. */
const HEARTBEAT_MS = 2000;

/** What a stage needs to be followed. */
export interface StagePostPorts {
  readonly folder: string;
  /** The stage's own clock, which runs evenly. */
  readonly now: () => EpochSeconds;
  /** What there is to say at this moment; null where there is nothing. */
  readonly tell: (process: StageProcess) => StageFile | null;
  /** Does what somebody with notes asks for. Null: nobody listens, and nothing is said to be done. */
  readonly obey: ((command: StageCommand) => void) | null;
}

/** The stage's side of the mailbox, from its start to its end. */
export interface StagePost {
  /** Something has happened, and not only time has gone by: that is told with the next heartbeat. */
  changed(): void;
  /** Why the file could not be written the last time; null while it could. */
  problem(): string | null;
  /** Says that the stage has ended. Nothing is written or done after it. */
  close(): void;
}

/** Opens it. What was asked of a stage before this one is thrown away. */
export function openStagePost({ folder, now, tell, obey }: StagePostPorts): StagePost {
  removeRemotes(folder);
  let done: StageFile['done'] = {};
  let problem: string | null = null;
  let isChanged = false;
  let sinceWritten = 0;
  const write = (endedAt: EpochSeconds | null): void => {
    const told = tell({ pid: process.pid, now: now(), endedAt, done });
    if (told !== null) problem = writeStage(folder, told);
    isChanged = false;
    sinceWritten = 0;
  };
  /** Does what is asked. Whether anything was. */
  const listen = (): boolean => {
    if (obey === null) return false;
    const asked = commandsToDo(readRemotes(folder), done, now());
    for (const command of asked.commands) obey(command);
    const isAnswer = Object.entries(asked.done).some(([session, seq]) => done[session] !== seq);
    done = asked.done;
    return isAnswer;
  };
  const look = (): void => {
    sinceWritten += LOOK_MS;
    if (listen() || isChanged || sinceWritten >= HEARTBEAT_MS) write(null);
  };
  write(null);
  const looking = setInterval(look, LOOK_MS).unref();
  return {
    changed: () => {
      isChanged = true;
    },
    problem: () => problem,
    close: () => {
      clearInterval(looking);
      write(now());
    },
  };
}
