import * as v from 'valibot';
import type { Phone } from '../phone.js';
import { PHONE_STATUSES } from '../phone.js';
import type { SecurityKey } from '../security-key.js';
import { NEW_SECURITY_KEY } from '../security-key.js';
import type { Server } from '../server.js';
import { NEW_TERMINAL } from '../terminal.js';
import type { World } from '../world.js';
import { account } from './account.js';
import { browser } from './browser.js';
import { comparison, desk, leak, measurement, plan } from './desk.js';
import { historyEvent } from './event.js';
import { schemaOf } from './schema-of.js';
import { terminal } from './terminal.js';
import { count, entryName, finite, hex, list, seed, text, time } from './values.js';

const phone = schemaOf<Phone>()(
  v.looseObject({
    id: text,
    status: v.picklist(PHONE_STATUSES),
    clockOffset: finite,
    isClockLocked: v.optional(v.boolean(), false),
    offlineSince: v.nullable(time),
    offlineRollovers: count,
    entries: list(v.looseObject({ issuer: text, account: entryName, secret: seed, addedAt: time })),
  }),
);

const credential = v.looseObject({
  credentialId: hex,
  rpId: text,
  userHandle: text,
  privateKey: hex,
  publicKey: hex,
});

const securityKey = schemaOf<SecurityKey>()(
  v.looseObject({ credentials: list(credential), signCount: count }),
);

const server = schemaOf<Server>()(
  v.looseObject({ id: text, launchedAt: time, launchedBy: text, hours: finite, isRunning: v.boolean() }),
);

/** Everything simulated. What later versions added has a value for files that were written before. */
export const world = schemaOf<World>()(
  v.pipe(
    v.looseObject({
      account,
      browsers: list(browser),
      activeBrowser: text,
      phone,
      phonesBeside: v.optional(list(phone), []),
      lostPhones: v.optional(list(phone), []),
      colleaguesPhone: v.optional(v.nullable(phone), null),
      securityKey: v.optional(securityKey, NEW_SECURITY_KEY),
      usesOwnPhone: v.boolean(),
      clockOffset: finite,
      history: list(historyEvent),
      comparisons: list(comparison),
      measurements: v.optional(list(measurement), []),
      desk: v.optional(desk, { sorted: {}, pairs: [], equipped: {} }),
      servers: v.optional(list(server), []),
      leak: v.optional(v.nullable(leak), null),
      plan: v.optional(v.nullable(plan), null),
      terminal: v.optional(terminal, NEW_TERMINAL),
    }),
    v.check(({ browsers, activeBrowser }) => browsers.some(({ id }) => id === activeBrowser)),
  ),
);
