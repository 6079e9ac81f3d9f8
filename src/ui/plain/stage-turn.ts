import type { ExecuteContext } from '../../sim/base/ports.js';
import type { StageMoment } from '../screens/stage/stage-moves.js';
import { contextOn } from '../screens/stage/stage-moves.js';
import type { StageModel, StageState } from '../screens/stage/stage-state.js';
import type { PlainSession, PlainTurn } from './plain-session.js';
import { tellPlain } from './plain-session.js';

/** A turn on the stage: what the learner's plain mode says, and the stage behind it. */
export interface StageTurn {
  readonly turn: PlainTurn;
  readonly stage: StageState;
}

/** Says what is new on a stage that was changed. */
export function changed(session: PlainSession, model: StageModel, moment: StageMoment): StageTurn {
  const shown = model.stage.shown === null ? [] : [`shown: ${model.stage.shown}`];
  const { lab } = model;
  const context: ExecuteContext = contextOn(model, moment);
  const turn = tellPlain(
    { ...session, field: null, model: lab },
    { kind: 'ticked', now: context.now },
    context,
  );
  const notice = lab.notice?.kind === 'info' && turn.lines.length === 0 ? [`note: ${lab.notice.text}`] : [];
  return { turn: { ...turn, lines: [...shown, ...turn.lines, ...notice] }, stage: model.stage };
}

/** The same behind something that was typed at: what is wrong with it is said, and nothing stays open. */
export function said(session: PlainSession, model: StageModel, moment: StageMoment): StageTurn {
  const { over } = model.stage;
  const problem = over !== null && over.kind !== 'room' ? over.problem : null;
  const closed = { ...model, stage: { ...model.stage, over: null } };
  return problem === null ? changed(session, closed, moment) : remark(session, closed, `error: ${problem}`);
}

export function remark(
  session: PlainSession,
  { lab, stage }: StageModel,
  ...lines: readonly string[]
): StageTurn {
  return { turn: { session: { ...session, model: lab }, lines, effects: [] }, stage };
}
