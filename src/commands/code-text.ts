import { unreachable } from '../sim/result.js';
import { CODE_DIGITS } from '../sim/totp.js';
import type { TypedCodeProblem } from '../sim/typed-code.js';

/** Letters that are taken for digits, and the digits. */
const MEANT: { readonly [letter: string]: string } = { O: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' };

/** The length of the keys in old tutorials; no code is as long. */
const SHORT_KEY = 16;

/** What is wrong with a code that was given, and what to do. */
export function wordCodeProblem(typed: string, problem: TypedCodeProblem): string {
  switch (problem.kind) {
    case 'nothing-typed':
      return `The code is empty. Give the ${CODE_DIGITS} digits that the phone shows.`;
    case 'not-digits': {
      const meant = MEANT[problem.found.toUpperCase()];
      const guess = meant === undefined ? '' : ` It was probably ${meant}.`;
      const keyHint = typed.length >= SHORT_KEY ? ' A key goes behind --secret.' : '';
      return `"${problem.found}" in ${JSON.stringify(typed)} is not a digit; a code is ${CODE_DIGITS} digits.${guess}${keyHint}`;
    }
    case 'wrong-length': {
      const length = problem.length === 1 ? '1 digit' : `${problem.length} digits`;
      return `${JSON.stringify(typed)} has ${length}; a code has ${CODE_DIGITS}. Give it as the phone shows it, zeros in front included.`;
    }
    default:
      return unreachable(problem);
  }
}
