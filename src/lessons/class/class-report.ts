import type { CourseStep } from './course-steps.js';
import { askedTwice } from './course-steps.js';
import type { Digest } from './digest.js';
import { MARKS, stepsIn } from './digest.js';
import type { LearnerRow } from './learner-row.js';

/** First answers to one question of the course. */
export interface QuestionRow {
  readonly number: string;
  readonly id: string;
  readonly question: string;
  readonly answers: number;
  readonly right: number;
  /** What was behind the wrong ones, the most frequent first. */
  readonly beliefs: readonly { readonly belief: string; readonly count: number }[];
}

/** A question that was asked back about in a later lesson, and first answers to both. */
export interface AskedTwiceRow {
  readonly first: Pick<QuestionRow, 'number' | 'answers' | 'right'>;
  readonly again: Pick<QuestionRow, 'number' | 'answers' | 'right'>;
}

/** Where a class lost time. */
export interface StepRow {
  readonly number: string;
  readonly id: string;
  readonly title: string;
  /** Who began it, and whom of them it held up. */
  readonly reached: number;
  readonly heldUp: number;
  /** A learner's, on average. */
  readonly extraRefusals: number;
  readonly doneFor: number;
  readonly skipped: number;
  /** In the middle of all who began it. */
  readonly minutes: number;
}

/** What the exports of a class say together. */
export interface ClassReport {
  /** The furthest first, then by name. */
  readonly learners: readonly LearnerRow[];
  /** Those that somebody answered; the worst first. */
  readonly questions: readonly QuestionRow[];
  readonly askedTwice: readonly AskedTwiceRow[];
  /** Those that somebody began; the worst first. */
  readonly steps: readonly StepRow[];
  /** Steps that are in an export and not in this course. */
  readonly unknownSteps: number;
}

interface Sums {
  readonly course: CourseStep;
  /** How many took so many minutes. */
  readonly minutes: Map<number, number>;
  readonly beliefs: Map<string, number>;
  reached: number;
  answers: number;
  right: number;
  heldUp: number;
  extra: number;
  doneFor: number;
  skipped: number;
}

/** Counts exports, each as what was taken out of it. */
export function classReport(digests: readonly Digest[], course: readonly CourseStep[]): ClassReport {
  const sums = course.map(newSums);
  for (const digest of digests) add(sums, digest);
  return {
    learners: digests.map(({ row }) => row).sort(furthestFirst),
    questions: sums
      .filter(({ answers }) => answers > 0)
      .map(questionRow)
      .sort(worstAnswered),
    askedTwice: askedTwice(course).flatMap(({ first, again }) =>
      askedTwiceRow(sums[first.place], sums[again.place]),
    ),
    steps: sums
      .filter(({ reached }) => reached > 0)
      .map(stepRow)
      .sort(mostHeldUp),
    unknownSteps: digests.reduce((sum, { unknownSteps }) => sum + unknownSteps, 0),
  };
}

function newSums(course: CourseStep): Sums {
  const counts = { reached: 0, answers: 0, right: 0, heldUp: 0, extra: 0, doneFor: 0, skipped: 0 };
  return { course, minutes: new Map(), beliefs: new Map(), ...counts };
}

function add(all: readonly Sums[], digest: Digest): void {
  for (const { place, minutes, extra, marks, option } of stepsIn(digest)) {
    const sums = all[place];
    if (sums === undefined) continue;
    sums.reached += 1;
    count(sums.minutes, minutes);
    sums.extra += extra;
    if ((marks & MARKS.heldUp) !== 0) sums.heldUp += 1;
    if ((marks & MARKS.doneFor) !== 0) sums.doneFor += 1;
    if ((marks & MARKS.skipped) !== 0) sums.skipped += 1;
    if ((marks & MARKS.answered) !== 0) sums.answers += 1;
    if ((marks & MARKS.right) !== 0) sums.right += 1;
    const { step } = sums.course;
    const belief = step.kind === 'quiz' ? step.options[option - 1]?.misconception : undefined;
    if (belief !== undefined) count(sums.beliefs, belief);
  }
  for (const [place, belief] of digest.strangeBeliefs) {
    const sums = all[place];
    if (sums !== undefined) count(sums.beliefs, belief);
  }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The one in the middle of all, the later of two. */
function middleOf(counts: ReadonlyMap<number, number>, all: number): number {
  let before = 0;
  for (const [value, many] of [...counts].sort(([one], [other]) => one - other)) {
    before += many;
    if (before > Math.floor(all / 2)) return value;
  }
  return 0;
}

function questionRow({ course, answers, right, beliefs }: Sums): QuestionRow {
  const { number, id, step } = course;
  return {
    number,
    id,
    question: step.kind === 'quiz' ? step.question : step.title,
    answers,
    right,
    beliefs: [...beliefs]
      .map(([belief, count]) => ({ belief, count }))
      .sort((one, other) => other.count - one.count || byText(one.belief, other.belief)),
  };
}

function askedTwiceRow(first: Sums | undefined, again: Sums | undefined): readonly AskedTwiceRow[] {
  if (first === undefined || again === undefined || first.answers === 0 || again.answers === 0) return [];
  const shareOf = ({ course: { number }, answers, right }: Sums) => ({ number, answers, right });
  return [{ first: shareOf(first), again: shareOf(again) }];
}

function stepRow({ course, minutes, reached, heldUp, extra, doneFor, skipped }: Sums): StepRow {
  return {
    number: course.number,
    id: course.id,
    title: course.step.title,
    reached,
    heldUp,
    extraRefusals: Math.round((10 * extra) / reached) / 10,
    doneFor,
    skipped,
    minutes: middleOf(minutes, reached),
  };
}

function furthestFirst(one: LearnerRow, other: LearnerRow): number {
  return (
    other.place - one.place || byText(one.name ?? one.id, other.name ?? other.id) || byText(one.id, other.id)
  );
}

/** Each in the order of the course where there is nothing to choose. */
function worstAnswered(one: QuestionRow, other: QuestionRow): number {
  return one.right / one.answers - other.right / other.answers;
}

function mostHeldUp(one: StepRow, other: StepRow): number {
  return other.heldUp - one.heldUp || other.doneFor - one.doneFor || other.extraRefusals - one.extraRefusals;
}

/** The same on every computer, whatever language it speaks. */
function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
