import { wrap } from '../../../ui/text/wrap.js';
import { countText, headText, shareText } from './class-text.js';
import type { Shown, ShownLearner } from './shown-class.js';

/** What a class did, for the ear: a line for each thing, with what it is in front. */
export function plainClass(shown: Shown): string {
  const { learners, questions, askedTwice, steps, leftOut } = shown;
  return [
    `class: ${headText(shown)}`,
    ...learners.map(wordLearner),
    ...questions.map(({ question, beliefs, ...row }) =>
      [
        `question ${row.number}: ${shareText(row)} right: ${question}`,
        ...beliefs.map(({ belief, count }) => `${countText(count)} ${belief}`),
      ].join('; '),
    ),
    ...askedTwice.map(
      ({ first, again }) =>
        `asked twice: ${first.number} then ${again.number}: ${shareText(first)} right, then ${shareText(again)}`,
    ),
    ...steps
      .filter(({ isTrouble }) => isTrouble)
      .map(
        ({ number, title, heldUp, reached, extraRefusals, doneFor, minutes }) =>
          `step ${number}: ${title}: held up ${countText(heldUp)} of ${countText(reached)}, extra refusals ${extraRefusals.toFixed(1)}, done for ${countText(doneFor)}, ${minutes} min`,
      ),
    ...learners.flatMap(({ who, keep, unclear }) => [
      ...(unclear === null ? [] : [`not clear to ${who}: ${unclear}`]),
      ...(keep === null ? [] : [`${who} keeps: ${keep}`]),
    ]),
    ...leftOut.map(({ path, reason }) => `left out: ${path}: ${reason}`),
  ]
    .map((line) => wrap(line))
    .join('\n');
}

function wordLearner(learner: ShownLearner): string {
  const { who, at, byHand, forThem, skipped, firstRight, firstAnswers, extraRefusals, minutes, heldUpAt } =
    learner;
  return [
    `name: ${who}`,
    `at: ${at ?? 'the beginning'}`,
    `by hand: ${byHand}`,
    `for them: ${forThem}`,
    `skipped: ${skipped}`,
    `first right: ${firstRight} of ${firstAnswers}`,
    `extra refusals: ${extraRefusals}`,
    `minutes: ${minutes}`,
    ...(heldUpAt === null ? [] : [`held up at: ${heldUpAt}`]),
  ].join(', ');
}
