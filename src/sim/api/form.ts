import { cleaned } from '../base/characters.js';
import type { Reason } from '../world/reasons.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import { constraintViolations } from './api-errors.js';
import type { GivenValues, Parameter, Violation } from './shapes.js';
import { violationsOf } from './shapes.js';

/** A call that is malformed: what its sender is told, and what may be written down. */
export interface Malformed {
  readonly answer: Refusal;
  /** Without the values: nothing is recorded before it is valid. */
  readonly recorded: Refusal;
}

/** What is wrong with the form of a call: all of it in one message, as AWS gives it; or null. */
export function malformed(
  parameters: readonly Parameter[],
  given: GivenValues,
  repeatsValues: boolean,
): Malformed | null {
  const violations = violationsOf(parameters, given);
  const [first] = violations;
  if (first === undefined) return malformedAlone(parameters, given);
  const reason = reasonFor(first);
  const told = (isRepeated: boolean) =>
    refusal(constraintViolations(violations.map((one) => wordsOf(one, isRepeated))), reason);
  const recorded = told(false);
  return { answer: repeatsValues ? told(true) : recorded, recorded };
}

/** Something that AWS has a message of its own for, which repeats no value. */
function malformedAlone(parameters: readonly Parameter[], given: GivenValues): Malformed | null {
  const found = parameters.find(({ name, alone }) => {
    const value = given[name];
    return alone !== undefined && typeof value === 'string' && !alone.matched.test(value);
  });
  if (found?.alone === undefined) return null;
  const refused = found.alone.refused();
  return { answer: refused, recorded: refused };
}

/** `Value at 'userName'` of IAM, `Value 'a b' at 'roleSessionName'` of STS. */
function wordsOf({ member, value, constraint }: Violation, isRepeated: boolean): string {
  return `Value${isRepeated ? ` ${repeated(value)}` : ''} at '${member}' failed to satisfy constraint: ${constraint}`;
}

function repeated(value: unknown): string {
  if (typeof value === 'string') return `'${cleaned(value)}'`;
  // Objects may have any `toString`, or none.
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'null';
}

/** The lab's own words are about the first thing that is wrong. */
function reasonFor({ parameter: { name, shape }, value }: Violation): Reason {
  if (typeof value !== 'string') return { code: 'invalid-parameter', parameter: name };
  switch (name) {
    case 'authenticationCode1':
    case 'authenticationCode2':
    case 'tokenCode':
      return { code: 'malformed-code' };
    case 'path':
      return { code: 'invalid-path' };
    case 'userName':
    case 'virtualMfaDeviceName': {
      const limit = shape.type === 'text' ? shape.max : undefined;
      return limit !== undefined && value.length > limit
        ? { code: 'name-too-long', length: value.length, limit }
        : { code: 'invalid-name', name: cleaned(value) };
    }
    default:
      return { code: 'invalid-parameter', parameter: name };
  }
}
