import { wordSureness } from '../../lessons/clock-text.js';
import { foundIn } from '../../lessons/code-checking.js';
import { explainTypedCode } from '../../lessons/explanations.js';
import { LAB_ISSUER } from '../../sim/otpauth-uri.js';
import { secondsToNextStep } from '../../sim/time.js';
import { CODE_DIGITS } from '../../sim/totp.js';
import { SIGN_IN_STEPS } from '../../sim/verify-code.js';
import { textWidth } from '../store/layout.js';
import type { Model } from '../store/model.js';
import type { CheckTarget, PhoneCheck } from '../store/phone-check.js';
import { checkTarget, checkTargets, checkTime, wordMeasured, wordResult } from '../store/phone-check.js';
import type { Line } from '../store/spans.js';
import { span, wrapRich, wrapText } from '../store/spans.js';
import { labelled } from './parts.js';
import { plainScreen } from './text-view.js';

/** "Check my phone", but for its QR code. */
export function checkView(model: Model, check: PhoneCheck): readonly Line[] {
  const target = checkTarget(model);
  return plainScreen(
    model,
    check.stage === 'pick' || target === undefined
      ? pickLines(model, check)
      : codeLines(model, check, target),
  );
}

function pickLines(model: Model, check: PhoneCheck): readonly Line[] {
  const width = textWidth(model.size);
  const names = checkTargets(model).map(({ account, origin }) => `${LAB_ISSUER}: ${account}  (${origin})`);
  const all = model.saved.checkEntry === null ? [...names, 'a new entry, for checking only'] : names;
  return [
    [span('Check my phone', 'title')],
    [],
    ...wrapText(
      'Does the app make the right codes, and is its clock right? Which entry shall be checked?',
      width,
    ),
    [],
    ...all.map(
      (name, index): Line =>
        index === check.index ? [span('>', 'focus'), span(` ${name}`, 'focus')] : [span(`  ${name}`)],
    ),
    [],
    ...wrapText('Checking spends no code, counts as no try and changes nothing.', width, 'muted'),
  ];
}

function codeLines(model: Model, check: PhoneCheck, target: CheckTarget): readonly Line[] {
  const width = textWidth(model.size);
  const now = checkTime(target, model.now);
  const typed = check.digits.padEnd(CODE_DIGITS, '_');
  const label = check.first === null ? 'Type the code it shows now ' : 'And the next code it shows ';
  return [
    [span('Check my phone', 'title'), span(`   next code in ${secondsToNextStep(now)} s`, 'muted')],
    ...wrapRich(['On the phone: ', { strong: `${LAB_ISSUER}: ${target.account}` }], width),
    [span(`>${label}`, 'focus'), span(`[${typed.slice(0, 3)} ${typed.slice(3)}]`, 'strong')],
    ...problemLines(check, width),
    [],
    ...resultLines(check, target, width),
  ];
}

function problemLines({ problem }: PhoneCheck, width: number): readonly Line[] {
  if (problem === null) return [];
  const text =
    problem === 'missed-change'
      ? 'The code has changed more than once since. Type the one shown now, Enter, and press Enter at its next change.'
      : explainTypedCode(problem);
  return labelled('NOTE', text, width, 'problem');
}

function resultLines({ result, measured }: PhoneCheck, target: CheckTarget, width: number): readonly Line[] {
  if (result === null) return [];
  const { check } = result;
  const { drift } = target.checked;
  const { headline, advice } = wordResult(result, target);
  const found = check.origin === null ? foundIn(check.verdict) : null;
  const isRight = check.verdict.kind === 'accepted';
  return [
    ...wrapText(headline, width, isRight ? 'ok' : 'strong'),
    ...(found === null ? [] : stepLine(found.stepsOff, drift, width)),
    ...(measured === null ? [] : labelled('CLOCK', wordMeasured(measured), width, 'accent')),
    ...(found === null || measured !== null
      ? []
      : wrapText(
          'To the second: watch the phone, and press Enter the moment its code changes.',
          width,
          'accent',
        )),
    ...advice.flatMap((line) => wrapRich([line], width, /^\d\. /.test(line) ? 3 : 0)),
    ...(found === null ? [] : wrapText(wordSureness(found.oneIn), width, 'muted')),
  ];
}

/** Steps drawn to either side of now. */
const DRAWN_STEPS = 6;

/** Columns of one step, and of the names in front. */
const STEP_COLUMNS = 4;
const NAME_COLUMNS = 7;

/** Where AWS would accept a code, where the lab is, and where the phone is, in steps of 30 seconds. */
function stepLine(stepsOff: number, drift: number, width: number): readonly Line[] {
  const steps = Array.from({ length: 2 * DRAWN_STEPS + 1 }, (_, index) => index - DRAWN_STEPS);
  if (NAME_COLUMNS + steps.length * STEP_COLUMNS > width) return [];
  const row = (name: string, mark: (step: number) => string): Line => [
    span(name.padEnd(NAME_COLUMNS), 'strong'),
    span(steps.map((step) => mark(step).padStart(STEP_COLUMNS)).join('')),
  ];
  const phone = Math.max(-DRAWN_STEPS, Math.min(DRAWN_STEPS, stepsOff));
  const arrow = phone === stepsOff ? '^' : stepsOff < 0 ? '<' : '>';
  return [
    [],
    row('steps', (step) => (step > 0 ? `+${step}` : String(step))),
    row('AWS', (step) => (Math.abs(step - drift) <= SIGN_IN_STEPS ? '====' : '')),
    row('now', (step) => (step === 0 ? '^' : '')),
    row('phone', (step) => (step === phone ? arrow : '')),
    [],
  ];
}
