import type { TaskStep } from '../../../lessons/engine/lesson.js';
import { checkedGoals } from '../../../lessons/engine/session.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { STATES, stateSign } from '../../text/signs.js';
import type { Line, Span } from '../../text/spans.js';
import { fitTo, lineWidth, span, wrapText } from '../../text/spans.js';
import type { AwsAnswer } from '../frame.js';
import { isCutShort } from '../frame.js';
import { voiceLines } from '../voice-lines.js';
import { taskVoices } from './task-words.js';

/** A box to check stands away from the word "Goal". */
const MET: Span = { ...stateSign('done'), text: ` ${STATES.done.sign} ` };
const OPEN: Span = { ...stateSign('to-come', 'strong'), text: ` ${STATES['to-come'].sign} ` };

/** The goal list is the check list. Short goals stand two to a line. */
export function goalLines(model: Model, open: OpenLesson, step: TaskStep, width: number): readonly Line[] {
  if (step.goals.length === 0) return [];
  const label = width > 60 ? 6 : 0;
  const goals = checkedGoals(step, open.session, model.now).map(
    ({ goal, isMet }): Line => [isMet ? MET : OPEN, span(` ${goal.text}`)],
  );
  const room = width - label;
  const half = Math.floor(room / 2) - 1;
  const lines: Line[] = [];
  for (let index = 0; index < goals.length; index += 1) {
    const one = goals[index] ?? [];
    const other = goals[index + 1];
    if (other !== undefined && lineWidth(one) < half && lineWidth(other) <= half) {
      lines.push([...fitTo(one, half + 1), ...other]);
      index += 1;
    } else lines.push(one);
  }
  if (label === 0) return [[span('Goals', 'strong')], ...lines.flatMap((line) => wrapGoal(line, width))];
  return lines.map((line, index) => [span(index === 0 ? 'Goal  ' : '      ', 'strong'), ...line]);
}

function wrapGoal(line: Line, width: number): readonly Line[] {
  const [mark = span(''), ...rest] = line;
  const text = rest.map((piece) => ('text' in piece ? piece.text : '')).join('');
  return wrapText(text.trim(), width - 4).map((wrapped, index) => [
    ...(index === 0 ? [mark, span(' ')] : [span('    ')]),
    ...wrapped,
  ]);
}

/** How much of what is said there is room for. */
interface Said {
  readonly answer?: AwsAnswer;
  /** Without the lab's reason for a refusal. */
  readonly isShort?: boolean;
}

/** The two voices, under the page. */
export function resultLines(
  model: Model,
  open: OpenLesson,
  step: TaskStep,
  width: number,
  { answer = 'whole', isShort = false }: Said = {},
): readonly Line[] {
  const said = taskVoices(model, open, step);
  return voiceLines(
    isShort ? said.filter(({ speaker, verdict }) => speaker === 'AWS' || verdict !== undefined) : said,
    width,
    (one) => isCutShort(model, one, answer),
  );
}
