import type { ExecuteContext } from '../base/ports.js';
import { fail, ok, unreachable } from '../base/result.js';
import type { EpochSeconds } from '../base/time.js';
import { stepAt } from '../base/time.js';
import { labEnrolment } from '../codes/otpauth-uri.js';
import { codeAt } from '../codes/totp.js';
import type { PhoneRequest, RequestResult } from '../requests.js';
import { findDevice } from '../world/account.js';
import type { Phone, PhoneEntry } from '../world/phone.js';
import { newPhone } from '../world/phone.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { browserById, labTime, phoneTime } from '../world/world.js';

/** The simulated phone: an authenticator app in somebody's hand. It needs a clock and its entries, and no network. */

const DONE: RequestResult = ok({ kind: 'done' });

/** Does one thing with the phone. */
export function handlePhone(
  world: World,
  request: PhoneRequest,
  context: ExecuteContext,
): { readonly world: World; readonly result: RequestResult } {
  const { phone } = world;
  if (request.kind === 'phone-replace') {
    const lostPhones = phone.status === 'lost' ? [...world.lostPhones, phone] : world.lostPhones;
    return changed({ ...world, lostPhones }, newPhone(`${phone.id}-next`));
  }
  if (phone.status === 'lost') return { world, result: fail(refusal(null, { code: 'phone-lost' })) };
  const now = labTime(world, context.now);
  switch (request.kind) {
    case 'phone-scan':
      return scan(world, request.browser, now);
    case 'phone-delete-entry':
      return deleteEntry(world, request.account);
    case 'phone-airplane-mode':
      return changed(world, setAirplaneMode(phone, request.on, now));
    case 'phone-set-clock':
      return phone.isClockLocked
        ? { world, result: fail(refusal(null, { code: 'clock-locked' })) }
        : changed(world, { ...phone, clockOffset: request.offset });
    case 'phone-lock-clock':
      return changed(world, { ...phone, isClockLocked: request.isLocked });
    case 'phone-lose':
      return changed(world, { ...phone, status: 'lost' });
    default:
      return unreachable(request);
  }
}

/** Scans the QR code on a browser's page, or types in the secret key shown there. */
function scan(
  world: World,
  browserId: string,
  now: EpochSeconds,
): { readonly world: World; readonly result: RequestResult } {
  const { page } = browserById(world, browserId);
  const device =
    page.name === 'set-up-device' && page.reveal !== 'nothing'
      ? findDevice(world.account, page.serialNumber)
      : undefined;
  if (device === undefined) return { world, result: fail(refusal(null, { code: 'nothing-to-scan' })) };
  const enrolment = labEnrolment(device.name, world.account.alias, device.seed);
  return changed(world, withEntry(world.phone, { ...enrolment, addedAt: now }));
}

/** Like many apps, the phone replaces an entry of the same name, so that no stale one is left to be read by mistake. */
export function withEntry(phone: Phone, entry: PhoneEntry): Phone {
  const others = phone.entries.filter(
    (other) => other.issuer !== entry.issuer || other.account !== entry.account,
  );
  return { ...phone, entries: [...others, entry] };
}

function deleteEntry(world: World, account: string) {
  const entries = world.phone.entries.filter((entry) => entry.account !== account);
  if (entries.length === world.phone.entries.length) {
    return { world, result: fail(refusal(null, { code: 'no-such-entry' } as const)) };
  }
  return changed(world, { ...world.phone, entries });
}

function setAirplaneMode(phone: Phone, on: boolean, now: EpochSeconds): Phone {
  if (on) return { ...phone, offlineSince: phone.offlineSince ?? now };
  return { ...phone, offlineSince: null, offlineRollovers: rolloversOffline(phone, now) };
}

/** How many code changes the phone has lived through without a network. */
export function rolloversOffline(phone: Phone, now: EpochSeconds): number {
  if (phone.offlineSince === null) return phone.offlineRollovers;
  return phone.offlineRollovers + Math.max(0, stepAt(now) - stepAt(phone.offlineSince));
}

/** The code an entry shows, by the phone's own clock. */
export function phoneCode(world: World, entry: PhoneEntry, labNow: EpochSeconds): string {
  return codeAt(entry.secret, phoneTime(world, labNow));
}

function changed(world: World, phone: Phone): { readonly world: World; readonly result: RequestResult } {
  return { world: { ...world, phone }, result: DONE };
}
