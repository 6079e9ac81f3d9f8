import { intendedRefusal } from '../../../lessons/engine/intended-refusal.js';
import type { TaskStep } from '../../../lessons/engine/lesson.js';
import { checkedGoals } from '../../../lessons/engine/session.js';
import { predictionTexts } from '../../../lessons/words/prediction-text.js';
import type { RichText } from '../../../lessons/words/rich-text.js';
import { plainText } from '../../../lessons/words/rich-text.js';
import { ownDevice } from '../../console/own-device.js';
import { stageOf } from '../../console/pages/step-of.js';
import type { Model } from '../../store/model.js';
import type { LabelledText } from '../../store/notice-words.js';
import { awsSays, labSays, noticeWords } from '../../store/notice-words.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { layOut } from '../../text/blocks.js';
import { titledRows } from '../../text/sizes.js';
import type { Line } from '../../text/spans.js';
import { span, wrapRich, wrapText } from '../../text/spans.js';
import { voiceLines } from '../voice-lines.js';

/** In front of what is said once a task is solved. */
export const DONE = 'Done';

/** Behind it, where AWS said no, and the task was about just that. */
export const AS_INTENDED = 'AWS refused it, as intended.';

/** What a task asks for. */
export function taskPrompt({ session }: OpenLesson, step: TaskStep): RichText {
  const prompt = (session.world.usesOwnPhone ? step.ownPhonePrompt : undefined) ?? step.prompt;
  return `${prompt}${step.reminder?.(session.world) ?? ''}`;
}

/** What was said before a task and what happened, why it worked, and what was wanted of AWS. */
export function doneText({ now }: Model, { session }: OpenLesson, step: TaskStep): string {
  const intended = intendedRefusal(step, session, now) === null ? '' : AS_INTENDED;
  // Of what is tried afterwards nothing is told here.
  const outcome = step.outcome?.(session.solvedWorld ?? session.world) ?? '';
  return [intended, ...predictionTexts(step, session.predicted), plainText(step.why), outcome]
    .filter((words) => words !== '')
    .join(' ');
}

/**
 * The two voices of a task: what became of the last action, and once it is solved what it taught. A refusal that was wanted
 * stays in sight, also where the lab did it; at a terminal it stands on the terminal.
 */
export function taskVoices(model: Model, open: OpenLesson, step: TaskStep): readonly LabelledText[] {
  const said = noticeWords(model, open);
  const { session } = open;
  if (!session.isSolved) return said;
  const isTold = stageOf(session) === 'terminal' || said.some(({ speaker }) => speaker === 'AWS');
  const refusal = isTold ? null : intendedRefusal(step, session, model.now);
  return [
    ...(refusal === null ? [] : [awsSays(refusal)]),
    ...said,
    labSays(DONE, doneText(model, open, step), 'ok'),
  ];
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
  const said = voiceLines(taskVoices(model, open, step), width);
  const parts: readonly (readonly Line[])[] = [
    wrapRich(taskPrompt(open, step), width),
    goals,
    said,
    ...(open.session.isSolved
      ? [
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
