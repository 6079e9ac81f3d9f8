import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import { addSeconds, secondsToNextStep, TIME_STEP_SECONDS } from '../../sim/base/time.js';
import { NEAR_STEPS } from '../../sim/codes/limits.js';
import { LAB_ISSUER } from '../../sim/codes/otpauth-uri.js';
import { attackersBrowser } from '../../sim/console/relay.js';
import { seenOffset } from '../../sim/things/compare-code.js';
import { devicesForPhones } from '../../sim/world/account.js';
import { DEVICE_KINDS } from '../../sim/world/device-kinds.js';
import type { MfaDevice } from '../../sim/world/devices.js';
import { isOnPhone } from '../../sim/world/devices.js';
import { ADMINISTRATOR_WINDOW, ATTACKER_WINDOW, personaOf } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';
import { activeBrowser, foundPhone } from '../../sim/world/world.js';
import { isAliceSignedIn } from '../engine/goals.js';
import { clockDistance } from './duration.js';

// What the person at the window in front has to read from, in words.

/** When the code changes that the person at the window in front reads. */
export function nextCode(world: World, now: EpochSeconds): string {
  if (isRealClockOff(world)) return 'your phone shows the next one within 30 s';
  const isAlices = activeBrowser(world).id !== ADMINISTRATOR_WINDOW && !isThief(world);
  const clock = isAlices && world.phone.status === 'in-hand' ? addSeconds(now, world.phone.clockOffset) : now;
  return `the next one comes in ${secondsToNextStep(clock)} s`;
}

/** A real phone whose clock is another than the lab's changes its code at a moment that nobody here knows. */
function isRealClockOff(world: World): boolean {
  return (
    readsRealPhone(world) &&
    devicesForPhones(world.account).some(
      (device) => device.drift !== 0 || (seenOffset(world, device) ?? 0) !== 0,
    )
  );
}

/** The codes are read from the learner's own phone, not from one of the lab's that was lent. */
export function readsRealPhone(world: World): boolean {
  if (!world.usesOwnPhone || isThief(world) || codeShower(world) !== 'the phone') return false;
  const asked = askedDevice(world);
  return [world.phone, ...world.phonesBeside].every(({ entries }) =>
    entries.every(({ secret }) => secret !== asked?.seed),
  );
}

/** What shows the six digits that are asked for: `the phone`. */
export function codeShower(world: World): string {
  const { page } = activeBrowser(world);
  if (page.name === 'root-recovery') return 'the page';
  const asked = askedDevice(world);
  if (page.name === 'set-up-token') return 'the token';
  return asked === undefined ? 'the phone' : `the ${DEVICE_KINDS[asked.kind].codesOn}`;
}

/** A thief with a list of passwords, who found no phone. */
export function hasNothingToRead(world: World): boolean {
  return isThief(world) && foundPhone(world) === undefined;
}

/** alice is asked for a code of her phone, and the phone is gone. */
export function isAskedPhoneGone(world: World): boolean {
  const asked = askedDevice(world);
  const isAlices = personaOf(activeBrowser(world).id) === 'learner';
  return isAlices && world.phone.status === 'lost' && asked?.owner?.type === 'user' && isOnPhone(asked);
}

/** Where a password is read: alice and omar have a card, a thief has a list. */
export function paper(world: World): string {
  return isThief(world) ? 'list' : 'card';
}

/** The name of the entry to read: of the device that is asked for, else of those that a phone has. */
export function entryNames(world: World): string {
  const asked = askedDevice(world);
  const devices = asked !== undefined && isOnPhone(asked) ? [asked] : devicesOnPhones(world);
  const names = devices.map(({ name }) => `${name}@${world.account.alias}`);
  return names.join(' or ') || `DEVICE@${world.account.alias}`;
}

/** What a code that fits nowhere can be, for whoever typed it. */
export function wrongCode(world: World, now: EpochSeconds): string {
  if (isThief(world)) return 'A guess, or a typo. Of a million codes five are good at this moment.';
  if (isAskedPhoneGone(world)) {
    return 'The phone is gone, so it was a guess. Of a million codes five are good at this moment.';
  }
  return knownFarClock(world) ?? `${wrongEntry(world)}${farClock(world, now)}`;
}

/** What two codes can be that fit nowhere. */
export function wrongPair(world: World): string {
  const date = readsRealPhone(world) ? " Or is the date wrong, the phone's or this computer's?" : '';
  return `${wrongEntry(world)}${date}`;
}

function wrongEntry(world: World): string {
  const shower = codeShower(world);
  if (shower === 'the phone' && isMissingOnLabPhone(world)) {
    return 'The phone has no entry for this device yet: show the QR code, and scan it.';
  }
  return shower === 'the phone'
    ? `A typo, or a code of another entry? The right entry is called ${LAB_ISSUER}, ${entryNames(world)}.`
    : `A typo? Read once more what ${shower} shows.`;
}

function orWay(world: World): string {
  const way = resyncWay(world);
  return way === null ? '' : `, or ${way}`;
}

/** A check has shown that a clock is too far off for one code to tell. */
function knownFarClock(world: World): string | null {
  const device = askedDevice(world);
  const offset = device === undefined || device.owner === null ? null : seenOffset(world, device);
  if (!readsRealPhone(world) || offset === null || Math.abs(offset) <= NEAR_STEPS) return null;
  const far = clockDistance(Math.abs(offset) * TIME_STEP_SECONDS);
  return `The check found the phone ${far} ${offset < 0 ? 'behind' : 'ahead of'} this computer: set both to automatic time${orWay(world)}.`;
}

/**
 * How AWS is told that a real phone's clock stays off: in a session that is open, or in the one that the step began with.
 * Null where there is nothing to tell: the phone is the lab's, or it has signed alice in before.
 */
export function resyncWay(world: World): string | null {
  const asked = askedDevice(world);
  if (!readsRealPhone(world) || asked === undefined || asked.usedSteps.length > 0) return null;
  return isAliceSignedIn(world)
    ? 'Resync where alice is signed in'
    : 'press x, and Resync before you sign out';
}

/** One code of a real phone tells nothing of a clock that is more than ten minutes off; two do. */
export function farClock(world: World, now: EpochSeconds): string {
  if (!readsRealPhone(world)) return '';
  const last = world.comparisons.at(-1);
  const isCompared = last?.code !== undefined && now - last.at < JUST_NOW;
  const way = isCompared ? 'Type the next code it shows as well: two in a row tell.' : 'c finds out.';
  return ` Or is a clock more than 10 minutes off, the phone's or this computer's? ${way}`;
}

/** A comparison this short ago is what is talked about. */
const JUST_NOW: Seconds = 2;

/** The lab's phone is seen, so the lab knows that a device in set-up is not on it. */
function isMissingOnLabPhone(world: World): boolean {
  const asked = askedDevice(world);
  if (world.usesOwnPhone || asked === undefined || !isOnPhone(asked) || asked.owner !== null) return false;
  return !world.phone.entries.some(({ secret }) => secret === asked.seed);
}

/** The device whose code the page in front waits for. */
export function askedDevice(world: World): MfaDevice | undefined {
  const { page, challenge } = activeBrowser(world);
  // The attacker's page asks for what AWS asks the attacker's browser for.
  const waiting = page.name === 'relay-challenge' ? attackersBrowser(world)?.challenge : challenge;
  const serialNumber = 'serialNumber' in page ? page.serialNumber : waiting?.serialNumber;
  return world.account.mfaDevices.find((device) => device.serialNumber === serialNumber);
}

/** Entries that were never scanned, because a set-up was cut short, are on no phone. */
function devicesOnPhones({ account, phone, comparisons }: World): readonly MfaDevice[] {
  return devicesForPhones(account).filter(
    ({ seed, serialNumber, owner }) =>
      owner !== null ||
      phone.entries.some(({ secret }) => secret === seed) ||
      comparisons.some((compared) => compared.serialNumber === serialNumber && compared.step !== null),
  );
}

/** Whether the thief sits at the window in front. */
export function isThief(world: World): boolean {
  return activeBrowser(world).id === ATTACKER_WINDOW;
}

/** Whether somebody without a device can help themselves: root can, and nobody else. */
export function wayFromOutside(world: World): string {
  return activeBrowser(world).challenge?.principal.type === 'root'
    ? 'But root has another way in, and this page leads there.'
    : 'From outside nobody can change that.';
}

/** What the console says when it checks no more codes is not known, so it says in the lab what STS says. */
export function whoseWords(world: World): string {
  return activeBrowser(world).challenge === null
    ? ''
    : ' The words above are those of STS: what the console says then is not known.';
}
