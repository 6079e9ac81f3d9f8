import { boundClock } from '../../lessons/engine/goals.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import { THIS_COMPUTER } from '../../lessons/words/clock-text.js';
import { explainComparison, explainKnownDrift, explainUnseenDrift } from '../../lessons/words/drift-text.js';
import { plainText } from '../../lessons/words/rich-text.js';
import type { RequestResult } from '../../sim/responses.js';
import { findDevice } from '../../sim/world/account.js';
import { showsOwnPhone } from '../console/phone-view.js';
import { taskOf } from './new-code.js';
import type { Notice } from './notice.js';

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
