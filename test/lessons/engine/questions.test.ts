import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../src/lessons/catalog.js';
import type { Choice, QuizStep } from '../../../src/lessons/engine/lesson.js';
import type { Question } from '../../../src/lessons/engine/questions.js';
import { allQuestions, inOrder, letterAt } from '../../../src/lessons/engine/questions.js';

/** Numbers of learners, as the lab gives them. */
const LEARNERS = Array.from({ length: 200 }, (_, index) => 1 + index * 83_777);

/** The most of all questions that somebody who knows nothing may get right. */
const MOST = 0.45;

/** Takes one answer of each question by a rule that looks at no meaning. */
type Strategy = (options: readonly Choice[]) => Choice | undefined;

const byLength = (options: readonly Choice[]) =>
  options.toSorted((one, other) => one.text.length - other.text.length);

const STRATEGIES: readonly (readonly [name: string, strategy: Strategy])[] = [
  ...[0, 1, 2, 3].map((place): readonly [string, Strategy] => [
    `always ${letterAt(place)}`,
    (options) => options[place],
  ]),
  ['always the first', (options) => options[0]],
  ['always the last', (options) => options.at(-1)],
  ['always the longest', (options) => byLength(options).at(-1)],
  ['always the shortest', (options) => byLength(options)[0]],
];

function score(questions: readonly Question[], learner: number, strategy: Strategy): number {
  const right = questions.filter((question) => strategy(inOrder(question, learner))?.isRight === true);
  return right.length / questions.length;
}

const KINDS: readonly (readonly [name: string, questions: readonly Question[]])[] = [
  ['the questions', allQuestions().filter(({ id }) => !/prediction|card/.test(id))],
  ['all questions, predictions and cards', allQuestions()],
];

describe.each(KINDS)('whoever answers %s', (_name, questions) => {
  it.each(STRATEGIES)('by "%s" knows less than half, whoever it is', (_rule, strategy) => {
    for (const learner of LEARNERS) {
      expect(score(questions, learner, strategy), `learner ${learner}`).toBeLessThanOrEqual(MOST);
    }
  });
});

describe('the order of the answers', () => {
  it('is the same whenever the learner comes back', () => {
    for (const question of allQuestions()) expect(inOrder(question, 77)).toEqual(inOrder(question, 77));
  });

  it('is another one for others', () => {
    const orders = new Set(
      LEARNERS.map((learner) =>
        allQuestions()
          .map((question) => inOrder(question, learner).map(({ id }) => id))
          .join(),
      ),
    );
    expect(orders.size).toBe(LEARNERS.length);
  });

  it('has every answer, once', () => {
    for (const question of allQuestions()) {
      expect(new Set(inOrder(question, 5))).toEqual(new Set(question.options));
    }
  });

  it('does not stay when the learner learns the places by heart: all come up', () => {
    for (const [, questions] of KINDS) {
      const places = questions.map((question) => inOrder(question, 9).findIndex(({ isRight }) => isRight));
      expect(new Set(places).size).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('every question', () => {
  it.each(allQuestions().map((question) => [question.id, question] as const))(
    '%s has one right answer',
    (_id, { options }) => {
      expect(options.filter(({ isRight }) => isRight)).toHaveLength(1);
      expect(options.length).toBeGreaterThanOrEqual(2);
      expect(options.length).toBeLessThanOrEqual(4);
      expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
    },
  );

  it('asks something that no other question asks, and has no answers of another', () => {
    const quizzes = LESSONS.flatMap(({ steps }) =>
      steps.filter((step): step is QuizStep => step.kind === 'quiz'),
    );
    const answers = quizzes.map(({ options }) =>
      options
        .map(({ text }) => text)
        .toSorted()
        .join(),
    );
    expect(new Set(quizzes.map(({ question }) => question)).size).toBe(quizzes.length);
    expect(new Set(answers).size).toBe(quizzes.length);
    const rights = quizzes.map(({ options }) => options.find(({ isRight }) => isRight)?.text);
    expect(new Set(rights).size).toBe(quizzes.length);
  });
});
