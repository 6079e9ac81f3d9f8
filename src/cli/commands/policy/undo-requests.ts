import type { AskedRequest, Stage } from './asked-requests.js';
import { userArn } from './asked-requests.js';
import type { JudgedPolicy } from './judged-policy.js';

/** What takes a rule off a user, or writes another in its place, wherever the rule is attached. */
function undoing(stage: Stage): readonly AskedRequest[] {
  const iam = `arn:${stage.partition}:iam::${stage.account}`;
  const row = (action: string, resource: string): AskedRequest => ({
    group: 'undo',
    action: `iam:${action}`,
    resource,
    note: null,
  });
  const own = userArn(stage);
  return [
    row('DetachUserPolicy', own),
    row('PutUserPolicy', own),
    row('CreateAccessKey', own),
    row('DeleteUserPolicy', own),
    row('AttachUserPolicy', own),
    row('RemoveUserFromGroup', `${iam}:group/example`),
    row('DetachGroupPolicy', `${iam}:group/example`),
    row('DeleteGroupPolicy', `${iam}:group/example`),
    row('PutGroupPolicy', `${iam}:group/example`),
    row('AttachGroupPolicy', `${iam}:group/example`),
    row('CreatePolicyVersion', `${iam}:policy/example`),
    row('SetDefaultPolicyVersion', `${iam}:policy/example`),
  ];
}

/** These have a row in every table. */
const SHOWN = 3;

/** All that undoes a rule. */
export function undoRequests(stage: Stage): readonly AskedRequest[] {
  return undoing(stage);
}

/** Those that have a row: the plain ones, and those that a statement names. */
export function shownUndoRequests({ kind, statements }: JudgedPolicy, stage: Stage): readonly AskedRequest[] {
  if (kind === 'trust') return [];
  const named = new Set(
    statements.flatMap(({ statement: { actions } }) => actions.patterns.map((one) => one.toLowerCase())),
  );
  return undoing(stage).filter(({ action }, index) => index < SHOWN || named.has(action.toLowerCase()));
}
