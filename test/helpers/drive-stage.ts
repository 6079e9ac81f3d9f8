import { p256 } from '../../src/cli/system/p256.js';
import type { StepPlace } from '../../src/lessons/engine/place.js';
import { epochSeconds } from '../../src/sim/base/time.js';
import type { StageOpening } from '../../src/ui/screens/stage/first-stage.js';
import { firstStage } from '../../src/ui/screens/stage/first-stage.js';
import { placeMeant } from '../../src/ui/screens/stage/go-to.js';
import { stageNumber } from '../../src/ui/screens/stage/stage-frame.js';
import { lessonOnStage } from '../../src/ui/screens/stage/stage-moves.js';
import type { StageModel } from '../../src/ui/screens/stage/stage-state.js';
import { updateStage } from '../../src/ui/screens/stage/stage-update.js';
import { stageView } from '../../src/ui/screens/stage/stage-view.js';
import type { KeyPress } from '../../src/ui/store/key-press.js';
import type { Message } from '../../src/ui/store/model.js';
import { NOTHING_SET } from '../../src/ui/store/settings.js';
import type { Line } from '../../src/ui/text/spans.js';
import { FULL_DISPLAY } from '../ui/text/displays.js';
import { SOME_TIME } from './fake-ports.js';

const NAMED: readonly KeyPress['name'][] = [
  'enter',
  'escape',
  'tab',
  'backspace',
  'page-up',
  'page-down',
  'ctrl-c',
];

/** The step that is called so. */
export function placeOf(typed: string): StepPlace {
  const place = placeMeant(typed);
  if (typeof place === 'string') throw new Error(place);
  return place;
}

/** The text of a line, with what stands in its fields. */
export function textOfLine(line: Line): string {
  return line
    .map((piece) =>
      'raw' in piece ? ' '.repeat(piece.width) : 'fieldId' in piece ? piece.value : piece.text,
    )
    .join('');
}

/** A stage that keys are pressed on, without a screen. */
export function driveStage(
  at: string | null,
  {
    columns = 80,
    rows = 24,
    seed = 7,
    phone = 'lab',
    ofClass = null,
  }: Partial<Pick<StageOpening, 'seed' | 'phone' | 'ofClass'> & StageOpening['size']> = {},
) {
  let real = epochSeconds(SOME_TIME + 12_345.25);
  const moment = () => ({ real, signatures: p256, hourOf: () => '11:20' });
  let model: StageModel = firstStage(
    {
      before: null,
      place: at === null ? null : placeOf(at),
      seed,
      phone,
      ofClass,
      settings: NOTHING_SET,
      size: { columns, rows },
      notices: [],
    },
    moment(),
  );
  const effects: string[] = [];
  const send = (message: Message) => {
    const updated = updateStage(model, message, moment());
    model = updated.model;
    effects.push(...updated.effects.map(({ kind }) => kind));
  };
  const lines = () => stageView(model, FULL_DISPLAY).map(textOfLine);
  return {
    get model() {
      return model;
    },
    set model(next: StageModel) {
      model = next;
    },
    moment,
    effects,
    send,
    press: (...keys: readonly string[]) => {
      for (const key of keys) {
        const name = NAMED.find((one) => one === key);
        const pressed: readonly KeyPress[] =
          name === undefined
            ? [...key].map((text): KeyPress => ({ name: 'text', text }))
            : [{ name, text: '' }];
        for (const one of pressed) send({ kind: 'key', key: one, now: real });
      }
    },
    wait: (seconds: number) => {
      real = epochSeconds(real + seconds);
      send({ kind: 'ticked', now: real });
    },
    lines,
    text: () => lines().join('\n'),
    /** `6.3` */
    number: () => {
      const open = lessonOnStage(model);
      return open === null ? '' : stageNumber(open);
    },
    session: () => {
      const open = lessonOnStage(model);
      if (open === null) throw new Error('no lesson is open');
      return open.session;
    },
  };
}
