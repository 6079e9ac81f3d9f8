import * as v from 'valibot';
import type { AwsError } from '../error-codes.js';
import { AWS_ERROR_CODES } from '../error-codes.js';
import type { HistoryEvent } from '../event.js';
import type { Reason } from '../reasons.js';
import { BARE_REASONS } from '../reasons.js';
import { cardId, deviceTypeId, factorKind, personId } from './desk.js';
import { schemaOf } from './schema-of.js';
import { count, sentence, step, text, time, whole } from './values.js';

/** A refusal as AWS words it. */
export const awsError = schemaOf<AwsError>()(
  v.looseObject({ code: v.picklist(AWS_ERROR_CODES), message: sentence, httpStatus: whole }),
);

const origin = v.looseObject({ deviceName: text, owner: v.nullable(text), isSameUser: v.boolean() });

const reason = schemaOf<Reason>()(
  v.union([
    v.looseObject({ code: v.picklist(BARE_REASONS) }),
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
    v.looseObject({
      code: v.literal('not-allowed'),
      action: text,
      isForWantOfMfa: v.boolean(),
      by: v.exactOptional(
        v.looseObject({
          policy: text,
          statement: text,
          index: v.exactOptional(count),
          condition: v.nullable(text),
        }),
      ),
    }),
    v.looseObject({ code: v.literal('name-taken'), deviceName: text, owner: v.nullable(text) }),
    v.looseObject({ code: v.literal('invalid-name'), name: text }),
    v.looseObject({ code: v.literal('name-too-long'), length: count, limit: count }),
    v.looseObject({ code: v.literal('invalid-parameter'), parameter: text }),
    v.looseObject({ code: v.literal('user-arn-for-mfa'), serialNumber: v.nullable(text) }),
    v.looseObject({ code: v.literal('policy-unreadable'), policyName: text }),
    v.looseObject({ code: v.literal('malformed-policy'), at: text, hint: sentence }),
    v.looseObject({ code: v.literal('too-many-devices'), limit: count }),
    v.looseObject({ code: v.literal('password-policy'), message: sentence }),
  ]),
);

/** An entry of the history. */
export const historyEvent = schemaOf<HistoryEvent>()(
  v.looseObject({
    id: count,
    at: time,
    eventSource: text,
    eventName: text,
    actor: v.nullable(text),
    browser: v.nullable(text),
    accessKeyId: v.exactOptional(text),
    mfaAuthenticated: v.boolean(),
    details: v.record(text, sentence),
    timeStep: v.nullable(step),
    error: v.nullable(awsError),
    reason: v.nullable(reason),
  }),
);
