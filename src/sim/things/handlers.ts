import type { Handlers } from '../outcome.js';
import { CARD_HANDLERS } from './cards.js';
import { COLLEAGUE_HANDLERS } from './colleague.js';
import { EQUIP_HANDLERS } from './equipment.js';
import { LAB_HANDLERS } from './lab.js';
import { LAPTOP_HANDLERS } from './laptop.js';
import { PHONE_HANDLERS } from './phone.js';
import type { ThingRequest } from './requests.js';

/** The desk, the phone and the lab itself. AWS has no part in these. */
export const THING_HANDLERS = {
  ...PHONE_HANDLERS,
  ...COLLEAGUE_HANDLERS,
  ...LAPTOP_HANDLERS,
  ...LAB_HANDLERS,
  ...CARD_HANDLERS,
  ...EQUIP_HANDLERS,
} satisfies Handlers<ThingRequest>;
