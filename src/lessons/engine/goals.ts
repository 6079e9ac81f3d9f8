import { TIME_STEP_SECONDS } from '../../sim/base/time.js';
import { NEAR_STEPS, SIGN_IN_STEPS } from '../../sim/codes/limits.js';
import { seenOffset } from '../../sim/things/compare-code.js';
import { rolloversOffline } from '../../sim/things/phone.js';
import { devicesOf } from '../../sim/world/account.js';
import type { Page } from '../../sim/world/browser.js';
import type { MfaDevice } from '../../sim/world/devices.js';
import { isOnPhone } from '../../sim/world/devices.js';
import type { HistoryEvent } from '../../sim/world/event.js';
import { LEARNER } from '../../sim/world/new-world.js';
import { personaOf } from '../../sim/world/windows.js';
import type { World } from '../../sim/world/world.js';
import { activeBrowser, phonesAtHand } from '../../sim/world/world.js';
import type { GoalView } from './lesson.js';
import { wasRefused } from './step-events.js';

/** The learner's identity in the simulated account. */
export const ALICE = { type: 'user', userName: LEARNER } as const;

/** alice is signed in in a window of hers; a thief with her password is not alice. */
export function isAliceSignedIn(world: World): boolean {
  return world.browsers.some(
    ({ id, session }) =>
      personaOf(id) === 'learner' &&
      session?.principal.type === 'user' &&
      session.principal.userName === LEARNER,
  );
}

/** Nobody is signed in as root. */
export function isRootSignedOut(world: World): boolean {
  return world.browsers.every(({ session }) => session?.principal.type !== 'root');
}

/** The window in front is alice's, and shows this page. */
export function isOnPage(world: World, name: Page['name']): boolean {
  const { id, page } = activeBrowser(world);
  return personaOf(id) === 'learner' && page.name === name;
}

/** The devices assigned to alice. */
export function aliceDevices(world: World): readonly MfaDevice[] {
  return devicesOf(world.account, ALICE);
}

/** alice's device on the phone in hand; her first where none of hers is on it. */
export function deviceOnPhone(world: World): MfaDevice | undefined {
  const devices = aliceDevices(world);
  const { entries } = world.phone;
  return devices.find(({ seed }) => entries.some(({ secret }) => secret === seed)) ?? devices[0];
}

/** alice has a device that was assigned to her at a window of hers. */
export function hasEnrolled(world: World): boolean {
  return aliceDevices(world).some(({ serialNumber }) =>
    world.history.some(
      ({ eventName, error, browser, details }) =>
        eventName === 'EnableMFADevice' &&
        error === null &&
        personaOf(browser) === 'learner' &&
        details['serialNumber'] === serialNumber,
    ),
  );
}

/** Devices made but assigned to nobody, newest last. */
export function unassignedDevices(world: World): readonly MfaDevice[] {
  return world.account.mfaDevices.filter((device) => isOnPhone(device) && device.owner === null);
}

/** The device being set up: the one on the wizard's page, else the newest unassigned one. */
export function deviceInSetUp(world: World): MfaDevice | undefined {
  const { page } = activeBrowser(world);
  if (page.name === 'set-up-device') {
    return world.account.mfaDevices.find((device) => device.serialNumber === page.serialNumber);
  }
  return unassignedDevices(world).at(-1);
}

/** A code of the phone was refused for being typed twice. Of a real phone that is hours off one code cannot be told. */
export function wasSameCodeRefused(view: GoalView): boolean {
  const { world } = view;
  if (wasRefused(view, 'same-step')) return true;
  const device = deviceInSetUp(world);
  const offset = device === undefined ? null : seenOffset(world, device);
  const isFarOff = world.usesOwnPhone && offset !== null && Math.abs(offset) > NEAR_STEPS;
  return isFarOff && wasRefused(view, 'same-unknown-code');
}

/** The secret is on the simulated phone, or a code typed from a real phone matched. */
export function isSecretOnAPhone({ world, since }: GoalView): boolean {
  const device = deviceInSetUp(world);
  if (device === undefined) return false;
  const isOnLabPhone = world.phone.entries.some((entry) => entry.secret === device.seed);
  return isOnLabPhone || matchedSteps(world, since.comparisons, device).length > 0;
}

/** The phone made a new code without a network (simulated), or two codes of different steps matched (real). */
export function madeCodesAlone({ world, now, since }: GoalView): boolean {
  const device = deviceInSetUp(world);
  const isOnLabPhone = world.phone.entries.some((entry) => entry.secret === device?.seed);
  if (isOnLabPhone && rolloversOffline(world.phone, now) > since.offlineRollovers) return true;
  return device !== undefined && matchedSteps(world, since.comparisons, device).length > 1;
}

/** The service's idea of the device's clock is close enough for the next code to work. */
export function isInStep(device: MfaDevice): boolean {
  return Math.abs(device.drift) <= SIGN_IN_STEPS;
}

/**
 * AWS's idea of the device's clock is right: next to none is off, or a real phone was seen to be off by as much. Such a
 * phone is judged by its codes alone; which of the two clocks is wrong, nobody here can see.
 */
export function isClockKnown(world: World, device: MfaDevice): boolean {
  return isInStep(device) || (world.usesOwnPhone && isDriftSeen(world, device));
}

/** Steps between what a code of a phone says and the drift that still are one and the same clock. */
const SAME_CLOCK_STEPS = 1;

/**
 * Something besides the two codes themselves says that a real phone is off by what AWS keeps. Ahead it can only be by its
 * clock: no code is typed before it is shown. Behind, the codes may have been typed late, so another code has to agree:
 * one that was compared, or that signed somebody in since.
 */
function isDriftSeen(world: World, device: MfaDevice): boolean {
  if (device.drift > 0) return true;
  const offset = seenOffset(world, device);
  if (offset !== null && Math.abs(offset - device.drift) <= SAME_CLOCK_STEPS) return true;
  const bound = lastBinding(world, device);
  return world.history.some(
    ({ id, eventName, error, details }) =>
      id > (bound?.id ?? Number.POSITIVE_INFINITY) &&
      eventName === 'ConsoleLogin' &&
      error === null &&
      details['MFAIdentifier'] === device.serialNumber,
  );
}

/** When two codes of a device, or of any, were accepted last. */
function lastBinding(world: World, device?: MfaDevice): HistoryEvent | undefined {
  return world.history.findLast(
    ({ eventName, error, details }) =>
      /^(Enable|Resync)MFADevice$/.test(eventName) &&
      error === null &&
      (device === undefined || details['serialNumber'] === device.serialNumber),
  );
}

/** What is known of the clock of a real phone whose codes were accepted. Only a code seen since can say that it is right. */
function realClock(world: World, device: MfaDevice): BoundClock['phone'] {
  if (isInStep(device)) return 'in-step';
  if (isDriftSeen(world, device)) return 'true';
  const bound = lastBinding(world, device);
  const isSeenSince = world.comparisons.some(
    ({ serialNumber, step, at }) =>
      serialNumber === device.serialNumber && step !== null && bound !== undefined && at >= bound.at,
  );
  return isSeenSince ? 'late' : 'unseen';
}

/**
 * How AWS's idea of a device's clock, after a pair of codes, compares with the phone. `late`: the phone is not that far
 * off, so the codes were old. `true`: it is. `unseen`: the device is on no phone that the lab can look at.
 */
export interface BoundClock {
  readonly drift: number;
  readonly phone: 'in-step' | 'late' | 'true' | 'unseen';
}

/**
 * The clock of the device whose pair was accepted last, or null when none was.
 *
 * @param codesFrom - whose phone the codes came from. A real one is never judged by the clock of the simulated one
 */
export function boundClock(world: World, codesFrom: 'lab' | 'own' = 'lab'): BoundClock | null {
  const bound = lastBinding(world);
  const device = world.account.mfaDevices.find(
    ({ serialNumber }) => serialNumber === bound?.details['serialNumber'],
  );
  if (device === undefined) return null;
  const { drift, seed } = device;
  if (codesFrom === 'own') return { drift, phone: realClock(world, device) };
  const phone = phonesAtHand(world).find(({ entries }) => entries.some(({ secret }) => secret === seed));
  if (phone === undefined) return { drift, phone: isInStep(device) ? 'in-step' : 'unseen' };
  const isAsSaid = Math.abs(drift - phone.clockOffset / TIME_STEP_SECONDS) <= SIGN_IN_STEPS;
  if (!isAsSaid) return { drift, phone: 'late' };
  return { drift, phone: isInStep(device) ? 'in-step' : 'true' };
}

/** Steps whose codes matched when the learner compared them, each once. */
function matchedSteps(world: World, from: number, device: MfaDevice): readonly number[] {
  const steps = world.comparisons
    .slice(from)
    .filter((comparison) => comparison.serialNumber === device.serialNumber)
    .flatMap((comparison) => (comparison.step === null ? [] : [comparison.step]));
  return [...new Set(steps)];
}
