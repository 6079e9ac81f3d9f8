import { matchesAction } from '../../../../sim/policy/patterns.js';
import { deviceArn, FREE_NAME, OWN_NAME } from '../asked-requests.js';
import type { Caller } from '../callers.js';
import { CALLERS, WITHOUT_MFA } from '../callers.js';
import type { Finding } from '../finding.js';
import { SAID } from '../finding.js';
import type { JudgedStatement } from '../judged-policy.js';
import type { Cell } from '../matrix.js';
import { cellOf } from '../matrix.js';
import type { Subject, Trap } from './subject.js';
import { askingStatements, isRuleFor, rowNamed, statementNumber, wordCallers } from './subject.js';

const CREATE = 'iam:CreateVirtualMFADevice';
const DEACTIVATE = 'iam:DeactivateMFADevice';
const DELETE = 'iam:DeleteVirtualMFADevice';

/** What a policy says of a device with a name. */
function ofDevice({ matrix }: Subject, action: string, name: string, caller: Caller): Cell {
  return cellOf(matrix.document, { action, resource: deviceArn(matrix.stage, name) }, caller, matrix.stage);
}

/** Whoever has only the password must not be able to take the second factor away. */
export const removalTraps: Trap = (subject) => [
  ...removal(subject, DEACTIVATE, [FREE_NAME], {
    id: 'deactivate-without-mfa',
    what: 'deactivate the MFA device of the own user',
    more: 'AWS itself refuses that since April 2023, where the user has a device; a policy should not lean on it.',
  }),
  ...removal(subject, DELETE, [FREE_NAME, OWN_NAME], {
    id: 'delete-without-mfa',
    what: 'delete virtual MFA devices',
    more: 'AWS warns never to add this, also not to repair a cancelled enrolment: an administrator deletes what it left.',
  }),
];

function removal(
  subject: Subject,
  action: string,
  names: readonly string[],
  words: { readonly id: string; readonly what: string; readonly more: string },
): readonly Finding[] {
  const row = rowNamed(subject, action);
  if (row === null) return [];
  const cells = (caller: Caller) => [
    row.cells[caller.name],
    ...(action === DELETE ? names.map((name) => ofDevice(subject, action, name, caller)) : []),
  ];
  const allowing = (caller: Caller) => cells(caller).find(({ verdict }) => verdict === 'allowed');
  // Left out of a Deny of nearly everything: any other policy may allow it.
  const isLeftOut = (caller: Caller) =>
    isRuleFor(subject, caller) && cells(caller).some(({ verdict }) => verdict === 'silent');
  const free = WITHOUT_MFA.filter((caller) => allowing(caller) !== undefined || isLeftOut(caller));
  const [first] = free;
  // Only access keys, and the console not: that is of a Deny that misses them, which is said already.
  const isMissedKey =
    free.every(({ name }) => name === 'accessKey') && row.cells.consoleWithoutMfa.verdict === 'denied';
  if (first === undefined || isMissedKey) return [];
  const by = statementNumber(subject, allowing(first)?.statement ?? null);
  const [rule] = askingStatements(subject, 'Deny');
  const place = by ?? rule?.judged ?? null;
  const whom = wordCallers(free.map(({ name }) => name));
  return [
    {
      id: words.id,
      level: 'problem',
      line: place?.lineOf(action, 'NotAction', 'Action') ?? subject.judged.line,
      statement: place?.number ?? null,
      what:
        by === null
          ? `${action} is left out of the Deny: another policy may let ${whom} ${words.what}. ${words.more}`
          : `${capital(whom)} can ${words.what}. ${words.more}`,
      todo:
        by === null
          ? wordLeftOut(action, place)
          : `Allow ${action} with MFA only: "Bool": { "aws:MultiFactorAuthPresent": "true" }.`,
      source: SAID.selfManagement,
    },
  ];
}

/** It may be in NotAction by its name, or by a pattern such as `iam:*`. */
function wordLeftOut(action: string, deny: JudgedStatement | null): string {
  const pattern = deny?.statement.actions.patterns.find((one) => matchesAction(one, action));
  return pattern === undefined || pattern.toLowerCase() === action.toLowerCase()
    ? `Take ${action} out of NotAction.`
    : `In NotAction write, in place of ${pattern}, only the actions that enrolling needs.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Since November 2022 the user types the name of a device; older policies allow one that is called like the user. */
export const deviceNameTrap: Trap = (subject) => {
  for (const caller of CALLERS) {
    const own = ofDevice(subject, CREATE, OWN_NAME, caller);
    const free = ofDevice(subject, CREATE, FREE_NAME, caller);
    if (own.verdict !== 'allowed' || free.verdict === 'allowed') continue;
    const allow = statementNumber(subject, own.statement);
    const resource = allow?.statement.resources?.patterns.find((pattern) => pattern.includes(':mfa/')) ?? '';
    return [
      {
        id: 'device-named-like-user',
        level: 'problem',
        line: allow?.lineOf(resource, 'Resource', CREATE) ?? subject.judged.line,
        statement: own.statement,
        what: `${CREATE} is allowed only for a device that is called like its user. The console asks for a name, and any other one is refused.`,
        todo: 'Allow it on arn:aws:iam::*:mfa/*. Whose device it becomes, EnableMFADevice decides.',
        source: SAID.reports,
      },
    ];
  }
  return [];
};

/** Whoever may enable devices for others can satisfy the rule in their place. */
export const othersTrap: Trap = (subject) => {
  const rows = subject.matrix.rows.filter(({ asked }) => asked.group === 'others');
  for (const { asked, cells } of rows) {
    const open = CALLERS.filter(({ name }) => cells[name].verdict === 'allowed');
    const [first] = open;
    if (first === undefined) continue;
    const allow = statementNumber(subject, cells[first.name].statement);
    const isAdministrator = allow?.statement.actions.patterns.includes('*') === true;
    const isWithoutMfa = open.some(({ hasMfa }) => !hasMfa);
    return [
      {
        id: 'devices-of-others',
        level: isWithoutMfa && !isAdministrator ? 'problem' : 'note',
        line: allow?.lineOf(asked.action, 'iam:*', '*', 'Action', 'NotAction') ?? subject.judged.line,
        statement: allow?.number ?? null,
        what: `${capital(wordCallers(open.map(({ name }) => name)))} may do ${asked.action} on other users: whoever may put a device of their own on somebody else can sign in with MFA as them, given the password.`,
        todo: isAdministrator
          ? 'An administrator may. Let nobody else have it, and ask administrators for MFA.'
          : `Give arn:aws:iam::*:user/\${aws:username} as the Resource, and MFA as a condition for whoever looks after others.`,
        source: SAID.protectedApi,
      },
    ];
  }
  return [];
};
