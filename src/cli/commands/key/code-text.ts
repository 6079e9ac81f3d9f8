import { wordFound } from '../../../lessons/words/typed-code-text.js';
import { unreachable } from '../../../sim/base/result.js';
import { lookUp } from '../../../sim/base/table.js';
import { CODE_DIGITS } from '../../../sim/codes/totp.js';
import type { TypedCodeProblem } from '../../../sim/codes/typed-code.js';
import { mayBeKey, quoted } from '../../arguments/shown-word.js';

/** Letters that are taken for digits, and the digits. */
const MEANT: { readonly [letter: string]: string } = { O: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' };

const NOT_A_CODE = `That is no code; a code is ${CODE_DIGITS} digits. A key goes behind --secret.`;

/** What is wrong with a code that was given, and what to do. */
export function wordCodeProblem(typed: string, problem: TypedCodeProblem): string {
  switch (problem.kind) {
    case 'nothing-typed':
      return `The code is empty. Give the ${CODE_DIGITS} digits that the phone shows.`;
    case 'not-digits': {
      if (mayBeKey(typed)) return NOT_A_CODE;
      const meant = lookUp(MEANT, problem.found.toUpperCase());
      const guess = meant === undefined ? '' : ` It was probably ${meant}.`;
      return `${wordFound(problem.found)} in ${quoted(typed)} is not a digit; a code is ${CODE_DIGITS} digits.${guess}`;
    }
    case 'wrong-length': {
      const length = problem.length === 1 ? '1 digit' : `${problem.length} digits`;
      return `${quoted(typed)} has ${length}; a code has ${CODE_DIGITS}. Give it as the phone shows it, zeros in front included.`;
    }
    default:
      return unreachable(problem);
  }
}
