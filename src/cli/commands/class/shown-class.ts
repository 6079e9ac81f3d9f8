import type { ClassReport, QuestionRow, StepRow } from '../../../lessons/class/class-report.js';
import { shownId } from '../../../lessons/class/handed-in.js';
import type { LearnerRow } from '../../../lessons/class/learner-row.js';
import type { Gathered, LeftOut } from './gather-exports.js';
import { byText } from './gather-exports.js';

/** How many people: a number; null for one or two, where nobody is to be found out. */
export type Count = number | null;

/** One learner, and what to call them: the name that was typed, or the id. */
export interface ShownLearner extends LearnerRow {
  readonly who: string;
}

/** So many of so many. */
export interface ShownShare {
  readonly number: string;
  readonly answers: Count;
  readonly right: Count;
}

/** Of a question. */
export interface ShownQuestion extends ShownShare, Pick<QuestionRow, 'id' | 'question'> {
  readonly beliefs: readonly { readonly belief: string; readonly count: Count }[];
  readonly isAlwaysRight: boolean;
}

/** Of a question that was asked back about. */
export interface ShownTwice {
  readonly first: ShownShare;
  readonly again: ShownShare;
  readonly isAlwaysRight: boolean;
}

/** Of a step. */
export interface ShownStep extends Omit<StepRow, 'reached' | 'heldUp' | 'doneFor' | 'skipped'> {
  readonly reached: Count;
  readonly heldUp: Count;
  readonly doneFor: Count;
  readonly skipped: Count;
  readonly isTrouble: boolean;
}

/** What is shown of a class, in whichever form: with its names, or so that nobody in it can be found out. */
export interface Shown {
  readonly count: Count;
  readonly hasNames: boolean;
  readonly learners: readonly ShownLearner[];
  readonly questions: readonly ShownQuestion[];
  readonly askedTwice: readonly ShownTwice[];
  readonly steps: readonly ShownStep[];
  readonly leftOut: readonly LeftOut[];
  readonly unknownSteps: number;
  /** Of other versions than this program, and how many exports each made. */
  readonly programs: readonly { readonly program: string; readonly count: Count }[];
  /** When the first and the last of them were made, in unix seconds. */
  readonly from: number;
  readonly to: number;
}

/** From so few on nobody can be told from the others. */
const FEW = 3;

/** Makes a report fit to be shown. */
export function shownClass(
  report: ClassReport,
  { exports, leftOut }: Gathered,
  version: string,
  noNames: boolean,
): Shown {
  const masked = (count: number): Count => (noNames && count > 0 && count < FEW ? null : count);
  const share = ({
    number,
    answers,
    right,
  }: Pick<QuestionRow, 'number' | 'answers' | 'right'>): ShownShare => ({
    number,
    answers: masked(answers),
    right: masked(right),
  });
  const times = exports.map(({ at }) => at).sort((one, other) => one - other);
  return {
    count: masked(exports.length),
    hasNames: !noNames,
    learners: noNames ? [] : named(report.learners),
    questions: report.questions.map((row) => ({
      ...share(row),
      id: row.id,
      question: row.question,
      beliefs: row.beliefs.map(({ belief, count }) => ({ belief, count: masked(count) })),
      isAlwaysRight: row.right === row.answers,
    })),
    askedTwice: report.askedTwice.map(({ first, again }) => ({
      first: share(first),
      again: share(again),
      isAlwaysRight: first.right === first.answers && again.right === again.answers,
    })),
    steps: report.steps.map((row) => ({
      ...row,
      reached: masked(row.reached),
      heldUp: masked(row.heldUp),
      doneFor: masked(row.doneFor),
      skipped: masked(row.skipped),
      isTrouble: row.heldUp > 0 || row.doneFor > 0,
    })),
    // A reason may have an id in it, and a path a name.
    leftOut: noNames ? [] : leftOut,
    unknownSteps: report.unknownSteps,
    programs: otherPrograms(exports, version).map(({ program, count }) => ({
      program,
      count: masked(count),
    })),
    from: times[0] ?? 0,
    to: times.at(-1) ?? 0,
  };
}

/** Two people of one name are told apart by their ids. */
function named(learners: readonly LearnerRow[]): readonly ShownLearner[] {
  const counts = new Map<string, number>();
  for (const { name } of learners) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return learners.map((learner) => {
    const { id, name } = learner;
    const isAlone = name !== null && counts.get(name) === 1;
    const who = name === null ? shownId(id) : isAlone ? name : `${name} (${id.slice(0, 4)})`;
    return { ...learner, who };
  });
}

function otherPrograms(
  exports: Gathered['exports'],
  version: string,
): readonly { readonly program: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { program } of exports) counts.set(program, (counts.get(program) ?? 0) + 1);
  return [...counts]
    .filter(([program]) => program !== version)
    .map(([program, count]) => ({ program, count }))
    .sort((one, other) => byText(one.program, other.program));
}
