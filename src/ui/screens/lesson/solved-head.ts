import type { TaskStep } from '../../../lessons/engine/lesson.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { isAtPrompt, isTypingText } from '../../store/screen-elements.js';
import { outcomeSign } from '../../text/signs.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span, wrapRich } from '../../text/spans.js';
import { nextButton, nextWords } from './next-button.js';
import { isLastStep } from './skipped-steps.js';
import { taskPrompt } from './task-words.js';

// Where a task says what to do, a task that is solved says that it is, and what comes next.

/** In front of what was solved, and of what the lab did for somebody who asked for it. */
export const SOLVED = 'Solved';
const DONE_FOR_YOU = 'Done for you';

/** Said beside the way on, as long as it has the focus. */
const LOOK_ROUND = 'Tab: look round';

/** Nothing on the page has the focus: it is on the way on. */
export function isAtNext(model: Model, { session, step }: OpenLesson): boolean {
  return session.isSolved && step.kind === 'task' && model.focus === null;
}

/** What a task asks for; once it is solved the way on, on as many lines, so that nothing below them moves. */
export function headLines(model: Model, open: OpenLesson, step: TaskStep, width: number): readonly Line[] {
  const prompt = wrapRich(taskPrompt(open, step), width);
  if (!open.session.isSolved) return prompt;
  const solved = solvedLines(model, open, step, width, prompt.length);
  return [...solved, ...Array.from({ length: prompt.length - solved.length }, (): Line => [])];
}

/** The same in few lines, where there is little room. */
export function shortHead(model: Model, open: OpenLesson, step: TaskStep, width: number): readonly Line[] {
  return open.session.isSolved
    ? solvedLines(model, open, step, width, 1)
    : wrapRich(taskPrompt(open, step), width);
}

function solvedLines(
  model: Model,
  open: OpenLesson,
  { title }: TaskStep,
  width: number,
  rows: number,
): readonly Line[] {
  const sign: Line = [outcomeSign('ok'), span(' ')];
  const how = open.session.hintLevel === 3 ? DONE_FOR_YOU : SOLVED;
  if (rows < 2) {
    const head: Line = [...sign, span(how, 'ok'), span('  ')];
    return [[...head, ...wayOn(model, open, width - lineWidth(head))]];
  }
  const head: Line = [...sign, span(`${how}:`, 'ok'), span(` ${title}`, 'strong')];
  const air: readonly Line[] = rows < 4 ? [] : [[]];
  return [lineWidth(head) > width ? fitTo(head, width) : head, ...air, wayOn(model, open, width)];
}

/** The one thing to press now, and where it has not the focus, by which key it is pressed all the same. */
function wayOn(model: Model, open: OpenLesson, room: number): Line {
  const isHere = isAtNext(model, open) && model.overlay === null;
  const key = isHere ? 'Enter' : isAtPrompt(model) || isTypingText(model) ? 'Esc, then n' : 'n';
  const hasNext = !isLastStep(model.saved.progress, open);
  const way = nextButton(isHere, nextWords(key, hasNext));
  const roomy: Line = isHere ? [...way, span(`   ${LOOK_ROUND}`, 'muted')] : way;
  return lineWidth(roomy) > room ? way : roomy;
}
