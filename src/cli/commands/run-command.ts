import type { OptionTable } from '../arguments/option.js';
import type { CommandPorts, ErrorName, Output } from './command.js';
import type { Command, CommandName, CommandNamed } from './commands.js';
import { COMMANDS } from './commands.js';
import type { CommandSpec } from './spec.js';

/**
 * Runs a command that needs no screen. Only `settings` and `reset` change what is saved, and `qr` writes the picture that
 * was asked for; the others look.
 */
export async function runCommand(command: Command, ports: CommandPorts): Promise<Output> {
  const output = await run(command, ports);
  return 'json' in command && command.json ? withErrorObject(output) : output;
}

/** What `--json` prints where there is no answer, on one line. */
export interface ErrorReport {
  readonly error: ErrorName;
  /** The same sentences as on the standard error; may be reworded. */
  readonly message: string;
}

function withErrorObject(output: Output): Output {
  const { error, remarks } = output;
  if (error === undefined) return output;
  const report: ErrorReport = { error, message: remarks.join(' ') };
  return { ...output, text: JSON.stringify(report) };
}

/** How each command is run. */
const RUNS: {
  readonly [Name in CommandName]: Pick<CommandSpec<CommandNamed<Name>, OptionTable>, 'run'>;
} = COMMANDS;

function run<Name extends CommandName>(
  command: { readonly [Each in Name]: CommandNamed<Each> & { readonly kind: Each } }[Name],
  ports: CommandPorts,
): Promise<Output> {
  return RUNS[command.kind].run(command, ports);
}
