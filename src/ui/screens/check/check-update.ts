import type { Check, Codes } from '../../../lessons/words/checked-codes.js';
import { checkCodes } from '../../../lessons/words/checked-codes.js';
import type { ExecuteContext } from '../../../sim/base/ports.js';
import { BASE32_ALPHABET, randomText } from '../../../sim/base/random.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { parametersOf } from '../../../sim/codes/checked-seed.js';
import { LAB_ISSUER, otpauthUri } from '../../../sim/codes/otpauth-uri.js';
import { readSecretKeys } from '../../../sim/codes/secret-key.js';
import { mintSeed } from '../../../sim/codes/totp.js';
import { foldDigits, readTypedCode } from '../../../sim/codes/typed-code.js';
import { execute } from '../../../sim/execute.js';
import { currentDevice } from '../../console/phone-view.js';
import type { Effect, Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { timePassed } from '../lesson/passing-time.js';
import { canCatchChange, catchChange, readNewCode } from './change-press.js';
import type { CheckEntry, PhoneCheck } from './check-state.js';
import { FRESH_CHECK } from './check-state.js';
import type { CheckTarget } from './check-targets.js';
import { checkTarget, checkTargets, checkTime } from './check-targets.js';

/** "Check my phone": whether an app makes the right codes, and if not, what is off. It spends and changes nothing. */

/** Opens the check: from the list, or for the device that a lesson is about. */
export function openCheck(model: Model): Model {
  const open = openLesson(model);
  const device = open === null ? undefined : currentDevice(open.session.world);
  const account =
    open === null || device === undefined ? null : `${device.name}@${open.session.world.account.alias}`;
  const check: PhoneCheck = {
    ...FRESH_CHECK,
    stage: account === null ? 'pick' : 'code',
    account,
    index: 0,
    given: [],
    backTo: open === null ? 'menu' : 'lesson',
    noticeBefore: model.notice,
  };
  return { ...model, screen: 'check', check, notice: null, overlay: null };
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
      return changed(model, { ...FRESH_CHECK, stage: 'code' });
    case 'code':
      return check.digits === '' && canCatchChange(check)
        ? catchNow(model, check, context.now)
        : noteInLesson(checkTyped(model, context.now), check.digits, context);
  }
}

function catchNow(model: Model, check: PhoneCheck, realTime: EpochSeconds): Model {
  const target = checkTarget(model);
  return target === undefined
    ? model
    : changed(model, catchChange(check, target, checkTime(target, realTime)));
}

function pick(model: Model, { random }: ExecuteContext): Model {
  const target = checkTargets(model)[model.check?.index ?? 0];
  if (target !== undefined) return changed(model, { ...FRESH_CHECK, stage: 'code', account: target.account });
  const account = `check@lab-${randomText(random, BASE32_ALPHABET, 5).toLowerCase()}`;
  const checkEntry: CheckEntry = { seed: mintSeed(random), account };
  const made = { ...model, saved: { ...model.saved, checkEntry } };
  return changed(made, { ...FRESH_CHECK, stage: 'qr', account, index: 0 });
}

function checkTyped(model: Model, realTime: EpochSeconds): Model {
  const { check } = model;
  const target = checkTarget(model);
  if (check === null || target === undefined) return model;
  const read = readTypedCode(check.digits, digitsOf(target));
  if (!read.ok) return changed(model, { problem: read.failure });
  const at = checkTime(target, realTime);
  if (check.caught !== null) return changed(model, readNewCode(check, target, read.value, at));
  const codes: Codes = check.first === null ? [read.value] : [check.first, read.value];
  const result = { check: checkCodes(target.checked, codes, at, target.lab), codes, at };
  return changed(model, { ...FRESH_CHECK, result, first: isLost(result.check) ? codes[0] : null });
}

/** What a check in the middle of a lesson found out about the learner's own phone counts there as well. */
function noteInLesson(model: Model, digits: string, context: ExecuteContext): Model {
  const { saved, check } = model;
  const session = saved.sessions[saved.current ?? ''];
  const target = checkTarget(model);
  const read = readTypedCode(digits);
  if (check?.backTo !== 'lesson' || session === undefined || !session.world.usesOwnPhone) return model;
  if (!read.ok || target?.lab == null) return model;
  const { serialNumber } = target.lab.device;
  const { world } = execute(session.world, { kind: 'compare-code', serialNumber, code: read.value }, context);
  const sessions = { ...saved.sessions, [session.lessonId]: { ...session, world } };
  return { ...model, saved: { ...saved, sessions } };
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
  const target = checkTarget(model);
  if (target === undefined) return model;
  return changed(model, {
    digits: (model.check.digits + digits).slice(0, digitsOf(target)),
    measured: null,
    problem: null,
  });
}

/** A paste takes the place of what was typed; an Enter in it checks. */
export function pasteIntoCheck(model: Model, pasted: string, context: ExecuteContext): Model {
  const { check } = model;
  if (check === null) return model;
  const target = check.stage === 'code' ? checkTarget(model) : undefined;
  if (target === undefined || isLikeKey(pasted)) return takeKeys(model, pasted);
  const read = readTypedCode(pasted, digitsOf(target));
  if (!read.ok) return changed(model, { problem: read.failure });
  const filled = changed(model, { digits: read.value, measured: null, problem: null });
  return /[\r\n]/.test(pasted.trimStart()) ? enterCheck(filled, context) : filled;
}

/** A URI, or more letters and digits than any code has. */
export function isLikeKey(pasted: string): boolean {
  return /^\s*[a-z-]+:/i.test(pasted) || (/[a-z]/i.test(pasted) && pasted.replaceAll(/\W/g, '').length >= 16);
}

/** Keys of the learner's own: one is checked at once, of several one is chosen. */
function takeKeys(model: Model, pasted: string): Model {
  const read = readSecretKeys(pasted);
  // Short words are Base32 as well.
  if (!read.ok || !isLikeKey(pasted)) return changed(model, { problem: 'unread-key' });
  const given = read.value;
  const withKeys = changed(model, { ...FRESH_CHECK, given, stage: 'pick', account: null });
  const index = checkTargets(withKeys).length - given.length;
  const only = given.length === 1 ? checkTargets(withKeys)[index] : undefined;
  return only === undefined
    ? changed(withKeys, { index })
    : changed(withKeys, { index, stage: 'code', account: only.account });
}

function digitsOf(target: CheckTarget): number {
  return parametersOf(target.checked).digits;
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
  if (check.stage === 'qr') return changed(model, { ...FRESH_CHECK, stage: 'code' });
  if (check.stage === 'code' && check.backTo === 'menu')
    return changed(model, { ...FRESH_CHECK, stage: 'pick' });
  const notice = check.backTo === 'lesson' ? check.noticeBefore : null;
  const left: Model = { ...model, check: null, screen: check.backTo, notice };
  // What was found out about the phone may be what a goal waited for.
  return check.backTo === 'lesson' ? timePassed(left, model.now) : left;
}

/** Whatever is done here, what was said before it is over. */
function changed(model: Model, change: Partial<PhoneCheck>): Model {
  return model.check === null ? model : { ...model, notice: null, check: { ...model.check, ...change } };
}

/** f: what saving the QR code of the chosen entry as a picture needs. */
export function checkQrFile(model: Model): readonly Effect[] {
  const target = checkTarget(model);
  if (target === undefined) return [];
  const { account, seed } = target;
  const uri = otpauthUri({ issuer: LAB_ISSUER, account, secret: seed });
  return [{ kind: 'write-qr-file', deviceName: account.replace(/@.*/, ''), uri }];
}
