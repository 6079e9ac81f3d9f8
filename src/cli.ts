import { readArgs } from './cli/arguments/args.js';
import type { Command } from './cli/commands/commands.js';
import type { PresentCommand } from './cli/commands/present/present.js';
import { fail } from './cli/run/endings.js';
import { FatalError } from './cli/run/fatal-error.js';
import { sayLines } from './cli/run/output.js';

/** The entry: what the command line asks for is loaded, and run. */
async function main(): Promise<void> {
  const command = readArgs(process.argv.slice(2));
  switch (command.kind) {
    case 'version':
      return sayLines(MFA_LAB_VERSION);
    case 'help': {
      const { printHelp } = await import('./cli/run/print-help.js');
      return printHelp(command.command);
    }
    case 'wrong-usage':
      throw new FatalError(
        `${command.message}.`,
        `mfa-lab ${command.command === null ? '' : `${command.command} `}--help shows what it takes.`,
        { exitCode: 2 },
      );
    case 'lab': {
      const { runLab } = await import('./cli/run/run-lab.js');
      return runLab(command);
    }
    case 'notes': {
      const { runNotes } = await import('./cli/run/run-notes.js');
      return runNotes(command);
    }
    case 'present':
      if (command.check) return runCommandAlone(command);
      return present(command);
    default:
      return runCommandAlone(command);
  }
}

/** A command that needs no screen. */
async function runCommandAlone(command: Command): Promise<void> {
  const { runWithoutScreen } = await import('./cli/run/without-screen.js');
  return runWithoutScreen(command);
}

/** The lab on a stage. */
async function present(command: PresentCommand): Promise<void> {
  const { runStage } = await import('./cli/run/run-stage.js');
  return runStage(command);
}

// A render timer may still be pending at the end; there is nothing more to wait for.
main().then(() => process.exit(), fail);
