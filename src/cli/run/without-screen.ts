import type { Output } from '../commands/command.js';
import type { Command } from '../commands/commands.js';
import { runCommand } from '../commands/run-command.js';
import { commandPorts } from './command-ports.js';
import { endWithMistakes } from './endings.js';
import { FatalError } from './fatal-error.js';
import { sayExactly, sayLines, sayRemark } from './output.js';

/** Runs a command. Text goes to the standard output, remarks to the standard error: for scripts, and for people. */
export async function runWithoutScreen(command: Command): Promise<void> {
  endWithMistakes();
  const output = await runCommand(command, commandPorts());
  process.exitCode = output.programExitCode ?? output.exitCode;
  // Waited for, because the program exits at the end, and a pipe may still be full then.
  await sayAnswer(command, output);
  for (const remark of output.remarks) sayRemark(remark);
}

/** `check` or `policy` whose answer nobody could read has none, and so ends with 2: their 1 is an answer. */
async function sayAnswer({ kind }: Command, { text, drawing, exact }: Output): Promise<void> {
  try {
    await sayLines(text, drawing);
    if (exact !== undefined) await sayExactly(exact);
  } catch (error) {
    if ((kind !== 'check' && kind !== 'policy') || !(error instanceof FatalError)) throw error;
    throw new FatalError(error.message, error.nextStep, { exitCode: 2, cause: error });
  }
}
