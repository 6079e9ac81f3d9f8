import { fitForPage, HIDDEN_CHARACTERS } from '../base/characters.js';
import type { LabContext } from '../base/ports.js';
import type { Outcome } from '../outcome.js';
import { answered, failed } from '../outcome.js';
import type { Refusal } from '../world/refusal.js';
import type { Terminal } from '../world/terminal.js';
import { ENTRIES_KEPT, LINE_MAX, OUTPUT_MAX } from '../world/terminal.js';
import type { World } from '../world/world.js';
import type { CommandRun } from './requests.js';

/** What a command did: printed, asked, changed. */
export interface Ran {
  readonly world: World;
  readonly output: string;
  readonly exitCode: number;
  /** AWS's refusal with the lab's reason, where the last command got one. */
  readonly refusal: Refusal | null;
}

/** A line is typed, and Enter: a command, or the answer to what a command waits for. */
export function runLine(world: World, typed: string, _context: LabContext): Outcome<CommandRun> {
  const line = fitLine(typed);
  const ran: Ran = { world, output: `bash: ${line}: command not found\n`, exitCode: 127, refusal: null };
  return finished(ran, line);
}

/** Ctrl+C: a command that waits is ended, with the exit code of a signal. */
export function interrupt(world: World): Outcome<CommandRun> {
  const { awaiting } = world.terminal;
  if (awaiting === null) return answered(world, { kind: 'command-run', exitCode: 0 });
  const entry = { line: awaiting.line, output: `${awaiting.prompt}^C\n`, exitCode: 130 };
  const terminal = withEntry({ ...world.terminal, awaiting: null }, entry);
  return answered({ ...world, terminal }, { kind: 'command-run', exitCode: entry.exitCode });
}

/** The end of a command: what it printed is on the screen, and the line in the history. */
function finished({ world, output, exitCode, refusal }: Ran, line: string): Outcome<CommandRun> {
  const entry = { line, output: fitForPage(output).slice(0, OUTPUT_MAX), exitCode };
  const history = [...world.terminal.history, line].slice(-ENTRIES_KEPT);
  const ended = { ...world, terminal: withEntry({ ...world.terminal, history }, entry) };
  return refusal === null ? answered(ended, { kind: 'command-run', exitCode }) : failed(ended, refusal);
}

function withEntry(terminal: Terminal, entry: Terminal['entries'][number]): Terminal {
  return { ...terminal, entries: [...terminal.entries, entry].slice(-ENTRIES_KEPT) };
}

/** No line commands the terminal that shows it. */
function fitLine(typed: string): string {
  return typed.replace(HIDDEN_CHARACTERS, ' ').slice(0, LINE_MAX).trim();
}
