import * as v from 'valibot';
import type { Banner, Browser, Challenge, Page, Session } from '../browser.js';
import { LOOK_ALIKES, POLICY_PARTS, REVEALS, ROOT_RECOVERY_STAGES, SIGN_IN_FORMS } from '../browser.js';
import { principal } from './account.js';
import { awsError } from './event.js';
import { schemaOf } from './schema-of.js';
import { count, draft, hex, text, time } from './values.js';

const page = schemaOf<Page>()(
  v.variant('name', [
    v.looseObject({ name: v.literal('sign-in'), form: v.picklist(SIGN_IN_FORMS), account: text }),
    v.looseObject({ name: v.literal('inbox') }),
    v.looseObject({ name: v.literal('look-alike'), site: v.picklist(LOOK_ALIKES) }),
    v.looseObject({ name: v.literal('relay-sign-in') }),
    v.looseObject({ name: v.literal('relay-challenge') }),
    v.looseObject({ name: v.literal('relay-over') }),
    v.looseObject({ name: v.literal('mfa-challenge') }),
    v.looseObject({
      name: v.literal('root-recovery'),
      stage: v.picklist(ROOT_RECOVERY_STAGES),
      number: text,
    }),
    v.looseObject({ name: v.literal('console-home') }),
    v.looseObject({ name: v.literal('iam-dashboard') }),
    v.looseObject({ name: v.literal('servers') }),
    v.looseObject({ name: v.literal('iam-users'), refusal: v.nullable(awsError) }),
    v.looseObject({ name: v.literal('iam-user'), userName: text }),
    v.looseObject({ name: v.literal('user-permissions'), userName: text }),
    v.looseObject({ name: v.literal('iam-policies'), refusal: v.nullable(awsError) }),
    v.looseObject({ name: v.literal('iam-policy'), policyArn: text }),
    v.looseObject({
      name: v.literal('policy-editor'),
      userName: text,
      policyName: text,
      text: draft,
      open: v.nullable(v.looseObject({ statement: count, part: v.picklist(POLICY_PARTS) })),
    }),
    v.looseObject({ name: v.literal('remove-mfa-device'), userName: text, serialNumber: text }),
    v.looseObject({ name: v.literal('reset-password'), userName: text }),
    v.looseObject({ name: v.literal('change-password') }),
    v.looseObject({ name: v.literal('event-history'), refusal: v.nullable(awsError) }),
    v.looseObject({ name: v.literal('security-credentials') }),
    v.looseObject({ name: v.literal('select-mfa-device') }),
    v.looseObject({
      name: v.literal('set-up-device'),
      serialNumber: text,
      reveal: v.picklist(REVEALS),
      wasRevealed: v.optional(v.boolean(), false),
    }),
    v.looseObject({ name: v.literal('register-security-key'), keyName: text, nonce: hex }),
    v.looseObject({ name: v.literal('set-up-token') }),
    v.looseObject({ name: v.literal('resync-mfa-device'), serialNumber: text }),
  ]),
);

const banner = schemaOf<Banner>()(
  v.variant('kind', [
    v.looseObject({ kind: v.literal('device-assigned'), deviceName: text }),
    v.looseObject({ kind: v.literal('device-resynced'), deviceName: text }),
    v.looseObject({ kind: v.literal('device-removed'), deviceName: text, isDeleted: v.boolean() }),
    v.looseObject({ kind: v.literal('password-changed'), userName: text }),
    v.looseObject({ kind: v.literal('policy-saved'), policyName: text }),
    v.looseObject({ kind: v.literal('refused'), error: awsError }),
  ]),
);

const session = schemaOf<Session>()(
  v.looseObject({
    principal,
    startedAt: time,
    mfa: v.nullable(v.looseObject({ serialNumber: text, at: time })),
    mustChangePassword: v.exactOptional(v.literal(true)),
    keptUntil: v.exactOptional(time),
  }),
);

const challenge = schemaOf<Challenge>()(
  v.looseObject({ principal, serialNumber: v.nullable(text), nonce: v.optional(hex, '') }),
);

/** A window and what it shows. */
export const browser = schemaOf<Browser>()(
  v.looseObject({
    id: text,
    isPrivate: v.boolean(),
    page,
    session: v.nullable(session),
    challenge: v.nullable(challenge),
    banner: v.nullable(banner),
  }),
);
