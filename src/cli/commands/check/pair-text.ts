import type { Check } from '../../../lessons/words/checked-codes.js';
import { PAIR_RANGE, SIGN_IN_RANGE } from '../../../lessons/words/clock-advice.js';
import { wordMoment } from '../../../lessons/words/clock-text.js';
import type { VerdictText } from '../../../lessons/words/verdict-text.js';
import type { Neighbours } from '../../../sim/codes/pair.js';
import { areNeighbours } from '../../../sim/codes/pair.js';
import type { SignInVerdict } from './check-verdict.js';
import { isAboutSignIn } from './check-verdict.js';

/**
 * A check of two codes, worded by what AWS asks two codes for: to enrol a device, or to resynchronise one. What a sign-in
 * would make of the second is a line below. Other checks stay as they are.
 */
export function wordPair(check: Check, text: VerdictText): VerdictText {
  const { verdict, pair } = check;
  if (pair === null || !areNeighbours(pair) || !isAboutSignIn(verdict)) return text;
  const found = `Both are codes of this key, one after the other; the second is ${wordMoment(verdict.found)}.`;
  return { ...text, headline: `${found} ${wordTaking(pair)}`, advice: [wordSignIn(verdict)] };
}

function wordTaking({ kind }: Neighbours): string {
  switch (kind) {
    case 'taken':
      return 'To enrol or to resynchronise a device, AWS would take them.';
    case 'already-used':
      return 'AWS would refuse them: it has taken these or newer ones before, and wants a newer pair each time.';
    case 'out-of-range':
      return `AWS would refuse them: to enrol or to resynchronise a device it looks about ${PAIR_RANGE} either way.`;
  }
}

function wordSignIn({ kind }: SignInVerdict): string {
  switch (kind) {
    case 'accepted':
      return 'A sign-in would take the second code now.';
    case 'already-used':
      return 'A sign-in would refuse the second code: it has signed in before, and each works once.';
    case 'out-of-window':
      return `A sign-in would refuse the second code now. ${SIGN_IN_RANGE}`;
  }
}
