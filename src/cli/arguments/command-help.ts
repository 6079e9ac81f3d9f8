import type { CommandName } from '../commands/commands.js';
import { COMMANDS } from '../commands/commands.js';
import { optionLines } from './option.js';

/** Columns of what is typed, in the general help. */
const TYPED_COLUMNS = 12;

/** What the general help says of the commands, a line each. */
export const COMMAND_LINES: readonly string[] = Object.values(COMMANDS).map(
  ({ line: [typed, purpose] }) => `  mfa-lab ${typed.padEnd(TYPED_COLUMNS)}${purpose}`,
);

/** Where the explanations of options begin. */
const HELP_COLUMN = 18;

/** The one common option that a command's help has room for. */
const DATA_DIR = {
  'data-dir': { type: 'string', value: 'DIR', help: ['the lab in DIR (or set MFA_LAB_DATA_DIR)'] },
} as const;

/** `mfa-lab COMMAND --help`. */
export function commandHelp(name: CommandName): string {
  const { usage, about, options, answer } = COMMANDS[name];
  return `${usage}
${about}

${optionLines({ ...options, ...DATA_DIR }, HELP_COLUMN)}

${answer}`;
}
