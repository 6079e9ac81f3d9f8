import { numberOf } from '../../../lessons/catalog.js';
import type { Lesson, Prediction, Step } from '../../../lessons/engine/lesson.js';
import { hasGoals } from '../../../lessons/engine/lesson.js';
import type { LateAdvice, LessonNotes, StepNotes } from '../../../lessons/notes/notes.js';
import { plainText } from '../../../lessons/words/rich-text.js';
import type { Refusal } from '../../../sim/world/refusal.js';

/** What a part of the notes is called. On the screen it is a word of capitals; in plain mode and on paper its name. */
export type NotesLabel =
  | 'goal'
  | 'bring'
  | 'say'
  | 'ask'
  | 'expect'
  | 'right'
  | 'do'
  | 'answer'
  | 'mistakes'
  | 'stuck'
  | 'own phone'
  | 'late'
  | 'early'
  | 'hint';

/** One part of the notes of a step. */
export interface NotesSection {
  readonly label: NotesLabel;
  readonly items: readonly NotesItem[];
}

/** A text, and what is answered to it. */
export interface NotesItem {
  readonly text: string;
  readonly answer?: string;
}

/** What the room needs of the notes just now. */
export interface NotesNeed {
  /** Null where both are told. */
  readonly phone: 'lab' | 'own' | null;
  /** `both` for who prepares. */
  readonly pace: 'late' | 'early' | 'both' | null;
  /** Digits that the phone shows where this step begins, or null. */
  readonly firstCode: string | null;
  /** Lessons that lie ahead and can be left out, where the room is that late. */
  readonly leaveOut: readonly string[];
  /** What is refused in this step, as it should be, in its order. */
  readonly refusals: readonly Refusal[];
}

/** The notes of a step, part by part; what is not there is left out. */
export function notesSections(
  lesson: Lesson,
  step: Step,
  notes: LessonNotes,
  { phone, pace, firstCode, leaveOut, refusals }: NotesNeed,
): readonly NotesSection[] {
  const own: StepNotes = notes.steps[step.id] ?? { minutes: 0 };
  const isFirst = lesson.steps[0]?.id === step.id;
  const isLate = pace === 'late' || pace === 'both';
  const isEarly = pace === 'early' || pace === 'both';
  const sections: readonly NotesSection[] = [
    { label: 'goal', items: isFirst ? [{ text: notes.goal }] : [] },
    { label: 'bring', items: isFirst ? textsOf(notes.bring) : [] },
    { label: 'say', items: own.say === undefined ? [] : [{ text: own.say.join(' ') }] },
    { label: 'ask', items: textsOf([...questionOf(step), ...(own.ask === undefined ? [] : [own.ask])]) },
    { label: 'expect', items: [...(own.expect ?? []).map(answered), ...wrongAnswers(step)] },
    { label: 'right', items: rightAnswers(step) },
    {
      label: 'do',
      items: textsOf([withCode(own.act ?? playedBy(step), firstCode)].filter((text) => text !== '')),
    },
    { label: 'answer', items: textsOf(wordRefusals(refusals)) },
    { label: 'mistakes', items: mistakesOf(step, own.act) },
    { label: 'stuck', items: (own.stuck ?? []).map(({ sign, help }) => ({ text: `${sign}: ${help}` })) },
    {
      label: 'own phone',
      items: phone === 'lab' ? [] : textsOf(own.ownPhone === undefined ? [] : [own.ownPhone]),
    },
    { label: 'late', items: isLate ? [...lateItems(lesson, step, notes.ifLate), ...textsOf(leaveOut)] : [] },
    { label: 'early', items: isEarly ? textsOf(notes.ifEarly) : [] },
    {
      label: 'hint',
      items: step.kind === 'task' && hasGoals(step) ? [{ text: plainText(step.hints[1]) }] : [],
    },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

function textsOf(texts: readonly string[] = []): readonly NotesItem[] {
  return texts.map((text) => ({ text }));
}

function answered({ heard, reply }: { readonly heard: string; readonly reply: string }): NotesItem {
  return { text: `"${heard}"`, answer: reply };
}

/** What the program itself asks; what the notes ask comes behind it. */
function questionOf(step: Step): readonly string[] {
  return step.kind === 'quiz' ? [step.question] : [];
}

function wrongAnswers(step: Step): readonly NotesItem[] {
  if (step.kind !== 'quiz') return [];
  return step.options
    .filter(({ isRight }) => !isRight)
    .map(({ text, explanation }) => ({ text: `"${text.replaceAll('"', "'")}"`, answer: explanation }));
}

function rightAnswers(step: Step): readonly NotesItem[] {
  switch (step.kind) {
    case 'read':
      return [];
    case 'quiz':
      return textsOf(step.options.filter(({ isRight }) => isRight).map(({ text }) => text));
    case 'task':
      return predictedRight(step.predictions ?? []);
  }
}

/** What is right of what is expected before a task; where that is more than one thing, each with its question. */
function predictedRight(predictions: readonly Prediction[]): readonly NotesItem[] {
  return predictions.flatMap(({ question, options }) =>
    options
      .filter(({ isRight }) => isRight)
      .map(({ text }) => (predictions.length === 1 ? { text } : { text: question, answer: text })),
  );
}

/** What a facilitator can always do with a task, where the notes say nothing better. */
function playedBy(step: Step): string | undefined {
  return step.kind === 'task' && hasGoals(step) ? 'A plays it, move by move.' : undefined;
}

function withCode(act: string | undefined, firstCode: string | null): string {
  const first = firstCode === null ? [] : [`First code: ${firstCode}.`];
  return [...(act === undefined ? [] : [act]), ...first].join(' ');
}

/** `refused twice, as part of the step: InvalidAuthenticationCode.` */
function wordRefusals(refusals: readonly Refusal[]): readonly string[] {
  if (refusals.length === 0) return [];
  const codes = refusals.flatMap(({ error }) => error?.code ?? []);
  const often = ['once', 'twice'][refusals.length - 1] ?? `${refusals.length} times`;
  const named = [...new Set(codes)].join(', then ');
  return [`refused ${often}, as part of the step${named === '' ? '' : `: ${named}`}.`];
}

/** What M plays, where the notes do not say it better. */
function mistakesOf(step: Step, act = ''): readonly NotesItem[] {
  const names = step.kind === 'task' ? (step.temptations ?? []).map(({ name }) => name) : [];
  return names.length === 0 || /\bM\b/.test(act) ? [] : [{ text: `M plays: ${names.join('; then: ')}` }];
}

/** What can still be left out: nothing that lies behind the room. */
function lateItems(lesson: Lesson, step: Step, advice: readonly LateAdvice[]): readonly NotesItem[] {
  const here = lesson.steps.indexOf(step);
  const indexOf = (id: string) => lesson.steps.findIndex((one) => one.id === id);
  return advice
    .filter(({ skip }) => skip.every((id) => indexOf(id) >= here))
    .map(({ skip, saves, how }) => {
      const numbers = skip.map((id) => stepNumber(lesson, indexOf(id))).join(' and ');
      return { text: `skip ${numbers} (saves ${saves} min). ${how}` };
    });
}

/** How a step is called out: `6.3`; what stands in no list is `0`. */
export function stepNumber(lesson: Lesson, index: number): string {
  return lesson.isUncounted === true ? '0' : `${numberOf(lesson.id)}.${index + 1}`;
}
