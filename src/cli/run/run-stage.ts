import { refusalsByLesson } from '../../lessons/engine/expected-refusals.js';
import { randomBelow } from '../../sim/base/random.js';
import { stageLook } from '../../ui/screens/stage/stage-store.js';
import type { PresentCommand } from '../commands/present/present.js';
import { steadyClock } from '../stage/steady-clock.js';
import { dataFolder, systemPorts } from '../system/environment.js';
import { terminalDisplay } from '../system/terminal-display.js';
import { systemTimer } from '../system/timer.js';
import { commandPorts } from './command-ports.js';
import { endWithMistakes } from './endings.js';
import { FatalError } from './fatal-error.js';
import { namedClass } from './named-class.js';
import type { OpenStage } from './open-stage.js';
import { openStage } from './open-stage.js';
import { runOpened } from './run-lab.js';
import { stageDriver } from './stage-driver.js';
import { openMailbox } from './stage-mailbox.js';

/** Opens the stage and runs it, on the full screen or as lines, until the facilitator leaves it. */
export async function runStage(command: PresentCommand): Promise<void> {
  endWithMistakes();
  const { clock: wall, random } = systemPorts();
  // A clock that was set by hand stays as it was set.
  const isSet = process.env['MFA_LAB_NOW'] !== undefined;
  const clock = isSet ? wall : steadyClock(wall, () => performance.now());
  const named = await namedClass(command.classFile);
  if (command.again && !command.yes && !(await isSure())) return;
  const stage = openStage({
    command,
    named,
    dataDir: dataFolder(command.dataDir),
    clock,
    freshSeed: (limit) => 1 + randomBelow(random, limit),
    timer: systemTimer,
  });
  const mailbox = openMailbox(stage.folder, clock, terminalDisplay(stage.saved.settings, command));
  process.once('exit', mailbox.close);
  const { ALL_NOTES } = await import('../../lessons/notes/all-notes.js');
  const notes = { notes: ALL_NOTES, refusals: refusalsByLesson(false, stage.context()) };
  const opened =
    (listens: boolean): OpenStage['createStore'] =>
    (first, ports) => {
      const store = stage.createStore(first, ports);
      mailbox.attach(store, listens);
      return store;
    };
  await runOpened(stage, command, {
    show: { createStore: opened(true), look: stageLook(stage.stage) },
    driver: stageDriver({ ...stage, createStore: opened(false) }, clock, notes),
  });
}

/** Asks before votes and place are thrown away. */
async function isSure(): Promise<boolean> {
  const { ask } = commandPorts();
  if (ask === null) {
    throw new FatalError('present --again asks first, and here is no terminal to answer at.', 'Add --yes.', {
      exitCode: 2,
    });
  }
  const answer = await ask(
    "The stage's place, votes and timer are thrown away; the worlds stay the same. Go on? (y or n) ",
  );
  return /^y(es)?$/i.test(answer.trim());
}
