import fc from 'fast-check';
import type { Request, RequestResult } from '../../src/sim/requests.js';
import type { TimeStep } from '../../src/sim/time.js';
import { addSteps, stepAt } from '../../src/sim/time.js';
import { codeAtStep } from '../../src/sim/totp.js';
import type { Account, Browser, MfaDevice, World } from '../../src/sim/world.js';
import { findUser, isSamePrincipal } from '../../src/sim/world.js';
import type { Lab } from './scenario.js';

/**
 * Random requests of every kind, for properties. A command says loosely what to do ("the second device, a code one step
 * late") and becomes a request when it is its turn, in the world that there is by then.
 */

/** What a command does: a request by its kind or operation, or waiting. */
const ACTIONS = [
  'wait',
  'CreateVirtualMFADevice',
  'EnableMFADevice',
  'ResyncMFADevice',
  'DeactivateMFADevice',
  'DeleteVirtualMFADevice',
  'ListMFADevices',
  'ListVirtualMFADevices',
  'GetUser',
  'ListUsers',
  'CreateUser',
  'CreateLoginProfile',
  'UpdateLoginProfile',
  'ChangePassword',
  'sign-in-as-user',
  'sign-in-as-root',
  'choose-mfa-device',
  'submit-mfa-code',
  'sign-out',
  'open-sign-in',
  'open-bookmark',
  'open-page',
  'open-assign-mfa',
  'submit-device-name',
  'reveal',
  'submit-set-up-codes',
  'cancel-wizard',
  'open-resync',
  'submit-resync-codes',
  'open-private-window',
  'close-private-window',
  'switch-window',
  'phone-scan',
  'phone-delete-entry',
  'phone-airplane-mode',
  'phone-set-clock',
  'phone-lose',
  'phone-replace',
  'warp-to-next-step',
  'use-own-phone',
  'compare-code',
] as const;

type Action = (typeof ACTIONS)[number];

/** How much more often than once these are done: they are where the rules are. */
const WEIGHTS: { readonly [Name in Action]?: number } = {
  wait: 4,
  CreateVirtualMFADevice: 3,
  EnableMFADevice: 6,
  ResyncMFADevice: 5,
  DeactivateMFADevice: 3,
  DeleteVirtualMFADevice: 2,
  'sign-in-as-user': 8,
  'choose-mfa-device': 2,
  'submit-mfa-code': 10,
  'open-assign-mfa': 2,
  'submit-device-name': 3,
  'submit-set-up-codes': 3,
  'submit-resync-codes': 2,
  'phone-scan': 2,
};

/** Whose code, and how many steps from where that device is expected. */
interface CodeDraft {
  readonly of: 'the device' | 'another device' | 'nobody' | 'no code';
  readonly steps: number;
}

/**
 * One thing to do. Numbers choose from what there is; whatever an action has no use for is left aside. What is right
 * chooses among what fits: a window where somebody is signed in for a call, an unassigned device to assign.
 */
export interface Command {
  readonly action: Action;
  readonly window: number;
  readonly user: number;
  readonly device: number;
  readonly isRight: boolean;
  readonly choice: number;
  readonly seconds: number;
  readonly first: CodeDraft;
  /** Of the second code only the steps after the first matter when both are of the device. */
  readonly second: CodeDraft;
}

// Written more than once: chosen more often.
const USER_NAMES = ['alice', 'alice', 'alice', 'bea', 'omar', 'omar', 'ALICE', 'nobody', 'no name'] as const;
const DEVICE_NAMES = ['phone', 'tablet', 'watch', 'laptop', 'bea-phone', 'my phone', 'x'.repeat(65)] as const;
const PASSWORDS = ['Kettle-Orbit-55', 'Pillow-Grape-31', 'short'] as const;
const PAGES = ['console-home', 'iam-dashboard', 'iam-users', 'security-credentials'] as const;
const REVEALS = ['qr', 'key', 'nothing'] as const;
const STATUSES = ['Assigned', 'Unassigned', 'Any'] as const;

/** Texts that are no codes. None holds six digits in a row. */
const NO_CODES = ['', '12345', 'abcdef', '12 345', '１２３４５６'] as const;

const choice = () => fc.nat(59);

function codeDraft(steps: fc.Arbitrary<number>): fc.Arbitrary<CodeDraft> {
  const of = fc.oneof(
    { weight: 12, arbitrary: fc.constant('the device' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('another device' as const, 'nobody' as const, 'no code' as const),
    },
  );
  return fc.record({ of, steps });
}

/** One command of any kind. */
export function command(): fc.Arbitrary<Command> {
  const near = fc.integer({ min: -4, max: 4 });
  const edge = fc.constantFrom(-998, -999, 1000, 1001);
  const mostlyNext = fc.oneof(
    { weight: 5, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.constantFrom(-1, 0, 2) },
  );
  return fc.record({
    action: fc.oneof(
      ...ACTIONS.map((action) => ({ weight: WEIGHTS[action] ?? 1, arbitrary: fc.constant(action) })),
    ),
    window: choice(),
    user: choice(),
    device: choice(),
    isRight: fc.oneof(
      { weight: 4, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
    choice: choice(),
    seconds: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 200 }) },
      { weight: 1, arbitrary: fc.integer({ min: -200, max: 0 }) },
    ),
    first: codeDraft(fc.oneof({ weight: 30, arbitrary: near }, { weight: 1, arbitrary: edge })),
    second: codeDraft(mostlyNext),
  });
}

/** A sequence of commands. */
export function commands(): fc.Arbitrary<Command[]> {
  return fc.array(command(), { minLength: 1, maxLength: 12, size: 'max' });
}

/** A request that was sent, with the worlds before and after. */
export interface Performed {
  readonly before: World;
  readonly request: Request;
  readonly result: RequestResult;
  readonly after: World;
}

/** Carries a command out. Undefined when it was only to wait. */
export function perform(lab: Lab, drawn: Command): Performed | undefined {
  const before = lab.world;
  const request = requestOf(lab, drawn);
  if (request === undefined) {
    lab.wait(drawn.seconds);
    return undefined;
  }
  const result = lab.ask(request);
  return { before, request, result, after: lab.world };
}

function requestOf(lab: Lab, drawn: Command): Request | undefined {
  const { world } = lab;
  const { account } = world;
  const window = windowFor(world, drawn);
  const browser = window.id;
  const userName = pick(USER_NAMES, drawn.user, 'alice');
  const deviceName = pick(DEVICE_NAMES, drawn.choice, 'phone');
  const device = deviceFor(account, window, userName, drawn);
  const serialNumber = device?.serialNumber ?? 'arn:aws:iam::1:mfa/nothing';
  const password = drawn.isRight
    ? (findUser(account, userName)?.loginProfile?.password ?? 'Wrong-Guess-77')
    : 'Wrong-Guess-77';
  const newPassword = pick(PASSWORDS, drawn.choice, 'short');

  switch (drawn.action) {
    case 'wait':
      return undefined;
    case 'CreateVirtualMFADevice': {
      const operation = { operation: drawn.action, virtualMfaDeviceName: deviceName } as const;
      const path = pick(['/x/', 'x', undefined, undefined, undefined], drawn.device, undefined);
      return { kind: 'iam', browser, ...operation, ...(path === undefined ? {} : { path }) };
    }
    case 'EnableMFADevice':
    case 'ResyncMFADevice': {
      const [authenticationCode1, authenticationCode2] = codesOf(lab, device, drawn);
      const pair = { userName, serialNumber, authenticationCode1, authenticationCode2 };
      return { kind: 'iam', browser, operation: drawn.action, ...pair };
    }
    case 'DeactivateMFADevice':
      return { kind: 'iam', browser, operation: drawn.action, serialNumber, ...named(userName, drawn) };
    case 'DeleteVirtualMFADevice':
      return { kind: 'iam', browser, operation: drawn.action, serialNumber };
    case 'ListMFADevices':
    case 'GetUser':
      return { kind: 'iam', browser, operation: drawn.action, ...named(userName, drawn) };
    case 'ListVirtualMFADevices': {
      const assignmentStatus = pick(STATUSES, drawn.choice, 'Any');
      return { kind: 'iam', browser, operation: drawn.action, assignmentStatus };
    }
    case 'ListUsers':
      return { kind: 'iam', browser, operation: drawn.action };
    case 'CreateUser':
      return { kind: 'iam', browser, operation: drawn.action, userName };
    case 'CreateLoginProfile':
      return { kind: 'iam', browser, operation: drawn.action, userName, password: newPassword };
    case 'UpdateLoginProfile': {
      const change = drawn.isRight ? { password: newPassword } : { passwordResetRequired: true };
      return { kind: 'iam', browser, operation: drawn.action, userName, ...change };
    }
    case 'ChangePassword':
      return { kind: 'iam', browser, operation: drawn.action, oldPassword: password, newPassword };
    case 'sign-in-as-user': {
      const typed =
        drawn.choice % 10 === 9 ? '123456789012' : account[drawn.choice % 2 === 0 ? 'id' : 'alias'];
      return { kind: drawn.action, browser, account: typed, userName, password };
    }
    case 'sign-in-as-root':
      return {
        kind: drawn.action,
        browser,
        email: drawn.choice % 4 === 3 ? 'other@lab.example' : account.root.email,
        password: drawn.isRight ? account.root.password : 'Wrong-Guess-77',
      };
    case 'choose-mfa-device':
      return { kind: drawn.action, browser, serialNumber };
    case 'submit-mfa-code':
      return { kind: drawn.action, browser, code: codesOf(lab, device, drawn)[0] };
    case 'open-sign-in':
      return { kind: drawn.action, browser, form: drawn.isRight ? 'iam' : 'root' };
    case 'sign-out':
    case 'open-bookmark':
    case 'open-assign-mfa':
    case 'cancel-wizard':
    case 'switch-window':
    case 'phone-scan':
      return { kind: drawn.action, browser };
    case 'open-page':
      return { kind: drawn.action, browser, page: pick(PAGES, drawn.choice, 'console-home') };
    case 'submit-device-name':
      return { kind: drawn.action, browser, deviceName };
    case 'reveal':
      return { kind: drawn.action, browser, what: pick(REVEALS, drawn.choice, 'qr') };
    case 'submit-set-up-codes':
    case 'submit-resync-codes':
      return { kind: drawn.action, browser, codes: codesOf(lab, device, drawn) };
    case 'open-resync':
      return { kind: drawn.action, browser, serialNumber };
    case 'phone-delete-entry':
      return {
        kind: drawn.action,
        account: pick(world.phone.entries, drawn.choice, undefined)?.account ?? '',
      };
    case 'phone-airplane-mode':
      return { kind: drawn.action, on: drawn.isRight };
    case 'phone-set-clock':
      return { kind: drawn.action, offset: drawn.seconds };
    case 'use-own-phone':
      return { kind: drawn.action, own: drawn.isRight };
    case 'compare-code':
      return { kind: drawn.action, serialNumber, code: codesOf(lab, device, drawn)[0] };
    case 'open-private-window':
    case 'close-private-window':
    case 'phone-lose':
    case 'phone-replace':
    case 'warp-to-next-step':
      return { kind: drawn.action };
  }
}

/** The window in which to act. */
function windowFor({ browsers }: World, drawn: Command): Browser {
  const fitting = browsers.filter(({ session, challenge, page }) => {
    switch (drawn.action) {
      case 'sign-in-as-user':
      case 'sign-in-as-root':
      case 'open-bookmark':
        return true;
      case 'choose-mfa-device':
      case 'submit-mfa-code':
        return challenge !== null;
      case 'submit-device-name':
        return page.name === 'select-mfa-device';
      case 'reveal':
      case 'phone-scan':
      case 'submit-set-up-codes':
        return page.name === 'set-up-device';
      case 'submit-resync-codes':
        return page.name === 'resync-mfa-device';
      default:
        return session !== null;
    }
  });
  const window = pick(drawn.isRight && fitting.length > 0 ? fitting : browsers, drawn.window, undefined);
  if (window === undefined) throw new Error('There is always a window');
  return window;
}

/** The device to act on, if it is one that exists. */
function deviceFor(
  account: Account,
  { challenge, page }: Browser,
  userName: string,
  drawn: Command,
): MfaDevice | undefined {
  const shown = 'serialNumber' in page ? page.serialNumber : challenge?.serialNumber;
  const fitting = account.mfaDevices.filter(({ owner, serialNumber }) => {
    switch (drawn.action) {
      case 'EnableMFADevice':
      case 'DeleteVirtualMFADevice':
        return owner === null;
      case 'ResyncMFADevice':
      case 'DeactivateMFADevice':
      case 'open-resync':
        return owner?.type === 'user' && owner.userName === userName;
      case 'choose-mfa-device':
        return challenge !== null && owner !== null && isSamePrincipal(owner, challenge.principal);
      case 'submit-mfa-code':
      case 'submit-set-up-codes':
      case 'submit-resync-codes':
        return serialNumber === shown;
      default:
        return true;
    }
  });
  if (drawn.isRight && fitting.length > 0) return pick(fitting, drawn.device, undefined);
  return drawn.device % 10 === 9 ? undefined : pick(account.mfaDevices, drawn.device, undefined);
}

/** The member of a list that a number chooses. */
function pick<Item, Missing>(items: readonly Item[], index: number, missing: Missing): Item | Missing {
  return items[index % items.length] ?? missing;
}

/** A user name, left out now and then where it may be. */
function named(userName: string, { choice: chosen }: Command): { readonly userName?: string } {
  return chosen % 4 === 0 ? {} : { userName };
}

function codesOf(lab: Lab, device: MfaDevice | undefined, drawn: Command): readonly [string, string] {
  const { first, second } = drawn;
  return [
    codeOf(lab, device, first, first.steps, drawn.choice),
    codeOf(lab, device, second, first.steps + second.steps, drawn.choice),
  ];
}

function codeOf(
  lab: Lab,
  device: MfaDevice | undefined,
  draft: CodeDraft,
  steps: number,
  chosen: number,
): string {
  if (draft.of === 'no code') return pick(NO_CODES, chosen, '');
  const others = lab.world.account.mfaDevices.filter((other) => other !== device);
  const source = draft.of === 'another device' ? pick(others, chosen, undefined) : device;
  if (draft.of === 'nobody' || source === undefined) return `${100_000 + chosen * 13_579}`;
  return codeAtStep(source.seed, notBelowZero(addSteps(stepAt(lab.now), source.drift + steps)));
}

function notBelowZero(step: TimeStep): TimeStep {
  return step < 0 ? addSteps(step, -step) : step;
}
