import * as v from 'valibot';
import { withoutSecrets } from '../../lessons/engine/fields.js';
import { epochSeconds, timeStep } from '../../sim/base/time.js';
import { AWS_ERROR_CODES } from '../../sim/iam/aws-error.js';
import { CREDENTIAL_CARDS } from '../../sim/things/cards.js';
import { DEVICE_TYPES, PEOPLE } from '../../sim/things/equipment.js';
import type { Reason } from '../../sim/world/reasons.js';
import { BARE_REASONS } from '../../sim/world/reasons.js';
import type { Page } from '../../sim/world/world.js';
import type { SavedState } from '../../ui/store/model.js';
import { NOTHING_SAVED } from '../../ui/store/model.js';
import { isObject, type JsonObject } from './document-file.js';
import { migrate } from './migrations.js';

/** Version of what is stored. Add one, and a migration, when an older program could not read it any more. */
export const SCHEMA_VERSION = 2;

// Every object is loose: keys this version does not know survive a round through it.

/** Text without control characters: much of it is drawn, and a file from elsewhere must not command the terminal. */
const text = v.pipe(v.string(), v.regex(/^\P{Cc}*$/u));

const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.transform(epochSeconds));
const step = v.pipe(v.number(), v.integer(), v.minValue(0), v.transform(timeStep));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const whole = v.pipe(v.number(), v.integer());
const finite = v.pipe(v.number(), v.finite());

// What the lab looks up, and could not do without. A new card, person or type needs a new version of the schema: an older
// program would not know it.
const cardId = v.picklist(CREDENTIAL_CARDS.map(({ id }) => id));
const personId = v.picklist(PEOPLE.map(({ id }) => id));
const deviceTypeId = v.picklist(DEVICE_TYPES.map(({ id }) => id));

const factorKind = v.picklist(['know', 'have', 'are']);

const principal = v.variant('type', [
  v.looseObject({ type: v.literal('root') }),
  v.looseObject({ type: v.literal('user'), userName: text }),
]);

const awsError = v.looseObject({
  code: v.picklist(AWS_ERROR_CODES),
  message: text,
  httpStatus: whole,
});

const origin = v.looseObject({
  deviceName: text,
  owner: v.nullable(text),
  isSameUser: v.boolean(),
});

/** Reasons with more to them than their name. */
const detailedReasons = [
  v.looseObject({ code: v.literal('not-adjacent'), stepsApart: whole }),
  v.looseObject({ code: v.literal('pair-out-of-range'), stepsOff: whole }),
  v.looseObject({ code: v.literal('other-device'), origin }),
  v.looseObject({ code: v.literal('code-already-used'), usedAt: time }),
  v.looseObject({ code: v.literal('drift'), stepsOff: whole, storedDrift: whole }),
  v.looseObject({ code: v.literal('other-factor'), card: cardId, as: factorKind }),
  v.looseObject({ code: v.literal('other-count'), first: cardId, second: cardId }),
  v.looseObject({ code: v.literal('unfit-device'), person: personId, device: deviceTypeId }),
  v.looseObject({ code: v.literal('removed-device'), deviceName: text, removedAt: time }),
  v.looseObject({ code: v.literal('too-many-attempts'), until: time }),
  v.looseObject({ code: v.literal('unknown-user'), looksLikeEmail: v.boolean() }),
  v.looseObject({ code: v.literal('not-allowed'), action: text, isForWantOfMfa: v.boolean() }),
  v.looseObject({ code: v.literal('name-taken'), deviceName: text, owner: v.nullable(text) }),
  v.looseObject({ code: v.literal('invalid-name'), name: text }),
  v.looseObject({ code: v.literal('name-too-long'), length: count, limit: count }),
  v.looseObject({ code: v.literal('too-many-devices'), limit: count }),
  v.looseObject({ code: v.literal('password-policy'), message: text }),
] as const;

const bareReason = v.looseObject({ code: v.picklist(BARE_REASONS) });

const reason: v.GenericSchema<unknown, Reason> = v.union([bareReason, ...detailedReasons]);

const user = v.looseObject({
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
  permissions: v.picklist(['self-manage-mfa', 'administrator', 'administrator-with-mfa']),
});

/** A seed otplib can work with: Base32, 16 bytes at the least. */
const seed = v.pipe(v.string(), v.regex(/^[A-Z2-7]{26,104}$/));

const mfaDevice = v.looseObject({
  kind: v.picklist(['virtual', 'hardware-token']),
  serialNumber: text,
  name: text,
  seed,
  createdAt: time,
  owner: v.nullable(principal),
  enabledAt: v.nullable(time),
  drift: whole,
  lastPairStep: v.nullable(step),
  pastPairs: v.exactOptional(v.array(step)),
  usedSteps: v.array(v.looseObject({ step, at: time })),
});

const hex = v.pipe(v.string(), v.regex(/^([0-9a-f]{2})*$/));

const registeredKey = v.looseObject({
  kind: v.literal('security-key'),
  serialNumber: text,
  name: text,
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
      rpId: text,
      userHandle: text,
      privateKey: hex,
      publicKey: hex,
    }),
  ),
  signCount: count,
});

// What later versions added has a value for files that were written before.

const account = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^\d{12}$/)),
  alias: text,
  root: v.looseObject({ email: text, password: text }),
  users: v.array(user),
  mfaDevices: v.array(mfaDevice),
  securityKeys: v.optional(v.array(registeredKey), []),
  removedDevices: v.optional(v.array(v.looseObject({ name: text, seed, removedAt: time })), []),
  verificationCounts: v.record(text, v.looseObject({ window: count, count })),
});

/** One for each page, or it does not compile: with a page that nobody can read, the lab could not save. */
const pages = {
  'sign-in': v.looseObject({ name: v.literal('sign-in'), form: v.picklist(['iam', 'root']), account: text }),
  'mfa-challenge': v.looseObject({ name: v.literal('mfa-challenge') }),
  'console-home': v.looseObject({ name: v.literal('console-home') }),
  'iam-dashboard': v.looseObject({ name: v.literal('iam-dashboard') }),
  'iam-users': v.looseObject({ name: v.literal('iam-users'), refusal: v.nullable(awsError) }),
  'iam-user': v.looseObject({ name: v.literal('iam-user'), userName: text }),
  'remove-mfa-device': v.looseObject({
    name: v.literal('remove-mfa-device'),
    userName: text,
    serialNumber: text,
  }),
  'reset-password': v.looseObject({ name: v.literal('reset-password'), userName: text }),
  'change-password': v.looseObject({ name: v.literal('change-password') }),
  'event-history': v.looseObject({ name: v.literal('event-history'), refusal: v.nullable(awsError) }),
  servers: v.looseObject({ name: v.literal('servers') }),
  'root-recovery': v.looseObject({
    name: v.literal('root-recovery'),
    stage: v.picklist(['start', 'mail-sent', 'mail-confirmed', 'calling']),
    number: text,
  }),
  'register-security-key': v.looseObject({
    name: v.literal('register-security-key'),
    keyName: text,
    nonce: hex,
  }),
  'set-up-token': v.looseObject({ name: v.literal('set-up-token') }),
  'security-credentials': v.looseObject({ name: v.literal('security-credentials') }),
  'select-mfa-device': v.looseObject({ name: v.literal('select-mfa-device') }),
  'set-up-device': v.looseObject({
    name: v.literal('set-up-device'),
    serialNumber: text,
    reveal: v.picklist(['nothing', 'qr', 'key']),
    wasRevealed: v.optional(v.boolean(), false),
  }),
  'resync-mfa-device': v.looseObject({ name: v.literal('resync-mfa-device'), serialNumber: text }),
} satisfies { readonly [Name in Page['name']]: v.GenericSchema<unknown, Extract<Page, { name: Name }>> };

const page = v.variant('name', Object.values(pages));

const banner = v.variant('kind', [
  v.looseObject({ kind: v.literal('device-assigned'), deviceName: text }),
  v.looseObject({ kind: v.literal('device-resynced'), deviceName: text }),
  v.looseObject({
    kind: v.literal('device-removed'),
    deviceName: text,
    isDeleted: v.boolean(),
  }),
  v.looseObject({ kind: v.literal('password-changed'), userName: text }),
  v.looseObject({ kind: v.literal('refused'), error: awsError }),
]);

const browser = v.looseObject({
  id: text,
  isPrivate: v.boolean(),
  page,
  session: v.nullable(
    v.looseObject({
      principal,
      startedAt: time,
      mfa: v.nullable(v.looseObject({ serialNumber: text, at: time })),
    }),
  ),
  challenge: v.nullable(
    v.looseObject({
      principal,
      serialNumber: v.nullable(text),
      nonce: v.optional(hex, ''),
    }),
  ),
  banner: v.nullable(banner),
});

const phone = v.looseObject({
  id: text,
  status: v.picklist(['in-hand', 'lost']),
  clockOffset: finite,
  isClockLocked: v.optional(v.boolean(), false),
  offlineSince: v.nullable(time),
  offlineRollovers: count,
  entries: v.array(v.looseObject({ issuer: text, account: text, secret: seed, addedAt: time })),
});

const historyEvent = v.looseObject({
  id: count,
  at: time,
  eventSource: text,
  eventName: text,
  actor: v.nullable(text),
  browser: text,
  mfaAuthenticated: v.boolean(),
  details: v.record(text, text),
  timeStep: v.nullable(step),
  error: v.nullable(awsError),
  reason: v.nullable(reason),
});

const desk = v.looseObject({
  sorted: v.record(text, factorKind),
  pairs: v.array(v.looseObject({ first: cardId, second: cardId, predicted: v.picklist([1, 2]) })),
  equipped: v.record(text, deviceTypeId),
});

const server = v.looseObject({
  id: text,
  launchedAt: time,
  launchedBy: text,
  hours: finite,
  isRunning: v.boolean(),
});

const plan = v.looseObject({
  administrator: text,
  secondDevice: text,
  rootContact: text,
  writtenAt: time,
});

const world = v.pipe(
  v.looseObject({
    account,
    browsers: v.array(browser),
    activeBrowser: text,
    phone,
    lostPhones: v.optional(v.array(phone), []),
    securityKey: v.optional(securityKey, () => ({ credentials: [], signCount: 0 })),
    usesOwnPhone: v.boolean(),
    clockOffset: finite,
    history: v.array(historyEvent),
    comparisons: v.array(v.looseObject({ serialNumber: text, at: time, step: v.nullable(step) })),
    measurements: v.optional(v.array(v.looseObject({ serialNumber: text, at: time, offset: finite })), []),
    desk: v.optional(desk, { sorted: {}, pairs: [], equipped: {} }),
    servers: v.optional(v.array(server), []),
    leak: v.optional(v.nullable(v.looseObject({ userName: text, password: text })), null),
    plan: v.optional(v.nullable(plan), null),
  }),
  v.check(({ browsers, activeBrowser }) => browsers.some(({ id }) => id === activeBrowser)),
);

const session = v.pipe(
  v.looseObject({
    lessonId: text,
    stepId: text,
    world,
    /** Null for the world as it is: nothing has been done in this step. */
    stepStart: v.nullable(world),
    mark: v.looseObject({
      eventId: count,
      comparisons: count,
      offlineRollovers: count,
      measurements: v.optional(count, 0),
    }),
    isSolved: v.boolean(),
    hintLevel: count,
    failedTries: count,
    choice: v.nullable(text),
    // Versions before this one saved what was typed as a new password.
    drafts: v.pipe(v.record(text, text), v.transform(withoutSecrets)),
    onlySkipped: v.optional(v.boolean(), false),
  }),
  // The same value, not only an equal one: that is how the lab knows a step in which nothing was done.
  v.transform((stored) => ({ ...stored, stepStart: stored.stepStart ?? stored.world })),
);

const stepProgress = v.looseObject({
  status: v.picklist(['open', 'done', 'skipped']),
  hints: count,
  attempts: count,
  choices: v.array(text),
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
      text,
      v.looseObject({
        status: v.picklist(['open', 'done', 'skipped']),
        steps: v.record(text, stepProgress),
      }),
    ),
  }),
  sessions: v.record(text, session),
  current: v.nullable(text),
  // A path may have anything in it; one that cannot be shown is as good as none.
  planPath: v.optional(v.fallback(v.nullable(text), null), null),
  checkEntry: v.optional(v.nullable(v.looseObject({ seed, account: text })), null),
});

/** Whether a document is one of ours, so that a foreign file is never taken for progress. */
export function isSavedState(document: JsonObject): boolean {
  return v.is(savedState, migrate(document));
}

/** Nothing of the learner's is in this document of ours, so nothing of theirs may be kept beside it. */
export function isBlankState({ sessions, progress, planPath, checkEntry }: JsonObject): boolean {
  const records = [sessions, isObject(progress) ? progress['lessons'] : {}];
  return records.every(isEmpty) && (planPath ?? null) === null && (checkEntry ?? null) === null;
}

function isEmpty(record: unknown): boolean {
  return isObject(record) && Object.keys(record).length === 0;
}

/** Reads a document that was found good; nothing stored yet gives the empty state. */
export function decodeSavedState(document: JsonObject | undefined): SavedState {
  return document === undefined ? NOTHING_SAVED : v.parse(savedState, migrate(document));
}

/** What is written. */
export function encodeSavedState(state: SavedState): JsonObject {
  const sessions = Object.fromEntries(
    Object.entries(state.sessions).map(([id, session]) => [id, encodeSession(session)]),
  );
  return { ...state, sessions, schemaVersion: SCHEMA_VERSION };
}

function encodeSession(session: SavedState['sessions'][string]): JsonObject {
  // Half of the file would be each world a second time.
  return { ...session, stepStart: session.stepStart === session.world ? null : session.stepStart };
}
