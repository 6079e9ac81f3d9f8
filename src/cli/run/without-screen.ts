import type { Command } from '../commands/commands.js';
import { runCommand } from '../commands/run-command.js';
import { commandPorts } from './command-ports.js';
import { endWithMistakes, endWithReader } from './endings.js';

/** Runs a command. Text goes to the standard output, remarks to the standard error: for scripts, and for people. */
export async function runWithoutScreen(command: Command): Promise<void> {
  const { stdout } = process;
  endWithMistakes();
  endWithReader();
  const { text, remarks, exitCode } = await runCommand(command, commandPorts());
  process.exitCode = exitCode;
  // Waited for, because the program exits at the end, and a pipe may still be full then.
  if (text !== '') await new Promise<void>((resolve) => stdout.write(`${text}\n`, () => resolve()));
  for (const remark of remarks) console.error(remark);
}
