import { p256 } from '../../src/cli/system/p256.js';
import type { ExecuteContext, RandomSource } from '../../src/sim/base/ports.js';
import type { EpochSeconds, LabTime, Seconds } from '../../src/sim/base/time.js';
import { addSeconds, addSteps, epochSeconds, stepAt } from '../../src/sim/base/time.js';
import { codeAtStep, SEED_BYTES } from '../../src/sim/codes/totp.js';
import { execute } from '../../src/sim/execute.js';
import type { IamCall } from '../../src/sim/iam/requests.js';
import type { Request } from '../../src/sim/requests.js';
import type { RequestResult, Response } from '../../src/sim/responses.js';
import { devicesOf, findUser } from '../../src/sim/world/account.js';
import type { SentCredentials } from '../../src/sim/world/caller.js';
import type { MfaDevice } from '../../src/sim/world/devices.js';
import type { HistoryEvent } from '../../src/sim/world/event.js';
import { ADMINISTRATOR, LEARNER, newWorld } from '../../src/sim/world/new-world.js';
import { denyingOlderSessions } from '../../src/sim/world/policies.js';
import type { Refusal } from '../../src/sim/world/refusal.js';
import { MAIN_WINDOW, PRIVATE_WINDOW } from '../../src/sim/world/windows.js';
import type { World } from '../../src/sim/world/world.js';
import { labTime } from '../../src/sim/world/world.js';
import { seededRandom } from '../helpers/fake-ports.js';

/** Worlds for the tests of the simulator, made the way a learner makes them: by playing requests. */

/** 2026-09-21 14:15:00 UTC: the first second of a time step and of a three-minute budget window. */
export const START = epochSeconds(1_790_000_100);

/** The 20-byte key of RFC 4226 Appendix D and RFC 6238 Appendix B, as bytes and as a seed. */
export const RFC_KEY = new TextEncoder().encode('12345678901234567890');
export const RFC_SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** Hands out these keys to the devices that are created, one after the other, and then random ones. */
export function randomWithKeys(keys: readonly Uint8Array[], others: RandomSource): RandomSource {
  let next = 0;
  return {
    bytes(count) {
      const key = count === SEED_BYTES ? keys[next] : undefined;
      if (key === undefined) return others.bytes(count);
      next += 1;
      return key;
    },
  };
}

/** Freezes a value all the way down: whoever changes it in place then throws. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}

/** A world being played with, and the real time beside it. */
export interface Lab {
  readonly world: World;
  /** Lab time, which is the real time plus what was warped. */
  readonly now: LabTime;
  /** Sends one request through the door. Worlds and requests are frozen, so that a change in place throws. */
  ask(request: Request): RequestResult;
  /** Lets real time pass; negative sets the clock back. */
  wait(seconds: Seconds): void;
}

/** A new lab, with the root user signed in. */
export function openLab({
  now = START,
  random = seededRandom(1),
  signatures = p256,
}: Partial<ExecuteContext> = {}): Lab {
  const context = { now, random, signatures };
  return resumeLab(newWorld(context), context);
}

/** A lab that goes on from a world. */
export function resumeLab(start: World, context: ExecuteContext): Lab {
  let time = context.now;
  let world = deepFreeze(start);
  return {
    get world() {
      return world;
    },
    get now() {
      return labTime(world, time);
    },
    ask(request) {
      const executed = execute(world, deepFreeze(request), { ...context, now: time });
      world = deepFreeze(executed.world);
      return executed.result;
    },
    wait(seconds) {
      time = addSeconds(time, seconds);
    },
  };
}

/** A lab with alice signed in in the main window. She has no MFA device. */
export function labOfAlice(options?: Partial<ExecuteContext>): Lab {
  const lab = openLab(options);
  signIn(lab, LEARNER);
  return lab;
}

/** A lab of alice with one enrolled device. Her session is older than the device, so it is without MFA. */
export function labWithDevice(name = 'alice-phone', options?: Partial<ExecuteContext>): Lab {
  const lab = labOfAlice(options);
  enrol(lab, LEARNER, name);
  return lab;
}

/** A lab of alice with an unassigned device, `rfc-phone`, that has the key of the RFCs. */
export function labWithRfcDevice(now: EpochSeconds): Lab {
  // The first key goes to the root user's device.
  const random = randomWithKeys([new Uint8Array(SEED_BYTES), RFC_KEY], seededRandom(1));
  const lab = labOfAlice({ now, random });
  createDevice(lab, 'rfc-phone');
  return lab;
}

/** Opens a private window with the administrator signed in. */
export function callAdministrator(lab: Lab): void {
  lab.ask({ kind: 'open-private-window' });
  signIn(lab, ADMINISTRATOR, PRIVATE_WINDOW);
}

/** Calls the IAM API with the session of a window. */
export function iam(lab: Lab, call: IamCall, browser = MAIN_WINDOW): RequestResult {
  return lab.ask({ kind: 'iam', from: { browser }, ...call });
}

/** Calls the IAM API with keys, as a program does. */
export function iamWith(lab: Lab, credentials: SentCredentials | null, call: IamCall): RequestResult {
  return lab.ask({ kind: 'iam', from: { credentials }, ...call });
}

/** The parameters of PutUserPolicy for the policy against sessions of before a moment. */
export function putOlderSessions(moment: EpochSeconds): {
  readonly policyName: string;
  readonly policyDocument: string;
} {
  const { policyName, document: policyDocument } = denyingOlderSessions(moment);
  return { policyName, policyDocument };
}

/** Types a user's name and right password on the sign-in page. */
export function enterPassword(lab: Lab, userName: string, browser = MAIN_WINDOW): RequestResult {
  const password = passwordOf(lab, userName);
  return lab.ask({ kind: 'sign-in-as-user', browser, account: lab.world.account.id, userName, password });
}

/** The password of a user. */
export function passwordOf(lab: Lab, userName: string): string {
  const password = findUser(lab.world.account, userName)?.loginProfile?.password;
  if (password === undefined) throw new Error(`${userName} has no password in this scenario`);
  return password;
}

/** Signs a user in, with an unused code of the first device when there is one. */
export function signIn(lab: Lab, userName: string, browser = MAIN_WINDOW): void {
  granted(enterPassword(lab, userName, browser));
  const [first] = devicesOf(lab.world.account, { type: 'user', userName });
  if (first === undefined) return;
  granted(lab.ask({ kind: 'choose-mfa-device', browser, serialNumber: first.serialNumber }));
  granted(submitCode(lab, freshCode(lab, first), browser));
}

/** Types a code on the MFA page. */
export function submitCode(lab: Lab, code: string, browser = MAIN_WINDOW): RequestResult {
  return lab.ask({ kind: 'submit-mfa-code', browser, code });
}

/** A code that the service takes now and that has not signed anybody in. */
export function freshCode(lab: Lab, device: MfaDevice): string {
  const expected = addSteps(stepAt(lab.now), device.drift);
  const free = [0, 1, 2, -1, -2]
    .map((steps) => addSteps(expected, steps))
    .find((step) => !device.usedSteps.some((used) => used.step === step));
  if (free === undefined) throw new Error('Every code of the window is used in this scenario');
  return codeAtStep(device.seed, free);
}

/** Creates an unassigned device and gives its serial number. */
export function createDevice(lab: Lab, name: string, browser = MAIN_WINDOW): string {
  granted(iam(lab, { operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: name }, browser));
  return device(lab, name).serialNumber;
}

/** Enables or resynchronises a device with two codes. */
export function submitPair(
  lab: Lab,
  operation: 'EnableMFADevice' | 'ResyncMFADevice',
  userName: string,
  name: string,
  [authenticationCode1, authenticationCode2]: readonly [string, string],
  browser = MAIN_WINDOW,
): RequestResult {
  const { serialNumber } = device(lab, name);
  const pair = { userName, serialNumber, authenticationCode1, authenticationCode2 };
  return iam(lab, { operation, ...pair }, browser);
}

/** Creates a device and assigns it to a user with the codes of the last step and of this one. */
export function enrol(lab: Lab, userName: string, name: string, browser = MAIN_WINDOW): void {
  createDevice(lab, name, browser);
  granted(submitPair(lab, 'EnableMFADevice', userName, name, pairAt(lab, name, 0), browser));
}

/** Takes a device from a user. */
export function deactivate(lab: Lab, userName: string, name: string, browser = MAIN_WINDOW): RequestResult {
  const { serialNumber } = device(lab, name);
  return iam(lab, { operation: 'DeactivateMFADevice', userName, serialNumber }, browser);
}

/** Deletes a device. */
export function deleteDevice(lab: Lab, name: string, browser = MAIN_WINDOW): RequestResult {
  const { serialNumber } = device(lab, name);
  return iam(lab, { operation: 'DeleteVirtualMFADevice', serialNumber }, browser);
}

/** A new user with a password. */
export function createUser(lab: Lab, userName: string, browser = MAIN_WINDOW): void {
  granted(iam(lab, { operation: 'CreateUser', userName }, browser));
  granted(iam(lab, { operation: 'CreateLoginProfile', userName, password: 'Kettle-Orbit-55' }, browser));
}

/** A device by its name. */
export function device(lab: Lab, name: string): MfaDevice {
  const found = lab.world.account.mfaDevices.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`No device ${name} in this scenario`);
  return found;
}

/** The code a device shows `steps` from now, by a clock that is right. */
export function codeOf(lab: Lab, name: string, steps = 0): string {
  return codeAtStep(device(lab, name).seed, addSteps(stepAt(lab.now), steps));
}

/** The two codes of neighbouring steps of which the second is `steps` from now. */
export function pairAt(lab: Lab, name: string, steps: number): readonly [string, string] {
  return [codeOf(lab, name, steps - 1), codeOf(lab, name, steps)];
}

/** A request that the scenario needs to succeed. */
export function granted(result: RequestResult): void {
  if (!result.ok) throw new Error(`Refused in this scenario: ${JSON.stringify(result.failure)}`);
}

/** What a granted request answers, which is of this kind. */
export function answerOf<Kind extends Response['kind']>(
  result: RequestResult,
  kind: Kind,
): Extract<Response, { readonly kind: Kind }> {
  granted(result);
  if (!result.ok || !isOfKind(result.value, kind)) throw new Error(`No ${kind}: ${JSON.stringify(result)}`);
  return result.value;
}

function isOfKind<Kind extends Response['kind']>(
  value: Response,
  kind: Kind,
): value is Extract<Response, { readonly kind: Kind }> {
  return value.kind === kind;
}

/** The refusal of a request that must not succeed. */
export function refusalOf(result: RequestResult): Refusal {
  if (result.ok) throw new Error(`Not refused: ${JSON.stringify(result.value)}`);
  return result.failure;
}

/** The newest event. */
export function lastEvent(lab: Lab): HistoryEvent {
  const event = lab.world.history.at(-1);
  if (event === undefined) throw new Error('Nothing has happened in this scenario');
  return event;
}
