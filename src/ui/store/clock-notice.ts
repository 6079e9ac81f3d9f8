import { boundClock } from '../../lessons/engine/goals.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import { THIS_COMPUTER } from '../../lessons/words/clock-text.js';
import {
  explainComparison,
  explainKnownDrift,
  explainMeasurement,
  explainUnseenDrift,
} from '../../lessons/words/drift-text.js';
import { plainText } from '../../lessons/words/rich-text.js';
import type { RequestResult } from '../../sim/responses.js';
import { findDevice } from '../../sim/world/account.js';
import { showsOwnPhone } from '../console/phone-view.js';
import { taskOf } from './new-code.js';
import type { Notice } from './notice.js';

/** A press this far from the change measures something else, in seconds. */
const PRESS_TOO_FAR = 5;

/** What a measurement of a phone's clock found, or why it found nothing. */
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
  return { kind: 'ok', text: explainMeasurement(offset) };
}

/** What two codes that were taken told AWS of a clock. */
export function bindingNotice(session: LessonSession): Notice {
  const isReal = showsOwnPhone(session);
  const bound = boundClock(session.world, isReal ? 'own' : 'lab') ?? { drift: 0, phone: 'in-step' };
  const { drift, phone } = bound;
  const astray = session.isSolved ? null : (taskOf(session)?.astray?.(session.world) ?? null);
  if (astray !== null) return { kind: 'problem', text: plainText(astray) };
  if (isReal && phone !== 'in-step') return { kind: 'real-clock' };
  switch (phone) {
    case 'late':
      return { kind: 'out-of-step', drift };
    case 'true':
      return { kind: 'ok', text: explainKnownDrift(drift) };
    case 'unseen':
      return { kind: 'problem', text: explainUnseenDrift(drift) };
    case 'in-step':
      return { kind: 'ok', text: 'AWS took the two codes.' };
  }
}

/** What a code that only the lab looked at told. */
export function comparisonNotice(
  result: Extract<RequestResult, { ok: true }>,
  serialNumber: string,
  { world }: LessonSession,
): Notice {
  if (result.value.kind !== 'compared') throw new Error('compare-code answered something else');
  const device = findDevice(world.account, serialNumber);
  const drift = device === undefined || device.owner === null ? null : device.drift;
  return {
    kind: 'ok',
    text: explainComparison(result.value.stepsOff, drift, world.usesOwnPhone ? THIS_COMPUTER : "the lab's"),
  };
}
