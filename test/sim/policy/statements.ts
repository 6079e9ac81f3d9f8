import type { PolicyDocument } from '../../../src/sim/policy/document.js';
import { readPolicy } from '../../../src/sim/policy/read-policy.js';

/** Statements as JSON has them. */
export type Statements = readonly object[];

/** What a statement is about, in few words. */
interface About {
  readonly do?: string | readonly string[];
  /** Everything but this. */
  readonly but?: readonly string[];
  /** All resources where it is left out; null for the policy of a role. */
  readonly on?: string | readonly string[] | null;
  readonly if?: object;
}

function statement(Effect: 'Allow' | 'Deny', Sid: string | null, about: About): object {
  const { on = '*' } = about;
  return {
    ...(Sid === null ? {} : { Sid }),
    Effect,
    ...(about.but === undefined ? { Action: about.do } : { NotAction: about.but }),
    ...(on === null ? {} : { Resource: on }),
    ...(about.if === undefined ? {} : { Condition: about.if }),
  };
}

export const allow = (sid: string | null, about: About) => statement('Allow', sid, about);

export const deny = (sid: string | null, about: About) => statement('Deny', sid, about);

export const WITH_MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

export const WITHOUT_MFA = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } };

/** A policy of these statements, as text. */
export function policyText(statements: Statements, space?: number): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, space);
}

/** The same, read: as the policy of a role where it says of whom it speaks. */
export function document(statements: Statements): PolicyDocument {
  const kind = statements.some((one) => 'Principal' in one) ? 'trust' : 'identity';
  const read = readPolicy(policyText(statements), kind);
  if (!read.ok) throw new Error(`${read.failure.message} ${read.failure.at}: ${read.failure.hint}`);
  return read.value;
}
