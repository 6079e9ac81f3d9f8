import { code } from '../../../lessons/words/rich-text.js';
import { readPolicy } from '../../../sim/policy/read-policy.js';
import { writePolicy } from '../../../sim/policy/write-policy.js';
import type { Account } from '../../../sim/world/account.js';
import { findUser } from '../../../sim/world/account.js';
import type { Arn } from '../../../sim/world/arn.js';
import {
  findManagedPolicy,
  holdersOf,
  isAwsManaged,
  managedPolicies,
} from '../../../sim/world/managed-policies.js';
import type { ManagedPolicy } from '../../../sim/world/policies.js';
import { RULE_FROM_THE_WEB, RULE_NAME } from '../../../sim/world/rule-world.js';
import { deniedRows } from './account-pages.js';
import type { ActionElement, PageRow } from './elements.js';
import { line, request, row, title } from './elements.js';
import type { PageAt, PageTable } from './page-table.js';
import { toolsOf } from './step-of.js';

/** The pages on which policies are listed, and read. */
export const POLICY_LIST_PAGES = {
  'iam-policies': { path: () => '/iam/home#/policies', rows: policiesPage },
  'iam-policy': { path: ({ policyArn }) => `/iam/home#/policies/details/${policyArn}`, rows: policyPage },
  'user-permissions': {
    path: ({ userName }) => `/iam/home#/users/${userName}?section=permissions`,
    rows: permissionsPage,
  },
} as const satisfies Partial<PageTable>;

const TYPES = ['Customer managed', 'AWS managed'] as const;

/** As the IAM User Guide names them, "Managed policies and inline policies". */
function typeOf(policy: ManagedPolicy): (typeof TYPES)[number] {
  return isAwsManaged(policy) ? 'AWS managed' : 'Customer managed';
}

/** Names longer than this do not move what stands behind the others. */
const LONGEST_NAME = 24;

/** The policies of the account, and those of AWS's own that the lab has; and who has them. */
function policiesPage({ session, browser, page }: PageAt<'iam-policies'>): PageRow[] {
  if (page.refusal !== null) return [title('Policies'), ...deniedRows(page.refusal)];
  const { account } = session.world;
  const policies = managedPolicies(account);
  const columns = Math.min(LONGEST_NAME, Math.max(...policies.map(({ policyName }) => policyName.length)));
  return [
    title(`Policies (${policies.length})`),
    ...TYPES.flatMap((type) => {
      const ofType = policies.filter((policy) => typeOf(policy) === type);
      const rows = ofType.map((policy) =>
        row([managedLink(policy, browser.id)], {
          words: holderWords(account, policy.arn),
          isThing: true,
          behind: columns,
        }),
      );
      return rows.length === 0 ? [] : [line([`${type}:`], 'muted'), ...rows];
    }),
    line(['AWS has many more of its own. The lab has these two.'], 'muted'),
  ];
}

function managedLink({ arn, policyName }: ManagedPolicy, browser: string): ActionElement {
  return request(`managed-${policyName}`, policyName, {
    kind: 'open-managed-policy',
    browser,
    policyArn: arn,
  });
}

function holderWords(account: Account, arn: Arn): string {
  const holders = holdersOf(account, arn);
  return holders.length === 0 ? 'attached to nobody' : `attached to ${holders.join(', ')}`;
}

/** A managed policy, to be read. */
function policyPage({ session, browser, page }: PageAt<'iam-policy'>): PageRow[] {
  const { account } = session.world;
  const policy = findManagedPolicy(account, page.policyArn);
  const back = row([
    request('iam-policies', 'Policies', { kind: 'open-page', browser: browser.id, page: 'iam-policies' }),
  ]);
  if (policy === undefined) return [title('Policy'), line(['There is no such policy any more.']), back];
  return [
    title(`Policy ${policy.policyName}`),
    line([`${typeOf(policy)}, ${holderWords(account, policy.arn)}`]),
    line([code(policy.arn)]),
    back,
    documentRow(policy.document),
  ];
}

/** A document as people write it. One that is no policy is shown as it stands there. */
export function documentRow(document: string): PageRow {
  const read = readPolicy(document);
  return { kind: 'document', text: read.ok ? writePolicy(read.value) : document };
}

/** A user's Permissions tab: the user's own policies, and those that are attached. */
function permissionsPage({ session, browser, page }: PageAt<'user-permissions'>): PageRow[] {
  const { account } = session.world;
  const { userName } = page;
  const { inlinePolicies = [], attachedPolicies = [] } = findUser(account, userName) ?? {};
  const open = (policyName: string, label: string, draft?: string) =>
    request(`policy-${policyName}`, label, {
      kind: 'open-policy',
      browser: browser.id,
      userName,
      policyName,
      ...(draft === undefined ? {} : { draft }),
    });
  const isRuleMissing = !inlinePolicies.some(({ policyName }) => policyName === RULE_NAME);
  const attached = attachedPolicies.flatMap((arn) => findManagedPolicy(account, arn) ?? []);
  const count = inlinePolicies.length + attached.length;
  return [
    title(`User ${userName}: Permissions policies (${count})`),
    ...(inlinePolicies.length === 0
      ? []
      : [
          row(
            inlinePolicies.map(({ policyName }) => open(policyName, policyName)),
            { words: 'Customer inline', isName: true },
          ),
        ]),
    ...TYPES.flatMap((type) => {
      const ofType = attached.filter((policy) => typeOf(policy) === type);
      const links = ofType.map((policy) => managedLink(policy, browser.id));
      return links.length === 0 ? [] : [row(links, { words: type, isName: true })];
    }),
    ...(isRuleMissing && toolsOf(session).includes('script')
      ? [row([open(RULE_NAME, 'Create inline policy', RULE_FROM_THE_WEB)])]
      : []),
    row([request('open-user', 'Security credentials', { kind: 'open-user', browser: browser.id, userName })]),
  ];
}
