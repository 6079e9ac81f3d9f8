import { unreachable } from '../../sim/base/result.js';
import type { Seconds } from '../../sim/base/time.js';
import { TIME_STEP_SECONDS } from '../../sim/base/time.js';
import type { CodeVerdict, Found } from '../../sim/codes/code-check.js';
import { PAIR_STEPS_BACK } from '../../sim/codes/limits.js';
import type { Neighbours, PairReading } from '../../sim/codes/pair.js';
import { areNeighbours } from '../../sim/codes/pair.js';
import { groupCode } from '../../sim/codes/typed-code.js';
import { acceptedClock, PAIR_RANGE, refusedClock, SIGN_IN_RANGE } from './clock-advice.js';
import type { MeasuredClock } from './clock-text.js';
import { moment, wordClocks } from './clock-text.js';
import { duration } from './explanations.js';
import { wordNoMatch } from './no-match-text.js';

/** How to do what is advised, which differs between the command line and the screen. */
export interface Ways {
  /** Where a new QR code comes from: `mfa-lab qr draws its QR code`. */
  readonly newEntry: string;
  /** How to give two codes. */
  readonly twoCodes: string;
}

/**
 * What AWS knows of the key: a device of the lab that is assigned, or not yet; an entry that is only for checking; or a
 * key that was given, of which nothing is known.
 */
export type CheckSubject = 'assigned' | 'unassigned' | 'check-only' | 'given';

/** What a verdict is about, as far as the words need it. */
export interface CheckedCodes {
  readonly codes: readonly [string] | readonly [string, string];
  /** Steps between now and where the service expects the device. */
  readonly drift: number;
  /** What AWS would make of the pair to enrol or resynchronise; null for one code. */
  readonly pair: PairReading | null;
  readonly secondsLeft: Seconds;
  /** "this computer's", "the lab's". */
  readonly otherClock: string;
  readonly subject: CheckSubject;
  /** The clock to the second, where that was measured. */
  readonly measured: MeasuredClock | null;
  readonly ways: Ways;
}

/** The verdict in words. */
export interface VerdictText {
  /** What was found, and whether AWS would accept it. */
  readonly headline: string;
  /** Why. */
  readonly advice: readonly string[];
  /** What it says about the clocks. */
  readonly clock: readonly string[];
  /** What follows from it, and what to do. */
  readonly todo: readonly string[];
}

/** Puts a verdict into words. */
export function wordVerdict(verdict: CodeVerdict, checked: CheckedCodes): VerdictText {
  const code = groupCode(checked.codes.at(-1) ?? '');
  switch (verdict.kind) {
    case 'accepted':
      return {
        headline: `${code} is right: it is the code ${moment(verdict.found)}. ${accepts(checked)}`,
        advice: acceptedAdvice(verdict.found, checked),
        ...acceptedClock(verdict.found, checked),
      };
    case 'already-used':
      return {
        headline: `${code} is right, but it has signed in before. AWS would refuse it: each code works once.`,
        advice: [],
        clock: [],
        todo: [`Use the next code; it comes in ${checked.secondsLeft} s.`],
      };
    case 'out-of-window':
      return {
        headline: `${code} is a code of this key, but ${moment(verdict.found)}. ${refuses(verdict.found, checked)}`,
        advice: [SIGN_IN_RANGE, ...pairAdvice(verdict.found, checked)],
        ...refusedClock(verdict.found, checked),
      };
    case 'swapped':
      return {
        headline: 'The two codes are neighbours, but the newer one came first. AWS would refuse the pair.',
        advice: [],
        clock: wordClocks(verdict.found, checked.otherClock),
        todo: ['Give them in the order in which the phone shows them.'],
      };
    case 'not-adjacent':
      return {
        headline: `The two codes are ${apart(verdict.stepsApart)}. AWS wants neighbours and would refuse the pair.`,
        advice: [],
        clock: wordClocks(verdict.found, checked.otherClock),
        todo: [READ_TWO],
      };
    case 'same-code':
      return {
        headline: `That is one code twice. ${sameCode(verdict.found)}`,
        advice: [],
        clock: [],
        todo: [
          `The second code is the one that the phone shows next. Wait for it, and give two in a row: ${checked.ways.twoCodes}.`,
        ],
      };
    case 'first-code-unknown':
    case 'second-code-unknown':
      return oneUnknown(verdict.kind === 'first-code-unknown' ? 0 : 1, verdict.found, checked);
    case 'no-match':
      return wordNoMatch(checked);
    default:
      return unreachable(verdict);
  }
}

const READ_TWO = 'Read the code of now, wait for the next one, and give both.';

function accepts({ subject }: CheckedCodes): string {
  switch (subject) {
    case 'unassigned':
      return 'AWS would take it, as one of two in a row.';
    case 'check-only':
      return 'AWS takes codes of that moment.';
    default:
      return 'AWS would accept it now.';
  }
}

/** A device that is not assigned yet signs in nobody; its codes are for the enrolment, which looks further. */
function refuses(found: Found, checked: CheckedCodes): string {
  return checked.subject === 'unassigned' && isPairNear(found, checked)
    ? 'To enrol, AWS would take it, as one of two in a row; at sign-in it would refuse it.'
    : 'AWS would refuse it now.';
}

function acceptedAdvice(found: Found, checked: CheckedCodes): readonly string[] {
  const twice = found.alsoAt.length > 0 ? ['Another step near by happens to have the same six digits.'] : [];
  const unknown =
    checked.subject === 'check-only' ? ['AWS does not know this entry: it is only for checking.'] : [];
  return [...unknown, ...(checked.pair === null ? [] : pairAdvice(found, checked)), ...twice];
}

/** What two neighbours are good for besides. */
function pairAdvice(found: Found, checked: CheckedCodes): readonly string[] {
  const { pair } = checked;
  if (pair !== null) return areNeighbours(pair) ? [wordNeighbours(pair)] : [];
  return isPairNear(found, checked)
    ? [
        `To enrol or to resynchronise, AWS takes two such codes in a row: it looks about ${PAIR_RANGE} either way.`,
      ]
    : [];
}

function wordNeighbours({ kind }: Neighbours): string {
  switch (kind) {
    case 'taken':
      return 'To enrol or to resynchronise a device, AWS would take the two codes.';
    case 'already-used':
      return 'To enrol or to resynchronise, AWS would not take the two: it has taken these or newer ones before, and wants a newer pair each time.';
    case 'out-of-range':
      return `To enrol or to resynchronise, AWS would not take the two: it looks about ${PAIR_RANGE} either way.`;
  }
}

function isPairNear({ stepsOff }: Found, { drift, pair }: CheckedCodes): boolean {
  return pair === null ? Math.abs(stepsOff - drift) <= PAIR_STEPS_BACK : pair.kind === 'taken';
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
    headline: `Code ${fits} is a code of this key, ${moment(found)}; code ${fitsNot} (${groupCode(checked.codes[unknown] ?? '')}) does not belong beside it. AWS would refuse the pair.`,
    advice: [],
    clock: [],
    todo: [`A typo, an old code, or one of another entry. ${READ_TWO}`],
  };
}
