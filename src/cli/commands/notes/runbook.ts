import { SANDBOX } from '../../../lessons/content/sandbox.js';
import type { RefusalsIn } from '../../../lessons/engine/expected-refusals.js';
import type { Lesson, Step } from '../../../lessons/engine/lesson.js';
import type { LateAdvice, LessonNotes } from '../../../lessons/notes/notes.js';
import { notesOf } from '../../../lessons/notes/notes.js';
import type { PlanBlock } from '../../../lessons/notes/plan-block.js';
import { lessonsIn } from '../../../lessons/notes/plan-block.js';
import type { NotesLabel, NotesSection } from '../../../ui/screens/notes/notes-sections.js';
import { notesSections, stepNumber } from '../../../ui/screens/notes/notes-sections.js';
import { wrap } from '../../../ui/text/wrap.js';
import { hourOf } from '../hours.js';
import { AT_THE_END, KEYS_ON_PAPER, NIGHT_BEFORE, TROUBLES } from './runbook-words.js';

/** Columns of a page: what fits on paper in a type that can be read standing. */
const COLUMNS = 78;

/** What a day is made of. */
export interface RunbookPlan {
  readonly blocks: readonly PlanBlock[];
  readonly notes: readonly LessonNotes[];
  /** Minutes since midnight; null where the times count from 0:00. */
  readonly start: number | null;
  /** What the day is called: the title of the class, and its date. */
  readonly title?: string | null;
  /** The codes that a step begins with on the stage: a word why there are none, where it has no such thing. */
  readonly codes: CodesOf | 'no-stage' | 'own-phone';
  readonly refusals: RefusalsIn;
}

/** The codes that the phone of the stage shows where a step begins, and then; none where it shows none. */
export type CodesOf = (lesson: Lesson, step: Step) => readonly string[];

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
    ...[...lessons, SANDBOX].flatMap((lesson) => lessonLines(lesson, notesOf(notes, lesson.id), plan)),
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

/** What the reader is told about codes. */
const WITH_CODES =
  'The codes are those of your stage: each step begins with them, and with 29 seconds left of the first, every time that you come to it or press `R`. What was typed or waited for since then has moved them on.';

const NO_CODES = {
  'no-stage':
    'Open `mfa-lab present` once on the laptop of the day, leave it, and print this again there: it then has the codes that each step begins with.',
  'own-phone': 'Your stage keeps real time beside a real phone, so no codes can be told here.',
} as const;

const TO_BRING: readonly string[] = [
  'sticky notes in two colours that are not red and green: done, and stuck',
  'a stick with the packed program, and Node for the systems in the room',
];

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

function lessonNumber(lesson: Lesson): string {
  return stepNumber(lesson, 0).split('.')[0] ?? '';
}

function lessonLines(lesson: Lesson, notes: LessonNotes | undefined, plan: RunbookPlan): readonly string[] {
  if (notes === undefined) return [];
  const number = lessonNumber(lesson);
  const title = lesson.isUncounted === true ? 'Free play' : lesson.title;
  const block = plan.blocks.find((one) => one.kind === 'lesson' && one.lessonId === lesson.id);
  const minutes = block === undefined ? '' : ` (${block.minutes} min)`;
  return [
    `## ${number}. ${title}${minutes}`,
    '',
    wrap(`*${notes.goal}*`, '', COLUMNS),
    '',
    ...lesson.steps.flatMap((step) => stepLines(lesson, step, notes, plan)),
    ...(notes.ifLate.length === 0
      ? []
      : ['**Late?**', '', ...notes.ifLate.map((one) => lateLine(lesson, one)), '']),
    ...(notes.ifEarly.length === 0 ? [] : ['**Early?**', '', ...bullets(notes.ifEarly), '']),
  ];
}

/** What stands once for the whole lesson. */
const OF_THE_LESSON: readonly NotesLabel[] = ['goal', 'bring', 'late', 'early'];

function stepLines(
  lesson: Lesson,
  step: Step,
  notes: LessonNotes,
  { codes, refusals }: RunbookPlan,
): readonly string[] {
  // Who reads them beforehand reads everything.
  const sections = notesSections(lesson, step, notes, {
    phone: null,
    pace: 'both',
    firstCode: null,
    refusals: refusals(lesson).get(step.id) ?? [],
  }).filter(({ label }) => !OF_THE_LESSON.includes(label));
  const index = lesson.steps.indexOf(step);
  const minutes = notes.steps[step.id]?.minutes ?? 0;
  const time = minutes === 0 ? '' : ` (${minutes} min)`;
  const shown = typeof codes === 'string' ? [] : codes(lesson, step);
  return [
    `### ${stepNumber(lesson, index)} ${step.title}${time}`,
    '',
    ...sections.flatMap(sectionLines),
    ...(shown.length === 0 ? [] : [`- **Codes** ${shown.join(', then ')}`]),
    '',
  ];
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
  answer: 'Answer',
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
