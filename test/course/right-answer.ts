import { LESSONS } from '../../src/lessons/catalog.js';
import type { QuizStep } from '../../src/lessons/engine/lesson.js';

const QUIZZES = LESSONS.flatMap(({ steps }) =>
  steps.filter((step): step is QuizStep => step.kind === 'quiz'),
);

/** Enough of a text to tell it from others, and little enough to stand on one line of a small window. */
const KNOWN_BY = 24;

/** The letter of the right answer to the question that is last in a text: each learner has them in another order. */
export function rightLetter(text: string): string {
  const [asked] = QUIZZES.map((quiz) => ({ quiz, at: placeOf(quiz.question, text) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => other.at - one.at);
  const right = asked?.quiz.options.find(({ isRight }) => isRight)?.text ?? '';
  const said = asked === undefined ? '' : text.slice(asked.at);
  const letter = new RegExp(`\\b([abcd])[ .]+${flexible(right)}`).exec(said)?.[1];
  if (letter === undefined) throw new Error(`no question with the right answer "${right}" in:\n${text}`);
  return letter;
}

function placeOf(words: string, text: string): number {
  return [...text.matchAll(new RegExp(flexible(words), 'g'))].at(-1)?.index ?? -1;
}

/** The beginning of some words, wherever their lines break. */
function flexible(words: string): string {
  return words
    .slice(0, KNOWN_BY)
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
}
