/** Something about a policy that a reviewer would say. */
export interface Finding {
  /** Stable and kebab-case. */
  readonly id: string;
  /** A `problem` is to be mended; a `note` is good to know. */
  readonly level: 'problem' | 'note';
  /** In the text, from 1. */
  readonly line: number;
  /** From 1; null for the policy as a whole. */
  readonly statement: number | null;
  readonly what: string;
  readonly todo: string;
  /** Where AWS says so; `mfa-lab` where nobody does and it is the lab's own advice. */
  readonly source: string;
}

/** Pages of AWS, and the one who says what none of them does. */
export const SAID = {
  keys: 'IAM User Guide, AWS global condition context keys',
  operators: 'IAM User Guide, Condition operators',
  variables: 'IAM User Guide, Variables and tags',
  selfManagement: 'IAM User Guide, Allows MFA-authenticated users to manage their own MFA device',
  credentials: 'IAM User Guide, Allows MFA-authenticated users to manage their own credentials',
  protectedApi: 'IAM User Guide, Configuring MFA-protected API access',
  troubleshooting: 'IAM User Guide, Troubleshoot IAM',
  changes: 'IAM User Guide, Access levels in policy summaries',
  passwords: 'IAM User Guide, Set an account password policy for IAM users',
  session: 'STS API Reference, GetSessionToken',
  grammar: 'IAM User Guide, Grammar of the IAM JSON policy language',
  reports: "users' reports since the names of devices are free (November 2022)",
  lab: 'mfa-lab',
} as const;
