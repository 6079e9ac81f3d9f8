import { matchesAction } from '../../../../sim/policy/patterns.js';
import { CALLERS } from '../callers.js';
import type { Finding } from '../finding.js';
import { SAID } from '../finding.js';
import type { JudgedStatement } from '../judged-policy.js';
import { wrongResourceTrap } from './resource-traps.js';
import type { Subject, Trap } from './subject.js';
import { askingStatements, rowNamed, statementNumber } from './subject.js';

const CREATE = 'iam:CreateVirtualMFADevice';
const ENABLE = 'iam:EnableMFADevice';

/** A new user, who has only a password, must be able to get MFA. */
export const enrolTrap: Trap = (subject) => {
  const create = rowNamed(subject, CREATE)?.cells;
  const enable = rowNamed(subject, ENABLE)?.cells;
  if (create === undefined || enable === undefined) return [];
  // A Deny that holds with MFA as well is meant so.
  const isKeptOut = (cells: NonNullable<typeof create>) =>
    cells.consoleWithoutMfa.verdict === 'denied' && cells.consoleWithMfa.verdict !== 'denied';
  const [cell, action] = isKeptOut(enable)
    ? [enable.consoleWithoutMfa, ENABLE]
    : [create.consoleWithoutMfa, CREATE];
  if (!isKeptOut(enable) && !isKeptOut(create)) {
    const unseen = PAGE.filter((one) => isKeptOut(rowNamed(subject, one)?.cells ?? enable));
    return [
      ...unseenPage(unseen, subject),
      ...(enable.consoleWithoutMfa.verdict === 'silent' ? elsewhere(subject) : []),
    ];
  }
  const deny = statementNumber(subject, cell.statement);
  const at = { line: deny?.lineOf('NotAction', 'Action') ?? subject.judged.line, statement: cell.statement };
  if (action === CREATE) {
    return [
      {
        id: 'no-virtual-device',
        level: 'note',
        ...at,
        what: `Without MFA ${CREATE} is denied: a user without a device can enrol a security key or a hardware token, but no authenticator app.`,
        todo: `If apps are to be possible, add ${CREATE} to NotAction, and allow it on mfa/*.`,
        source: SAID.selfManagement,
      },
    ];
  }
  return [
    {
      id: 'no-way-to-enrol',
      level: 'problem',
      ...at,
      what: `Nobody can enrol: without MFA ${isKeptOut(create) ? `${CREATE} and ${ENABLE} are` : `${ENABLE} is`} denied, and a user without a device has no MFA.`,
      todo: wordNeeded(deny),
      source: SAID.selfManagement,
    },
  ];
};

/** What the page of the console reads before anybody can enrol there. */
const PAGE = ['iam:ListMFADevices', 'iam:GetUser', 'iam:ListVirtualMFADevices'];

/** A policy that lets a device be enrolled, and denies what the page needs to get that far. */
function unseenPage(unseen: readonly string[], subject: Subject): readonly Finding[] {
  const [first] = unseen;
  if (first === undefined) return [];
  const cell = rowNamed(subject, first)?.cells.consoleWithoutMfa;
  const deny = statementNumber(subject, cell?.statement ?? null);
  const names = unseen.length < 2 ? first : `${unseen.slice(0, -1).join(', ')} and ${unseen.at(-1)}`;
  return [
    {
      id: 'enrolment-page-denied',
      level: 'note',
      line: deny?.lineOf('NotAction', 'Action') ?? subject.judged.line,
      statement: deny?.number ?? null,
      what: `A device can be enrolled without MFA by the aws command, but the page of the console may show an error: ${names} ${unseen.length < 2 ? 'is' : 'are'} denied there.`,
      todo:
        deny?.statement.actions.isNot === true
          ? `Add ${names} to NotAction, as AWS's own policy has it.`
          : `Do not deny ${names} without MFA: AWS's own policy leaves ${unseen.length < 2 ? 'it' : 'them'} out.`,
      source: SAID.selfManagement,
    },
  ];
}

/** What AWS's own policy leaves out of its Deny, but for `sts:GetSessionToken`. */
const NEEDED = [CREATE, ENABLE, ...PAGE, 'iam:ResyncMFADevice'];

/** In NotAction it is added; where there is none, what to write for Action. */
function wordNeeded(deny: JudgedStatement | null): string {
  if (deny === null || deny.statement.actions.isNot) {
    return `Add ${NEEDED.slice(0, -1).join(', ')} and ${NEEDED.at(-1)} to NotAction, and nothing that removes a device.`;
  }
  const [written = '', ...more] = deny.statement.actions.patterns;
  const action = more.length === 0 ? `"Action": "${written}"` : '"Action"';
  const list = NEEDED.map((one) => `"${one}"`).join(', ');
  return `In place of ${action}, write "NotAction": [${list}], and nothing that removes a device.`;
}

/** A policy that asks for MFA and has no word of enrolling. */
function elsewhere(subject: Subject): readonly Finding[] {
  const asking = [...askingStatements(subject, 'Deny'), ...askingStatements(subject, 'Allow')];
  // What is allowed on the wrong resource is meant to be here, and said by itself.
  if (asking.length === 0 || wrongResourceTrap(subject).length > 0) return [];
  return [
    {
      id: 'enrolment-not-here',
      level: 'note',
      line: subject.judged.line,
      statement: null,
      what: 'Nothing here lets a user without MFA enrol a device.',
      todo: `Another policy must allow ${CREATE} on mfa/* and ${ENABLE} on the own user, without MFA.`,
      source: SAID.selfManagement,
    },
  ];
}

/** An action that knows no resources is allowed on all of them, or not at all. */
export const listTrap: Trap = (subject) => {
  const action = 'iam:ListVirtualMFADevices';
  const row = rowNamed(subject, action);
  if (row === null || CALLERS.some(({ name }) => row.cells[name].verdict === 'allowed')) return [];
  const allow = subject.judged.statements.find(
    ({ statement: { effect, actions, resources } }) =>
      effect === 'Allow' &&
      !actions.isNot &&
      actions.patterns.some((pattern) => matchesAction(pattern, action)) &&
      resources?.isNot === false,
  );
  if (allow === undefined) return [];
  return [
    {
      id: 'list-needs-all-resources',
      level: 'note',
      line: allow.lineOf(action, 'Resource'),
      statement: allow.number,
      what: `${action} is allowed on ARNs, and knows no resources: the page with the MFA devices cannot list them.`,
      todo: 'Allow it in a statement of its own, with "Resource": "*".',
      source: SAID.selfManagement,
    },
  ];
};

/** A password that has to be changed at sign-in, by somebody who cannot have MFA yet. */
export const passwordTrap: Trap = (subject) => {
  const cells = rowNamed(subject, 'iam:ChangePassword')?.cells;
  if (cells?.consoleWithoutMfa.verdict !== 'denied' || cells.consoleWithMfa.verdict === 'denied') return [];
  const deny = statementNumber(subject, cells.consoleWithoutMfa.statement);
  return [
    {
      id: 'change-password-deadlock',
      level: 'note',
      line: deny?.lineOf('NotAction', 'Action') ?? subject.judged.line,
      statement: deny?.number ?? null,
      what: 'A new user whose password must be changed at the first sign-in, or one whose password has expired, cannot change it: iam:ChangePassword is denied without MFA.',
      todo: 'AWS leaves it so, and advises to attach this policy after the first sign-in. With iam:ChangePassword and iam:GetAccountPasswordPolicy in NotAction it works, and a thief of the password can change it, too.',
      source: SAID.credentials,
    },
  ];
};
