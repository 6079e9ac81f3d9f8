import { SHOWABLE_TEXT } from '../../sim/base/characters.js';
import { CODE_DIGITS } from '../../sim/codes/totp.js';
import type { TypedCodeProblem } from '../../sim/codes/typed-code.js';
import type { World } from '../../sim/world/world.js';
import { codeShower, hasNothingToRead, isAskedPhoneGone } from './window-words.js';

/** What is wrong with a typed code, in one sentence. It was sent to nobody and counts as no attempt. */
export function explainTypedCode(
  problem: TypedCodeProblem,
  world?: World,
  digits: number = CODE_DIGITS,
): string {
  switch (problem.kind) {
    case 'nothing-typed':
      if (world !== undefined && hasNothingToRead(world)) {
        return `The list has a password, and no code. A guess is all there is: ${digits} digits, then Enter.`;
      }
      if (world !== undefined && isAskedPhoneGone(world)) {
        return 'The phone with the code is gone. Is there another way on this page?';
      }
      return `Type the ${digits} digits that ${world === undefined ? 'the phone' : codeShower(world)} shows, then Enter.`;
    case 'not-digits':
      return `${wordFound(problem.found)} is not a digit. A code is ${digits} digits, 0 to 9. Nothing was sent.`;
    case 'wrong-length':
      return `That is ${problem.length === 1 ? '1 digit' : `${problem.length} digits`}; a code has ${digits}. Nothing was sent.`;
  }
}

/** The same where a page has two fields for codes, and the one that is empty has to be named. */
export function explainTypedIn(field: string | undefined, problem: TypedCodeProblem, world?: World): string {
  const explained = explainTypedCode(problem, world);
  return field === undefined || problem.kind !== 'nothing-typed'
    ? explained
    : `${field} is empty. ${explained}`;
}

/** A character in quotes, if it can be seen: a pasted text brings others along. */
export function wordFound(character: string): string {
  return SHOWABLE_TEXT.test(character) ? `"${character}"` : 'A character that cannot be seen';
}
