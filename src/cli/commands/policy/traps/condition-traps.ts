import { strangeValue } from '../../../../sim/policy/operators.js';
import { isMfaAge, isMfaKey } from '../callers.js';
import type { Finding } from '../finding.js';
import { SAID } from '../finding.js';
import type { JudgedStatement } from '../judged-policy.js';
import { holdsForRoles } from './role-traps.js';
import type { Subject, Trap } from './subject.js';
import { askingStatements } from './subject.js';

/** Conditions that no request meets, or none as it is meant. */
export const conditionTraps: Trap = ({ judged }) =>
  judged.statements.flatMap((statement) =>
    statement.statement.conditions.flatMap(({ key, written, operator, values }): Finding[] => {
      const at = { line: statement.lineOf(key), statement: statement.number };
      if (!isMfaKey(key) && /^(aws:)?\w*(mfa|multi-?factor)\w*$/i.test(key)) {
        return [
          {
            id: 'unknown-mfa-key',
            level: 'problem',
            ...at,
            what: `No request has the condition key ${key}.`,
            todo: 'The keys are aws:MultiFactorAuthPresent and aws:MultiFactorAuthAge.',
            source: SAID.keys,
          },
        ];
      }
      const wanted = isMfaAge(key) ? /^(Numeric|Null)/ : /^(Bool|Null)/;
      if (isMfaKey(key) && !wanted.test(operator)) {
        return [
          {
            id: 'wrong-operator',
            level: 'problem',
            ...at,
            what: `${written} is not for ${key}: AWS documents ${isMfaAge(key) ? 'numeric operators' : 'Bool'} for it.`,
            todo: isMfaAge(key)
              ? 'Write NumericLessThan or NumericGreaterThanIfExists, with seconds.'
              : 'Write Bool in an Allow, BoolIfExists in a Deny.',
            source: SAID.keys,
          },
        ];
      }
      const strange = strangeValue(operator, values);
      if (strange === null) return [];
      return [
        {
          id: 'strange-value',
          level: isMfaKey(key) ? 'problem' : 'note',
          ...at,
          what: `"${strange}" is no value for ${written}. AWS takes it with a warning, and does not say what it means; here the condition is never true.`,
          todo: 'Write true or false for Bool and Null, a number for Numeric, a date for Date, an address or a range for IpAddress.',
          source: SAID.operators,
        },
      ];
    }),
  );

/** Actions of which MFA is not asked there where a policy asks for it. */
export const actionTraps: Trap = (subject) => {
  const asking = [...askingStatements(subject, 'Allow'), ...askingStatements(subject, 'Deny')];
  if (subject.judged.kind === 'trust') return [];
  return asking.flatMap(({ judged }) => [...sessionToken(judged), ...assumeRole(judged)]);
};

/** AWS's own lists have it, and it does nothing there. */
export const listedTokenNote: Trap = ({ judged }) => {
  const listed = judged.statements.find(
    ({ statement: { actions } }) =>
      actions.isNot && actions.patterns.some((one) => one.toLowerCase() === 'sts:getsessiontoken'),
  );
  if (listed === undefined) return [];
  return [
    {
      id: 'get-session-token-in-not-action',
      level: 'note',
      line: listed.lineOf('sts:GetSessionToken', 'NotAction'),
      statement: listed.number,
      what: "sts:GetSessionToken is in NotAction, as in AWS's own policies, though policies do not control it.",
      todo: 'It may stay: it changes nothing.',
      source: SAID.session,
    },
  ];
};

function names({ statement }: JudgedStatement, action: string): boolean {
  const isNamed = (pattern: string) => pattern.toLowerCase() === action.toLowerCase();
  return !statement.actions.isNot && statement.actions.patterns.some(isNamed);
}

function sessionToken(statement: JudgedStatement): readonly Finding[] {
  if (!names(statement, 'sts:GetSessionToken')) return [];
  return [
    {
      id: 'condition-on-get-session-token',
      level: 'note',
      line: statement.lineOf('sts:GetSessionToken'),
      statement: statement.number,
      what: 'sts:GetSessionToken needs no permission, and policies cannot control it: the condition does nothing there. The code is checked by the call itself.',
      todo: 'Take it out of this statement.',
      source: SAID.session,
    },
  ];
}

function assumeRole(statement: JudgedStatement): readonly Finding[] {
  if (!names(statement, 'sts:AssumeRole')) return [];
  return [
    {
      id: 'condition-on-assume-role',
      level: 'note',
      line: statement.lineOf('sts:AssumeRole'),
      statement: statement.number,
      what: "AWS documents the MFA condition for sts:AssumeRole in the role's trust policy, not in the policy of the user. What it does here is not documented.",
      todo: "Put the condition into the role's trust policy.",
      source: SAID.protectedApi,
    },
  ];
}

/** What is good to know of a rule that works. */
export const ruleNotes: Trap = (subject) => [...whomItAsks(subject), ...wherePut(subject)];

function whomItAsks(subject: Subject): readonly Finding[] {
  const { judged } = subject;
  const asking = [...askingStatements(subject, 'Allow'), ...askingStatements(subject, 'Deny')];
  if (asking.length > 0 || !isForPeople(judged)) return [];
  const cure =
    judged.kind === 'trust'
      ? 'Add "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }, if people assume the role.'
      : 'That an MFA device is enabled asks nobody for it, but at sign-in. A Deny with BoolIfExists does.';
  return [
    {
      id: 'asks-nobody',
      level: 'note',
      line: judged.line,
      statement: null,
      what: 'No statement of this policy asks for MFA.',
      todo: cure,
      source: SAID.lab,
    },
  ];
}

/** A role that only services assume has nobody to ask. */
function isForPeople({ statements }: Subject['judged']): boolean {
  return statements.some(({ statement: { principals } }) => {
    return principals === null || principals.isNot || 'AWS' in principals.byKind || '*' in principals.byKind;
  });
}

/** A rule stops scripts, and does not go with roles. */
function wherePut(subject: Subject): readonly Finding[] {
  const [rule] = askingStatements(subject, 'Deny').filter(({ truth }) => truth.absent && truth.without);
  if (rule === undefined || subject.judged.kind === 'trust') return [];
  const at = { line: rule.judged.line, statement: rule.judged.number };
  return [
    {
      id: 'stops-scripts',
      level: 'note',
      ...at,
      what: 'It stops scripts with access keys, too.',
      todo: 'They need a session with a code (sts get-session-token). Try the policy on one user first.',
      source: SAID.keys,
    },
    ...(holdsForRoles(rule.judged.statement, subject)
      ? [
          {
            id: 'not-for-roles',
            level: 'note',
            ...at,
            what: 'It is for users and groups: the sessions of a role do not carry MFA, and would always be denied.',
            todo: 'For a role, put the condition into its trust policy.',
            source: SAID.protectedApi,
          } as const,
        ]
      : []),
  ];
}
