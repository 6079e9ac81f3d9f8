import type { Check, Codes } from '../../../lessons/words/checked-codes.js';
import { foundIn } from '../../../lessons/words/checked-codes.js';
import { stepAt, TIME_STEP_SECONDS } from '../../../sim/base/time.js';
import { checkCode } from '../../../sim/codes/code-check.js';
import type { ClockName, Moment } from '../key/moment-of-key.js';
import type { Key } from '../key/read-key.js';
import type { CheckReason } from './check-verdict.js';
import { reasonOf } from './check-verdict.js';
import type { CheckedKey } from './checked-key.js';

/** What `check --json` prints, on one line. Fields may be added; none changes its meaning. */
export interface CheckReport {
  /**
   * Whether AWS would take what was given: one code at a sign-in now, two where it asks for two, to enrol a device or to
   * resynchronise one. True exactly when the exit code is 0 and the reason `accepted`.
   */
  readonly accepted: boolean;
  /** Whether a sign-in would take the code now; of two, the second, whatever the first is. */
  readonly acceptedAtSignIn: boolean;
  /** Whether AWS would take the two codes to enrol or resynchronise; null for one code. */
  readonly acceptedAsPair: boolean | null;
  /**
   * `accepted`, `already-used`, `out-of-window`, `no-match`; for two codes also `swapped`, `not-adjacent`, `same-code`,
   * `first-code-unknown`, `second-code-unknown`, `pair-already-used`; for the lab's devices also `other-device`,
   * `removed-device`.
   */
  readonly reason: CheckReason;
  /** The first sentences of the text, in English; may be reworded. */
  readonly message: string;
  /** Steps from now to the step of the code; negative when the phone is behind. Null when the code was not found. */
  readonly offsetSteps: number | null;
  /** `offsetSteps` times 30. */
  readonly offsetSeconds: number | null;
  /** The least and the most seconds that the phone's clock differs by, if it shows the code at this moment. */
  readonly offsetSecondsRange: readonly [number, number] | null;
  /** Steps from the first code to the second; null unless the reason is `not-adjacent`. 1 would be right. */
  readonly stepsApart: number | null;
  /** The step of the code that was found, and of now: floor(unix seconds / 30). */
  readonly step: number | null;
  readonly nowStep: number;
  /** Unix seconds against which was checked, and whose clock that is: `given`, `computer` or `lab`. */
  readonly time: number;
  readonly clock: ClockName;
  /** Where the key is from: `given`, `lab` for a device of a lesson, `check-entry` for the entry for checking only. */
  readonly key: Key['source'];
  /** The lab's device by its name, and the entry as a phone calls it; null where there is none. */
  readonly device: string | null;
  readonly account: string | null;
  /** An unrelated key would fit as well once in this many tries; null when nothing was found. */
  readonly falseAlarmOneIn: number | null;
}

/** Puts a check into the shape that scripts read. */
export function checkReport(
  check: Check,
  { key, lab, account, checked }: CheckedKey,
  { codes, moment, message }: { readonly codes: Codes; readonly moment: Moment; readonly message: string },
): CheckReport {
  const { verdict, pair } = check;
  const found = foundIn(verdict);
  const reason = reasonOf(check);
  return {
    accepted: reason === 'accepted',
    acceptedAtSignIn: checkCode(checked, codes.at(-1) ?? '', moment.time).kind === 'accepted',
    acceptedAsPair: pair === null ? null : pair.kind === 'taken',
    reason,
    message,
    offsetSteps: found?.stepsOff ?? null,
    offsetSeconds: found === null ? null : found.stepsOff * TIME_STEP_SECONDS,
    offsetSecondsRange: found === null ? null : [Math.round(found.range[0]), Math.round(found.range[1])],
    stepsApart: verdict.kind === 'not-adjacent' ? verdict.stepsApart : null,
    step: found?.step ?? null,
    nowStep: stepAt(moment.time),
    time: Math.floor(moment.time),
    clock: moment.clock,
    key: key.source,
    device: lab?.device.name ?? null,
    account,
    falseAlarmOneIn: found === null ? null : Math.round(found.oneIn),
  };
}
