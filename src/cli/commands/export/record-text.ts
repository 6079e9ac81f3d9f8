import { CATALOG } from '../../../lessons/catalog.js';
import type { ExportDocument, ExportedLesson } from '../../../lessons/class/export-document.js';
import type { Lesson } from '../../../lessons/engine/lesson.js';
import { duration } from '../../../lessons/words/duration.js';
import { wrap } from '../../../ui/text/wrap.js';
import { localDay } from '../local-time.js';

/** What such a page is worth. It is always on it. */
export const RECORD_SENTENCE =
  "Made by mfa-lab on the learner's own computer from what was done there. It says what was practised. It does not say who sat there, and it can be edited.";

/** A page for the learner: what was practised, in Markdown. No marks, and no number to compare with anybody's. */
export function recordText(document: ExportDocument): string {
  const lessons = CATALOG.flatMap(({ number, lesson }) => {
    const done = lesson === null ? undefined : document.lessons[lesson.id];
    return lesson === null || done === undefined ? [] : [lessonText(number, lesson, done)];
  });
  return [
    '# What I practised with mfa-lab',
    `Date: ${localDay(document.at)}\\\nName: ${document.name === null ? '______' : bare(document.name)}`,
    wrap(RECORD_SENTENCE),
    ...(lessons.length === 0 ? ['No lesson was begun yet.'] : lessons),
    ...mondayText(document),
    'Seen by: ______ (facilitator)',
  ]
    .join('\n\n')
    .concat('\n');
}

/** Nothing in a name is a sign of Markdown. */
function bare(name: string): string {
  return name.replace(/[\\`*_[\]<>|#]/g, '\\$&');
}

function lessonText(number: number, lesson: Lesson, done: ExportedLesson): string {
  const right = firstRight(lesson, done);
  const answers = right === null ? '' : ` Questions right at once: ${right}.`;
  return [
    `## ${number}. ${lesson.title}`,
    '',
    wrap(lesson.objective),
    '',
    wrap(`${wordDone(lesson, done)}.${answers}`),
  ].join('\n');
}

/** `Done by hand`, `Done, 2 steps with help`, `Done, 1 step skipped`, `Skipped`, `Begun`. */
function wordDone(lesson: Lesson, { status, steps }: ExportedLesson): string {
  const asked = lesson.steps.filter(({ kind }) => kind !== 'read').map(({ id }) => steps[id]);
  const skipped = asked.filter((step) => step?.status === 'skipped').length;
  const helped = asked.filter((step) => step?.status === 'done' && step.hints === 3).length;
  const parts = [
    ...(helped === 0 ? [] : [`${countOf(helped)} done by the lab`]),
    ...(skipped === 0 ? [] : [`${countOf(skipped)} skipped`]),
  ];
  if (status === 'open') return ['Begun', ...parts].join(', ');
  if (asked.length > 0 && skipped === asked.length) return 'Skipped';
  return parts.length === 0 ? 'Done by hand' : ['Done', ...parts].join(', ');
}

function countOf(steps: number): string {
  return `${steps} ${steps === 1 ? 'step' : 'steps'}`;
}

/** `2 of 3`; null where no question was answered. */
function firstRight(lesson: Lesson, { steps }: ExportedLesson): string | null {
  const firsts = lesson.steps.flatMap((step) => {
    const first = step.kind === 'quiz' ? (steps[step.id]?.choices ?? '').charAt(0) : '';
    const chosen = step.kind === 'quiz' ? step.options.find(({ id }) => id === first) : undefined;
    return chosen === undefined ? [] : [chosen.isRight];
  });
  return firsts.length === 0 ? null : `${firsts.filter(Boolean).length} of ${firsts.length}`;
}

function mondayText({ monday }: ExportDocument): readonly string[] {
  if (monday === null) return [];
  const { seed, incidents, seconds, wrongTurns, skipped } = monday;
  const turns = `${wrongTurns} wrong ${wrongTurns === 1 ? 'turn' : 'turns'}`;
  return [
    `## The drill`,
    wrap(
      `Monday ${seed}: ${incidents} incidents in ${duration(seconds)}, ${turns}${skipped === 0 ? '' : `, ${skipped} skipped`}.`,
    ),
  ];
}
