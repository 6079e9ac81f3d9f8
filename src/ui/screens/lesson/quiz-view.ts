import type { QuizStep } from '../../../lessons/engine/lesson.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { beginning, firstFitting } from '../../text/fitting.js';
import { textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapRich, wrapText } from '../../text/spans.js';
import { bodyRows, framed } from '../frame.js';

/** A question, and what the chosen answer says about itself. */
export function quizView(model: Model, open: OpenLesson, step: QuizStep): readonly Line[] {
  const width = textWidth(model.size);
  const { choice } = open.session;
  const chosen = step.options.find(({ id }) => id === choice);
  const question = wrapText(step.question, width, 'strong');
  const options = step.options.map((option) => optionLines(option, option === chosen, width));
  const all = options.flat();
  // Once a letter is chosen, the beginnings of the others are enough to find them again.
  const short = step.options.flatMap((option, index) =>
    option === chosen ? (options[index] ?? []) : beginning(options[index] ?? [], 1, width),
  );
  const answer = chosen === undefined ? [[span('Type the letter of your answer.')]] : verdict(chosen, width);
  const drafts: readonly (readonly Line[])[] = [
    [[span(step.title, 'title')], [], ...question, [], ...all, [], ...answer],
    [...question, ...all, ...answer],
    [...question, ...short, ...answer],
    [...short, ...answer],
    [...options.flatMap((lines) => beginning(lines, 1, width)), ...answer],
  ];
  return framed(model, open, firstFitting(drafts, bodyRows(model, open), width));
}

function optionLines(option: QuizStep['options'][number], isChosen: boolean, width: number): readonly Line[] {
  const role = isChosen ? 'focus' : 'strong';
  return wrapText(option.text, width - 5).map((line, index) => [
    ...(index === 0
      ? [isChosen ? span('>', 'focus') : span(' '), span(option.id, role), span('  ')]
      : [span('    ')]),
    ...line,
  ]);
}

/** How the answer to a right option begins. */
export const RIGHT_ANSWER = 'Yes.';

function verdict(chosen: QuizStep['options'][number], width: number): readonly Line[] {
  const text = chosen.isRight ? `${RIGHT_ANSWER} ` : 'Not that one. ';
  const then = chosen.isRight ? ' Enter: next.' : ' Try another letter.';
  return wrapRich([{ strong: text }, chosen.explanation, then], width);
}
