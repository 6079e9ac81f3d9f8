import type { Check } from '../../../lessons/words/checked-codes.js';
import { foundIn } from '../../../lessons/words/checked-codes.js';
import { wordRange } from '../../../lessons/words/clock-text.js';
import type { VerdictText } from '../../../lessons/words/verdict-text.js';

/** What the phone's clock is compared with under `--at`, where no clock is read. */
export const GIVEN_TIME = 'the time given';

const TODO =
  'Set the phone to automatic time. Or, if it showed the code at another moment, give that one with --at.';

/**
 * A check against the time of `--at`: there is no second clock then that may be wrong or could be set, but the time may
 * be another one than that of the code. `drift` is where AWS expects the device.
 */
export function wordGivenTime({ verdict, origin }: Check, text: VerdictText, drift: number): VerdictText {
  const found = origin === null ? foundIn(verdict) : null;
  if (found === null || found.stepsOff === 0 || drift !== 0 || text.clock.length === 0) return text;
  const reason = 'signIn' in verdict ? verdict.signIn : verdict.kind;
  const isOfClock = reason === 'accepted' || reason === 'out-of-window';
  const then = `If the phone showed the code at that time, its clock was ${wordRange(found)} ${GIVEN_TIME}.`;
  return {
    ...text,
    clock: [then, ...text.clock.filter((line) => !line.includes(GIVEN_TIME))],
    todo: isOfClock ? [TODO] : text.todo,
  };
}
