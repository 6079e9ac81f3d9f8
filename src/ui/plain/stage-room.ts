import { groupKey } from '../../sim/codes/otpauth-uri.js';
import { codeAt } from '../../sim/codes/totp.js';
import { groupCode } from '../../sim/codes/typed-code.js';
import { keyOver } from '../screens/stage/over-keys.js';
import { roomEntry } from '../screens/stage/room-view.js';
import { stageNumber } from '../screens/stage/stage-frame.js';
import type { StageMoment } from '../screens/stage/stage-moves.js';
import { lessonOnStage } from '../screens/stage/stage-moves.js';
import type { StageModel } from '../screens/stage/stage-state.js';
import { timeLeftText } from '../screens/stage/timer.js';
import { voteOptions, votesHere } from '../screens/stage/vote-update.js';
import { WHAT_IFS } from '../screens/stage/what-if.js';
import type { KeyPress } from '../store/key-press.js';
import type { PlainSession } from './plain-session.js';
import type { StageTurn } from './stage-turn.js';
import { remark, said } from './stage-turn.js';

// What a facilitator does with the room, by words.

const ENTER: KeyPress = { name: 'enter', text: '' };

export function vote(
  session: PlainSession,
  model: StageModel,
  typed: string,
  moment: StageMoment,
): StageTurn {
  const asked = voteOptions(model);
  if (asked === null) return remark(session, model, 'note: there is nothing to vote on here.');
  const over = { kind: 'vote', phase: 'count', typed, problem: null } as const;
  const counted = keyOver({ ...model, stage: { ...model.stage, over } }, over, ENTER, moment) ?? model;
  const { over: after } = counted.stage;
  if (after?.kind === 'vote' && after.problem !== null) return said(session, counted, moment);
  const last = votesHere(counted).at(-1);
  const lines = asked.options.map(({ id, text }) => `vote: ${last?.counts[id] ?? 0} for ${text}`);
  return remark(session, { ...counted, stage: { ...counted.stage, over: null } }, ...lines);
}

export function timer(
  session: PlainSession,
  model: StageModel,
  typed: string,
  moment: StageMoment,
): StageTurn {
  const over = { kind: 'timer', typed, problem: null } as const;
  const set = keyOver({ ...model, stage: { ...model.stage, over } }, over, ENTER, moment) ?? model;
  if (set.stage.over !== null) return said(session, set, moment);
  return remark(session, set, `note: ${timerWords(set, moment)}`);
}

function timerWords({ stage }: StageModel, { real }: StageMoment): string {
  if (stage.timer === null) return 'no timer runs.';
  const left = timeLeftText(stage.timer, real, false);
  return left === null ? `${stage.timer.what}: time is up.` : `${stage.timer.what}: ${left} left.`;
}

/** `what if` lists what may happen; `what if 2 -95` lets it happen. */
export function whatIf(
  session: PlainSession,
  model: StageModel,
  typed: string,
  moment: StageMoment,
): StageTurn {
  const [, number = '', value = ''] = /^if\s*(\d*)\s*(-?\d*)$/.exec(typed) ?? [];
  if (number === '') {
    const list = WHAT_IFS.map(({ text, number: asked }, index) =>
      asked === undefined
        ? `${index + 1}. ${text}`
        : `${index + 1}. ${text}, ${asked.asks}: what if ${index + 1} ${asked.prefilled}`,
    );
    return remark(session, model, ...list, 'choices: what if and a number');
  }
  const over = { kind: 'what-if', chosen: null, typed: number, problem: null } as const;
  const chosen = keyOver({ ...model, stage: { ...model.stage, over } }, over, ENTER, moment) ?? model;
  const { over: after } = chosen.stage;
  if (after?.kind !== 'what-if' || after.chosen === null) return said(session, chosen, moment);
  const asked = { ...after, typed: value === '' ? after.typed : value };
  return said(session, keyOver(chosen, asked, ENTER, moment) ?? chosen, moment);
}

/** The entry for everybody's phone. */
export function roomWords({ stage }: StageModel, { real }: StageMoment): readonly string[] {
  const { account, key } = roomEntry(stage.seed);
  return [
    `room: on the phone it is called MFA Lab: ${account}. It opens nothing.`,
    `key: ${groupKey(key)}`,
    `code: ${groupCode(codeAt(key, real))}, by this computer's clock`,
  ];
}

/** For who cannot see the projector. */
export function whereWords(model: StageModel, moment: StageMoment): readonly string[] {
  const { stage } = model;
  const open = lessonOnStage(model);
  return [
    open === null
      ? 'stage: no lesson.'
      : `stage: ${stageNumber(open)}, ${open.lesson.title}: ${open.step.title}`,
    `note: secrets are ${stage.areSecretsShown ? 'shown' : 'hidden'}; the clock ${stage.clock.isFrozen ? 'stands still' : 'runs'}; ${timerWords(model, moment)}`,
  ];
}
