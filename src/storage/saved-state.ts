import * as v from 'valibot';
import { AWS_ERROR_CODES } from '../sim/aws-error.js';
import type { Reason } from '../sim/reasons.js';
import { BARE_REASONS } from '../sim/reasons.js';
import { epochSeconds, timeStep } from '../sim/time.js';
import type { SavedState } from '../ui/store/model.js';
import { NOTHING_SAVED } from '../ui/store/model.js';
import type { JsonObject } from './document-store.js';

/** Version of what is stored. Add one, and a migration, when an older program could not read it any more. */
export const SCHEMA_VERSION = 1;

// Every object is loose: keys this version does not know survive a round through it.

const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.transform(epochSeconds));
const step = v.pipe(v.number(), v.integer(), v.minValue(0), v.transform(timeStep));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const whole = v.pipe(v.number(), v.integer());
const finite = v.pipe(v.number(), v.finite());

const factorKind = v.picklist(['know', 'have', 'are']);

const principal = v.variant('type', [
  v.looseObject({ type: v.literal('root') }),
  v.looseObject({ type: v.literal('user'), userName: v.string() }),
]);

const awsError = v.looseObject({
  code: v.picklist(AWS_ERROR_CODES),
  message: v.string(),
  httpStatus: whole,
});

const origin = v.looseObject({
  deviceName: v.string(),
  owner: v.nullable(v.string()),
  isSameUser: v.boolean(),
});

/** Reasons with more to them than their name. */
const detailedReasons = [
  v.looseObject({ code: v.literal('not-adjacent'), stepsApart: whole }),
  v.looseObject({ code: v.literal('pair-out-of-range'), stepsOff: whole }),
  v.looseObject({ code: v.literal('other-device'), origin }),
  v.looseObject({ code: v.literal('code-already-used'), usedAt: time }),
  v.looseObject({ code: v.literal('drift'), stepsOff: whole, storedDrift: whole }),
  v.looseObject({ code: v.literal('other-factor'), card: v.string(), as: factorKind }),
  v.looseObject({ code: v.literal('other-count'), first: v.string(), second: v.string() }),
  v.looseObject({ code: v.literal('unfit-device'), person: v.string(), device: v.string() }),
  v.looseObject({ code: v.literal('removed-device'), deviceName: v.string(), removedAt: time }),
  v.looseObject({ code: v.literal('too-many-attempts'), until: time }),
  v.looseObject({ code: v.literal('unknown-user'), looksLikeEmail: v.boolean() }),
  v.looseObject({ code: v.literal('not-allowed'), action: v.string(), isForWantOfMfa: v.boolean() }),
  v.looseObject({ code: v.literal('name-taken'), deviceName: v.string(), owner: v.nullable(v.string()) }),
  v.looseObject({ code: v.literal('invalid-name'), name: v.string() }),
  v.looseObject({ code: v.literal('name-too-long'), length: count, limit: count }),
  v.looseObject({ code: v.literal('too-many-devices'), limit: count }),
  v.looseObject({ code: v.literal('password-policy'), message: v.string() }),
] as const;

const bareReason = v.looseObject({ code: v.picklist(BARE_REASONS) });

const reason: v.GenericSchema<unknown, Reason> = v.union([bareReason, ...detailedReasons]);

const user = v.looseObject({
  userName: v.string(),
  userId: v.string(),
  createdAt: time,
  loginProfile: v.nullable(
    v.looseObject({
      password: v.string(),
      createdAt: time,
      changedAt: time,
      passwordResetRequired: v.boolean(),
    }),
  ),
  permissions: v.picklist(['self-manage-mfa', 'administrator', 'administrator-with-mfa']),
});

/** A seed otplib can work with: Base32, 16 bytes at the least. */
const seed = v.pipe(v.string(), v.regex(/^[A-Z2-7]{26,104}$/));

const mfaDevice = v.looseObject({
  kind: v.picklist(['virtual', 'hardware-token']),
  serialNumber: v.string(),
  name: v.string(),
  seed,
  createdAt: time,
  owner: v.nullable(principal),
  enabledAt: v.nullable(time),
  drift: whole,
  lastPairStep: v.nullable(step),
  usedSteps: v.array(v.looseObject({ step, at: time })),
});

const hex = v.pipe(v.string(), v.regex(/^([0-9a-f]{2})*$/));

const registeredKey = v.looseObject({
  kind: v.literal('security-key'),
  serialNumber: v.string(),
  name: v.string(),
  credentialId: hex,
  publicKey: hex,
  signCount: count,
  owner: principal,
  enabledAt: time,
});

const securityKey = v.looseObject({
  credentials: v.array(
    v.looseObject({
      credentialId: hex,
      rpId: v.string(),
      userHandle: v.string(),
      privateKey: hex,
      publicKey: hex,
    }),
  ),
  signCount: count,
});

// What later versions added has a value for files that were written before.

const account = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^\d{12}$/)),
  alias: v.string(),
  root: v.looseObject({ email: v.string(), password: v.string() }),
  users: v.array(user),
  mfaDevices: v.array(mfaDevice),
  securityKeys: v.optional(v.array(registeredKey), []),
  removedDevices: v.optional(v.array(v.looseObject({ name: v.string(), seed, removedAt: time })), []),
  verificationCounts: v.record(v.string(), v.looseObject({ window: count, count })),
});

const page = v.variant('name', [
  v.looseObject({ name: v.literal('sign-in'), form: v.picklist(['iam', 'root']), account: v.string() }),
  v.looseObject({ name: v.literal('mfa-challenge') }),
  v.looseObject({ name: v.literal('console-home') }),
  v.looseObject({ name: v.literal('iam-dashboard') }),
  v.looseObject({ name: v.literal('iam-users'), refusal: v.nullable(awsError) }),
  v.looseObject({ name: v.literal('iam-user'), userName: v.string() }),
  v.looseObject({
    name: v.literal('remove-mfa-device'),
    userName: v.string(),
    serialNumber: v.string(),
  }),
  v.looseObject({ name: v.literal('reset-password'), userName: v.string() }),
  v.looseObject({ name: v.literal('change-password') }),
  v.looseObject({ name: v.literal('event-history'), refusal: v.nullable(awsError) }),
  v.looseObject({ name: v.literal('servers') }),
  v.looseObject({
    name: v.literal('root-recovery'),
    stage: v.picklist(['start', 'mail-sent', 'mail-confirmed', 'calling']),
    number: v.string(),
  }),
  v.looseObject({ name: v.literal('register-security-key'), keyName: v.string(), nonce: hex }),
  v.looseObject({ name: v.literal('set-up-token') }),
  v.looseObject({ name: v.literal('security-credentials') }),
  v.looseObject({ name: v.literal('select-mfa-device') }),
  v.looseObject({
    name: v.literal('set-up-device'),
    serialNumber: v.string(),
    reveal: v.picklist(['nothing', 'qr', 'key']),
  }),
  v.looseObject({ name: v.literal('resync-mfa-device'), serialNumber: v.string() }),
]);

const banner = v.variant('kind', [
  v.looseObject({ kind: v.literal('device-assigned'), deviceName: v.string() }),
  v.looseObject({ kind: v.literal('device-resynced'), deviceName: v.string() }),
  v.looseObject({
    kind: v.literal('device-removed'),
    deviceName: v.string(),
    isDeleted: v.boolean(),
  }),
  v.looseObject({ kind: v.literal('password-changed'), userName: v.string() }),
  v.looseObject({ kind: v.literal('refused'), error: awsError }),
]);

const browser = v.looseObject({
  id: v.string(),
  isPrivate: v.boolean(),
  page,
  session: v.nullable(
    v.looseObject({
      principal,
      startedAt: time,
      mfa: v.nullable(v.looseObject({ serialNumber: v.string(), at: time })),
    }),
  ),
  challenge: v.nullable(
    v.looseObject({
      principal,
      serialNumber: v.nullable(v.string()),
      nonce: v.optional(hex, ''),
    }),
  ),
  banner: v.nullable(banner),
});

const phone = v.looseObject({
  id: v.string(),
  status: v.picklist(['in-hand', 'lost']),
  clockOffset: finite,
  isClockLocked: v.optional(v.boolean(), false),
  offlineSince: v.nullable(time),
  offlineRollovers: count,
  entries: v.array(v.looseObject({ issuer: v.string(), account: v.string(), secret: seed, addedAt: time })),
});

const historyEvent = v.looseObject({
  id: count,
  at: time,
  eventSource: v.string(),
  eventName: v.string(),
  actor: v.nullable(v.string()),
  browser: v.string(),
  mfaAuthenticated: v.boolean(),
  details: v.record(v.string(), v.string()),
  timeStep: v.nullable(step),
  error: v.nullable(awsError),
  reason: v.nullable(reason),
});

const desk = v.looseObject({
  sorted: v.record(v.string(), factorKind),
  pairs: v.array(v.looseObject({ first: v.string(), second: v.string(), predicted: v.picklist([1, 2]) })),
  equipped: v.record(v.string(), v.string()),
});

const server = v.looseObject({
  id: v.string(),
  launchedAt: time,
  launchedBy: v.string(),
  hours: finite,
  isRunning: v.boolean(),
});

const plan = v.looseObject({
  administrator: v.string(),
  secondDevice: v.string(),
  rootContact: v.string(),
  writtenAt: time,
});

const world = v.pipe(
  v.looseObject({
    account,
    browsers: v.array(browser),
    activeBrowser: v.string(),
    phone,
    lostPhones: v.optional(v.array(phone), []),
    securityKey: v.optional(securityKey, () => ({ credentials: [], signCount: 0 })),
    usesOwnPhone: v.boolean(),
    clockOffset: finite,
    history: v.array(historyEvent),
    comparisons: v.array(v.looseObject({ serialNumber: v.string(), at: time, step: v.nullable(step) })),
    measurements: v.optional(
      v.array(v.looseObject({ serialNumber: v.string(), at: time, offset: finite })),
      [],
    ),
    desk: v.optional(desk, { sorted: {}, pairs: [], equipped: {} }),
    servers: v.optional(v.array(server), []),
    leak: v.optional(v.nullable(v.looseObject({ userName: v.string(), password: v.string() })), null),
    plan: v.optional(v.nullable(plan), null),
  }),
  v.check(({ browsers, activeBrowser }) => browsers.some(({ id }) => id === activeBrowser)),
);

const session = v.looseObject({
  lessonId: v.string(),
  stepId: v.string(),
  world,
  stepStart: world,
  mark: v.looseObject({
    eventId: count,
    comparisons: count,
    offlineRollovers: count,
    measurements: v.optional(count, 0),
  }),
  isSolved: v.boolean(),
  hintLevel: count,
  failedTries: count,
  choice: v.nullable(v.string()),
  drafts: v.record(v.string(), v.string()),
});

const stepProgress = v.looseObject({
  status: v.picklist(['open', 'done', 'skipped']),
  hints: count,
  attempts: count,
  choices: v.array(v.string()),
  seconds: finite,
});

const savedState = v.looseObject({
  settings: v.looseObject({
    phone: v.nullable(v.picklist(['lab', 'own'])),
    route: v.optional(v.picklist(['full', 'seed', 'quick']), 'full'),
    plain: v.optional(v.boolean(), false),
    ascii: v.optional(v.boolean(), false),
    reducedMotion: v.optional(v.boolean(), false),
  }),
  progress: v.looseObject({
    lessons: v.record(
      v.string(),
      v.looseObject({
        status: v.picklist(['open', 'done', 'skipped']),
        steps: v.record(v.string(), stepProgress),
      }),
    ),
  }),
  sessions: v.record(v.string(), session),
  current: v.nullable(v.string()),
  planPath: v.optional(v.nullable(v.string()), null),
  checkEntry: v.optional(v.nullable(v.looseObject({ seed, account: v.string() })), null),
});

/** Whether a document is one of ours, so that a foreign file is never taken for progress. */
export function isSavedState(document: JsonObject): boolean {
  return v.is(savedState, document);
}

/** Reads a document that was found good; nothing stored yet gives the empty state. */
export function decodeSavedState(document: JsonObject | undefined): SavedState {
  return document === undefined ? NOTHING_SAVED : v.parse(savedState, document);
}

/** The fields whose text is never written to disk: somebody may type a real password there. */
const UNSAVED_DRAFTS = ['password'];

/** What is written. */
export function encodeSavedState(state: SavedState): JsonObject {
  const sessions = Object.fromEntries(
    Object.entries(state.sessions).map(([id, stored]) => [id, withoutPasswords(stored)]),
  );
  return { ...state, sessions, schemaVersion: SCHEMA_VERSION };
}

function withoutPasswords(stored: SavedState['sessions'][string]): SavedState['sessions'][string] {
  const drafts = Object.fromEntries(
    Object.entries(stored.drafts).filter(([field]) => !UNSAVED_DRAFTS.includes(field)),
  );
  return { ...stored, drafts };
}
