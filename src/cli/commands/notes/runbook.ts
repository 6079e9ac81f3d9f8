import { SANDBOX } from '../../../lessons/content/sandbox.js';
import { notesOf } from '../../../lessons/notes/notes.js';
import type { PlanBlock } from '../../../lessons/notes/plan-block.js';
import { lessonsIn } from '../../../lessons/notes/plan-block.js';
import { wrap } from '../../../ui/text/wrap.js';
import { hourOf } from '../hours.js';
import type { RunbookPlan } from './runbook-lesson.js';
import { bullets, COLUMNS, lessonLines, lessonNumber, paragraph } from './runbook-lesson.js';
import {
  AT_THE_END,
  BEGINNING,
  KEYS_ON_PAPER,
  NIGHT_BEFORE,
  NO_CODES,
  TO_BRING,
  TROUBLES,
  WITH_CODES,
  wordBreak,
} from './runbook-words.js';

/** The notes on paper: the day, the lessons, the keys, the troubles. Markdown. */
export function runbook(plan: RunbookPlan): string {
  const { blocks, notes, start, title = null, codes } = plan;
  const lessons = lessonsIn(blocks);
  return [
    `# mfa-lab: ${title ?? 'the notes of the day'}`,
    '',
    paragraph(
      'On the stage `PageDown` and `PageUp` go from step to step, `R` begins a step again, `M` plays its mistake, `H` hides secrets, and `.` makes the wall black. These six are enough.',
    ),
    '',
    paragraph(typeof codes === 'string' ? NO_CODES[codes] : WITH_CODES),
    '',
    '## The day',
    '',
    ...dayLines(blocks, start ?? 0),
    '',
    '## The night before',
    '',
    ...bullets(NIGHT_BEFORE),
    '',
    '## To bring',
    '',
    ...bullets([...new Set(lessons.flatMap(({ id }) => notesOf(notes, id)?.bring ?? [])), ...TO_BRING]),
    '',
    ...blocks.flatMap((block) => blockLines(block, plan)),
    ...lessonLines(SANDBOX, plan),
    '## Keys of the stage',
    '',
    ...KEYS_ON_PAPER.map(([keys, does]) => wrap(`- ${literal(keys)}: ${does}`, '  ', COLUMNS)),
    '',
    '## When something goes wrong',
    '',
    ...TROUBLES.map(([sign, help]) => wrap(`- **${sign}** ${help}`, '  ', COLUMNS)),
    '',
    '## At the end',
    '',
    ...bullets(AT_THE_END),
  ].join('\n');
}

/** One line a block, with the time at which it begins; and the end. */
function dayLines(blocks: readonly PlanBlock[], start: number): readonly string[] {
  let minutes = start;
  const lines: string[] = [];
  for (const block of blocks) {
    lines.push(wrap(`- ${hourOf(minutes)}  ${blockName(block)} (${block.minutes} min)`, '  ', COLUMNS));
    minutes += block.minutes;
  }
  return [
    ...lines,
    `- ${hourOf(minutes)}  the end of the plan`,
    '',
    paragraph('Keep half an hour of slack behind it: a room goes slower than any plan.'),
  ];
}

function blockName(block: PlanBlock): string {
  switch (block.kind) {
    case 'break':
      return 'Break';
    case 'talk':
      return block.title;
    case 'lesson': {
      const [lesson] = lessonsIn([block]);
      return lesson === undefined ? block.lessonId : `${lessonNumber(lesson)}. ${lesson.title}`;
    }
  }
}

/** A lesson; or what lies between lessons, so that nobody turns a page over it. */
function blockLines(block: PlanBlock, plan: RunbookPlan): readonly string[] {
  if (block.kind === 'lesson') return lessonsIn([block]).flatMap((lesson) => lessonLines(lesson, plan));
  const isFirst = plan.blocks[0] === block;
  const how = block.kind === 'break' ? [wordBreak(block.minutes)] : isFirst ? [BEGINNING] : [];
  const heading = `## ${blockName(block)} (${block.minutes} min)`;
  // A heading is one line.
  const lines =
    heading.length <= COLUMNS
      ? [heading]
      : [`## Talk (${block.minutes} min)`, '', paragraph(blockName(block))];
  return [...lines, '', ...how.flatMap((words) => [paragraph(words), ''])];
}

/** Keys, each as something to press. */
function literal(keys: string): string {
  return keys
    .split(', ')
    .map((key) => `\`${key}\``)
    .join(', ');
}
