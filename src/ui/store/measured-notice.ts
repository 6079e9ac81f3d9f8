import type { LessonSession } from '../../lessons/engine/session.js';
import { THIS_COMPUTER } from '../../lessons/words/clock-text.js';
import { explainMeasurement } from '../../lessons/words/drift-text.js';
import type { RequestResult } from '../../sim/responses.js';
import { showsOwnPhone } from '../console/phone-view.js';
import type { Notice } from './notice.js';

/** A press this far from the change measures something else, in seconds. */
const PRESS_TOO_FAR = 5;

/** What the clock check found; nothing where the press came at another moment than the change. */
export function measuredNotice(result: Extract<RequestResult, { ok: true }>, session: LessonSession): Notice {
  if (result.value.kind !== 'measured') throw new Error('measure-clock answered something else');
  const { offset } = result.value;
  // The lab's phone is seen, so a press at another moment than the change is, too.
  const beside = offset - session.world.phone.clockOffset;
  if (!showsOwnPhone(session) && Math.abs(beside) > PRESS_TOO_FAR) {
    const side = beside < 0 ? 'after' : 'before';
    const seconds = Math.round(Math.abs(beside));
    return {
      kind: 'problem',
      text: `Not measured: the press came ${seconds} s ${side} the change. Once more: the code, Enter, then Enter exactly when it changes.`,
    };
  }
  const otherClock = session.world.usesOwnPhone ? THIS_COMPUTER : "the lab's";
  return { kind: 'ok', text: explainMeasurement(offset, otherClock) };
}
