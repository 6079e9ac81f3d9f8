import * as v from 'valibot';
import type { AccessKey, Account, User } from '../account.js';
import { ACCESS_KEY_STATUSES, PERMISSIONS } from '../account.js';
import { CODE_DEVICE_KINDS, SIGNING_DEVICE_KINDS } from '../device-kinds.js';
import type { MfaDevice, RegisteredKey, RemovedDevice } from '../devices.js';
import type { Principal } from '../principal.js';
import { schemaOf } from './schema-of.js';
import { alias, count, deviceName, hex, list, seed, step, text, time, whole } from './values.js';

/** Root or a user. */
export const principal = schemaOf<Principal>()(
  v.variant('type', [
    v.looseObject({ type: v.literal('root') }),
    v.looseObject({ type: v.literal('user'), userName: text }),
  ]),
);

const user = schemaOf<User>()(
  v.looseObject({
    userName: text,
    userId: text,
    createdAt: time,
    loginProfile: v.nullable(
      v.looseObject({
        password: text,
        createdAt: time,
        changedAt: time,
        passwordResetRequired: v.boolean(),
      }),
    ),
    permissions: v.picklist(PERMISSIONS),
    deniesSessionsBefore: v.exactOptional(time),
  }),
);

/** Versions before this one kept neither secrets nor what became of a key. */
const accessKey = schemaOf<AccessKey>()(
  v.looseObject({
    accessKeyId: text,
    secretAccessKey: v.optional(v.nullable(text), null),
    userName: text,
    createdAt: time,
    status: v.optional(v.picklist(ACCESS_KEY_STATUSES), 'Active'),
    lastUsed: v.optional(v.nullable(v.looseObject({ at: time, service: text })), null),
  }),
);

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
    usedSteps: list(v.looseObject({ step, at: time })),
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

const removedDevice = schemaOf<RemovedDevice>()(v.looseObject({ name: deviceName, seed, removedAt: time }));

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
    removedDevices: v.optional(list(removedDevice), []),
    verificationCounts: v.record(text, v.looseObject({ window: count, count })),
  }),
);
