import { matchesAction } from '../../../../sim/policy/patterns.js';
import { WITHOUT_MFA } from '../callers.js';
import type { Finding } from '../finding.js';
import { SAID } from '../finding.js';
import type { Cell } from '../matrix.js';
import { cellOf } from '../matrix.js';
import { undoRequests } from '../undo-requests.js';
import type { Subject, Trap } from './subject.js';
import { askingStatements, isRuleFor, statementNumber, wordCallers } from './subject.js';

/** A way to undo the rule: the action, and what each caller without MFA comes to with it. */
interface Way {
  readonly action: string;
  readonly cells: readonly { readonly caller: (typeof WITHOUT_MFA)[number]; readonly cell: Cell }[];
}

/** Whoever may change policies without MFA is asked for MFA only as long as they like. */
export const undoTrap: Trap = (subject) => {
  const { judged, matrix } = subject;
  const asking = [...askingStatements(subject, 'Deny'), ...askingStatements(subject, 'Allow')];
  if (judged.kind === 'trust' || asking.length === 0) return [];
  // An Allow that asks and lets somebody in all the same has a trap of its own.
  const isAsking = ({ statement }: Cell) => asking.some((one) => one.judged.number === statement);
  const ways = undoRequests(matrix.stage).map(
    (asked): Way => ({
      action: asked.action,
      cells: WITHOUT_MFA.map((caller) => ({
        caller,
        cell: cellOf(matrix.document, asked, caller, matrix.stage),
      })).filter(({ cell }) => cell.verdict !== 'allowed' || !isAsking(cell)),
    }),
  );
  const policyWays = foundIn(
    ways.filter(({ action }) => action !== KEY),
    POLICIES,
    subject,
  );
  return policyWays.length > 0
    ? policyWays
    : foundIn(
        ways.filter(({ action }) => action === KEY),
        KEYS,
        subject,
      );
};

const KEY = 'iam:CreateAccessKey';

/** What is found, and what comes of it. */
interface Harm {
  readonly id: string;
  readonly what: string;
  readonly sum: string;
  readonly source: string;
}

const POLICIES: Harm = {
  id: 'rule-can-be-undone',
  what: 'The rule can be undone without MFA',
  sum: 'That takes the rule away, or allows beside it what it does not.',
  source: SAID.changes,
};

const KEYS: Harm = {
  id: 'access-key-without-mfa',
  what: 'An access key can be made without MFA',
  sum: 'Whoever has only the password can make one, and it works on when the password has expired.',
  source: SAID.passwords,
};

function foundIn(ways: readonly Way[], harm: Harm, subject: Subject): readonly Finding[] {
  const allowed = ways.filter(isFree);
  if (allowed.length > 0) return [undone(allowed, harm, subject)];
  const leftOut = ways.filter(({ cells }) =>
    cells.some(({ caller, cell }) => cell.verdict === 'silent' && isRuleFor(subject, caller)),
  );
  return leftOut.length > 0 ? [leftOpen(leftOut, harm, subject)] : [];
}

/** Whether it works, and not for access keys alone that a Deny misses: that is said already. */
function isFree({ cells }: Way): boolean {
  const free = cells.filter(({ cell }) => cell.verdict === 'allowed');
  const isDenied = cells.some(
    ({ caller, cell }) => caller.name === 'consoleWithoutMfa' && cell.verdict === 'denied',
  );
  return free.length > 0 && !(isDenied && free.every(({ caller }) => caller.name === 'accessKey'));
}

function undone(ways: readonly Way[], harm: Harm, subject: Subject): Finding {
  const free = ways.flatMap(({ cells }) => cells.filter(({ cell }) => cell.verdict === 'allowed'));
  const by = statementNumber(subject, free[0]?.cell.statement ?? null);
  const [first] = ways;
  const pattern = by?.statement.actions.patterns.find((one) => matchesAction(one, first?.action ?? ''));
  const whom = wordCallers(free.map(({ caller }) => caller.name));
  return {
    id: harm.id,
    level: 'problem',
    line: by?.lineOf(pattern ?? '', 'NotAction', 'Action') ?? subject.judged.line,
    statement: by?.number ?? null,
    what: `${harm.what}: ${whom} may do ${listed(ways)}. ${harm.sum}`,
    todo: `Deny ${ways.length === 1 ? 'it' : 'them'} without MFA, or allow ${ways.length === 1 ? 'it' : 'them'} with MFA only: "Bool": { "aws:MultiFactorAuthPresent": "true" }.`,
    source: harm.source,
  };
}

/** The Deny leaves it out, and any other policy may allow it. */
function leftOpen(ways: readonly Way[], harm: Harm, subject: Subject): Finding {
  const [rule] = askingStatements(subject, 'Deny');
  const action = ways[0]?.action ?? '';
  const pattern = rule?.judged.statement.actions.patterns.find((one) => matchesAction(one, action));
  return {
    id: harm.id,
    level: 'problem',
    line: rule?.judged.lineOf(pattern ?? action, 'NotAction', 'Action') ?? subject.judged.line,
    statement: rule?.judged.number ?? null,
    what: `${harm.what}, as soon as another policy allows it: ${listed(ways)} ${ways.length === 1 ? 'is' : 'are'} left out of the Deny. ${harm.sum}`,
    todo:
      pattern === undefined || pattern.toLowerCase() === action.toLowerCase()
        ? `Take ${ways.length === 1 ? 'it' : 'them'} out of NotAction.`
        : `In NotAction write, in place of ${pattern}, only the actions that enrolling needs.`,
    source: harm.source,
  };
}

/** Three are enough to see what it is about. */
const NAMED = 3;

function listed(ways: readonly Way[]): string {
  const names = ways.map(({ action }) => action);
  if (names.length > NAMED)
    return `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more such actions`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
