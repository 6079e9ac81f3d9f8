import { HIDDEN_CHARACTERS } from '../../../sim/base/characters.js';
import type { ClassCommand } from './class-spec.js';
import { countText } from './class-text.js';
import type { Cell } from './csv-text.js';
import type { Shown } from './shown-class.js';

/** One table for a spreadsheet. What learners typed has nothing in it that is a command to a terminal. */
export async function classCsv(shown: Shown, table: NonNullable<ClassCommand['csv']>): Promise<string> {
  // Hardly anybody asks for it, and it takes as much room as the rest of this command.
  const { csvText } = await import('./csv-text.js');
  return csvText(TABLES[table](shown).map((row) => row.map(clean)));
}

function clean(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.replace(HIDDEN_CHARACTERS, '') : cell;
}

/** `6.10` as two numbers: of one a spreadsheet would make 6.1. */
function placeCells(number: string | null): readonly [Cell, Cell] {
  const [lesson = '', step = ''] = number?.split('.') ?? [];
  return [lesson, step];
}

const TABLES: {
  readonly [table in NonNullable<ClassCommand['csv']>]: (shown: Shown) => readonly (readonly Cell[])[];
} = {
  people: ({ learners }) => [
    [
      'id',
      'name',
      'made at (UTC)',
      'program',
      'at lesson',
      'at step',
      'by hand',
      'for them',
      'skipped',
      'first right',
      'first answers',
      'extra refusals',
      'minutes',
      'held up at lesson',
      'held up at step',
      'mondays',
      'to keep',
      'not clear',
    ],
    ...learners.map((row) => [
      row.id,
      row.name ?? '',
      new Date(row.madeAt * 1000).toISOString(),
      row.program,
      ...placeCells(row.at),
      row.byHand,
      row.forThem,
      row.skipped,
      row.firstRight,
      row.firstAnswers,
      row.extraRefusals,
      row.minutes,
      ...placeCells(row.heldUpAt),
      row.mondays,
      row.keep ?? '',
      row.unclear ?? '',
    ]),
  ],
  questions: ({ questions }) => [
    ['lesson', 'step', 'id', 'question', 'answers', 'right', 'belief', 'chosen'],
    ...questions.flatMap(({ number, id, question, answers, right, beliefs }) => {
      const row = [...placeCells(number), id, question, countText(answers), countText(right)];
      return beliefs.length === 0
        ? [[...row, '', '']]
        : beliefs.map(({ belief, count }) => [...row, belief, countText(count)]);
    }),
  ],
  steps: ({ steps }) => [
    [
      'lesson',
      'step',
      'id',
      'title',
      'reached',
      'held up',
      'extra refusals',
      'done for',
      'skipped',
      'minutes',
    ],
    ...steps.map((row) => [
      ...placeCells(row.number),
      row.id,
      row.title,
      countText(row.reached),
      countText(row.heldUp),
      row.extraRefusals,
      countText(row.doneFor),
      countText(row.skipped),
      row.minutes,
    ]),
  ],
};
