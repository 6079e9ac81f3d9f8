import type { CodeVerdict, Found } from '../sim/code-check.js';
import { PAIR_STEPS_BACK } from '../sim/operations/device-binding.js';
import { unreachable } from '../sim/result.js';
import type { Seconds } from '../sim/time.js';
import { TIME_STEP_SECONDS } from '../sim/time.js';
import { groupCode } from '../sim/typed-code.js';
import { SIGN_IN_STEPS } from '../sim/verify-code.js';
import { moment, wordClocks, wordRange } from './clock-text.js';
import { duration, offset } from './explanations.js';

/** How to do what is advised, which differs between the command line and the screen. */
export interface Ways {
  /** Where a new QR code comes from: `mfa-lab qr draws its QR code`. */
  readonly newEntry: string;
  /** How to give two codes. */
  readonly twoCodes: string;
}

/** What a verdict is about, as far as the words need it. */
export interface CheckedCodes {
  readonly codes: readonly [string] | readonly [string, string];
  /** Steps between now and where the service expects the device. */
  readonly drift: number;
  /** Whether AWS would take the pair to enrol or resynchronise; null for one code. */
  readonly isTaken: boolean | null;
  readonly secondsLeft: Seconds;
  /** "this computer's", "the lab's". */
  readonly otherClock: string;
  readonly ways: Ways;
}

/** The verdict in words: what was found, and whether AWS would accept it; then why, and what to do. */
export interface VerdictText {
  readonly headline: string;
  readonly advice: readonly string[];
}

/** Puts a verdict into words. */
export function wordVerdict(verdict: CodeVerdict, checked: CheckedCodes): VerdictText {
  const code = groupCode(checked.codes.at(-1) ?? '');
  switch (verdict.kind) {
    case 'accepted':
      return {
        headline: `${code} is right: it is the code ${moment(verdict.found)}. AWS would accept it now.`,
        advice: acceptedAdvice(verdict.found, checked),
      };
    case 'already-used':
      return {
        headline: `${code} is right, but it has signed in before. AWS would refuse it: each code works once.`,
        advice: [`Use the next code; it comes in ${checked.secondsLeft} s.`],
      };
    case 'out-of-window':
      return {
        headline: `${code} is a code of this key, but ${moment(verdict.found)}. AWS would refuse it now.`,
        advice: outOfWindowAdvice(verdict.found, checked),
      };
    case 'swapped':
      return {
        headline: 'The two codes are neighbours, but the newer one came first. AWS would refuse the pair.',
        advice: [
          'Give them in the order in which the phone shows them.',
          ...wordClocks(verdict.found, checked.otherClock),
        ],
      };
    case 'not-adjacent':
      return {
        headline: `The two codes are ${apart(verdict.stepsApart)}. AWS wants neighbours and would refuse the pair.`,
        advice: [
          'Read the code of now, wait for the next one, and give both.',
          ...wordClocks(verdict.found, checked.otherClock),
        ],
      };
    case 'same-code':
      return {
        headline: `That is one code twice. ${sameCode(verdict.found)}`,
        advice: [`The second code is the one that the phone shows next. Wait for it, and give both.`],
      };
    case 'first-code-unknown':
    case 'second-code-unknown':
      return oneUnknown(verdict.kind === 'first-code-unknown' ? 0 : 1, verdict.found, checked);
    case 'no-match':
      return noMatch(checked);
    default:
      return unreachable(verdict);
  }
}

function acceptedAdvice(found: Found, checked: CheckedCodes): readonly string[] {
  const { drift, otherClock } = checked;
  const twice = found.alsoAt.length > 0 ? ['Another step near by happens to have the same six digits.'] : [];
  const clock =
    drift !== 0
      ? `AWS expects this device ${offset(drift)}, as its two codes said.`
      : found.stepsOff === 0
        ? `The phone's clock and ${otherClock} agree to 30 s or better.`
        : `If the phone shows it at this moment, its clock is ${wordRange(found)} ${otherClock}; either may be wrong. ${SIGN_IN_RANGE}`;
  return [clock, ...pairAdvice(checked), ...twice];
}

/** A third party's measurement of AWS. */
const SIGN_IN_RANGE = `At sign-in AWS takes ${SIGN_IN_STEPS} steps (${SIGN_IN_STEPS * TIME_STEP_SECONDS} s) either way.`;

function outOfWindowAdvice(found: Found, checked: CheckedCodes): readonly string[] {
  if (checked.drift !== 0) {
    return [
      `AWS expects this device ${offset(checked.drift)}, as its two codes said. ${SIGN_IN_RANGE} Resynchronise it with two fresh codes.`,
      ...pairAdvice(checked),
    ];
  }
  return [
    SIGN_IN_RANGE,
    ...pairAdvice(checked),
    ...wordClocks(found, checked.otherClock),
    'Set the phone and the computer to automatic time. Then check a fresh code.',
  ];
}

/** What two neighbours are good for besides. */
function pairAdvice({ isTaken }: CheckedCodes): readonly string[] {
  if (isTaken === null) return [];
  const range = duration(PAIR_STEPS_BACK * TIME_STEP_SECONDS);
  return [
    isTaken
      ? 'To enrol or to resynchronise a device, AWS would take the two codes.'
      : `To enrol or to resynchronise, AWS would not take the two: it looks about ${range} either way, and wants a newer pair each time.`,
  ];
}

function apart(steps: number): string {
  const distance = `${Math.abs(steps)} steps (${duration(Math.abs(steps) * TIME_STEP_SECONDS)}) apart`;
  return steps < 0 ? `${distance}, the newer one first` : distance;
}

function sameCode(found: Found | null): string {
  return found === null
    ? 'It is no code of this key within 10 minutes of now.'
    : `It is a code of this key, ${moment(found)}.`;
}

function oneUnknown(unknown: 0 | 1, found: Found, checked: CheckedCodes): VerdictText {
  const [fits, fitsNot] = unknown === 0 ? ['2', '1'] : ['1', '2'];
  return {
    headline: `Code ${fits} is a code of this key, ${moment(found)}; code ${fitsNot} (${groupCode(checked.codes[unknown] ?? '')}) is not. AWS would refuse the pair.`,
    advice: [
      'A typo, or a code of another entry. Read the code of now, wait for the next one, and give both.',
    ],
  };
}

/** The causes in order of likelihood, each with what to do. Nothing is to be deleted: it may be the real entry. */
function causes({ newEntry }: Ways): readonly string[] {
  return [
    'Another entry is read, often an older one with a similar name. Look for a second entry on the phone; the one that was added last counts.',
    `The key was mistyped, here or on the phone; some apps drop wrong characters and say nothing. Add it to the phone once more, as a new entry: ${newEntry}.`,
    'The entry is of another account or user. Compare its name with the account that you sign in to.',
    'A typo. Read the code again, and give the one that is shown now.',
  ];
}

function noMatch({ codes, ways }: CheckedCodes): VerdictText {
  const far = `A clock that is off by more than 10 minutes. One code cannot tell; give two in a row: ${ways.twoCodes}.`;
  const all = codes.length === 1 ? [...causes(ways), far] : causes(ways);
  const headline =
    codes.length === 1
      ? `${groupCode(codes[0])} is no code of this key within 10 minutes of now. AWS would refuse it.`
      : 'Nowhere within 25 hours of now does this key give these two codes in a row. AWS would refuse them.';
  return {
    headline,
    advice: ['What it can be, the likeliest first:', ...all.map((cause, index) => `${index + 1}. ${cause}`)],
  };
}
