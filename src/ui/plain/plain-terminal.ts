import type { ExecuteContext } from '../../sim/base/ports.js';
import { BUILTINS } from '../../sim/terminal/builtins.js';
import type { Terminal, TerminalEntry } from '../../sim/world/terminal.js';
import { NO_WAY_ON, waysOn } from '../screens/lesson/prompt.js';
import type { Model, Updated } from '../store/model.js';
import type { Notice } from '../store/notice.js';
import { openLesson } from '../store/open-lesson.js';
import { promptField } from '../store/screen-elements.js';
import { update } from '../store/update.js';
import { applyKeys } from './plain-press.js';

// The terminal as lines: a command is typed as it is, and what it prints is said once.

/** The terminal of a task that has one. */
export function terminalOf(model: Model): Terminal | null {
  return promptField(model) === undefined ? null : (openLesson(model)?.session.world.terminal ?? null);
}

/** What goes before any line that is meant for the terminal. */
const SIGN = /^\$(?: |$)/;

/** Commands that are typed as they are. The word `help` is the lab's own. */
const COMMANDS: readonly string[] = ['aws', ...Object.keys(BUILTINS).filter((name) => name !== 'help')];

/** What can be typed at a terminal. */
export const TERMINAL_WAYS =
  'a command as it is, such as aws s3 ls; $ in front makes any line one, and ... at its end completes it';

/** A line as a command; null where it is none, or there is no terminal. */
export function commandIn(model: Model, typed: string): string | null {
  if (terminalOf(model) === null) return null;
  if (SIGN.test(typed)) return typed.slice(1).trim();
  const [name = ''] = typed.split(' ');
  return COMMANDS.includes(name) ? typed : null;
}

/** Whether a command waits for something. */
export function isAwaiting(model: Model): boolean {
  return (terminalOf(model)?.awaiting ?? null) !== null;
}

/** Stands for Tab at the end of a line: nobody types two hundred letters that were heard. */
const TAB = '...';

/** Types a line at the prompt, and Enter. One that is to be completed is said, and waits for Enter. */
export function typeCommand(model: Model, line: string, context: ExecuteContext): Updated {
  const { now } = context;
  if (line.endsWith(TAB)) return { model: completed(model, line.slice(0, -TAB.length)), effects: [] };
  const atPrompt = { ...model, focus: promptField(model)?.id ?? null, isTyping: true };
  const typed = update(atPrompt, { kind: 'field-changed', field: 'command', value: line, now }, context);
  const run = applyKeys(typed.model, [{ name: 'enter', text: '' }], context);
  return { model: { ...run.model, isTyping: false }, effects: [...typed.effects, ...run.effects] };
}

/** Whoever has not heard a line yet does not run it. */
function completed(model: Model, typed: string): Model {
  const world = openLesson(model)?.session.world;
  const lines = world === undefined ? [] : waysOn(world, typed).map((line) => line.trimEnd());
  const [line = ''] = lines;
  // It is said once: a session token is long.
  if (lines.length === 1) return { ...model, notice: info(`${ENTER_RUNS}${line}`) };
  return { ...model, notice: info(lines.length === 0 ? NO_WAY_ON : `which of these? ${lines.join('; ')}`) };
}

const ENTER_RUNS = 'Enter runs it: ';

/** The line that was completed and said just now, and so is run by an empty one; null for none. */
export function lineToRun({ notice }: Model): string | null {
  const text = notice?.kind === 'info' ? notice.text : '';
  return text.startsWith(ENTER_RUNS) ? text.slice(ENTER_RUNS.length) : null;
}

function info(text: string): Notice {
  return { kind: 'info', text };
}

/** What has come onto the terminal since it was told last: commands with what they printed, and what is waited for. */
export function newOnTerminal(before: Terminal | null, after: Terminal | null): readonly string[] {
  if (before === null || after === null || before === after) return [];
  const { entries, awaiting } = after;
  const news = entries.filter((entry) => !before.entries.includes(entry)).flatMap(entryLines);
  return awaiting === null || awaiting === before.awaiting
    ? news
    : [...news, `$ ${awaiting.line}`, `type: ${awaiting.prompt.trim()} or undo`];
}

function entryLines({ line, output, exitCode }: TerminalEntry): readonly string[] {
  const printed = output.split('\n').filter((text) => text.trim() !== '');
  return [`$ ${line}`, ...printed, ...(exitCode === 0 ? [] : [`exit code: ${exitCode}`])];
}
