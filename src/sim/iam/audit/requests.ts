import type { Paging } from '../../api/pages.js';
import type { Arn } from '../../world/arn.js';

/** A condition key of a simulated request, and what it has. */
export interface ContextEntry {
  readonly contextKeyName: string;
  readonly contextKeyValues: readonly string[];
  readonly contextKeyType: string;
}

/** What is simulated: each action on each resource, in one context. */
export interface Simulated extends Paging {
  readonly actionNames: readonly string[];
  /** Without any, `*`. */
  readonly resourceArns?: readonly Arn[];
  readonly contextEntries?: readonly ContextEntry[];
}

/**
 * Calls of the IAM API that nothing in the lab makes, and that programs from outside do: they look at the account as a
 * whole. Names as in the IAM API reference.
 */
export type AuditCall =
  | ({ readonly operation: 'ListUserTags'; readonly userName: string } & Paging)
  | { readonly operation: 'GetAccountPasswordPolicy' }
  | ({ readonly operation: 'ListAccountAliases' } & Paging)
  | { readonly operation: 'GenerateCredentialReport' }
  | { readonly operation: 'GetCredentialReport' }
  | ({ readonly operation: 'ListRoles'; readonly pathPrefix?: string } & Paging)
  | { readonly operation: 'GetRole'; readonly roleName: string }
  | ({ readonly operation: 'SimulateCustomPolicy'; readonly policyInputList: readonly string[] } & Simulated)
  | ({
      readonly operation: 'SimulatePrincipalPolicy';
      readonly policySourceArn: Arn;
      readonly policyInputList?: readonly string[];
    } & Simulated);

/** The name of such an operation, spelled as AWS spells it. */
export type AuditOperation = AuditCall['operation'];

/** The call of one operation, or of one of several. */
export type AuditCallOf<Operation extends AuditOperation> = {
  [Name in Operation]: { readonly operation: Name } & CallsByName[Name];
}[Operation];

type CallsByName = { readonly [Call in AuditCall as Call['operation']]: Call };
