import type { TaskStep } from '../../../lessons/engine/lesson.js';
import { checkedGoals } from '../../../lessons/engine/session.js';
import { predictionTexts } from '../../../lessons/words/prediction-text.js';
import type { RichText } from '../../../lessons/words/rich-text.js';
import { plainText } from '../../../lessons/words/rich-text.js';
import { ownDevice } from '../../console/own-device.js';
import type { Model } from '../../store/model.js';
import { noticeWords } from '../../store/notice-words.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { isAtPrompt, isTypingText } from '../../store/screen-elements.js';
import { layOut } from '../../text/blocks.js';
import { titledRows } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapRich, wrapText } from '../../text/spans.js';
import { labelled } from '../labelled.js';

/** In front of what is said once a task is solved. */
export const DONE_LABEL = 'Done';

/** What a task asks for. */
export function taskPrompt({ session }: OpenLesson, step: TaskStep): RichText {
  const prompt = (session.world.usesOwnPhone ? step.ownPhonePrompt : undefined) ?? step.prompt;
  return `${prompt}${step.reminder?.(session.world) ?? ''}`;
}

/** What was said before a task and what happened, why it worked, and how to go on. */
export function doneText({ session }: OpenLesson, step: TaskStep, goOn: string): string {
  // Of what is tried afterwards nothing is told here.
  const outcome = step.outcome?.(session.solvedWorld ?? session.world) ?? '';
  return [...predictionTexts(step, session.predicted), plainText(step.why), outcome, goOn]
    .filter((words) => words !== '')
    .join(' ');
}

/**
 * How to go on from a task that is done: while nothing on its page has the focus, while something has, and while letters
 * are text.
 */
export function goOnText(model: Model): string {
  if (model.focus === null) return 'Enter: next. Tab: look round.';
  return isAtPrompt(model) || isTypingText(model) ? 'Esc, then n: next.' : 'n: next.';
}

/** Columns of the sign in front of a goal. */
const GOAL_SIGN = 4;

/** All that a task says, for a window that has no room for it at once. */
export function wholeTask(model: Model, open: OpenLesson, step: TaskStep, width: number): readonly Line[] {
  const goals = checkedGoals(step, open.session, model.now).flatMap(({ goal, isMet }) =>
    wrapText(goal.text, width - GOAL_SIGN).map(
      (line, index): Line => [span(index > 0 ? '    ' : isMet ? '[x] ' : '[ ] '), ...line],
    ),
  );
  const said = noticeWords(model, open).flatMap(({ label, text, role }) =>
    labelled(label, text, width, role),
  );
  const parts: readonly (readonly Line[])[] = [
    wrapRich(taskPrompt(open, step), width),
    goals,
    said,
    ...(open.session.isSolved
      ? [
          labelled(DONE_LABEL, doneText(open, step, goOnText(model)), width, 'ok'),
          layOut(step.more ?? [], ownDevice(open.session, model.now), {
            width,
            rows: titledRows(model.size),
          }),
        ]
      : []),
  ];
  return parts
    .filter(({ length }) => length > 0)
    .flatMap((part, index) => (index === 0 ? part : [[], ...part]));
}
