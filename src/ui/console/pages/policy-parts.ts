import type { Statement } from '../../../sim/policy/document.js';
import type { MfaOperator, PolicyEdit } from '../../../sim/policy/edit-policy.js';
import { MFA_OPERATORS } from '../../../sim/policy/edit-policy.js';
import type { Browser, PolicyPart } from '../../../sim/world/browser.js';
import { MFA_PRESENT, OWN_USER } from '../../../sim/world/policies.js';
import type { ActionElement, ElementAction, PageRow } from './elements.js';
import { checkbox, choice, line, row } from './elements.js';

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
  const send = (edit: PolicyEdit): ElementAction => ({
    kind: 'request',
    request: { kind: 'edit-policy', browser: browser.id, edit },
  });
  const change: Change = (id, label, isChosen, edit) => choice(`${part}-${id}`, label, isChosen, send(edit));
  switch (part) {
    case 'actions': {
      const { isNot } = statement.actions;
      const set = (wanted: boolean): PolicyEdit => ({
        kind: 'set-not',
        statement: place,
        part,
        isNot: wanted,
      });
      return [
        row(
          [change('these', 'these', !isNot, set(false)), change('not', 'all but these', isNot, set(true))],
          {
            words: 'Actions',
            isName: true,
          },
        ),
        row(patternBoxes(statement, place, part, OFFERED_ACTIONS, send)),
      ];
    }
    case 'resources':
      return [row(patternBoxes(statement, place, part, OFFERED_RESOURCES, send))];
    case 'condition':
      return conditionRows(statement, place, change);
  }
}

/** Any number of patterns, but not none: AWS takes no statement without actions, or without resources. */
function patternBoxes(
  statement: Statement,
  place: number,
  part: 'actions' | 'resources',
  offered: readonly string[],
  send: (edit: PolicyEdit) => ElementAction,
): readonly ActionElement[] {
  const listed = statement[part]?.patterns ?? [];
  const word = part === 'actions' ? 'action' : 'resource';
  return [...new Set([...offered, ...listed])].map((pattern) => {
    const isListed = listed.includes(pattern);
    const kind = isListed ? 'remove-pattern' : 'add-pattern';
    const label = pattern === '*' ? `every ${word} (*)` : pattern;
    return checkbox(
      `${part}-${pattern}`,
      label,
      isListed,
      isListed && listed.length === 1
        ? { kind: 'say', text: `A statement needs at least one ${word}. Check another one first.` }
        : send({ kind, statement: place, part, pattern }),
    );
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
