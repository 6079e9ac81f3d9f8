import { findLesson } from '../../../lessons/catalog.js';
import type { QuizStep, ReadStep } from '../../../lessons/engine/lesson.js';
import { ERASE_WORD } from '../../store/intents.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/selectors.js';
import { beginning, firstFitting } from '../../text/fitting.js';
import { frameRows, textWidth } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapRich, wrapText } from '../../text/spans.js';
import { footer, header, noticeLines, rule } from '../frame-parts.js';
import { textPages } from './text-pages.js';

const MARGIN = '  ';

/** A page of text: a reading step. */
export function readView(model: Model, open: OpenLesson, step: ReadStep): readonly Line[] {
  return textScreen(model, open, step.title, textPages(model));
}

/** A page of text that lies over the screen, or the last page of all. */
export function pagesView(model: Model, open: OpenLesson | null): readonly Line[] {
  // What was said on the screen below would take lines from the page, which has been cut to fit.
  const quiet: Model = model.overlay === null ? model : { ...model, notice: null };
  return textScreen(quiet, open, pagesTitle(model, open), textPages(model));
}

function pagesTitle({ overlay }: Model, open: OpenLesson | null): string {
  switch (overlay?.kind) {
    case 'help':
      return 'Keys';
    case 'whole':
      return open?.step.title ?? '';
    case 'before':
      return `To read again: ${open?.lesson.steps.find(({ id }) => id === overlay.stepId)?.title ?? ''}`;
    case 'more':
      return open === null ? 'Check my phone: the result' : `More: ${open.step.title}`;
    case 'inside':
      return 'Inside the code, as it is made at this moment';
    case 'glossary':
      return 'Words used here';
    case 'simulated':
      return 'What is real here, and what is not';
    case 'review':
      return `To read again: ${findLesson(overlay.lessonId)?.title ?? ''}`;
    default:
      return 'The end of the course, and what comes now';
  }
}

function textScreen(
  model: Model,
  open: OpenLesson | null,
  title: string,
  pages: readonly (readonly Line[])[],
): readonly Line[] {
  const number = Math.min(model.textPage, pages.length - 1);
  const paging = pages.length > 1 ? `  (page ${number + 1} of ${pages.length})` : '';
  const room = model.size.columns - MARGIN.length - paging.length;
  const heading = title.length > room ? `${title.slice(0, room - 3)}...` : title;
  const body = [[span(`${heading}${paging}`, 'title')], [], ...(pages[number] ?? [])];
  return screen(model, open, body);
}

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
  return screen(model, open, firstFitting(drafts, bodyRows(model, open), width));
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

/** Lines there are for the body of a page of text. */
export function bodyRows(model: Model, open: OpenLesson | null = null): number {
  const notice = noticeLines(model, open, model.size.columns);
  return frameRows(model.size) - 2 - notice.length - 2;
}

/** Header, body, footer: what every page of text has. */
function screen(model: Model, open: OpenLesson | null, body: readonly Line[]): readonly Line[] {
  const { columns } = model.size;
  const notice = noticeLines(model, open, columns);
  const bottom = [...notice, rule(columns), footer(model)];
  const rows = bodyRows(model, open);
  const kept = beginning(body, rows, columns - MARGIN.length);
  const shown = kept.map((line): Line => (line.length === 0 ? [] : [span(MARGIN), ...line]));
  const filled = [...shown, ...Array.from({ length: Math.max(0, rows - shown.length) }, (): Line => [])];
  return [header(model, open), rule(columns), ...filled, ...bottom];
}

/** A question that needs a y or an n. */
export function confirmView(model: Model, open: OpenLesson | null): readonly Line[] {
  const width = textWidth(model.size);
  const answers: Line =
    model.overlay?.kind === 'erase'
      ? [span('Type '), span(ERASE_WORD, 'code'), span(`: ${model.overlay.typed}_`)]
      : [span('y  yes'), span('     n  no')];
  return screen(model, open, [...wrapText(questionOf(model), width, 'strong'), [], answers]);
}

function questionOf({ overlay }: Model): string {
  switch (overlay?.kind) {
    case 'confirm-own-phone':
      return 'The clock of this lab was moved ahead, and a real phone cannot follow. Restart this lesson in real time, for your own phone? What you have done in other lessons stays.';
    case 'confirm-restart-lesson':
      return `Start "${findLesson(overlay.lessonId)?.title ?? ''}" anew, in a new world? What is done stays done.`;
    case 'erase':
      return 'Erase everything: progress, answers, worlds and settings? This cannot be taken back.';
    default:
      return 'Start this step anew? The world goes back to how the step began. What is done in other steps stays.';
  }
}

/** For the screens that are no lesson. */
export function plainScreen(model: Model, body: readonly Line[]): readonly Line[] {
  return screen(model, null, body);
}
