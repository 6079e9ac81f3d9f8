import type { Statement } from '../../../sim/policy/document.js';
import type { MfaOperator, PolicyEdit } from '../../../sim/policy/edit-policy.js';
import { MFA_OPERATORS } from '../../../sim/policy/edit-policy.js';
import type { Browser, PolicyPart } from '../../../sim/world/browser.js';
import { MFA_PRESENT, OWN_USER } from '../../../sim/world/policies.js';
import type { ActionElement, PageRow } from './elements.js';
import { choice, line, row } from './elements.js';

// The parts of a statement, each as what can be chosen for it.

/** What can be switched on and off in a statement without typing. Others are typed. */
const OFFERED_ACTIONS = [
  '*',
  's3:ListAllMyBuckets',
  'iam:CreateVirtualMFADevice',
  'iam:EnableMFADevice',
  'iam:GetUser',
  'iam:ListMFADevices',
  'iam:ResyncMFADevice',
  'iam:DeactivateMFADevice',
  'iam:DeleteVirtualMFADevice',
  'sts:GetSessionToken',
];

const OFFERED_RESOURCES = ['*', OWN_USER, 'arn:aws:iam::*:mfa/*'];

type Change = (id: string, label: string, isChosen: boolean, edit: PolicyEdit) => ActionElement;

/** What can be chosen for a part. */
export function openRows(statement: Statement, place: number, part: PolicyPart, browser: Browser): PageRow[] {
  const change: Change = (id, label, isChosen, edit) =>
    choice(`${part}-${id}`, label, isChosen, {
      kind: 'request',
      request: { kind: 'edit-policy', browser: browser.id, edit },
    });
  switch (part) {
    case 'actions':
      return [
        row(
          ([false, true] as const).map((isNot) =>
            change(
              isNot ? 'not' : 'these',
              isNot ? 'all but these' : 'these',
              statement.actions.isNot === isNot,
              {
                kind: 'set-not',
                statement: place,
                part,
                isNot,
              },
            ),
          ),
        ),
        row(patternChoices(statement, place, part, OFFERED_ACTIONS, change)),
      ];
    case 'resources':
      return [row(patternChoices(statement, place, part, OFFERED_RESOURCES, change))];
    case 'condition':
      return conditionRows(statement, place, change);
  }
}

function patternChoices(
  statement: Statement,
  place: number,
  part: 'actions' | 'resources',
  offered: readonly string[],
  change: Change,
): readonly ActionElement[] {
  const listed = statement[part]?.patterns ?? [];
  return [...new Set([...offered, ...listed])].map((pattern) => {
    const isListed = listed.includes(pattern);
    const kind = isListed ? 'remove-pattern' : 'add-pattern';
    const label = pattern === '*' ? `every ${part === 'actions' ? 'action' : 'resource'} (*)` : pattern;
    return change(pattern, label, isListed, { kind, statement: place, part, pattern });
  });
}

/** The condition about MFA: none, or one of three operators with a value. */
function conditionRows(statement: Statement, place: number, change: Change): PageRow[] {
  const now = statement.conditions.find(({ key }) => key.toLowerCase() === MFA_PRESENT.toLowerCase());
  const value = now?.values[0] === 'true' ? 'true' : 'false';
  const key = now?.key ?? MFA_PRESENT;
  const set = (operator: MfaOperator, wanted: 'true' | 'false'): PolicyEdit => ({
    kind: 'set-condition',
    statement: place,
    operator,
    key,
    value: wanted,
  });
  const operator = MFA_OPERATORS.find((one) => one === now?.written);
  return [
    line([MFA_PRESENT], 'muted'),
    row([
      change('none', 'none', now === undefined, { kind: 'remove-condition', statement: place, key }),
      ...MFA_OPERATORS.map((one) => change(one, one, now?.written === one, set(one, value))),
    ]),
    ...(operator === undefined
      ? []
      : [
          row(
            (['true', 'false'] as const).map((one) => change(one, one, value === one, set(operator, one))),
            { words: 'is' },
          ),
        ]),
  ];
}
