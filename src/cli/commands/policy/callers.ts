import { CALLER_WORDS } from '../../../lessons/words/caller-words.js';
import { epochSeconds, labTimeAt } from '../../../sim/base/time.js';
import { sessionKeys } from '../../../sim/iam/policy-context.js';
import type { TypicalCaller } from '../../../sim/iam/typical-callers.js';
import { TYPICAL_CALLERS, typicalCallers } from '../../../sim/iam/typical-callers.js';
import type { PolicyContext } from '../../../sim/policy/context.js';

/** A way to make a request, and what it carries of MFA. */
export interface Caller {
  readonly name: TypicalCaller;
  /** Two lines at the head of its column. */
  readonly head: readonly [string, string];
  /** As it is spoken of. */
  readonly words: string;
  readonly hasMfa: boolean;
  readonly context: PolicyContext;
}

const PRESENT = 'aws:MultiFactorAuthPresent';
const AGE = 'aws:MultiFactorAuthAge';

const HEADS: { readonly [Name in TypicalCaller]: Caller['head'] } = {
  consoleWithoutMfa: ['console', 'no MFA'],
  consoleWithMfa: ['console', 'MFA'],
  accessKey: ['access', 'key'],
  sessionWithMfa: ['session', 'MFA'],
  sessionWithoutMfa: ['session', 'no MFA'],
};

const ARTICLES: { readonly [Name in TypicalCaller]: string } = {
  consoleWithoutMfa: 'the',
  consoleWithMfa: 'the',
  accessKey: 'an',
  sessionWithMfa: 'a',
  sessionWithoutMfa: 'a',
};

/** Some moment, and a code or a password a minute before it. */
const MOMENT = labTimeAt(epochSeconds(1_796_025_600), 0);
const SINCE_SECONDS = 60;

/** The callers of the matrix: the same that the lab has. */
export const CALLERS: readonly Caller[] = TYPICAL_CALLERS.map((name) => {
  const caller = typicalCallers('', MOMENT, SINCE_SECONDS)[name];
  return {
    name,
    head: HEADS[name],
    words: `${ARTICLES[name]} ${CALLER_WORDS[name]}`,
    hasMfa: caller.mfa.kind === 'true',
    context: sessionKeys(caller, MOMENT),
  };
});

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
