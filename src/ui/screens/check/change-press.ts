import { checkCodes, foundIn } from '../../../lessons/words/checked-codes.js';
import type { EpochSeconds, TimeStep } from '../../../sim/base/time.js';
import { addSteps } from '../../../sim/base/time.js';
import { codeOf, parametersOf } from '../../../sim/codes/checked-seed.js';
import { pressDifference, readChange } from '../../../sim/codes/code-change.js';
import type { CheckResult, PhoneCheck } from './check-state.js';
import type { CheckTarget } from './check-targets.js';

/**
 * The phone's clock to the second: Enter at the moment its code changes, then the new code. One press is believed for
 * the time being; a second one, at another change, makes sure of it.
 */

/** Whether the phone's clock can be measured now: its codes were recognised, and it is not known to the second yet. */
export function canCatchChange({ result, measured }: PhoneCheck): boolean {
  return result !== null && foundIn(result.check.verdict) !== null && measured?.isSure !== true;
}

/** Enter, with no code typed: the phone's code has just changed. */
export function catchChange(
  { measured }: PhoneCheck,
  target: CheckTarget,
  now: EpochSeconds,
): Partial<PhoneCheck> {
  // Before the new code is typed, a later press takes the place of a hasty one.
  if (measured === null) return { caught: now, problem: null };
  const difference = pressDifference(measured.pressedAt, now, parametersOf(target.checked).period);
  if (difference === null) return { measured: null, caught: now, problem: 'presses-apart' };
  const offset = measured.offset - difference / 2;
  return { measured: { offset, pressedAt: now, isSure: true }, problem: null };
}

/** The code that stood there after the press: what the press is worth, and the verdict on the new code. */
export function readNewCode(
  check: PhoneCheck,
  target: CheckTarget,
  code: string,
  now: EpochSeconds,
): Partial<PhoneCheck> {
  const { result, caught } = check;
  const before = result === null ? null : foundIn(result.check.verdict);
  if (result === null || caught === null || before === null) return {};
  const reading = readChange({
    seed: target.seed,
    parameters: parametersOf(target.checked),
    before,
    typedAt: result.at,
    pressedAt: caught,
    code,
    readAt: now,
  });
  const asked = { digits: '', caught: null };
  switch (reading.kind) {
    case 'unchanged':
      return { ...asked, problem: 'unchanged' };
    case 'no-follower':
      // It may be a typing error: the press stands.
      return { digits: '', problem: 'no-follower' };
    case 'measured': {
      const { offset, step } = reading;
      const measured = { offset, pressedAt: caught, isSure: false };
      return { ...asked, result: verdictOn(target, code, step, now), measured, problem: null };
    }
    case 'too-late':
    case 'contradiction':
      return { ...asked, result: verdictOn(target, code, reading.step, now), problem: reading.kind };
  }
}

/** The verdict on a code whose step is known. Where one code alone is not searched for, the one before it helps. */
function verdictOn(target: CheckTarget, code: string, step: TimeStep, at: EpochSeconds): CheckResult {
  const { checked, lab } = target;
  const check = checkCodes(checked, [code], at, lab);
  if (check.verdict.kind !== 'no-match') return { check, codes: [code], at };
  const codes = [codeOf(checked, addSteps(step, -1)), code] as const;
  return { check: checkCodes(checked, codes, at, lab), codes, at };
}
