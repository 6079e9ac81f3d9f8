import type { Check } from '../lessons/code-checking.js';
import { foundIn } from '../lessons/code-checking.js';
import type { CodeVerdict } from '../sim/code-check.js';
import { stepAt, TIME_STEP_SECONDS } from '../sim/time.js';
import type { ClockName, Moment } from './moment.js';

/** What `check --json` prints, on one line. Fields may be added; none changes its meaning. */
export interface CheckReport {
  /** Whether AWS would take the code, of two the second, at sign-in now. True exactly when the exit code is 0. */
  readonly accepted: boolean;
  /** Whether AWS would take the two codes to enrol or resynchronise; null for one code. */
  readonly acceptedAsPair: boolean | null;
  /**
   * `accepted`, `already-used`, `out-of-window`, `no-match`; for two codes also `swapped`, `not-adjacent`, `same-code`,
   * `first-code-unknown`, `second-code-unknown`; for the lab's devices also `other-device`, `removed-device`.
   */
  readonly reason: CodeVerdict['kind'] | 'other-device' | 'removed-device';
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
  readonly key: 'given' | 'lab';
  /** The lab's device, or null for a given key. */
  readonly device: string | null;
  /** An unrelated key would fit as well once in this many tries; null when nothing was found. */
  readonly falseAlarmOneIn: number | null;
}

/** What is checked against. */
export interface ReportSubject {
  readonly key: 'given' | 'lab';
  readonly device: string | null;
  readonly moment: Moment;
  readonly message: string;
}

/** Puts a check into the shape that scripts read. */
export function checkReport({ verdict, isTaken, origin }: Check, subject: ReportSubject): CheckReport {
  const { key, device, moment, message } = subject;
  const found = foundIn(verdict);
  return {
    accepted: verdict.kind === 'accepted',
    acceptedAsPair: isTaken,
    reason: origin?.reason ?? verdict.kind,
    message,
    offsetSteps: found?.stepsOff ?? null,
    offsetSeconds: found === null ? null : found.stepsOff * TIME_STEP_SECONDS,
    offsetSecondsRange: found === null ? null : [Math.round(found.range[0]), Math.round(found.range[1])],
    stepsApart: verdict.kind === 'not-adjacent' ? verdict.stepsApart : null,
    step: found?.step ?? null,
    nowStep: stepAt(moment.time),
    time: Math.floor(moment.time),
    clock: moment.clock,
    key,
    device,
    falseAlarmOneIn: found === null ? null : Math.round(found.oneIn),
  };
}
