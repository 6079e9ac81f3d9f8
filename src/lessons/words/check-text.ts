import { secondsToNextStep, TIME_STEP_SECONDS } from '../../sim/base/time.js';
import type { CodeVerdict, Found, SignIn } from '../../sim/codes/code-check.js';
import { PAIR_STEPS_BACK } from '../../sim/codes/limits.js';
import type { Neighbours } from '../../sim/codes/pair.js';
import { areNeighbours } from '../../sim/codes/pair.js';
import { groupCode } from '../../sim/codes/typed-code.js';
import type { Check, Codes } from './checked-codes.js';
import { acceptedClock, PAIR_RANGE, refusedClock } from './clock-advice.js';
import { wordMoment } from './clock-text.js';
import { duration } from './duration.js';
import { wordNoMatch } from './no-match-text.js';
import { nearTime, serviceWords } from './service-words.js';
import type { CheckAbout, VerdictAbout, VerdictText } from './verdict-text.js';

/** A check in words. The first sentences say whether the phone is right: whether a sign-in with it would work now. */
export function wordCheck({ verdict, pair, origin }: Check, codes: Codes, about: CheckAbout): VerdictText {
  if (origin !== null) {
    return { headline: origin.text, advice: ['AWS would refuse it here.'], clock: [], todo: [] };
  }
  return wordVerdict(verdict, { codes, pair, ...about });
}

/** Puts a verdict into words. */
function wordVerdict(verdict: CodeVerdict, checked: VerdictAbout): VerdictText {
  const [first] = checked.codes;
  const last = checked.codes.at(-1) ?? first;
  switch (verdict.kind) {
    case 'accepted':
    case 'already-used':
    case 'out-of-window':
      return wordSignIn(verdict.kind, verdict.found, last, pairAdvice(verdict.found, checked), checked);
    case 'swapped':
      return wordBoth(verdict, first, 'the newer one came first', IN_ORDER, checked);
    case 'not-adjacent': {
      const newer = verdict.stepsApart < 0 ? first : last;
      const { period } = verdict.found;
      return wordBoth(verdict, newer, `they are ${apart(verdict.stepsApart, period)}`, READ_TWO, checked);
    }
    case 'same-code':
      return verdict.found === null
        ? sameStranger(checked)
        : wordBoth(verdict, first, 'that is one code twice', waitForNext(checked), checked);
    case 'first-code-unknown':
    case 'second-code-unknown':
      return oneUnknown(verdict.kind === 'first-code-unknown' ? 0 : 1, verdict.found, checked);
    case 'no-match':
      return wordNoMatch(checked);
  }
}

const READ_TWO = 'Read the current code, wait for the next one, and give both.';

const IN_ORDER = 'Give them in the order in which the phone shows them.';

/** What a sign-in would make of a code of the key; `more` is what two codes are good for besides. */
function wordSignIn(
  kind: SignIn,
  found: Found,
  code: string,
  more: readonly string[],
  checked: VerdictAbout,
): VerdictText {
  const shown = groupCode(code);
  switch (kind) {
    case 'accepted':
      return {
        headline: `${shown} is right: it is the code ${wordMoment(found)}. ${accepts(checked)}`,
        advice: acceptedAdvice(found, more, checked),
        ...acceptedClock(found, checked),
      };
    case 'already-used':
      return {
        headline: `${shown} is right, but it has signed in before. AWS would refuse it: each code works once.`,
        advice: checked.pair === null ? [] : more,
        clock: [],
        todo: [`Use the next code; it comes in ${secondsToNextStep(checked.time, found.period)} s.`],
      };
    case 'out-of-window':
      return {
        headline: `${shown} is a code of this key, but ${wordMoment(found)}. ${refuses(found, checked)}`,
        advice: [serviceWords(checked).range, ...more],
        ...refusedClock(found, checked),
      };
  }
}

/** Two codes of the key that are no pair: the newer of them tells about the phone, and the rest is about the two. */
function wordBoth(
  { found, signIn }: { readonly found: Found; readonly signIn: SignIn },
  newer: string,
  problem: string,
  todo: string,
  checked: VerdictAbout,
): VerdictText {
  const refused = serviceWords(checked).isAws
    ? `To enrol or to resynchronise, AWS would refuse the two: ${problem}.`
    : `The two are no neighbours in order: ${problem}.`;
  return wordSignIn(signIn, found, newer, [`${refused} ${todo}`], checked);
}

function accepts(checked: VerdictAbout): string {
  const service = serviceWords(checked);
  switch (checked.status) {
    case 'unassigned':
      return 'AWS would take it, as one of two in a row.';
    case 'check-only':
      return 'AWS takes such codes.';
    case 'assigned':
    case 'given':
      return `${service.name} would accept it now.`;
  }
}

/** A device that is not assigned yet signs in nobody; its codes are for the enrolment, which looks further. */
function refuses(found: Found, checked: VerdictAbout): string {
  return checked.status === 'unassigned' && isPairNear(found, checked)
    ? 'To enrol, AWS would take it, as one of two in a row; at sign-in it would refuse it.'
    : `${serviceWords(checked).name} would refuse it now.`;
}

function acceptedAdvice(found: Found, more: readonly string[], checked: VerdictAbout): readonly string[] {
  const twice = found.alsoAt.length > 0 ? ['Another step near by happens to have the same digits.'] : [];
  const unknown =
    checked.status === 'check-only' ? ['AWS does not know this entry: it is only for checking.'] : [];
  return [...unknown, ...(checked.pair === null ? [] : more), ...twice];
}

/** What two neighbours are good for besides. */
function pairAdvice(found: Found, checked: VerdictAbout): readonly string[] {
  const { pair } = checked;
  // AWS has no such devices, and is not asked what it would make of two codes.
  if (!serviceWords(checked).isAws) return [];
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

function apart(steps: number, period = TIME_STEP_SECONDS): string {
  const distance = `${Math.abs(steps)} steps (${duration(Math.abs(steps) * period)}) apart`;
  return steps < 0 ? `${distance}, the newer one first` : distance;
}

function waitForNext({ ways }: VerdictAbout): string {
  return `The second code is the one that the phone shows next. Wait for it, and give two in a row: ${ways.twoCodes}.`;
}

function sameStranger(checked: VerdictAbout): VerdictText {
  return {
    headline: `That is one code twice. It is no code of this key within ${nearTime(checked)} of now.`,
    advice: [],
    clock: [],
    todo: [waitForNext(checked)],
  };
}

function oneUnknown(unknown: 0 | 1, found: Found, checked: VerdictAbout): VerdictText {
  const [fits, fitsNot] = unknown === 0 ? ['2', '1'] : ['1', '2'];
  const refused = serviceWords(checked).isAws ? ' AWS would refuse the pair.' : '';
  return {
    headline: `Code ${fits} is a code of this key, ${wordMoment(found)}; code ${fitsNot} (${groupCode(checked.codes[unknown] ?? '')}) does not belong beside it.${refused}`,
    advice: [],
    clock: [],
    todo: [`A typo, an old code, or one of another entry. ${READ_TWO}`],
  };
}
