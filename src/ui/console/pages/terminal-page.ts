import type { Terminal } from '../../../sim/world/terminal.js';
import type { FieldElement, PageRow } from './elements.js';
import type { PageSource } from './page-table.js';

// alice's terminal: what was typed and printed, and the line that is typed now.

/** What the shell prints in front of a line: whose it is, in which folder. The lab's choice; real ones name the computer. */
export const PROMPT = 'alice:~$ ';

/** The terminal as rows: the commands with what they printed, oldest first, and the prompt. */
export function terminalRows({ session, fields }: PageSource): readonly PageRow[] {
  const { entries, awaiting } = session.world.terminal;
  return [
    ...entries.flatMap(({ line, output }) => [typed(line), ...printed(output), BETWEEN]),
    ...(awaiting === null ? [] : [typed(awaiting.line), ...printed(awaiting.output)]),
    promptRow(awaiting, fields.command ?? ''),
  ];
}

/** A real terminal has no line here: with one it is seen at once what was typed, and what came of it. */
const BETWEEN: PageRow = { kind: 'air' };

/** What a command printed, line by line. */
function printed(output: string): readonly PageRow[] {
  const lines = output.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((text) => ({ kind: 'printed', text }));
}

function typed(line: string): PageRow {
  return { kind: 'printed', text: `${PROMPT}${line}`, isTyped: true };
}

/** The line that is typed: a command, or the answer that one waits for, which a real terminal does not show. */
function promptRow(awaiting: Terminal['awaiting'], value: string): PageRow {
  const element: FieldElement = {
    kind: 'field',
    id: 'command',
    label: 'Command',
    input: 'line',
    value,
  };
  return { kind: 'prompt', prompt: awaiting?.prompt ?? PROMPT, isMasked: awaiting !== null, element };
}
