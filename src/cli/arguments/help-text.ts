import { CATALOG } from '../../lessons/catalog.js';
import { MONDAY_ID } from '../../lessons/content/monday/monday.js';
import { SANDBOX } from '../../lessons/content/sandbox.js';
import { COMMAND_LINES } from './command-help.js';
import { COMMON_OPTIONS, LAB_OPTIONS } from './lab-options.js';
import { optionLines } from './option.js';

/** Where the explanations of options begin. */
const HELP_COLUMN = 22;

/** `--help`. `dataDir` is where progress is kept. */
export function helpText(version: string, dataDir: string): string {
  const lessons = CATALOG.filter(({ lesson }) => lesson !== null).map(
    ({ number, id, title }) => `${String(number).padStart(2)}  ${id.padEnd(31)} ${title}`,
  );
  return `mfa-lab ${version}
Learn AWS MFA by doing, against a simulated IAM with real TOTP codes.
Nothing leaves this machine: no AWS, no network, no cost.

Usage
  mfa-lab [OPTIONS]         the lab, where you left off
  mfa-lab [OPTIONS] LESSON  a lesson, by its number or its name; 6.3 is a
                            step of it

Options of the lab
${optionLines(LAB_OPTIONS, HELP_COLUMN)}

Commands, which need no screen but for present
${COMMAND_LINES.join('\n')}
  mfa-lab COMMAND --help says more; --secret KEY is for a key of your own.

Options of all
${optionLines(COMMON_OPTIONS, HELP_COLUMN)}

Lessons
${lessons.join('\n')}
    ${SANDBOX.id.padEnd(31)} an account to play in
    ${MONDAY_ID.padEnd(31)} the drill at the end; --seed says which one

Progress is kept in
  ${dataDir}
mfa-lab reset everything erases it. ? in the lab shows all keys.

Exit code: 0 success, 1 a failed check or a run-time error, 2 wrong usage. Of
check: 0 AWS would accept it, 1 it would not, 2 there is no answer. Of
policy: 0 nothing to mend, 1 something is, 2 there is no answer.`;
}
