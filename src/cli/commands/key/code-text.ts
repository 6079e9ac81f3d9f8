import { wordFound } from '../../../lessons/words/typed-code-text.js';
import { unreachable } from '../../../sim/base/result.js';
import { lookUp } from '../../../sim/base/table.js';
import { CODE_DIGITS } from '../../../sim/codes/totp.js';
import type { TypedCodeProblem } from '../../../sim/codes/typed-code.js';
import { mayBeKey, quoted } from '../../arguments/shown-word.js';

/** Letters that are taken for digits, and the digits. */
const MEANT: { readonly [letter: string]: string } = { O: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' };

function notACode(digits: number): string {
  return `That is no code; a code is ${digits} digits. A key goes behind --secret.`;
}

/** What is wrong with a code that was given, and what to do; `digits` is how many it should have. */
export function wordCodeProblem(
  typed: string,
  problem: TypedCodeProblem,
  digits: number = CODE_DIGITS,
): string {
  switch (problem.kind) {
    case 'nothing-typed':
      return `The code is empty. Give the ${digits} digits that the phone shows.`;
    case 'not-digits': {
      if (mayBeKey(typed)) return notACode(digits);
      const meant = lookUp(MEANT, problem.found.toUpperCase());
      const guess = meant === undefined ? '' : ` It was probably ${meant}.`;
      return `${wordFound(problem.found)} in ${quoted(typed)} is not a digit; a code is ${digits} digits.${guess}`;
    }
    case 'wrong-length': {
      const length = problem.length === 1 ? '1 digit' : `${problem.length} digits`;
      return `${quoted(typed)} has ${length}; a code has ${digits}. Give it as the phone shows it, zeros in front included.${otherLength(problem.length, digits)}`;
    }
    default:
      return unreachable(problem);
  }
}

/** Codes of other lengths exist; AWS has none, so it is asked for. */
function otherLength(length: number, digits: number): string {
  return digits === CODE_DIGITS && (length === 7 || length === 8)
    ? ` If its key is for ${length} digits, which AWS's never are, add --digits ${length}.`
    : '';
}
