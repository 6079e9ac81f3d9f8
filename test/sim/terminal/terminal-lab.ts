import type { TerminalEntry } from '../../../src/sim/world/terminal.js';
import type { Lab } from '../scenario.js';

/** Types a line and Enter; the entry that comes of it. */
export function type(lab: Lab, line: string): TerminalEntry {
  lab.ask({ kind: 'run-command', line });
  return lastEntry(lab);
}

/** What stands last on the screen of the terminal. */
export function lastEntry(lab: Lab): TerminalEntry {
  const entry = lab.world.terminal.entries.at(-1);
  if (entry === undefined) throw new Error('Nothing was run in this scenario');
  return entry;
}

/** What a line prints. */
export function output(lab: Lab, line: string): string {
  return type(lab, line).output;
}
