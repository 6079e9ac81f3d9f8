import { findLesson } from '../../../lessons/catalog.js';
import { SANDBOX } from '../../../lessons/content/sandbox.js';
import type { Lesson, Step } from '../../../lessons/engine/lesson.js';
import type { LateAdvice, LessonNotes } from '../../../lessons/notes/notes.js';
import { notesOf } from '../../../lessons/notes/notes.js';
import type { PlanBlock } from '../../../lessons/notes/plan-block.js';
import type { NotesLabel, NotesSection } from '../../../ui/screens/notes/notes-sections.js';
import { EVERYTHING, notesSections, stepNumber } from '../../../ui/screens/notes/notes-sections.js';
import { wrap } from '../../../ui/text/wrap.js';
import { AT_THE_END, KEYS_ON_PAPER, NIGHT_BEFORE, TROUBLES } from './runbook-words.js';

/** Columns of a page: what fits on paper in a type that can be read standing. */
const COLUMNS = 78;

/** What a day is made of. */
export interface RunbookPlan {
  readonly blocks: readonly PlanBlock[];
  readonly notes: readonly LessonNotes[];
  /** Minutes since midnight; null where the times count from 0:00. */
  readonly start: number | null;
}

/** The notes on paper: the day, the lessons, the keys, the troubles. Markdown. */
export function runbook({ blocks, notes, start }: RunbookPlan): string {
  const lessons = blocks.flatMap((block) => (block.kind === 'lesson' ? lessonIn(block.lessonId) : []));
  return [
    '# mfa-lab: the notes of the day',
    '',
    paragraph(
      'On the stage `PageDown` and `PageUp` go from step to step, `R` begins a step again, `M` plays its mistake, `H` hides secrets, and `.` makes the wall black. These six are enough.',
    ),
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
    ...[...lessons, SANDBOX].flatMap((lesson) => lessonLines(lesson, notesOf(notes, lesson.id))),
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

const TO_BRING: readonly string[] = [
  'sticky notes in two colours that are not red and green: done, and stuck',
  'a stick with the packed program, and Node for the systems in the room',
];

function lessonIn(lessonId: string): readonly Lesson[] {
  const lesson = findLesson(lessonId);
  return lesson === undefined ? [] : [lesson];
}

/** One line a block, with the time at which it begins; and the end. */
function dayLines(blocks: readonly PlanBlock[], start: number): readonly string[] {
  let minutes = start;
  const lines: string[] = [];
  for (const block of blocks) {
    lines.push(wrap(`- ${clock(minutes)}  ${blockName(block)} (${block.minutes} min)`, '  ', COLUMNS));
    minutes += block.minutes;
  }
  return [
    ...lines,
    `- ${clock(minutes)}  the end of the plan`,
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
      const [lesson] = lessonIn(block.lessonId);
      return lesson === undefined ? block.lessonId : `${lessonNumber(lesson)}. ${lesson.title}`;
    }
  }
}

/** `09:30`. A day that goes past midnight goes on with the next. */
function clock(minutes: number): string {
  const inDay = minutes % (24 * 60);
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(inDay / 60))}:${two(Math.floor(inDay % 60))}`;
}

function lessonNumber(lesson: Lesson): string {
  return stepNumber(lesson, 0).split('.')[0] ?? '';
}

function lessonLines(lesson: Lesson, notes: LessonNotes | undefined): readonly string[] {
  if (notes === undefined) return [];
  const number = lessonNumber(lesson);
  const title = lesson.isUncounted === true ? 'Free play' : lesson.title;
  const minutes = lesson.minutes === 0 ? '' : ` (${lesson.minutes} min)`;
  return [
    `## ${number}. ${title}${minutes}`,
    '',
    wrap(`*${notes.goal}*`, '', COLUMNS),
    '',
    ...lesson.steps.flatMap((step, index) => stepLines(lesson, step, index, notes)),
    ...(notes.ifLate.length === 0
      ? []
      : ['**Late?**', '', ...notes.ifLate.map((one) => lateLine(lesson, one)), '']),
    ...(notes.ifEarly.length === 0 ? [] : ['**Early?**', '', ...bullets(notes.ifEarly), '']),
  ];
}

/** What stands once for the whole lesson. */
const OF_THE_LESSON: readonly NotesLabel[] = ['goal', 'bring', 'late', 'early'];

function stepLines(lesson: Lesson, step: Step, index: number, notes: LessonNotes): readonly string[] {
  const sections = notesSections(lesson, step, notes, EVERYTHING).filter(
    ({ label }) => !OF_THE_LESSON.includes(label),
  );
  const minutes = notes.steps[step.id]?.minutes ?? 0;
  const time = minutes === 0 ? '' : ` (${minutes} min)`;
  return [`### ${stepNumber(lesson, index)} ${step.title}${time}`, '', ...sections.flatMap(sectionLines), ''];
}

/** How a part of the notes is called on paper. */
const NAMES: { readonly [label in NotesLabel]: string } = {
  goal: 'Goal',
  bring: 'Bring',
  say: 'Say',
  ask: 'Ask',
  expect: 'Expect',
  right: 'Right is',
  do: 'Do',
  mistakes: 'Show',
  stuck: 'Stuck',
  'own phone': 'Own phones',
  late: 'Late',
  early: 'Early',
  hint: 'Hint',
};

function sectionLines({ label, items }: NotesSection): readonly string[] {
  return items.flatMap(({ text, answer }) => [
    wrap(`- **${NAMES[label]}** ${text}`, '  ', COLUMNS),
    ...(answer === undefined ? [] : [wrap(`  - ${answer}`, '    ', COLUMNS)]),
  ]);
}

function lateLine(lesson: Lesson, { skip, saves, how }: LateAdvice): string {
  const numbers = skip.map((id) =>
    stepNumber(
      lesson,
      lesson.steps.findIndex((step) => step.id === id),
    ),
  );
  return wrap(`- Skip ${numbers.join(' and ')}, and save ${saves} min. ${how}`, '  ', COLUMNS);
}

/** Keys, each as something to press. */
function literal(keys: string): string {
  return keys
    .split(', ')
    .map((key) => `\`${key}\``)
    .join(', ');
}

function bullets(texts: readonly string[]): readonly string[] {
  return texts.map((text) => wrap(`- ${text}`, '  ', COLUMNS));
}

function paragraph(text: string): string {
  return wrap(text, '', COLUMNS);
}
