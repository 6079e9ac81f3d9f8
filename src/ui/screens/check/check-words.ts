import { wordCheck } from '../../../lessons/words/check-text.js';
import { foundIn, statusOf } from '../../../lessons/words/checked-codes.js';
import { wordSureness } from '../../../lessons/words/clock-text.js';
import type { Block } from '../../../lessons/words/rich-text.js';
import { text, verbatim } from '../../../lessons/words/rich-text.js';
import { explainTypedCode } from '../../../lessons/words/typed-code-text.js';
import type { VerdictText, Ways } from '../../../lessons/words/verdict-text.js';
import { parametersOf } from '../../../sim/codes/checked-seed.js';
import { CODE_DIGITS } from '../../../sim/codes/totp.js';
import type { Model } from '../../store/model.js';
import { canCatchChange } from './change-press.js';
import type { CheckProblem, PhoneCheck } from './check-state.js';
import { checkTarget, checkTime } from './check-targets.js';

/** How to do on this screen what is advised. */
const WAYS: Ways = {
  newEntry: 'r shows its QR code',
  twoCodes: 'type the next one, too',
};

/** A result in words, with what comes next. */
export interface ResultText extends VerdictText {
  /** How sure it is, where something was found. */
  readonly sureness: readonly string[];
  /** How to go on measuring. */
  readonly next: readonly string[];
}

/** The result on the screen in words, if there is one. */
export function resultText(model: Model): ResultText | null {
  const target = checkTarget(model);
  const { check } = model;
  if (check === null || check.result === null || target === undefined) return null;
  const { lab, checked } = target;
  const isMoved = lab !== null && lab.world.clockOffset !== 0;
  const { check: outcome, codes } = check.result;
  const words = wordCheck(outcome, codes, {
    drift: checked.drift,
    time: checkTime(target, model.now),
    otherClock: isMoved ? "the lab's" : "this computer's",
    status: statusOf(lab, target.isGiven === true ? 'given' : 'check-only'),
    measured: check.measured,
    ways: target.isGiven === true ? { ...WAYS, newEntry: 'from where you have it' } : WAYS,
    parameters: parametersOf(checked),
  });
  const found = foundIn(outcome.verdict);
  return { ...words, sureness: found === null ? [] : [wordSureness(found.oneIn)], next: wordNext(check) };
}

function wordNext(check: PhoneCheck): readonly string[] {
  if (check.caught !== null) return ['Noted. Now type the new code that the phone shows.'];
  if (!canCatchChange(check)) return [];
  return [
    check.measured === null
      ? 'To the second: watch the phone, and press Enter the moment its code changes.'
      : 'To make sure, press Enter at the next change of the code, too.',
  ];
}

/** The whole result as text, for a window that has no room for it. */
export function resultBlocks(model: Model): readonly Block[] {
  const words = resultText(model);
  if (words === null) return [];
  const { headline, advice, clock, todo, sureness, next } = words;
  return [
    text(`**${verbatim(headline)}**`),
    ...[...clock, ...todo, ...advice, ...next, ...sureness].map((line) => text(verbatim(line))),
  ];
}

/** What was wrong with the last thing typed or pressed. */
export function wordProblem(problem: CheckProblem, digits: number = CODE_DIGITS): string {
  if (typeof problem !== 'string') return explainTypedCode(problem, undefined, digits);
  switch (problem) {
    case 'unread-key':
      return 'That is no key or otpauth URI that can be read. mfa-lab check CODE --secret - says what is wrong with it.';
    case 'unchanged':
      return 'That is still the code from before, so it had not changed yet. Press Enter the moment it does, then type the new one.';
    case 'no-follower':
      return 'That is not a code that can follow the one before. Read it again, and type the one shown now.';
    case 'too-late':
      return 'More than 30 s have passed since Enter, and the code may have changed again. Press Enter at its next change, then type the new one.';
    case 'contradiction':
      return 'The press does not fit the code before: one of them came late. Press Enter at the next change, then type the new code.';
    case 'presses-apart':
      return 'Codes change every 30 s, and the two presses do not fit that. This one counts now.';
  }
}
