import type { Statement } from '../../../../sim/policy/document.js';
import { matchesAction } from '../../../../sim/policy/patterns.js';
import type { Finding } from '../finding.js';
import { SAID } from '../finding.js';
import type { JudgedStatement } from '../judged-policy.js';
import type { Trap } from './subject.js';

/** What an action is about. */
interface Kind {
  readonly actions: readonly string[];
  /** How the end of a right ARN begins. */
  readonly part: string;
  readonly words: string;
  readonly right: string;
}

const DEVICES: Kind = {
  actions: ['iam:CreateVirtualMFADevice', 'iam:DeleteVirtualMFADevice'],
  part: 'mfa/',
  words: 'about devices (mfa/...)',
  right: 'arn:aws:iam::*:mfa/*',
};

const USERS: Kind = {
  actions: [
    'iam:EnableMFADevice',
    'iam:ResyncMFADevice',
    'iam:DeactivateMFADevice',
    'iam:ListMFADevices',
    'iam:GetUser',
  ],
  part: 'user/',
  words: 'about users (user/...)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM.
  right: 'arn:aws:iam::*:user/${aws:username}',
};

/** Actions that are allowed on the other kind of thing alone: it looks as if they were allowed, and allows nothing. */
export const wrongResourceTrap: Trap = ({ judged: { kind, statements } }) => {
  if (kind === 'trust') return [];
  const allows = statements.filter(({ statement: { effect } }) => effect === 'Allow');
  return allows.flatMap((allow) => [DEVICES, USERS].flatMap((one) => misplaced(allow, one, allows)));
};

function misplaced(
  allow: JudgedStatement,
  { actions, part, words, right }: Kind,
  allows: readonly JudgedStatement[],
): readonly Finding[] {
  const { statement } = allow;
  if (statement.resources === null || mayName(statement, part)) return [];
  const lost = actions.filter(
    (action) =>
      lists(statement, action) &&
      !allows.some((other) => lists(other.statement, action) && mayName(other.statement, part)),
  );
  const [first] = lost;
  if (first === undefined) return [];
  const names = lost.length < 2 ? first : `${lost.slice(0, -1).join(', ')} and ${lost.at(-1)}`;
  const isOne = lost.length < 2;
  return [
    {
      id: 'wrong-resource',
      level: 'problem',
      line: allow.lineOf(...lost, 'Action', 'Resource'),
      statement: allow.number,
      what: `${names} ${isOne ? 'is' : 'are'} ${words}, and ${isOne ? 'is' : 'are'} allowed here on other resources alone: that allows nothing.`,
      todo: `Allow ${isOne ? 'it' : 'them'} on ${right}, as AWS's own policy has it.`,
      source: SAID.selfManagement,
    },
  ];
}

/** Named one by one, or by a pattern that is about MFA devices: `iam:*` is about more. */
function lists({ actions }: Statement, action: string): boolean {
  return !actions.isNot && actions.patterns.some((pattern) => matchesAction(pattern, action));
}

/** Whether the resources have room for this kind: by their name, or because a pattern goes over it. */
function mayName({ resources }: Statement, part: string): boolean {
  if (resources === null || resources.isNot) return true;
  return resources.patterns.some((pattern) => {
    const name = pattern.split(':').slice(5).join(':');
    const [before = ''] = name.split(/[*?$]/);
    return pattern.split(':').length < 6 || before.startsWith(part) || part.startsWith(before);
  });
}
