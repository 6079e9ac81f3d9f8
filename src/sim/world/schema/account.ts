import * as v from 'valibot';
import type { Account, CredentialReport, User } from '../account.js';
import type { Bucket } from '../buckets.js';
import type { CallerPrincipal } from '../caller.js';
import { TOKEN_ISSUERS } from '../caller.js';
import type { AccessKey, TemporaryCredentials } from '../credentials.js';
import { ACCESS_KEY_STATUSES } from '../credentials.js';
import { CODE_DEVICE_KINDS, SIGNING_DEVICE_KINDS } from '../device-kinds.js';
import type { MfaDevice, RegisteredKey, RemovedDevice } from '../devices.js';
import type { ManagedPolicy } from '../policies.js';
import type { Principal } from '../principal.js';
import type { Role } from '../roles.js';
import { schemaOf } from './schema-of.js';
import {
  alias,
  count,
  deviceName,
  finite,
  hex,
  list,
  password,
  policyDocument,
  seed,
  step,
  text,
  time,
  whole,
} from './values.js';

/** Root or a user. */
export const principal = schemaOf<Principal>()(
  v.variant('type', [
    v.looseObject({ type: v.literal('root') }),
    v.looseObject({ type: v.literal('user'), userName: text }),
  ]),
);

const inlinePolicy = v.looseObject({ policyName: text, document: policyDocument });

const permissions = { inlinePolicies: list(inlinePolicy), attachedPolicies: list(text) };

const managedPolicy = schemaOf<ManagedPolicy>()(
  v.looseObject({ arn: text, policyName: text, document: policyDocument }),
);

const user = schemaOf<User>()(
  v.looseObject({
    userName: text,
    userId: text,
    createdAt: time,
    loginProfile: v.nullable(
      v.looseObject({
        password,
        createdAt: time,
        changedAt: time,
        passwordResetRequired: v.boolean(),
      }),
    ),
    ...permissions,
  }),
);

/** Versions before this one kept neither secrets nor what became of a key. */
const accessKey = schemaOf<AccessKey>()(
  v.looseObject({
    accessKeyId: text,
    secretAccessKey: v.optional(v.nullable(text), null),
    userName: v.nullable(text),
    createdAt: time,
    status: v.optional(v.picklist(ACCESS_KEY_STATUSES), 'Active'),
    lastUsed: v.optional(v.nullable(v.looseObject({ at: time, service: text })), null),
  }),
);

const callerPrincipal = schemaOf<CallerPrincipal>()(
  v.variant('type', [
    v.looseObject({ type: v.literal('root') }),
    v.looseObject({ type: v.literal('user'), userName: text }),
    v.looseObject({ type: v.literal('assumed-role'), roleName: text, sessionName: text }),
  ]),
);

const temporaryCredentials = schemaOf<TemporaryCredentials>()(
  v.looseObject({
    accessKeyId: text,
    secretAccessKey: text,
    sessionToken: text,
    issuedBy: v.picklist(TOKEN_ISSUERS),
    issuedAt: time,
    expiresAt: time,
    principal: callerPrincipal,
    principalId: text,
    mfa: v.nullable(v.looseObject({ serialNumber: text, at: time })),
  }),
);

const role = schemaOf<Role>()(
  v.looseObject({
    roleName: text,
    roleId: text,
    createdAt: time,
    ...permissions,
    trustPolicy: policyDocument,
    maxSessionSeconds: finite,
  }),
);

const bucket = schemaOf<Bucket>()(
  v.looseObject({
    name: text,
    createdAt: time,
    objects: list(v.looseObject({ key: text, size: count, modifiedAt: time })),
  }),
);

const usedStep = v.looseObject({ step, at: time });

const mfaDevice = schemaOf<MfaDevice>()(
  v.looseObject({
    kind: v.picklist(CODE_DEVICE_KINDS),
    serialNumber: text,
    name: deviceName,
    seed,
    createdAt: time,
    owner: v.nullable(principal),
    enabledAt: v.nullable(time),
    drift: whole,
    lastPairStep: v.nullable(step),
    pastPairs: v.exactOptional(list(step)),
    usedSteps: list(usedStep),
    usedUpTo: v.exactOptional(step),
    tags: v.exactOptional(list(v.looseObject({ key: text, value: text }))),
  }),
);

const registeredKey = schemaOf<RegisteredKey>()(
  v.looseObject({
    kind: v.picklist(SIGNING_DEVICE_KINDS),
    serialNumber: text,
    name: deviceName,
    credentialId: hex,
    publicKey: hex,
    signCount: count,
    owner: principal,
    enabledAt: time,
  }),
);

const removedDevice = schemaOf<RemovedDevice>()(
  v.looseObject({
    name: deviceName,
    seed,
    removedAt: time,
    usedSteps: v.exactOptional(list(usedStep)),
    usedUpTo: v.exactOptional(step),
  }),
);

/** Lines of ASCII, of 5000 users at the most. */
const credentialReport = schemaOf<CredentialReport>()(
  v.looseObject({ at: time, content: v.pipe(v.string(), v.regex(/^[\n -~]*$/), v.maxLength(5_000_000)) }),
);

/** The account. What later versions added has a value for files that were written before. */
export const account = schemaOf<Account>()(
  v.looseObject({
    id: v.pipe(v.string(), v.regex(/^\d{12}$/)),
    alias,
    root: v.looseObject({ email: text, password: text }),
    users: list(user),
    mfaDevices: list(mfaDevice),
    securityKeys: v.optional(list(registeredKey), []),
    accessKeys: v.optional(list(accessKey), []),
    temporaryCredentials: v.optional(list(temporaryCredentials), []),
    policies: list(managedPolicy),
    roles: list(role),
    buckets: list(bucket),
    credentialReport: v.exactOptional(credentialReport),
    removedDevices: v.optional(list(removedDevice), []),
    verificationCounts: v.record(text, v.looseObject({ window: count, count })),
  }),
);
