import type { Clock } from '../../sim/base/ports.js';
import { leavePlain, startPlain, takeLine, tellPlain } from '../../ui/plain/plain-session.js';
import { STAGE_WAYS, takeStageLine, withoutSecretWords } from '../../ui/plain/plain-stage.js';
import type { StageNotes } from '../../ui/plain/stage-notes.js';
import { stageAlarms } from '../../ui/plain/stage-notes.js';
import type { StageStore } from '../../ui/screens/stage/stage-store.js';
import type { OpenStage } from './open-stage.js';
import { stageMoment } from './open-stage.js';
import type { PlainDriver } from './run-plain.js';

/** The stage as lines: what the learner's plain mode takes, and the words of a stage before it. */
export function stageDriver(stage: OpenStage, clock: Clock, notes: StageNotes): PlainDriver {
  let store: StageStore | null = null;
  return {
    start(model, first, context) {
      store = stage.createStore(model, { runEffect: () => {} });
      const turn = startPlain(model, first, context);
      const lines = withoutSecretWords(turn.lines, store.stage());
      return { ...turn, lines: [...lines, STAGE_WAYS] };
    },
    take(session, line, context) {
      if (store === null) return takeLine(session, line, context);
      const moment = stageMoment(clock);
      const taken = takeStageLine(session, store.stage().stage, line, moment, notes);
      store.change(() => ({ lab: taken.turn.session.model, stage: taken.stage }));
      return taken.turn;
    },
    alarms: () => (store === null ? [] : stageAlarms(store.stage(), notes, clock.now())),
    tell: tellPlain,
    leave: leavePlain,
  };
}
