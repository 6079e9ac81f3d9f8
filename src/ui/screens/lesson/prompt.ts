import type { ExecuteContext } from '../../../sim/base/ports.js';
import { complete } from '../../../sim/terminal/complete.js';
import { completeFromScreen } from '../../../sim/terminal/screen-words.js';
import type { Terminal } from '../../../sim/world/terminal.js';
import { LINE_MAX } from '../../../sim/world/terminal.js';
import type { World } from '../../../sim/world/world.js';
import { draft, setDraft } from '../../store/drafts.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { isAtPrompt, promptField } from '../../store/screen-elements.js';
import { sendRequest } from '../../store/send-request.js';
import type { Edit, Edited } from '../../text/editing.js';
import { edit, insert } from '../../text/editing.js';
import { cleanText } from '../../text/printable.js';
import type { PromptState } from './lesson-state.js';
import { NEW_PROMPT } from './lesson-state.js';

// The prompt of a terminal: what is typed, edited as readline does, and what Enter, Tab and the arrows make of it.

/** The line as it stands, with its cursor. */
export function typedLine(model: Model): Edited {
  const value = draft(model, 'command');
  return { value, cursor: Math.min(model.prompt.cursor, value.length) };
}

/** Another line. */
function withLine(model: Model, { value, cursor }: Edited, prompt: Partial<PromptState> = {}): Model {
  const kept = cleanText(value, LINE_MAX);
  const typed = setDraft(model, 'command', kept);
  return { ...typed, prompt: { ...NEW_PROMPT, ...prompt, cursor: Math.min(cursor, kept.length) } };
}

/** A line, with the cursor behind it. */
function withWhole(model: Model, value: string, prompt: Partial<PromptState> = {}): Model {
  return withLine(model, { value, cursor: value.length }, prompt);
}

/** Puts a whole line there, in place of what was typed. */
export function putLine(model: Model, line: string): Model {
  return withWhole(model, line);
}

/** Types at the cursor. */
export function typeAtPrompt(model: Model, text: string): Model {
  return withLine(model, insert(typedLine(model), cleanText(text, LINE_MAX)));
}

/** Moves the cursor, or erases. */
export function editLine(model: Model, what: Edit): Model {
  return withLine(model, edit(typedLine(model), what));
}

/** The focus is at the prompt, and letters go there. */
export function goToPrompt(model: Model): Model {
  const field = promptField(model);
  return field === undefined ? model : { ...model, focus: field.id, isTyping: true };
}

/** Enter: the line is a command, or what a command waits for. An empty command is nothing. */
export function runTyped(model: Model, context: ExecuteContext): Model {
  const line = draft(model, 'command');
  if (line.trim() === '' && terminalOf(model)?.awaiting === null) return { ...model, prompt: NEW_PROMPT };
  return sendRequest(withWhole(model, ''), { kind: 'run-command', line }, context);
}

/** Ctrl+C: the command that waits is ended, or what is typed is dropped. */
export function interrupt(model: Model, context: ExecuteContext): Model {
  const emptied = withWhole(model, '');
  return terminalOf(model)?.awaiting === null
    ? emptied
    : sendRequest(emptied, { kind: 'interrupt-command' }, context);
}

/** A command waits for an answer. */
export function isAwaited(model: Model): boolean {
  return (terminalOf(model)?.awaiting ?? null) !== null;
}

/** Whether Ctrl+C has something to end here, other than the lab. */
export function canInterrupt(model: Model): boolean {
  return isAtPrompt(model) && (isAwaited(model) || draft(model, 'command') !== '');
}

/** Up and Down: lines that were run before, and below the newest what was typed. An answer is in no history. */
export function recall(model: Model, by: 1 | -1): Model {
  const terminal = terminalOf(model);
  if (terminal === undefined || terminal.awaiting !== null) return model;
  const { recalled } = model.prompt;
  const typed = recalled?.typed ?? draft(model, 'command');
  const back = (recalled?.back ?? 0) + by;
  if (back < 0 || back > terminal.history.length) return model;
  return back === 0
    ? withWhole(model, typed)
    : withWhole(model, terminal.history.at(-back) ?? '', { recalled: { back, typed } });
}

/** Tab: as much as is sure; where there are several ways, they are told. */
export function completeLine(model: Model): Model {
  const world = openLesson(model)?.session.world;
  const { value, cursor } = typedLine(model);
  if (world === undefined || world.terminal.awaiting !== null) return model;
  const typed = value.slice(0, cursor);
  const lines = waysOn(world, typed);
  const sure = commonStart(lines);
  if (sure.length > typed.length) {
    const longer = { value: sure + value.slice(cursor), cursor: sure.length };
    return { ...withLine(model, longer), notice: null };
  }
  const text = lines.length === 0 ? NO_WAY_ON : `Tab: ${lines.map((line) => lastWord(line)).join('  ')}`;
  return { ...model, notice: { kind: 'info', text } };
}

/** Said where Tab does nothing. */
export const NO_WAY_ON = 'Tab knows no way on from here.';

/** The lines that what is typed may become: commands, options and names, and texts that stand on the terminal. */
export function waysOn(world: World, typed: string): readonly string[] {
  const lines = [...complete(world, typed), ...completeFromScreen(world.terminal, typed)];
  return [...new Set(lines)].filter((line) => line.startsWith(typed) && line !== typed).toSorted();
}

function commonStart(lines: readonly string[]): string {
  const [first = '', ...others] = lines;
  let end = first.length;
  while (others.some((line) => !line.startsWith(first.slice(0, end)))) end -= 1;
  return first.slice(0, end);
}

/** Of a line that is proposed only its end is new. */
function lastWord(line: string): string {
  return line.trimEnd().split(' ').at(-1) ?? '';
}

/** A paste: each of its lines is run, as a shell does; what stands behind the last line end is left to be edited. */
export function pasteAtPrompt(model: Model, text: string, context: ExecuteContext): Model {
  if (promptField(model) === undefined) return model;
  const lines = text.split(/\r\n?|\n/);
  return lines.reduce((pasted, line, index) => {
    const typed = typeAtPrompt(pasted, line);
    return index === lines.length - 1 ? typed : runTyped(typed, context);
  }, goToPrompt(model));
}

function terminalOf(model: Model): Terminal | undefined {
  return openLesson(model)?.session.world.terminal;
}
