import type { VerdictText, Ways } from '../../lessons/check-text.js';
import { wordSureness } from '../../lessons/clock-text.js';
import type { Check, Codes, LabDevice } from '../../lessons/code-checking.js';
import { checkCodes, foundIn, wordCheck } from '../../lessons/code-checking.js';
import { explainMeasurement } from '../../lessons/explanations.js';
import type { Block } from '../../lessons/rich-text.js';
import { strong, text } from '../../lessons/rich-text.js';
import type { CheckedSeed } from '../../sim/code-check.js';
import { freshSeed } from '../../sim/code-check.js';
import type { ExecuteContext } from '../../sim/ports.js';
import { BASE32_ALPHABET, randomText } from '../../sim/random.js';
import type { EpochSeconds, Seconds } from '../../sim/time.js';
import { addSteps, stepStart, TIME_STEP_SECONDS } from '../../sim/time.js';
import { CODE_DIGITS, mintSeed } from '../../sim/totp.js';
import type { TypedCodeProblem } from '../../sim/typed-code.js';
import { foldDigits, readTypedCode } from '../../sim/typed-code.js';
import { labTime } from '../../sim/world.js';
import type { Model } from './model.js';
import { currentDevice } from './phone-view.js';
import { nextMenuIndex, openLesson } from './select.js';

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
  /** The phone's clock minus ours, once the change of a code was caught. */
  readonly measured: Seconds | null;
  readonly problem: TypedCodeProblem | 'missed-change' | null;
  readonly backTo: 'menu' | 'lesson';
}

/** A code lasts 30 s; whoever presses later than this after typing it has seen more than one change. */
const LONGEST_WAIT = TIME_STEP_SECONDS + 3;

const FRESH = { digits: '', first: null, result: null, measured: null, problem: null } as const;

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
  };
  return { ...model, screen: 'check', check, notice: null, overlay: null };
}

/** The devices of the lessons, newest lesson first, and the entry for checking alone, where there is one. */
export function checkTargets({ saved }: Pick<Model, 'saved'>): readonly CheckTarget[] {
  const own = saved.checkEntry;
  const targets = Object.values(saved.sessions)
    .toReversed()
    .flatMap(({ world }) =>
      world.account.mfaDevices
        .filter(({ owner, kind }) => kind === 'virtual' && owner?.type !== 'root')
        .map(
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
      return check.digits === '' && check.result !== null
        ? catchChange(model, context.now)
        : checkTyped(model, context.now);
  }
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
  const codes: Codes = check.first === null ? [read.value] : [check.first, read.value];
  const at = checkTime(target, realTime);
  const result = { check: checkCodes(target.checked, codes, at, target.lab), codes, at };
  // One code that fits nowhere near may be of a clock that is hours off: the next one tells.
  const isLost =
    codes.length === 1 && result.check.verdict.kind === 'no-match' && result.check.origin === null;
  return changed(model, { ...FRESH, result, first: isLost ? read.value : null });
}

/** The moment at which the phone's code changed. With the code before it, the phone's clock is known. */
function catchChange(model: Model, realTime: EpochSeconds): Model {
  const { check } = model;
  const target = checkTarget(model);
  const found = check?.result == null ? null : foundIn(check.result.check.verdict);
  if (check?.result == null || found === null || target === undefined) {
    return changed(model, { problem: { kind: 'nothing-typed' } });
  }
  const now = checkTime(target, realTime);
  if (now - check.result.at > LONGEST_WAIT) return changed(model, { problem: 'missed-change' });
  return changed(model, { measured: stepStart(addSteps(found.step, 1)) - now, problem: null });
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
  const isFirst = check.stage === 'pick' || check.backTo === 'lesson';
  if (!isFirst) return changed(model, { ...FRESH, stage: check.stage === 'qr' ? 'code' : 'pick' });
  const left = { ...model, check: null, screen: check.backTo };
  return check.backTo === 'menu' ? { ...left, menuIndex: nextMenuIndex(model) } : left;
}

/** How to do on this screen what is advised. */
const WAYS: Ways = {
  newEntry: 'r shows its QR code',
  twoCodes: 'type the next one, too',
};

/** A result in words. */
export function wordResult({ check, codes, at }: CheckResult, target: CheckTarget): VerdictText {
  const isMoved = target.lab !== null && target.lab.world.clockOffset !== 0;
  return wordCheck(check, codes, {
    drift: target.checked.drift,
    time: at,
    otherClock: isMoved ? "the lab's" : "this computer's",
    ways: WAYS,
  });
}

/** The whole result as text, for a window that has no room for it. */
export function resultBlocks(model: Model): readonly Block[] {
  const target = checkTarget(model);
  const result = model.check?.result ?? null;
  if (target === undefined || result === null) return [];
  const { headline, advice } = wordResult(result, target);
  const found = result.check.origin === null ? foundIn(result.check.verdict) : null;
  return [
    text(strong(headline)),
    ...advice.map((line) => text(line)),
    ...(found === null ? [] : [text(wordSureness(found.oneIn))]),
  ];
}

/** What was measured, in words, with how exact it is. */
export function wordMeasured(offset: Seconds): string {
  return `${explainMeasurement(offset)} Exact to about a second, the time of a key press.`;
}

function changed(model: Model, change: Partial<PhoneCheck>): Model {
  return model.check === null ? model : { ...model, check: { ...model.check, ...change } };
}
