import type { PolicyContext } from '../../../sim/policy/context.js';

/** By whom an action is tried. */
export type CallerName =
  | 'consoleWithoutMfa'
  | 'consoleWithMfa'
  | 'accessKey'
  | 'sessionWithMfa'
  | 'sessionWithoutMfa';

/** A way to make a request, and what it carries of MFA. */
export interface Caller {
  readonly name: CallerName;
  /** Two lines at the head of its column. */
  readonly head: readonly [string, string];
  /** As it is spoken of. */
  readonly words: string;
  readonly hasMfa: boolean;
  readonly context: PolicyContext;
}

const PRESENT = 'aws:MultiFactorAuthPresent';
const AGE = 'aws:MultiFactorAuthAge';
const TOKEN = { 'aws:TokenIssueTime': '2026-11-30T08:00:00Z' };

/**
 * The callers of the matrix.
 *
 * Source: IAM User Guide, "AWS global condition context keys": of a long-term key neither of the two keys is there; without
 * MFA temporary credentials, those of the console among them, have the first as false.
 */
export const CALLERS: readonly Caller[] = [
  {
    name: 'consoleWithoutMfa',
    head: ['console', 'no MFA'],
    words: 'the console without MFA',
    hasMfa: false,
    context: { ...TOKEN, [PRESENT]: 'false' },
  },
  {
    name: 'consoleWithMfa',
    head: ['console', 'MFA'],
    words: 'the console with MFA',
    hasMfa: true,
    context: { ...TOKEN, [PRESENT]: 'true', [AGE]: '60' },
  },
  {
    name: 'accessKey',
    head: ['access', 'key'],
    words: 'an access key',
    hasMfa: false,
    context: {},
  },
  {
    name: 'sessionWithMfa',
    head: ['session', 'MFA'],
    words: 'a session with MFA',
    hasMfa: true,
    context: { ...TOKEN, [PRESENT]: 'true', [AGE]: '60' },
  },
  {
    name: 'sessionWithoutMfa',
    head: ['session', 'no MFA'],
    words: 'a session without MFA',
    hasMfa: false,
    context: { ...TOKEN, [PRESENT]: 'false' },
  },
];

/** Those who did not give a code. */
export const WITHOUT_MFA = CALLERS.filter(({ hasMfa }) => !hasMfa);

/** Whether a condition key says something of MFA. */
export function isMfaKey(key: string): boolean {
  return [PRESENT, AGE].some((name) => name.toLowerCase() === key.toLowerCase());
}

/** Whether a key is the one with seconds. */
export function isMfaAge(key: string): boolean {
  return key.toLowerCase() === AGE.toLowerCase();
}
