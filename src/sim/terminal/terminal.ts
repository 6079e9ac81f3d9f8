import { fitForPage } from '../base/characters.js';
import type { LabContext } from '../base/ports.js';
import { lookUp } from '../base/table.js';
import type { Outcome } from '../outcome.js';
import { answered, failed } from '../outcome.js';
import type { AwaitedAnswer, Terminal } from '../world/terminal.js';
import { ENTRIES_KEPT, OUTPUT_MAX } from '../world/terminal.js';
import type { World } from '../world/world.js';
import { aws } from './aws/aws.js';
import { BUILTINS, setVariables } from './builtins.js';
import { expandCommand } from './expand.js';
import type { CommandRun } from './requests.js';
import type { Program, Ran, Shell } from './shell.js';
import { ended, fitForLine, withTerminal } from './shell.js';
import type { ParsedCommand } from './words.js';
import { LAST_EXIT_CODE, readLine } from './words.js';

const PROGRAMS: { readonly [name: string]: Program } = { ...BUILTINS, aws };

/** The ids of real keys (IAM User Guide, "IAM identifiers"). The lab's own begin with LAB. */
const REAL_KEY = /\bA[KS]IA[A-Z0-9]{16}/;

/** What is kept of a line with such a key, which may have the secret in it, too: on the screen, and so in the file. */
const HIDDEN_LINE = '…';

const KEEP_REAL_KEYS_OUT =
  'mfa-lab: this looks like an access key of a real account. Nothing was done with the line, and nothing of it is kept. Use the keys of the lab, which begin with LAB.\n';

/** A line is typed, and Enter: a command, or the answer to what a command waits for. */
export function runLine(world: World, typed: string, context: LabContext): Outcome<CommandRun> {
  const { awaiting } = world.terminal;
  if (awaiting !== null) return answer(world, awaiting, fitForLine(typed), context);
  const line = fitForLine(typed);
  if (line.trim() === '') return answered(world, { kind: 'command-run', exitCode: 0 });
  if (REAL_KEY.test(line)) return finished(ended(world, KEEP_REAL_KEYS_OUT, 1), HIDDEN_LINE);
  return run(remembered(world, line), line.trim(), null, context);
}

/** Ctrl+C: a command that waits is ended, with the exit code of a signal. */
export function interrupt(world: World): Outcome<CommandRun> {
  const { awaiting } = world.terminal;
  if (awaiting === null) return answered(world, { kind: 'command-run', exitCode: 0 });
  const { line, output, prompt } = awaiting;
  const ran = ended(withTerminal(world, { awaiting: null }), `${output}${prompt}\n`, 130);
  return finished(ran, line);
}

/** What was typed to a prompt is not shown, and is in no history. The command is run again, and has it this time. */
function answer(
  world: World,
  awaiting: AwaitedAnswer,
  text: string,
  context: LabContext,
): Outcome<CommandRun> {
  const resumed = { ...awaiting, output: `${awaiting.output}${awaiting.prompt}\n` };
  return run(withTerminal(world, { awaiting: null }), awaiting.line, { ...resumed, text }, context);
}

type Resumed = AwaitedAnswer & { readonly text: string };

function run(world: World, line: string, resumed: Resumed | null, context: LabContext): Outcome<CommandRun> {
  const read = readLine(line);
  if (!read.ok) return finished(ended(world, `bash: ${read.failure}\n`, 2), line);
  let ran = ended(world, resumed?.output ?? '', lastExitCode(world.terminal));
  for (const [index, command] of read.value.entries()) {
    const isDone = resumed !== null && index < resumed.command;
    if (isDone || !isDue(command, ran, index)) continue;
    const given = index === resumed?.command ? resumed : null;
    const { output } = ran;
    const next = runCommand(ran.world, command, ran.exitCode, given, context);
    if (next.prompt !== null) {
      const awaiting = { line, command: index, output: fitOutput(output + next.output), prompt: next.prompt };
      const waiting = withTerminal(next.world, { awaiting });
      return answered(waiting, { kind: 'command-run', exitCode: 0 });
    }
    ran = { ...next, output: output + next.output };
  }
  return finished(ran, line);
}

function isDue({ after }: ParsedCommand, { exitCode }: Ran, index: number): boolean {
  return index === 0 || after === ';' || (exitCode === 0) === (after === '&&');
}

function runCommand(
  world: World,
  { words: typed }: ParsedCommand,
  exitCode: number,
  resumed: Resumed | null,
  context: LabContext,
): Ran {
  const { environment, variables } = world.terminal;
  const known = { ...variables, ...environment, [LAST_EXIT_CODE]: String(exitCode) };
  const { assignments, words } = expandCommand(typed, known);
  const [name, ...rest] = words;
  if (name === undefined) return ended(setVariables(world, assignments), '');
  const program = lookUp(PROGRAMS, name);
  if (program === undefined) return ended(world, `bash: ${name}: command not found\n`, 127);
  const answered = resumed === null ? null : { prompt: resumed.prompt, text: resumed.text };
  const shell: Shell = { world, environment: { ...environment, ...assignments }, answer: answered, context };
  return program(shell, rest);
}

/** The end of a line: what it printed is on the screen. */
function finished({ world, output, exitCode, refusal }: Ran, line: string): Outcome<CommandRun> {
  const { terminal } = world;
  const entry = { line, output: fitOutput(output), exitCode };
  // Nothing of a line stays on a screen that it has emptied.
  const isEmptied = line === 'clear' && terminal.entries.length === 0;
  const entries = isEmptied ? [] : [...terminal.entries, entry].slice(-ENTRIES_KEPT);
  const shown = withTerminal(world, { entries });
  return refusal === null ? answered(shown, { kind: 'command-run', exitCode }) : failed(shown, refusal);
}

/** As Debian's bash remembers: neither a line that begins with a blank, nor one twice in a row. */
function remembered(world: World, line: string): World {
  const { history } = world.terminal;
  if (line.startsWith(' ') || line.trimEnd() === history.at(-1)) return world;
  return withTerminal(world, { history: [...history, line.trimEnd()].slice(-ENTRIES_KEPT) });
}

function lastExitCode({ entries }: Terminal): number {
  return entries.at(-1)?.exitCode ?? 0;
}

/** A character that the cut would halve is dropped. */
function fitOutput(output: string): string {
  return fitForPage(fitForPage(output).slice(0, OUTPUT_MAX));
}
