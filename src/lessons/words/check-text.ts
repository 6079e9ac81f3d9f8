import { secondsToNextStep, TIME_STEP_SECONDS } from '../../sim/base/time.js';
import type { CodeVerdict, Found } from '../../sim/codes/code-check.js';
import { PAIR_STEPS_BACK } from '../../sim/codes/limits.js';
import type { Neighbours } from '../../sim/codes/pair.js';
import { areNeighbours } from '../../sim/codes/pair.js';
import { groupCode } from '../../sim/codes/typed-code.js';
import type { Check, Codes } from './checked-codes.js';
import { acceptedClock, PAIR_RANGE, refusedClock, SIGN_IN_RANGE } from './clock-advice.js';
import { wordClocks, wordMoment } from './clock-text.js';
import { duration } from './duration.js';
import { wordNoMatch } from './no-match-text.js';
import type { CheckAbout, VerdictAbout, VerdictText } from './verdict-text.js';

/** A check in words. */
export function wordCheck({ verdict, pair, origin }: Check, codes: Codes, about: CheckAbout): VerdictText {
  if (origin !== null) {
    return { headline: origin.text, advice: ['AWS would refuse it here.'], clock: [], todo: [] };
  }
  return wordVerdict(verdict, { codes, pair, ...about });
}

/** Puts a verdict into words. */
function wordVerdict(verdict: CodeVerdict, checked: VerdictAbout): VerdictText {
  const code = groupCode(checked.codes.at(-1) ?? '');
  switch (verdict.kind) {
    case 'accepted':
      return {
        headline: `${code} is right: it is the code ${wordMoment(verdict.found)}. ${accepts(checked)}`,
        advice: acceptedAdvice(verdict.found, checked),
        ...acceptedClock(verdict.found, checked),
      };
    case 'already-used':
      return {
        headline: `${code} is right, but it has signed in before. AWS would refuse it: each code works once.`,
        advice: [],
        clock: [],
        todo: [`Use the next code; it comes in ${secondsToNextStep(checked.time)} s.`],
      };
    case 'out-of-window':
      return {
        headline: `${code} is a code of this key, but ${wordMoment(verdict.found)}. ${refuses(verdict.found, checked)}`,
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
  }
}

const READ_TWO = 'Read the code of now, wait for the next one, and give both.';

function accepts({ status }: VerdictAbout): string {
  switch (status) {
    case 'unassigned':
      return 'AWS would take it, as one of two in a row.';
    case 'check-only':
      return 'AWS takes codes of that moment.';
    case 'assigned':
    case 'given':
      return 'AWS would accept it now.';
  }
}

/** A device that is not assigned yet signs in nobody; its codes are for the enrolment, which looks further. */
function refuses(found: Found, checked: VerdictAbout): string {
  return checked.status === 'unassigned' && isPairNear(found, checked)
    ? 'To enrol, AWS would take it, as one of two in a row; at sign-in it would refuse it.'
    : 'AWS would refuse it now.';
}

function acceptedAdvice(found: Found, checked: VerdictAbout): readonly string[] {
  const twice = found.alsoAt.length > 0 ? ['Another step near by happens to have the same six digits.'] : [];
  const unknown =
    checked.status === 'check-only' ? ['AWS does not know this entry: it is only for checking.'] : [];
  return [...unknown, ...(checked.pair === null ? [] : pairAdvice(found, checked)), ...twice];
}

/** What two neighbours are good for besides. */
function pairAdvice(found: Found, checked: VerdictAbout): readonly string[] {
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

function isPairNear({ stepsOff }: Found, { drift, pair }: VerdictAbout): boolean {
  return pair === null ? Math.abs(stepsOff - drift) <= PAIR_STEPS_BACK : pair.kind === 'taken';
}

function apart(steps: number): string {
  const distance = `${Math.abs(steps)} steps (${duration(Math.abs(steps) * TIME_STEP_SECONDS)}) apart`;
  return steps < 0 ? `${distance}, the newer one first` : distance;
}

function sameCode(found: Found | null): string {
  return found === null
    ? 'It is no code of this key within 10 minutes of now.'
    : `It is a code of this key, ${wordMoment(found)}.`;
}

function oneUnknown(unknown: 0 | 1, found: Found, checked: VerdictAbout): VerdictText {
  const [fits, fitsNot] = unknown === 0 ? ['2', '1'] : ['1', '2'];
  return {
    headline: `Code ${fits} is a code of this key, ${wordMoment(found)}; code ${fitsNot} (${groupCode(checked.codes[unknown] ?? '')}) does not belong beside it. AWS would refuse the pair.`,
    advice: [],
    clock: [],
    todo: [`A typo, an old code, or one of another entry. ${READ_TWO}`],
  };
}
