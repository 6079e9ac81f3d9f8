import { SANDBOX } from '../../../lessons/content/sandbox.js';
import { stepNumber } from '../../../lessons/engine/place.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import type { Line } from '../../text/spans.js';
import { fitTo, lineWidth, span, spread } from '../../text/spans.js';
import type { KeyHint } from '../overlays/overlay.js';
import { FREE_PLAY } from './go-to.js';
import { stageHints } from './stage-keys.js';
import { lessonOnStage } from './stage-moves.js';
import type { StageModel } from './stage-state.js';
import { isTimerShown, timeLeftText } from './timer.js';

/** How a step is called out: `6.3`; free play is `0`. */
export function stageNumber({ lesson, step }: Pick<OpenLesson, 'lesson' | 'step'>): string {
  return lesson === SANDBOX ? FREE_PLAY : stepNumber(lesson, step.id);
}

/** What the header must never hide, the roomiest first. */
const SIMULATED = ['SIMULATED, no real AWS', 'SIMULATED'] as const;

/** Columns from which it says all of it. */
const ROOMY = 80;

/** The first line: where the stage stands, that its clock is no time of day, and that nothing of it is real. */
export function stageHeader(model: StageModel): Line {
  const { lab, stage } = model;
  const { columns } = lab.size;
  const open = lessonOnStage(model);
  const simulated = columns < ROOMY ? SIMULATED[1] : SIMULATED[0];
  const notSaved = lab.saveProblem === null ? '' : 'NOT SAVED  ';
  const frozen = stage.clock.isFrozen ? 'FROZEN  ' : '';
  const right = [span(`${notSaved}${frozen}${simulated}`, 'strong')];
  if (open === null) return spread([span('STAGE', 'lab')], right, columns);
  const left: Line = [span('STAGE ', 'lab'), span(`${stageNumber(open)} `, 'strong')];
  const room = columns - lineWidth([...left, ...right]) - 1;
  const title = titleWithin(open, room);
  const clock = [span('STAGE CLOCK  ', 'muted'), ...right];
  const isRoomy = !stage.usesOwnPhone && lineWidth([...left, span(title), ...clock]) < columns;
  return spread([...left, span(title, 'strong')], isRoomy ? clock : right, columns);
}

/** `Two consecutive codes: the same code twice`, or as much of it as there is room for: the step matters more. */
function titleWithin({ lesson, step }: OpenLesson, room: number): string {
  const short = lesson.title.split(/[;:]/)[0] ?? lesson.title;
  const drafts = [`${short}: ${step.title}`, step.title];
  return drafts.find(({ length }) => length <= room) ?? `${step.title.slice(0, Math.max(0, room - 3))}...`;
}

/** The last line: the keys of the stage, and the time that the room has left. */
export function stageFooter(model: StageModel, isCalm: boolean): Line {
  const { columns } = model.lab.size;
  const { real } = model.stage;
  const timer =
    model.stage.timer !== null && isTimerShown(model.stage.timer, real) ? model.stage.timer : null;
  const left = timer === null ? null : timeLeftText(timer, real, isCalm);
  const over =
    timer === null ? '' : left === null ? `${timer.what}: time is up  ` : `${timer.what}: ${left} left  `;
  const time: Line = over === '' ? [] : [span(over, 'strong')];
  const all: readonly KeyHint[] = [...stageHints(model), { shown: '?', help: 'keys' }];
  return fitTo([...time, ...hintsWithin(all, columns - lineWidth(time))], columns);
}

/** As many keys as there is room for; the last one stays. */
export function hintsWithin(hints: readonly KeyHint[], room: number): Line {
  const lines = hints.map(({ shown, help }): Line => [span(shown, 'strong'), span(` ${help}`)]);
  const width = () => lines.reduce((sum, line) => sum + lineWidth(line) + 2, -2);
  while (lines.length > 2 && width() > room) lines.splice(lines.length - 2, 1);
  return lines.flatMap((line, index) => (index === 0 ? line : [span('  '), ...line]));
}
