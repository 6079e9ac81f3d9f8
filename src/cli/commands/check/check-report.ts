import type { Check, Codes } from '../../../lessons/words/checked-codes.js';
import { foundIn } from '../../../lessons/words/checked-codes.js';
import { stepAt } from '../../../sim/base/time.js';
import { parametersOf } from '../../../sim/codes/checked-seed.js';
import { checkCode } from '../../../sim/codes/code-check.js';
import type { TotpParameters } from '../../../sim/codes/totp-parameters.js';
import { isAwsDevice } from '../../../sim/codes/totp-parameters.js';
import type { ClockName, Moment } from '../key/moment-of-key.js';
import type { Key } from '../key/read-key.js';
import type { CheckReason, PairReason } from './check-verdict.js';
import { pairReasonOf, reasonOf } from './check-verdict.js';
import type { CheckedKey } from './checked-key.js';

/** What `check --json` prints, on one line. Fields may be added; none changes its meaning. */
export interface CheckReport {
  /**
   * Whether the phone is right: a sign-in with it would work now. Of two codes, both have to be the key's, and the newer
   * one counts. True exactly when the exit code is 0 and the reason `accepted`.
   */
  readonly accepted: boolean;
  /** Whether a sign-in would take the code now; of two, the second, whatever the first is. */
  readonly acceptedAtSignIn: boolean;
  /** Whether AWS would take the two codes to enrol or resynchronise; null for one code. */
  readonly acceptedAsPair: boolean | null;
  /**
   * Why the phone is right or not: `accepted`, `already-used`, `out-of-window`, `no-match`; for two codes also
   * `same-code`, `first-code-unknown`, `second-code-unknown`; for the lab's devices also `other-device`, `removed-device`.
   */
  readonly reason: CheckReason;
  /**
   * Why AWS would take the two codes or not: `accepted`, `swapped`, `not-adjacent`, `same-code`, `first-code-unknown`,
   * `second-code-unknown`, `pair-already-used`, `out-of-window`, `no-match`, `other-device`, `removed-device`;
   * `no-aws-device` where no device of AWS makes such codes. Null for one code.
   */
  readonly pairReason: PairReason | null;
  /** The first sentences of the text, in English; may be reworded. */
  readonly message: string;
  /** Steps from now to the step of the code; negative when the phone is behind. Null when the code was not found. */
  readonly offsetSteps: number | null;
  /** `offsetSteps` times `period`. */
  readonly offsetSeconds: number | null;
  /** The least and the most seconds that the phone's clock differs by, if it shows the code at this moment. */
  readonly offsetSecondsRange: readonly [number, number] | null;
  /** Steps from the first code to the second; null unless `pairReason` is `not-adjacent`. 1 would be right. */
  readonly stepsApart: number | null;
  /** The step of the code that was found, of two the newer one, and of now: floor(unix seconds / period). */
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
  /** How the codes are made. AWS's devices have SHA1, 6 and 30, and nothing else. */
  readonly algorithm: TotpParameters['algorithm'];
  readonly digits: number;
  readonly period: number;
}

/** Puts a check into the shape that scripts read. */
export function checkReport(
  check: Check,
  { key, lab, account, checked }: CheckedKey,
  { codes, moment, message }: { readonly codes: Codes; readonly moment: Moment; readonly message: string },
): CheckReport {
  const { verdict } = check;
  const found = foundIn(verdict);
  const reason = reasonOf(check);
  const parameters = parametersOf(checked);
  const pairReason = pairReasonOf(check, isAwsDevice(parameters));
  return {
    accepted: reason === 'accepted',
    acceptedAtSignIn: checkCode(checked, codes.at(-1) ?? '', moment.time).kind === 'accepted',
    acceptedAsPair: pairReason === null ? null : pairReason === 'accepted',
    reason,
    pairReason,
    message,
    offsetSteps: found?.stepsOff ?? null,
    offsetSeconds: found === null ? null : found.stepsOff * found.period,
    offsetSecondsRange: found === null ? null : [Math.round(found.range[0]), Math.round(found.range[1])],
    stepsApart: verdict.kind === 'not-adjacent' ? verdict.stepsApart : null,
    step: found?.step ?? null,
    nowStep: stepAt(moment.time, parameters.period),
    time: Math.floor(moment.time),
    clock: moment.clock,
    key: key.source,
    device: lab?.device.name ?? null,
    account,
    falseAlarmOneIn: found === null ? null : Math.round(found.oneIn),
    ...parameters,
  };
}
