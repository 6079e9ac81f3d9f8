import { commandHelp } from '../arguments/command-help.js';
import { helpText } from '../arguments/help-text.js';
import type { CommandName } from '../commands/commands.js';
import { dataDirectory } from '../storage/document-store.js';
import { dataFolder } from '../system/environment.js';
import { sayLines } from './output.js';

/** Prints the help of a command, or of all when null. */
export async function printHelp(command: CommandName | null): Promise<void> {
  await sayLines(
    command === null ? helpText(MFA_LAB_VERSION, dataDirectory(dataFolder(null))) : commandHelp(command),
  );
}
