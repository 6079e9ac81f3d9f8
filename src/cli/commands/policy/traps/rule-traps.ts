import type { Condition } from '../../../../sim/policy/document.js';
import { isMfaAge, isMfaKey } from '../callers.js';
import type { Finding } from '../finding.js';
import { SAID } from '../finding.js';
import type { JudgedStatement } from '../judged-policy.js';
import type { Cell } from '../matrix.js';
import type { MfaTruth, Subject, Trap } from './subject.js';
import { askingStatements, rowsOf } from './subject.js';

/** Denies that miss some of those without MFA, or hit those who have it. */
export const denyTraps: Trap = (subject) =>
  askingStatements(subject, 'Deny').flatMap(({ judged, truth }) => {
    const found = denyTrap(judged, truth, subject);
    return found === null ? [] : [found];
  });

/** Allows that let in some of those without MFA. */
export const allowTraps: Trap = (subject) =>
  askingStatements(subject, 'Allow').flatMap(({ judged, truth }) => {
    const found = allowTrap(judged, truth, subject);
    return found === null ? [] : [found];
  });

function denyTrap(statement: JudgedStatement, truth: MfaTruth, subject: Subject): Finding | null {
  const escapes = (caller: 'accessKey' | 'consoleWithoutMfa') =>
    rowsOf(statement, subject).some(({ cells }) => cells[caller].verdict !== 'denied');
  if (truth.fresh) {
    return problem('denies-those-with-mfa', statement, {
      what: 'This Deny is true of those who used MFA: it is the wrong way round.',
      todo: 'Write "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }.',
      source: SAID.keys,
    });
  }
  if (truth.old && !truth.without && escapes('consoleWithoutMfa')) {
    return problem('deny-by-age-misses-no-mfa', statement, {
      what: 'This Deny looks at the age of MFA. Whoever did not use MFA has no age, so that it does not stop them.',
      todo: `Write ${withIfExists(statement)}: it is true where there is no age.`,
      source: SAID.keys,
    });
  }
  if (truth.without && !truth.absent && escapes('accessKey')) {
    return problem('deny-misses-access-keys', statement, {
      what: `This Deny misses access keys: their requests do not have ${keyOf(statement)}, and ${operatorOf(statement)} is not true of a value that is not there.`,
      todo: `Write ${withIfExists(statement)}. Scripts with access keys then need a session with a code (sts get-session-token).`,
      source: SAID.keys,
    });
  }
  if (truth.absent && !truth.without && escapes('consoleWithoutMfa')) {
    return problem('deny-misses-sessions', statement, {
      what: `This Deny stops access keys only. In the console and in sessions without MFA the value is there, and false.`,
      todo: 'Write "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }.',
      source: SAID.keys,
    });
  }
  return null;
}

function allowTrap(statement: JudgedStatement, truth: MfaTruth, subject: Subject): Finding | null {
  const isLetIn = (caller: 'accessKey' | 'consoleWithoutMfa') =>
    rowsOf(statement, subject).some(({ cells }) => isAllowedBy(cells[caller], statement));
  if (truth.absent && truth.without && truth.fresh && isLetIn('consoleWithoutMfa')) {
    return problem('allow-lets-in-without-mfa', statement, {
      what: `This Allow means to ask for MFA, and lets in everybody without it: ${operatorOf(statement)} is true where the value is not there.`,
      todo: `Write "Bool": { "aws:MultiFactorAuthPresent": "true" }, or ${withoutIfExists(statement)}.`,
      source: SAID.keys,
    });
  }
  if (truth.absent && !truth.without && truth.fresh && isLetIn('accessKey')) {
    return problem('allow-lets-access-keys-in', statement, {
      what: `This Allow lets access keys in without MFA: ${operatorOf(statement)} is true where the value is not there, as it never is in their requests. So does "MFA required" in the visual editor.`,
      todo: `Write ${withoutIfExists(statement)}, if access keys are to need MFA, too.`,
      source: SAID.keys,
    });
  }
  if (truth.without && truth.fresh && isLetIn('consoleWithoutMfa')) {
    return problem('allow-does-not-ask-for-mfa', statement, {
      what: `This Allow asks whether ${keyOf(statement)} is there, not whether it is true: it lets in the console and sessions without MFA.`,
      todo: 'Write "Bool": { "aws:MultiFactorAuthPresent": "true" }.',
      source: SAID.keys,
    });
  }
  return null;
}

function isAllowedBy(cell: Cell, { number }: JudgedStatement): boolean {
  return (cell.verdict === 'allowed' || cell.verdict === 'depends') && cell.statement === number;
}

function mfaCondition({ statement }: JudgedStatement): Condition | undefined {
  return statement.conditions.find(({ key }) => isMfaKey(key));
}

function keyOf(statement: JudgedStatement): string {
  return mfaCondition(statement)?.key ?? '';
}

function operatorOf(statement: JudgedStatement): string {
  return mfaCondition(statement)?.written ?? '';
}

function withIfExists(statement: JudgedStatement): string {
  const condition = mfaCondition(statement);
  const isAge = condition !== undefined && isMfaAge(condition.key);
  return isAge ? `${condition.operator}IfExists` : 'BoolIfExists';
}

function withoutIfExists(statement: JudgedStatement): string {
  const condition = mfaCondition(statement);
  return condition?.operator ?? 'Bool';
}

function problem(
  id: string,
  statement: JudgedStatement,
  words: Pick<Finding, 'what' | 'todo' | 'source'>,
): Finding {
  const { number } = statement;
  return {
    id,
    level: 'problem',
    line: statement.lineOf(operatorOf(statement)),
    statement: number,
    ...words,
  };
}
