import * as v from 'valibot';
import { CREDENTIAL_CARDS } from '../../things/cards.js';
import { DEVICE_TYPES, PEOPLE } from '../../things/equipment.js';
import type { Comparison, Desk, Leak, Measurement, RecoveryPlan } from '../desk.js';
import { FACTOR_KINDS } from '../desk.js';
import { schemaOf } from './schema-of.js';
import { finite, list, password, step, text, time } from './values.js';

// What the lab looks up, and could not do without. A new card, person or type needs a new version of the file: an older
// program would not know it.

/** A card by its id. */
export const cardId = v.picklist(CREDENTIAL_CARDS.map(({ id }) => id));

/** Somebody to equip, by id. */
export const personId = v.picklist(PEOPLE.map(({ id }) => id));

/** What they may be given, by id. */
export const deviceTypeId = v.picklist(DEVICE_TYPES.map(({ id }) => id));

/** One of the three kinds of proof. */
export const factorKind = v.picklist(FACTOR_KINDS);

/** Cards in trays, and who was given what. */
export const desk = schemaOf<Desk>()(
  v.looseObject({
    sorted: v.record(text, factorKind),
    pairs: list(v.looseObject({ first: cardId, second: cardId, predicted: v.picklist([1, 2]) })),
    equipped: v.record(text, deviceTypeId),
  }),
);

/** A code that was compared. */
export const comparison = schemaOf<Comparison>()(
  v.looseObject({ serialNumber: text, at: time, step: v.nullable(step), code: v.exactOptional(text) }),
);

/** A clock that was measured. */
export const measurement = schemaOf<Measurement>()(
  v.looseObject({ serialNumber: text, at: time, offset: finite }),
);

/** A password in a list on the web. */
export const leak = schemaOf<Leak>()(v.looseObject({ userName: text, password }));

/** The plan for a bad day. */
export const plan = schemaOf<RecoveryPlan>()(
  v.looseObject({
    administrator: text,
    identityCheck: v.optional(text, ''),
    secondDevice: text,
    rootContact: text,
    rootTelephone: v.optional(text, ''),
    writtenAt: time,
  }),
);
