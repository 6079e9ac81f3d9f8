import type { Browser, Page } from '../../../sim/world/browser.js';
import type { PageRow } from './elements.js';

// Where a page stands in the console, from the service down. The names are AWS's; which of them stand there is the lab's choice.

const CREDENTIALS = ['IAM', 'Security credentials'];
const WIZARD = [...CREDENTIALS, 'Assign MFA device'];

/** The path of a page; null for those outside of the console, which have none. */
function crumbsOf(page: Page): readonly string[] | null {
  switch (page.name) {
    case 'iam-dashboard':
      return ['IAM', 'Dashboard'];
    case 'iam-users':
      return ['IAM', 'Users'];
    case 'iam-user':
    case 'user-permissions':
    case 'reset-password':
    case 'remove-mfa-device':
      return ['IAM', 'Users', page.userName];
    case 'policy-editor':
      return ['IAM', 'Users', page.userName, page.policyName];
    case 'iam-policies':
    case 'iam-policy':
      return ['IAM', 'Policies'];
    case 'security-credentials':
    case 'change-password':
      return CREDENTIALS;
    case 'select-mfa-device':
    case 'set-up-device':
    case 'register-security-key':
    case 'set-up-token':
      return WIZARD;
    case 'resync-mfa-device':
      return [...CREDENTIALS, 'Resync MFA device'];
    case 'servers':
      return ['EC2', 'Instances'];
    case 'event-history':
      return ['CloudTrail', 'Event history'];
    case 'console-home':
    case 'sign-in':
    case 'inbox':
    case 'look-alike':
    case 'relay-sign-in':
    case 'relay-challenge':
    case 'relay-over':
    case 'mfa-challenge':
    case 'root-recovery':
      return null;
  }
}

/** The path of the page in a window, for somebody who is signed in. */
export function crumbRows({ page, session }: Browser): readonly PageRow[] {
  const names = session === null ? null : crumbsOf(page);
  return names === null ? [] : [{ kind: 'crumbs', names }];
}
