import type { LabTime } from '../base/time.js';
import { stepAt } from '../base/time.js';
import { labEnrolment } from '../codes/otpauth-uri.js';
import { codeAt } from '../codes/totp.js';
import type { Handler, Handlers, Outcome } from '../outcome.js';
import { done, failed } from '../outcome.js';
import type { Done } from '../responses.js';
import { findDevice } from '../world/account.js';
import type { Phone, PhoneEntry } from '../world/phone.js';
import { newPhone } from '../world/phone.js';
import { refusal } from '../world/refusal.js';
import { personaOf } from '../world/windows.js';
import type { World } from '../world/world.js';
import { browserById, phoneTime } from '../world/world.js';
import type { PhoneRequest } from './requests.js';

/** The simulated phone: an authenticator app in somebody's hand. It needs a clock and its entries, and no network. */

/** What a hand does with the phone. A lost one only leaves room for the next. */
export const PHONE_HANDLERS = {
  'phone-scan': inHand((world, { browser }, { now }) =>
    personaOf(browser) === 'learner'
      ? scan(world, browser, now)
      : failed(world, refusal(null, { code: 'not-in-this-hand' })),
  ),
  'phone-delete-entry': inHand((world, { account }) => deleteEntry(world, account)),
  'phone-airplane-mode': inHand((world, { on }, { now }) =>
    changed(world, setAirplaneMode(world.phone, on, now)),
  ),
  'phone-set-clock': inHand((world, { offset }) =>
    world.phone.isClockLocked
      ? failed(world, refusal(null, { code: 'clock-locked' }))
      : changed(world, { ...world.phone, clockOffset: offset }),
  ),
  'phone-lock-clock': inHand((world, { isLocked }) =>
    changed(world, { ...world.phone, isClockLocked: isLocked }),
  ),
  'phone-swap': inHand((world) => swapPhones(world)),
  'phone-lose': inHand((world) => changed(world, { ...world.phone, status: 'lost' })),
  'phone-replace': (world) => {
    const { phone } = world;
    const lostPhones = phone.status === 'lost' ? [...world.lostPhones, phone] : world.lostPhones;
    return changed({ ...world, lostPhones }, newPhone(`${phone.id}-next`));
  },
} satisfies Handlers<PhoneRequest>;

function swapPhones(world: World): Outcome<Done> {
  const [next, ...others] = world.phonesBeside;
  return next === undefined
    ? failed(world, refusal(null, { code: 'no-other-phone' }))
    : changed({ ...world, phonesBeside: [...others, world.phone] }, next);
}

function inHand<Asked>(use: Handler<Asked, Done>): Handler<Asked, Done> {
  return (world, request, context) =>
    world.phone.status === 'lost'
      ? failed(world, refusal(null, { code: 'phone-lost' }))
      : use(world, request, context);
}

/** Scans the QR code on a browser's page, or types in the secret key shown there. */
function scan(world: World, browserId: string, now: LabTime): Outcome<Done> {
  const entry = entryOnScreen(world, browserId, now);
  return entry === undefined
    ? failed(world, refusal(null, { code: 'nothing-to-scan' }))
    : changed(world, withEntry(world.phone, entry));
}

/** What any app makes of the QR code or the key on a browser's page; undefined where neither is shown. */
export function entryOnScreen(world: World, browserId: string, now: LabTime): PhoneEntry | undefined {
  const { page } = browserById(world, browserId);
  if (page.name !== 'set-up-device' || page.reveal === 'nothing') return undefined;
  const device = findDevice(world.account, page.serialNumber);
  if (device === undefined) return undefined;
  return { ...labEnrolment(device.name, world.account.alias, device.seed), addedAt: now };
}

/** Like many apps, the phone replaces an entry of the same name, so that no stale one is left to be read by mistake. */
export function withEntry(phone: Phone, entry: PhoneEntry): Phone {
  const others = phone.entries.filter(
    (other) => other.issuer !== entry.issuer || other.account !== entry.account,
  );
  return { ...phone, entries: [...others, entry] };
}

function deleteEntry(world: World, account: string): Outcome<Done> {
  const entries = world.phone.entries.filter((entry) => entry.account !== account);
  if (entries.length === world.phone.entries.length) {
    return failed(world, refusal(null, { code: 'no-such-entry' }));
  }
  return changed(world, { ...world.phone, entries });
}

function setAirplaneMode(phone: Phone, on: boolean, now: LabTime): Phone {
  if (on) return { ...phone, offlineSince: phone.offlineSince ?? now };
  return { ...phone, offlineSince: null, offlineRollovers: rolloversOffline(phone, now) };
}

/** How many code changes the phone has lived through without a network. */
export function rolloversOffline(phone: Phone, now: LabTime): number {
  if (phone.offlineSince === null) return phone.offlineRollovers;
  return phone.offlineRollovers + Math.max(0, stepAt(now) - stepAt(phone.offlineSince));
}

/** The code an entry shows, by the phone's own clock. */
export function phoneCode(world: World, entry: PhoneEntry, labNow: LabTime): string {
  return codeAt(entry.secret, phoneTime(world, labNow));
}

function changed(world: World, phone: Phone): Outcome<Done> {
  return done({ ...world, phone });
}
