import type { Clock } from '../../sim/base/ports.js';
import { doCommand } from '../../ui/screens/stage/do-command.js';
import { stageFileOf } from '../../ui/screens/stage/stage-file-of.js';
import type { StageModel } from '../../ui/screens/stage/stage-state.js';
import type { StageStore } from '../../ui/screens/stage/stage-store.js';
import type { StageFile } from '../../ui/store/stage-file.js';
import { commandsToDo } from '../../ui/store/stage-file.js';
import type { Display } from '../../ui/text/display.js';
import { readRemotes, removeRemotes, writeStage } from '../stage/mailbox.js';

/** How often the stage looks what the notes ask for, in milliseconds. */
const POLL_MS = 100;

/** The least milliseconds between two writes. */
const BETWEEN_WRITES_MS = 100;

/** How often the stage says that it is there, where nothing changes. */
const BEAT_MS = 2000;

/** What the stage says to the notes, and hears of them. */
export interface StageMailbox {
  /** Tells of this stage from now on, and does what is asked of it where it listens. */
  attach(store: StageStore, listens: boolean): void;
  /** Says that the stage was left. Never throws. */
  close(): void;
}

/** Opens the mailbox in the folder of the stage. What was asked of a stage before is not done. */
export function openMailbox(folder: string, clock: Clock, display: Display): StageMailbox {
  removeRemotes(folder);
  let stage: (() => StageModel) | null = null;
  let done: StageFile['done'] = {};
  let told: readonly unknown[] = [];
  let wroteAt = 0;
  let soon: NodeJS.Timeout | null = null;
  const timers: NodeJS.Timeout[] = [];

  function write(endedAt: StageFile['endedAt'] = null): void {
    if (soon !== null) clearTimeout(soon);
    soon = null;
    const model = stage?.() ?? null;
    if (model === null) return;
    wroteAt = performance.now();
    const file = stageFileOf(model, { pid: process.pid, now: clock.now(), endedAt, done, display });
    // A stage whose folder takes nothing says so in its own way; the notes see that it is silent.
    if (file !== null) writeStage(folder, file);
  }

  function changed(model: StageModel): void {
    const news = newsOf(model);
    if (news.length === told.length && news.every((part, index) => part === told[index])) return;
    told = news;
    const wait = BETWEEN_WRITES_MS - (performance.now() - wroteAt);
    if (wait <= 0) write();
    else soon ??= setTimeout(write, wait);
  }

  function listen(store: StageStore): void {
    const remotes = readRemotes(folder);
    const toDo = commandsToDo(remotes, done, clock.now());
    if (toDo.done === done || toDo.commands.length === 0) {
      done = toDo.done;
      return;
    }
    for (const command of toDo.commands) store.run((model, moment) => doCommand(model, command, moment));
    done = toDo.done;
    write();
  }

  return {
    attach(store, listens) {
      stage = store.stage;
      store.subscribe(() => changed(store.stage()));
      write();
      timers.push(setInterval(() => write(), BEAT_MS).unref());
      if (listens) timers.push(setInterval(() => listen(store), POLL_MS).unref());
    },
    close() {
      for (const timer of timers.splice(0)) clearInterval(timer);
      write(clock.now());
      stage = null;
    },
  };
}

/** What the notes show of a stage: where nothing of it has changed, there is nothing to tell but that it is there. */
function newsOf({ lab, stage }: StageModel): readonly unknown[] {
  const { clock, isBlank, areSecretsShown, isRevealed, big, over, shown, votes, timer, diary } = stage;
  const { saved, notice, textPage, overlay, focus, size, screen, optionAt } = lab;
  const stages = [clock, isBlank, areSecretsShown, isRevealed, big, over, shown, votes, timer, diary];
  return [...stages, saved, notice, textPage, overlay, focus, size, screen, optionAt];
}
