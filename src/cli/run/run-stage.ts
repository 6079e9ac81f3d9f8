import { randomBelow } from '../../sim/base/random.js';
import { stageLook } from '../../ui/screens/stage/stage-store.js';
import type { PresentCommand } from '../commands/present/present.js';
import { dataFolder, systemPorts } from '../system/environment.js';
import { systemTimer } from '../system/timer.js';
import { commandPorts } from './command-ports.js';
import { endWithMistakes } from './endings.js';
import { FatalError } from './fatal-error.js';
import { openStage } from './open-stage.js';
import { runOpened } from './run-lab.js';
import { stageDriver } from './stage-driver.js';

/** Opens the stage and runs it, on the full screen or as lines, until the facilitator leaves it. */
export async function runStage(command: PresentCommand): Promise<void> {
  endWithMistakes();
  const { clock, random } = systemPorts();
  if (command.again && !command.yes && !(await isSure())) return;
  const stage = openStage({
    command,
    dataDir: dataFolder(command.dataDir),
    clock,
    freshSeed: (limit) => 1 + randomBelow(random, limit),
    timer: systemTimer,
  });
  await runOpened(stage, command, {
    show: { createStore: stage.createStore, look: stageLook(stage.stage) },
    driver: stageDriver(stage, clock),
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
