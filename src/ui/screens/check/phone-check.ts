import type { Check, Codes, LabDevice } from '../../../lessons/words/checked-codes.js';
import { checkCodes } from '../../../lessons/words/checked-codes.js';
import type { MeasuredClock } from '../../../lessons/words/clock-text.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import { BASE32_ALPHABET, randomText } from '../../../sim/base/random.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { CheckedSeed } from '../../../sim/codes/checked-seed.js';
import { freshSeed } from '../../../sim/codes/checked-seed.js';
import { CODE_DIGITS, mintSeed } from '../../../sim/codes/totp.js';
import type { TypedCodeProblem } from '../../../sim/codes/typed-code.js';
import { foldDigits, readTypedCode } from '../../../sim/codes/typed-code.js';
import { devicesForPhones } from '../../../sim/world/account.js';
import { labTime } from '../../../sim/world/world.js';
import { currentDevice } from '../../console/phone-view.js';
import type { Model, Notice } from '../../store/model.js';
import { openLesson } from '../../store/selectors.js';
import type { PressProblem } from './change-press.js';
import { canCatchChange, catchChange, readNewCode } from './change-press.js';

/** "Check my phone": whether an app makes the right codes, and if not, what is off. It spends and changes nothing. */

/** An entry that has no lesson: only for checking a phone. */
export interface CheckEntry {
  readonly seed: string;
  /** As it is called on the phone, after the issuer. */
  readonly account: string;
}

/** What a phone can be checked against. */
export interface CheckTarget {
  readonly seed: string;
  readonly account: string;
  /** Where it comes from, for the list. */
  readonly origin: string;
  readonly checked: CheckedSeed;
  readonly lab: LabDevice | null;
}

/** What came of the last codes. */
export interface CheckResult {
  readonly check: Check;
  readonly codes: Codes;
  /** When Enter was pressed, by the clock that codes are checked against. */
  readonly at: EpochSeconds;
}

/** A clock that was measured, and when Enter was pressed for it, by the clock that codes are checked against. */
export interface Measured extends MeasuredClock {
  readonly pressedAt: EpochSeconds;
}

/** What was wrong with the last thing typed or pressed. */
export type CheckProblem = TypedCodeProblem | PressProblem;

/** The check screen. Codes that are typed are kept nowhere. */
export interface PhoneCheck {
  readonly stage: 'pick' | 'qr' | 'code';
  /** Account of the chosen target, or null while one is being chosen. */
  readonly account: string | null;
  readonly index: number;
  readonly digits: string;
  /** The code before, when one alone told nothing. */
  readonly first: string | null;
  readonly result: CheckResult | null;
  /** When Enter was pressed at a change of the code, while the new code is waited for. */
  readonly caught: EpochSeconds | null;
  /** The phone's clock minus ours, once the change of a code was caught. */
  readonly measured: Measured | null;
  readonly problem: CheckProblem | null;
  readonly backTo: 'menu' | 'lesson';
  /** What the lesson said when the check was opened; it still holds afterwards. */
  readonly noticeBefore: Notice | null;
}

const FRESH = {
  digits: '',
  first: null,
  result: null,
  caught: null,
  measured: null,
  problem: null,
} as const;

/** Opens the check: from the list, or for the device that a lesson is about. */
export function openCheck(model: Model): Model {
  const open = openLesson(model);
  const device = open === null ? undefined : currentDevice(open.session.world);
  const account =
    open === null || device === undefined ? null : `${device.name}@${open.session.world.account.alias}`;
  const check: PhoneCheck = {
    ...FRESH,
    stage: account === null ? 'pick' : 'code',
    account,
    index: 0,
    backTo: open === null ? 'menu' : 'lesson',
    noticeBefore: model.notice,
  };
  return { ...model, screen: 'check', check, notice: null, overlay: null };
}

/** The devices of the lessons, newest lesson first, and the entry for checking alone, where there is one. */
export function checkTargets({ saved }: Pick<Model, 'saved'>): readonly CheckTarget[] {
  const own = saved.checkEntry;
  const targets = Object.values(saved.sessions)
    .toReversed()
    .flatMap(({ world }) =>
      devicesForPhones(world.account).map(
        (device): CheckTarget => ({
          seed: device.seed,
          account: `${device.name}@${world.account.alias}`,
          origin: device.owner === null ? 'assigned to nobody' : 'of a lesson',
          checked: device,
          lab: { device, world },
        }),
      ),
    );
  const entry: readonly CheckTarget[] =
    own === null ? [] : [{ ...own, origin: 'for checking only', checked: freshSeed(own.seed), lab: null }];
  const unique = new Map([...entry, ...targets].map((target) => [target.account, target]));
  return [...unique.values()];
}

/** The chosen target, if it is still there. */
export function checkTarget(model: Model): CheckTarget | undefined {
  return checkTargets(model).find(({ account }) => account === model.check?.account);
}

/** The time that codes of a target are checked against: the lab's, which may have been moved, or this computer's. */
export function checkTime({ lab }: CheckTarget, realTime: EpochSeconds): EpochSeconds {
  return lab === null ? realTime : labTime(lab.world, realTime);
}

/** Moves in the list of targets; its last line makes a new entry. */
export function moveCheck(model: Model, by: 1 | -1): Model {
  if (model.check?.stage !== 'pick') return model;
  const count = checkTargets(model).length + (model.saved.checkEntry === null ? 1 : 0);
  return changed(model, { index: (model.check.index + by + count) % count });
}

/** Enter: chooses a target, goes on from the QR code, checks what was typed, or catches the change of the code. */
export function enterCheck(model: Model, context: ExecuteContext): Model {
  const { check } = model;
  if (check === null) return model;
  switch (check.stage) {
    case 'pick':
      return pick(model, context);
    case 'qr':
      return changed(model, { ...FRESH, stage: 'code' });
    case 'code':
      return check.digits === '' && canCatchChange(check)
        ? catchNow(model, check, context.now)
        : checkTyped(model, context.now);
  }
}

function catchNow(model: Model, check: PhoneCheck, realTime: EpochSeconds): Model {
  const target = checkTarget(model);
  return target === undefined ? model : changed(model, catchChange(check, checkTime(target, realTime)));
}

function pick(model: Model, { random }: ExecuteContext): Model {
  const target = checkTargets(model)[model.check?.index ?? 0];
  if (target !== undefined) return changed(model, { ...FRESH, stage: 'code', account: target.account });
  const account = `check@lab-${randomText(random, BASE32_ALPHABET, 5).toLowerCase()}`;
  const checkEntry: CheckEntry = { seed: mintSeed(random), account };
  const made = { ...model, saved: { ...model.saved, checkEntry } };
  return changed(made, { ...FRESH, stage: 'qr', account, index: 0 });
}

function checkTyped(model: Model, realTime: EpochSeconds): Model {
  const { check } = model;
  const target = checkTarget(model);
  if (check === null || target === undefined) return model;
  const read = readTypedCode(check.digits);
  if (!read.ok) return changed(model, { problem: read.failure });
  const at = checkTime(target, realTime);
  if (check.caught !== null) return changed(model, readNewCode(check, target, read.value, at));
  const codes: Codes = check.first === null ? [read.value] : [check.first, read.value];
  const result = { check: checkCodes(target.checked, codes, at, target.lab), codes, at };
  return changed(model, { ...FRESH, result, first: isLost(result.check) ? codes[0] : null });
}

/** A code that fits nowhere near may be of a clock that is hours off: the next one tells. The same one does not. */
function isLost({ verdict, pair, origin }: Check): boolean {
  if (verdict.kind === 'same-code') return verdict.found === null;
  return verdict.kind === 'no-match' && pair === null && origin === null;
}

/** Digits go into the field; the first one after a result begins anew. */
export function typeCheckDigits(model: Model, typed: string): Model {
  const digits = foldDigits(typed);
  if (model.check?.stage !== 'code' || !/^[0-9]+$/.test(digits)) return model;
  return changed(model, {
    digits: (model.check.digits + digits).slice(0, CODE_DIGITS),
    measured: null,
    problem: null,
  });
}

/** A paste takes the place of what was typed; an Enter in it checks. */
export function pasteIntoCheck(model: Model, pasted: string, context: ExecuteContext): Model {
  if (model.check?.stage !== 'code') return model;
  const read = readTypedCode(pasted);
  if (!read.ok) return changed(model, { problem: read.failure });
  const filled = changed(model, { digits: read.value, measured: null, problem: null });
  return /[\r\n]/.test(pasted.trimStart()) ? enterCheck(filled, context) : filled;
}

/** Takes the last digit back. */
export function eraseCheckDigit(model: Model): Model {
  return model.check === null ? model : changed(model, { digits: model.check.digits.slice(0, -1) });
}

/** r: the QR code of the chosen entry once more. */
export function showCheckQr(model: Model): Model {
  return changed(model, { stage: 'qr' });
}

/** Esc: one stage back, and from the first one to where the check was opened. */
export function leaveCheck(model: Model): Model {
  const { check } = model;
  if (check === null) return model;
  if (check.stage === 'qr') return changed(model, { ...FRESH, stage: 'code' });
  if (check.stage === 'code' && check.backTo === 'menu') return changed(model, { ...FRESH, stage: 'pick' });
  const notice = check.backTo === 'lesson' ? check.noticeBefore : null;
  return { ...model, check: null, screen: check.backTo, notice };
}

/** Whatever is done here, what was said before it is over. */
function changed(model: Model, change: Partial<PhoneCheck>): Model {
  return model.check === null ? model : { ...model, notice: null, check: { ...model.check, ...change } };
}
