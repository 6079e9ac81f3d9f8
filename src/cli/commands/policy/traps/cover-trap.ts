import type { PatternList, Statement } from '../../../../sim/policy/document.js';
import { matchesAction } from '../../../../sim/policy/patterns.js';
import type { Finding } from '../finding.js';
import { SAID } from '../finding.js';
import type { JudgedStatement } from '../judged-policy.js';
import type { Subject, Trap } from './subject.js';
import { askingStatements, mfaTruthOf } from './subject.js';

/** What MFA is asked for, where it is a part of what the policy allows: the Denies, and an Allow with more. */
interface Part {
  readonly denies: readonly JudgedStatement[];
  readonly open: JudgedStatement;
}

function partOf(subject: Subject): Part | null {
  const denies = askingStatements(subject, 'Deny').filter(
    ({ truth }) => !truth.fresh && (truth.without || truth.absent),
  );
  if (subject.judged.kind === 'trust' || denies.length === 0) return null;
  const open = subject.judged.statements.find(
    ({ statement }) =>
      statement.effect === 'Allow' &&
      mfaTruthOf(statement, subject) === null &&
      !isOfOneself(statement) &&
      !denies.some(({ judged }) => covers(judged.statement, statement)),
  );
  return open === undefined ? null : { denies: denies.map(({ judged }) => judged), open };
}

/** Statements about users and devices have traps of their own, but all of IAM. */
function isOfOneself({ actions }: Statement): boolean {
  const isOne = (pattern: string) => /^(iam:(?!\*$)|sts:)/i.test(pattern);
  return !actions.isNot && actions.patterns.every(isOne);
}

/** Whether all that an Allow is about is denied without MFA; what a NotAction leaves out is meant so. */
function covers(deny: Statement, allow: Statement): boolean {
  if (!isEverything(deny.resources)) return false;
  if (deny.actions.isNot || isEverything(deny.actions)) return true;
  return (
    !allow.actions.isNot &&
    allow.actions.patterns.every((pattern) =>
      deny.actions.patterns.some((denied) => matchesAction(denied, pattern)),
    )
  );
}

function isEverything(listed: PatternList | null): boolean {
  return listed === null || (!listed.isNot && listed.patterns.includes('*'));
}

/** What MFA is asked for, in words, where the rest of what the policy allows works without it; else null. */
export function askedPart(subject: Subject): string | null {
  const part = partOf(subject);
  return part === null ? null : listed(part.denies.flatMap(({ statement }) => wordsOf(statement)));
}

function wordsOf({ actions, resources }: Statement): readonly string[] {
  const on =
    isEverything(resources) || resources === null || resources.isNot ? '' : ` on ${resources.patterns[0]}`;
  if (actions.isNot) return [`all but ${listed(actions.patterns)}${on}`];
  return actions.patterns.map((pattern) => `${pattern}${on}`);
}

/** As many are named. */
const NAMED = 3;

function listed(words: readonly string[]): string {
  if (words.length > NAMED) return `${words.slice(0, NAMED).join(', ')} and ${words.length - NAMED} more`;
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** A Deny of a few actions beside an Allow of many: it may be meant so, and is often taken for more. */
export const coverNote: Trap = (subject): readonly Finding[] => {
  const part = partOf(subject);
  const asked = askedPart(subject);
  if (part === null || asked === null) return [];
  const [deny] = part.denies;
  return [
    {
      id: 'rest-without-mfa',
      level: 'note',
      line: deny?.line ?? subject.judged.line,
      statement: deny?.number ?? null,
      what: `MFA is asked for ${asked} only. The rest of what statement ${part.open.number} allows works without it.`,
      todo: 'If all is to need MFA, deny on "Resource": "*", with "NotAction" and the actions that enrolling needs.',
      source: SAID.selfManagement,
    },
  ];
};
