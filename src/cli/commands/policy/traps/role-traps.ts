import type { Statement } from '../../../../sim/policy/document.js';
import { evaluate } from '../../../../sim/policy/evaluate.js';
import { WITHOUT_MFA } from '../callers.js';
import { SAID } from '../finding.js';
import { cellOf } from '../matrix.js';
import type { Subject, Trap } from './subject.js';
import { askingStatements, isRuleFor } from './subject.js';

/** Whether the other conditions of a rule let it hold for a session of a role: some leave roles out by their ARN or type. */
export function holdsForRoles(statement: Statement, { matrix: { stage } }: Subject): boolean {
  const everything = { isNot: false, patterns: ['*'] };
  const conditions = statement.conditions.filter(({ key }) => ROLE_KEYS.includes(key.toLowerCase()));
  const bare: Statement = {
    ...statement,
    effect: 'Allow',
    actions: everything,
    resources: everything,
    conditions,
  };
  const principal = `arn:${stage.partition}:sts::${stage.account}:assumed-role/example/session`;
  const request = {
    principal,
    action: 's3:ListBucket',
    resource: '*',
    context: { 'aws:PrincipalType': 'AssumedRole' },
  };
  const policy = { name: '', document: { version: '2012-10-17', statements: [bare] } as const };
  return evaluate([policy], request).verdict === 'allow';
}

const ROLE_KEYS = ['aws:principalarn', 'aws:principaltype'];

/** A role does what its own policies allow, and its session carries no MFA: who assumes it has to be asked before. */
export const roleNote: Trap = (subject) => {
  const { judged, matrix } = subject;
  const [rule] = askingStatements(subject, 'Deny').filter(({ truth }) => truth.absent && truth.without);
  if (rule === undefined || judged.kind === 'trust') return [];
  const resource = `arn:${matrix.stage.partition}:iam::${matrix.stage.account}:role/example`;
  const free = WITHOUT_MFA.filter(
    (caller) =>
      isRuleFor(subject, caller) &&
      ['allowed', 'silent'].includes(
        cellOf(matrix.document, { action: 'sts:AssumeRole', resource }, caller, matrix.stage).verdict,
      ),
  );
  if (free.length === 0) return [];
  return [
    {
      id: 'roles-without-mfa',
      level: 'note',
      line: rule.judged.lineOf('sts:AssumeRole', 'sts:*', 'NotAction', 'Action'),
      statement: rule.judged.number,
      what: 'sts:AssumeRole is not denied without MFA: whoever may assume a role can work as that role, and this policy does not bind it.',
      todo: 'Take it out of NotAction, or let the trust policy of every such role ask for MFA.',
      source: SAID.protectedApi,
    },
  ];
};
