import { PAGING } from '../../api/pages.js';
import type { Parameter } from '../../api/shapes.js';
import { NAME_PATTERN, PATH_PREFIX, POLICY_DOCUMENT, USER_NAME } from '../constraints.js';
import type { AuditOperation } from './requests.js';

// Facts: botocore's `iam/2010-05-08/service-2.json`.

/** `SimulationPolicyListType`; that there are so few at the most is the lab's choice. */
const POLICIES = { type: 'texts', max: 50, item: POLICY_DOCUMENT } as const;

/** `ContextKeyTypeEnum`. */
const CONTEXT_KEY_TYPES = ['string', 'numeric', 'boolean', 'ip', 'binary', 'date'].flatMap((type) => [
  type,
  `${type}List`,
]);

/** What both simulations take. How many there may be of each is the lab's choice. */
const SIMULATED: readonly Parameter[] = [
  { name: 'actionNames', shape: { type: 'texts', max: 200, item: { type: 'text', min: 3, max: 128 } } },
  {
    name: 'resourceArns',
    shape: { type: 'texts', max: 200, item: { type: 'text', min: 1, max: 2048 } },
    isOptional: true,
  },
  {
    name: 'contextEntries',
    shape: {
      type: 'objects',
      max: 100,
      members: {
        contextKeyName: { type: 'text', min: 5, max: 256 },
        contextKeyValues: { type: 'texts', max: 100, item: { type: 'text', max: 2048 } },
        contextKeyType: { type: 'text', values: CONTEXT_KEY_TYPES },
      },
    },
    isOptional: true,
  },
  ...PAGING,
];

/** The parameters of each operation, in the order of the model. */
export const AUDIT_PARAMETERS: { readonly [Operation in AuditOperation]: readonly Parameter[] } = {
  ListUserTags: [{ name: 'userName', shape: USER_NAME }, ...PAGING],
  GetAccountPasswordPolicy: [],
  ListAccountAliases: PAGING,
  GenerateCredentialReport: [],
  GetCredentialReport: [],
  ListRoles: [{ name: 'pathPrefix', shape: PATH_PREFIX, isOptional: true }, ...PAGING],
  GetRole: [{ name: 'roleName', shape: { type: 'text', min: 1, max: 64, pattern: NAME_PATTERN } }],
  SimulateCustomPolicy: [{ name: 'policyInputList', shape: POLICIES }, ...SIMULATED],
  SimulatePrincipalPolicy: [
    { name: 'policySourceArn', shape: { type: 'text', min: 20, max: 2048 } },
    { name: 'policyInputList', shape: POLICIES, isOptional: true },
    ...SIMULATED,
  ],
};
