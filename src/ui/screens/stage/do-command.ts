import type { KeyPress } from '../../store/key-press.js';
import type { StageCommand } from '../../store/stage-file.js';
import { goWhereTyped, keyOver } from './over-keys.js';
import { stageKey } from './stage-keys.js';
import type { StageMoment } from './stage-moves.js';
import { withLab } from './stage-moves.js';
import { withOver } from './stage-over.js';
import type { StageModel } from './stage-state.js';
import type { StageUpdated } from './stage-update.js';
import { updateStage, withBlank } from './stage-update.js';

/** Which key of the stage a command from the notes stands for. */
const KEYS: { readonly [name: string]: KeyPress } = {
  next: { name: 'page-down', text: '' },
  back: { name: 'page-up', text: '' },
  again: { name: 'text', text: 'R' },
  keep: { name: 'text', text: 'K' },
  jump: { name: 'text', text: 'J' },
  mistake: { name: 'text', text: 'M' },
  act: { name: 'text', text: 'A' },
  freeze: { name: 'text', text: 'F' },
  secrets: { name: 'text', text: 'H' },
  big: { name: 'text', text: 'Z' },
  pause: { name: 'text', text: 'P' },
  room: { name: 'text', text: 'Q' },
};

const ENTER: KeyPress = { name: 'enter', text: '' };

/** Does what the notes ask for, as if it were done at the stage. A text that is being typed there is left for it. */
export function doCommand(before: StageModel, command: StageCommand, moment: StageMoment): StageUpdated {
  // It may be a while since the last key: what is counted from now is shown from now, too.
  const model = { ...before, stage: { ...before.stage, real: moment.real } };
  switch (command.do) {
    case 'key':
      return updateStage(model, { kind: 'key', key: command.key, now: moment.real }, moment);
    case 'go':
      return uncovered(goWhereTyped(model, command.to, moment));
    case 'vote':
      return uncovered(
        typed(model, { kind: 'vote', phase: 'count', typed: command.text, problem: null }, moment),
      );
    case 'timer':
      return uncovered(typed(model, { kind: 'timer', typed: command.text, problem: null }, moment));
    case 'blank':
      return uncovered(withBlank(model, !model.stage.isBlank));
    default: {
      const key = KEYS[command.do];
      return uncovered(key === undefined ? model : (stageKey(model, key, moment) ?? model));
    }
  }
}

/** Opens the page, and where something was typed sends it. */
function typed(
  model: StageModel,
  over: NonNullable<StageModel['stage']['over']>,
  moment: StageMoment,
): StageModel {
  const open = withOver(model, over);
  return over.kind === 'room' || over.typed.trim() === ''
    ? open
    : (keyOver(open, over, ENTER, moment) ?? open);
}

/** Letters must not go into a field that something lies over. */
function uncovered(model: StageModel): StageUpdated {
  const { isBlank, big, over } = model.stage;
  const isCovered = isBlank || big !== null || over !== null;
  return { model: isCovered ? withLab(model, { ...model.lab, isTyping: false }) : model, effects: [] };
}
