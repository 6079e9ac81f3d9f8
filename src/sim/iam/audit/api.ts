import type { AnswersOf, Operation } from '../../api/operation.js';
import type { Service } from '../../api/service.js';
import { callService } from '../../api/service.js';
import type { LabContext } from '../../base/ports.js';
import { memberOf } from '../../base/table.js';
import type { Outcome } from '../../outcome.js';
import type { Sender } from '../../world/caller.js';
import type { World } from '../../world/world.js';
import { IAM } from '../api.js';
import { getAccountPasswordPolicy, listAccountAliases, listUserTags } from './account-facts.js';
import { generateCredentialReport, getCredentialReport } from './credential-report.js';
import { AUDIT_PARAMETERS } from './parameters.js';
import type { AuditCallOf, AuditOperation } from './requests.js';
import { getRole, listRoles } from './roles.js';
import { simulateCustomPolicy, simulatePrincipalPolicy } from './simulate.js';

const OPERATIONS = {
  ListUserTags: listUserTags,
  GetAccountPasswordPolicy: getAccountPasswordPolicy,
  ListAccountAliases: listAccountAliases,
  GenerateCredentialReport: generateCredentialReport,
  GetCredentialReport: getCredentialReport,
  ListRoles: listRoles,
  GetRole: getRole,
  SimulateCustomPolicy: simulateCustomPolicy,
  SimulatePrincipalPolicy: simulatePrincipalPolicy,
} satisfies { readonly [Name in AuditOperation]: Operation<AuditCallOf<Name>> };

/** What each operation answers. */
export type AuditAnswers = AnswersOf<typeof OPERATIONS>;

// The same table with each operation tied to its call, so that the compiler follows the two through `callAudit`.
const BY_OPERATION: { readonly [Name in AuditOperation]: Operation<AuditCallOf<Name>, AuditAnswers[Name]> } =
  OPERATIONS;

const AUDIT: Service = { ...IAM, parameters: AUDIT_PARAMETERS };

/** Carries out one such call, and leaves an event, like every other call of IAM. */
export function callAudit<Name extends AuditOperation>(
  world: World,
  sender: Sender,
  call: AuditCallOf<Name>,
  context: LabContext,
): Outcome<AuditAnswers[Name]> {
  return callService(AUDIT, world, sender, call, context, (account, operationContext) =>
    memberOf(BY_OPERATION, call.operation)(account, call, operationContext),
  );
}
