import type { RefusalsIn } from '../../../lessons/engine/expected-refusals.js';
import type { Lesson, Step } from '../../../lessons/engine/lesson.js';
import type { LateAdvice, LessonNotes } from '../../../lessons/notes/notes.js';
import { notesOf } from '../../../lessons/notes/notes.js';
import type { PlanBlock } from '../../../lessons/notes/plan-block.js';
import type { NotesLabel, NotesSection } from '../../../ui/screens/notes/notes-sections.js';
import { notesSections, stepNumber } from '../../../ui/screens/notes/notes-sections.js';
import { wrap } from '../../../ui/text/wrap.js';

/** Columns of a page: what fits on paper in a type that can be read standing. */
export const COLUMNS = 78;

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

/** The number of a lesson, as it is called out. */
export function lessonNumber(lesson: Lesson): string {
  return stepNumber(lesson, 0).split('.')[0] ?? '';
}

/** One lesson on paper; nothing where it has no notes. */
export function lessonLines(lesson: Lesson, plan: RunbookPlan): readonly string[] {
  const notes = notesOf(plan.notes, lesson.id);
  if (notes === undefined) return [];
  const number = lessonNumber(lesson);
  const title = lesson.isUncounted === true ? 'Free play' : lesson.title;
  const block = plan.blocks.find((one) => one.kind === 'lesson' && one.lessonId === lesson.id);
  const minutes = block === undefined ? '' : ` (${block.minutes} min)`;
  const late = [
    ...notes.ifLate.map((one) => lateLine(lesson, one)),
    ...bullets(notes.ifVeryLate === undefined ? [] : [`Very late? Leave it all out. ${notes.ifVeryLate}`]),
  ];
  return [
    `## ${number}. ${title}${minutes}`,
    '',
    wrap(`*${notes.goal}*`, '', COLUMNS),
    '',
    ...lesson.steps.flatMap((step) => stepLines(lesson, step, notes, plan)),
    ...(late.length === 0 ? [] : ['**Late?**', '', ...late, '']),
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
    leaveOut: [],
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

/** Texts below each other. */
export function bullets(texts: readonly string[]): readonly string[] {
  return texts.map((text) => wrap(`- ${text}`, '  ', COLUMNS));
}

/** A text that is no part of a list. */
export function paragraph(text: string): string {
  return wrap(text, '', COLUMNS);
}
