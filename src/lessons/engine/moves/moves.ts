import type { ExecuteContext } from '../../../sim/base/ports.js';
import type { LabTime } from '../../../sim/base/time.js';
import { addSeconds, addSteps, secondsToNextStep, stepAt } from '../../../sim/base/time.js';
import { codeAtStep } from '../../../sim/codes/totp.js';
import { execute } from '../../../sim/execute.js';
import type { Request } from '../../../sim/requests.js';
import { findUser } from '../../../sim/world/account.js';
import type { MfaDevice } from '../../../sim/world/devices.js';
import { LEARNER } from '../../../sim/world/new-world.js';
import { MAIN_WINDOW } from '../../../sim/world/windows.js';
import type { World } from '../../../sim/world/world.js';
import { activeBrowser, labTime } from '../../../sim/world/world.js';
import { aliceDevices, deviceInSetUp } from '../goals.js';
import type { Move } from '../lesson.js';

/** Moves to chain into routes. All act in the window in front. */

/** A request that needs nothing but the window in front. */
export function inFront(make: (browser: string) => Request): Move {
  return (world) => make(world.activeBrowser);
}

export const signOut: Move = inFront((browser) => ({ kind: 'sign-out', browser }));

export const openBookmark: Move = inFront((browser) => ({ kind: 'open-bookmark', browser }));

/** alice's user name and password, on the account's sign-in page. */
export const submitPassword: Move = (world) => ({
  kind: 'sign-in-as-user',
  browser: world.activeBrowser,
  account: world.account.alias,
  userName: LEARNER,
  password: passwordOf(world),
});

/** alice's present password. */
export function passwordOf(world: World): string {
  return personPassword(world, LEARNER);
}

/** A good password that is nobody's yet: the same in the same world, so that a replay gives the same. */
export function freePassword(world: World): string {
  const changes = world.history.filter(({ eventName }) => /Password|LoginProfile/.test(eventName)).length;
  return `Fresh-Pebble-${world.account.id.slice(-2)}${changes}`;
}

/** A user's present password. */
export function personPassword(world: World, userName: string): string {
  return findUser(world.account, userName)?.loginProfile?.password ?? '';
}

export const openSecurityCredentials: Move = inFront((browser) => ({
  kind: 'open-page',
  browser,
  page: 'security-credentials',
}));

export const openAssignMfa: Move = inFront((browser) => ({ kind: 'open-assign-mfa', browser }));

/** The first free name of `alice-phone`, `alice-phone-2`, … */
export const submitDeviceName: Move = (world) => ({
  kind: 'submit-device-name',
  browser: world.activeBrowser,
  deviceName: freeDeviceName(world),
});

/** A device name nobody has taken yet. */
export function freeDeviceName(world: World): string {
  const base = `${LEARNER}-phone`;
  const taken = new Set(world.account.mfaDevices.map((device) => device.name));
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
  }
}

export const showQr: Move = (world) =>
  activeBrowser(world).page.name === 'set-up-device'
    ? { kind: 'reveal', browser: world.activeBrowser, what: 'qr' }
    : null;

/** Closes the QR code or key, where one is open. */
export const hideQr = (world: World): Request | null =>
  activeBrowser(world).page.name === 'set-up-device'
    ? { kind: 'reveal', browser: world.activeBrowser, what: 'nothing' }
    : null;

/** The simulated phone scans; with a real phone, a code of the device is compared instead. */
export const putSecretOnPhone: Move = (world, now) => {
  if (!world.usesOwnPhone) return { kind: 'phone-scan', browser: world.activeBrowser };
  return compareCode(0)(world, now);
};

/** A colleague photographs what the window in front shows. */
export const photographScreen = inFront((browser) => ({ kind: 'photograph-screen', browser }));

/** Compares the code of the device in set-up, `steps` from now, outside AWS. */
export function compareCode(steps: number): (world: World, now: LabTime) => Request | null {
  return (world, now) => {
    const device = deviceInSetUp(world);
    if (device === undefined) return null;
    const code = codeAtStep(device.seed, addSteps(stepAt(now), steps));
    return { kind: 'compare-code', serialNumber: device.serialNumber, code };
  };
}

export function airplaneMode(on: boolean): Move {
  return () => ({ kind: 'phone-airplane-mode', on });
}

/** Two codes of the device in set-up, at these steps from now. */
export function submitSetUpCodes(first: number, second: number): Move {
  return (world, now) => {
    const device = deviceInSetUp(world);
    if (device === undefined) return null;
    const codes = [codeFromNow(device, now, first), codeFromNow(device, now, second)] as const;
    return { kind: 'submit-set-up-codes', browser: world.activeBrowser, codes };
  };
}

/** A code of alice's device in the sign-in's challenge, `steps` from where the service expects it. */
export function submitCode(steps: number): Move {
  return (world, now) => {
    const device = aliceDevices(world)[0];
    return device === undefined ? null : signInCode(world, now, device, steps);
  };
}

function signInCode(world: World, now: LabTime, device: MfaDevice, steps: number): Request {
  return {
    kind: 'submit-mfa-code',
    browser: world.activeBrowser,
    code: codeFromNow(device, now, device.drift + steps),
  };
}

/** A code near now that has signed nobody in. */
export const submitUnusedCode: Move = (world, now) => {
  const code = unusedCode(world, now);
  return code === null ? null : { kind: 'submit-mfa-code', browser: world.activeBrowser, code };
};

/** A code of alice's that has signed nobody in: the earliest newer one, or an older one that was left out. */
export function unusedCode(world: World, now: LabTime): string | null {
  const device = aliceDevices(world)[0];
  if (device === undefined) return null;
  const used = new Set<number>(device.usedSteps.map((entry) => entry.step));
  const newest = Math.max(0, ...used);
  const here = stepAt(now) + device.drift;
  const unused = [0, 1, 2, -1, -2].filter((offset) => !used.has(here + offset));
  const free = unused.find((offset) => here + offset > newest) ?? unused[0] ?? 0;
  return codeFromNow(device, now, device.drift + free);
}

/** The code that last signed alice in, once more. */
export const submitUsedCode: Move = (world) => {
  const device = aliceDevices(world)[0];
  const used = device?.usedSteps.at(-1);
  if (device === undefined || used === undefined) return null;
  return {
    kind: 'submit-mfa-code',
    browser: world.activeBrowser,
    code: codeAtStep(device.seed, used.step),
  };
};

export const openPrivateWindow: Move = () => ({ kind: 'open-private-window' });

/** Back to the window the lab started with. */
export const closePrivateWindow: Move = (world) =>
  world.activeBrowser === MAIN_WINDOW && world.browsers.length === 1
    ? null
    : { kind: 'close-private-window' };

function codeFromNow(device: MfaDevice, now: LabTime, steps: number): string {
  return codeAtStep(device.seed, addSteps(stepAt(now), steps));
}

/** How a waiting move passes the time: the lab's clock is warped, or the caller's own clock moves on. */
export type Waiting = 'warp' | 'clock';

/** Where playing moves ended: the world, and the context whose clock may have moved. */
export interface Played {
  readonly world: World;
  readonly context: ExecuteContext;
}

/**
 * Plays moves through the same door as the learner. With `warp`, waiting moves the lab's clock; with `clock`, it moves
 * the time handed to the requests, as a person would wait.
 */
export function play(
  world: World,
  moves: readonly Move[],
  context: ExecuteContext,
  waiting: Waiting = 'warp',
): Played {
  let played: Played = { world, context };
  for (const move of moves) played = playOne(played, move, waiting);
  return played;
}

function playOne({ world, context }: Played, move: Move, waiting: Waiting): Played {
  const now = labTime(world, context.now);
  if (move === 'wait-for-next-code' && waiting === 'clock') {
    return { world, context: { ...context, now: addSeconds(context.now, secondsToNextStep(now)) } };
  }
  const request = move === 'wait-for-next-code' ? WARP : move(world, now);
  return { world: request === null ? world : execute(world, request, context).world, context };
}

const WARP: Request = { kind: 'warp-to-next-step' };
