import fc from 'fast-check';
import type { TimeStep } from '../../src/sim/base/time.js';
import { addSeconds, addSteps, stepAt } from '../../src/sim/base/time.js';
import { codeAtStep } from '../../src/sim/codes/totp.js';
import { linksOf } from '../../src/sim/console/inbox.js';
import { attackersBrowser } from '../../src/sim/console/relay.js';
import { CALLER_ANSWERS, PAGE_NAMES } from '../../src/sim/console/requests.js';
import { MAX_MFA_DEVICES_PER_USER } from '../../src/sim/iam/operations/device-binding.js';
import type { IamOperation } from '../../src/sim/iam/requests.js';
import type { PolicyEdit } from '../../src/sim/policy/edit-policy.js';
import type { Request } from '../../src/sim/requests.js';
import type { RequestResult } from '../../src/sim/responses.js';
import type { S3Operation } from '../../src/sim/s3/requests.js';
import type { StsOperation } from '../../src/sim/sts/requests.js';
import { CREDENTIAL_CARDS } from '../../src/sim/things/cards.js';
import { DEVICE_TYPES, PEOPLE } from '../../src/sim/things/equipment.js';
import type { Account } from '../../src/sim/world/account.js';
import { allDevicesOf, findUser } from '../../src/sim/world/account.js';
import { roleArn } from '../../src/sim/world/arn.js';
import type { Browser } from '../../src/sim/world/browser.js';
import { POLICY_PARTS } from '../../src/sim/world/browser.js';
import type { Sender } from '../../src/sim/world/caller.js';
import type { FactorKind } from '../../src/sim/world/desk.js';
import type { MfaDevice } from '../../src/sim/world/devices.js';
import type { InlinePolicy } from '../../src/sim/world/policies.js';
import {
  ADMINISTRATOR_ACCESS,
  AWS_POLICIES,
  denyingOlderSessions,
  documentOf,
} from '../../src/sim/world/policies.js';
import { isSamePrincipal } from '../../src/sim/world/principal.js';
import { LAB_ROLE } from '../../src/sim/world/roles.js';
import type { World } from '../../src/sim/world/world.js';
import type { Lab } from './scenario.js';

/**
 * Random requests of every kind, for properties. A command says loosely what to do ("the second device, a code one step
 * late") and becomes a request when it is its turn, in the world that there is by then.
 */

/** What a command does: a request by its kind or operation, waiting, or what the page in a window asks for. */
export const ACTIONS = [
  'wait',
  'go-on',
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
  'DeleteUser',
  'GetAccountSummary',
  'TagMFADevice',
  'UntagMFADevice',
  'ListMFADeviceTags',
  'CreatePolicy',
  'CreateLoginProfile',
  'UpdateLoginProfile',
  'ChangePassword',
  'CreateAccessKey',
  'DeleteAccessKey',
  'ListAccessKeys',
  'UpdateAccessKey',
  'GetAccessKeyLastUsed',
  'PutUserPolicy',
  'GetMFADevice',
  'GetLoginProfile',
  'DeleteLoginProfile',
  'GetUserPolicy',
  'DeleteUserPolicy',
  'ListUserPolicies',
  'AttachUserPolicy',
  'DetachUserPolicy',
  'ListAttachedUserPolicies',
  'GetCallerIdentity',
  'GetAccessKeyInfo',
  'GetSessionToken',
  'AssumeRole',
  'ListBuckets',
  'ListObjectsV2',
  'sign-in-as-user',
  'sign-in-as-root',
  'choose-mfa-device',
  'try-another-method',
  'submit-mfa-code',
  'open-root-recovery',
  'send-recovery-mail',
  'follow-recovery-mail',
  'ask-for-call',
  'key-in-number',
  'sign-out',
  'open-sign-in',
  'open-bookmark',
  'open-page',
  'open-user',
  'open-permissions',
  'open-managed-policy',
  'open-policy',
  'open-policy-part',
  'edit-policy',
  'write-policy',
  'save-policy',
  'open-remove',
  'confirm-remove',
  'open-reset-password',
  'submit-reset-password',
  'open-change-password',
  'submit-change-password',
  'create-access-key',
  'delete-access-key',
  'deny-older-sessions',
  'open-inbox',
  'follow-link',
  'submit-to-look-alike',
  'open-relay',
  'relay-password',
  'relay-code',
  'copy-session',
  'submit-key-name',
  'touch-security-key',
  'open-token-form',
  'submit-token',
  'open-assign-mfa',
  'submit-device-name',
  'reveal',
  'submit-set-up-codes',
  'cancel-wizard',
  'open-resync',
  'submit-resync-codes',
  'open-window',
  'open-private-window',
  'close-private-window',
  'switch-window',
  'answer-caller',
  'photograph-screen',
  'phone-scan',
  'phone-delete-entry',
  'phone-airplane-mode',
  'phone-set-clock',
  'phone-lock-clock',
  'phone-swap',
  'phone-lose',
  'phone-replace',
  'warp-to-next-step',
  'use-own-phone',
  'compare-code',
  'measure-clock',
  'lend-phone',
  'take-devices',
  'hand-out-token',
  'hand-out-phone',
  'collect-phones',
  'ask-administrators-for-mfa',
  'leak-password',
  'write-plan',
  'sort-card',
  'pair-cards',
  'equip',
  'clear-equipment',
  'launch-servers',
  'stop-servers',
  'let-hours-pass',
  'age-sessions',
  'set-up-terminal',
  'run-command',
  'interrupt-command',
] as const;

/** Every kind of request there is. */
type Known =
  | 'wait'
  | 'go-on'
  | IamOperation
  | StsOperation
  | S3Operation
  | Exclude<Request['kind'], 'iam' | 'sts' | 's3'>;

/** Nothing at all, so that nothing compiles, as long as a kind of request is missing above. */
type Action = [Exclude<Known, (typeof ACTIONS)[number]>] extends [never] ? (typeof ACTIONS)[number] : never;

/** How much more often than once these are done: they are where the rules are. */
const WEIGHTS: { readonly [Name in Action]?: number } = {
  wait: 4,
  'go-on': 45,
  CreateVirtualMFADevice: 3,
  EnableMFADevice: 6,
  ResyncMFADevice: 5,
  DeactivateMFADevice: 3,
  DeleteVirtualMFADevice: 2,
  'sign-in-as-user': 8,
  'choose-mfa-device': 2,
  'submit-mfa-code': 10,
  'open-relay': 2,
  'open-policy': 3,
  'save-policy': 3,
  'open-assign-mfa': 2,
  'submit-device-name': 3,
  'submit-set-up-codes': 3,
  'submit-key-name': 3,
  'touch-security-key': 4,
  'open-remove': 3,
  'confirm-remove': 3,
  'submit-token': 2,
  'submit-reset-password': 2,
  'submit-change-password': 2,
  'phone-scan': 2,
  'open-resync': 4,
  'submit-resync-codes': 3,
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
/** Where a page of the console leads to that asks for nothing itself. */
const LINKS = [
  'open-assign-mfa',
  'open-assign-mfa',
  'open-token-form',
  'open-change-password',
  'open-user',
] as const;
const USER_LINKS = [
  'open-remove',
  'open-remove',
  'open-reset-password',
  'open-resync',
  'open-resync',
  'open-policy',
  'open-permissions',
  'open-managed-policy',
] as const;
const TRAYS: readonly FactorKind[] = ['know', 'have', 'are'];
const REVEALS = ['qr', 'key', 'nothing'] as const;
/** Inline policies: one that is good, and one that nobody can read. */
const POLICIES: readonly InlinePolicy[] = [
  { policyName: 'ListThem', document: documentOf([{ Effect: 'Allow', Action: 'iam:List*', Resource: '*' }]) },
  { policyName: 'Broken', document: '{ "Version": "2012-10-17"' },
];
/** What may be written for a policy: some is none, and some no terminal should show. */
const WRITTEN = ['', '{', '{}', '\u001B[2Jnaïve\u202E\r\nx\ud800', 'x'.repeat(200_000)] as const;
const EDITS: readonly PolicyEdit[] = [
  { kind: 'add-statement' },
  { kind: 'remove-statement', statement: 1 },
  { kind: 'set-effect', statement: 0, effect: 'Deny' },
  { kind: 'set-not', statement: 0, part: 'actions', isNot: true },
  { kind: 'add-pattern', statement: 0, part: 'actions', pattern: 'iam:*' },
  { kind: 'add-pattern', statement: 0, part: 'resources', pattern: 'no ARN' },
  { kind: 'remove-pattern', statement: 0, part: 'actions', pattern: 'iam:List*' },
  {
    kind: 'set-condition',
    statement: 0,
    operator: 'BoolIfExists',
    key: 'aws:MultiFactorAuthPresent',
    value: 'false',
  },
];
const NO_POLICY: InlinePolicy = { policyName: 'Nobodys', document: '{}' };
/** What may be typed at the terminal; the keys of nobody are among it. */
const LINES = [
  'aws sts get-caller-identity',
  'aws s3 ls',
  'export AWS_ACCESS_KEY_ID=LABAAAAAAAAAAAAAAAAA AWS_SECRET_ACCESS_KEY=x',
  'unset AWS_SESSION_TOKEN',
  'aws configure set region eu-west-1 --profile "a b"',
  'aws iam list-users --query Users[0].UserName',
  "echo '",
  '\u001B[2J',
  'clear',
] as const;
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

function requestOf(lab: Lab, command: Command): Request | undefined {
  const { world } = lab;
  const { account } = world;
  const window = windowFor(world, command);
  const action = command.action === 'go-on' ? askedFor(account, window, command) : command.action;
  const drawn = { ...command, action };
  const browser = window.id;
  const userName = pick(USER_NAMES, drawn.user, 'alice');
  const deviceName = pick(DEVICE_NAMES, drawn.choice, 'phone');
  // The attacker's page asks for what the attacker is asked for.
  const asking = window.page.name === 'relay-challenge' ? attackersBrowser(world) : window;
  const device = deviceFor(account, asking ?? window, userName, drawn);
  const serialNumber =
    keySerial(account, window, userName, drawn) ?? device?.serialNumber ?? 'arn:aws:iam::1:mfa/nothing';
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
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        ...operation,
        ...(path === undefined ? {} : { path }),
      };
    }
    case 'EnableMFADevice':
    case 'ResyncMFADevice': {
      const [authenticationCode1, authenticationCode2] = codesOf(lab, device, drawn);
      const pair = { userName, serialNumber, authenticationCode1, authenticationCode2 };
      return { kind: 'iam', from: senderOf(account, drawn, browser), operation: drawn.action, ...pair };
    }
    case 'DeactivateMFADevice':
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        serialNumber,
        ...named(userName, drawn),
      };
    case 'DeleteVirtualMFADevice':
      return { kind: 'iam', from: senderOf(account, drawn, browser), operation: drawn.action, serialNumber };
    case 'ListMFADevices':
    case 'GetUser':
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        ...named(userName, drawn),
      };
    case 'ListVirtualMFADevices': {
      const assignmentStatus = pick(STATUSES, drawn.choice, 'Any');
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        assignmentStatus,
      };
    }
    case 'ListUsers':
    case 'GetAccountSummary':
      return { kind: 'iam', from: senderOf(account, drawn, browser), operation: drawn.action };
    case 'TagMFADevice': {
      const tags = [{ key: `key-${drawn.choice % 7}`, value: deviceName }];
      const from = senderOf(account, drawn, browser);
      return { kind: 'iam', from, operation: drawn.action, serialNumber, tags };
    }
    case 'UntagMFADevice': {
      const tagKeys = [`key-${drawn.choice % 7}`];
      const from = senderOf(account, drawn, browser);
      return { kind: 'iam', from, operation: drawn.action, serialNumber, tagKeys };
    }
    case 'ListMFADeviceTags':
      return { kind: 'iam', from: senderOf(account, drawn, browser), operation: drawn.action, serialNumber };
    case 'CreatePolicy': {
      const { document: policyDocument } = pick(POLICIES, drawn.choice, NO_POLICY);
      const named = { policyName: `Own-${drawn.choice % 5}`, policyDocument };
      return { kind: 'iam', from: senderOf(account, drawn, browser), operation: drawn.action, ...named };
    }
    case 'DeleteUser':
    case 'CreateUser':
      return { kind: 'iam', from: senderOf(account, drawn, browser), operation: drawn.action, userName };
    case 'CreateLoginProfile':
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        userName,
        password: newPassword,
      };
    case 'UpdateLoginProfile': {
      const change = drawn.isRight ? { password: newPassword } : { passwordResetRequired: true };
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        userName,
        ...change,
      };
    }
    case 'ChangePassword':
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        oldPassword: password,
        newPassword,
      };
    case 'GetAccessKeyLastUsed':
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        accessKeyId: keyIdOf(account, drawn),
      };
    case 'UpdateAccessKey':
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        accessKeyId: keyIdOf(account, drawn),
        status: drawn.isRight ? 'Active' : 'Inactive',
        ...named(userName, drawn),
      };
    case 'ListAccessKeys':
    case 'CreateAccessKey':
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        ...named(userName, drawn),
      };
    case 'DeleteAccessKey':
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        accessKeyId: keyIdOf(account, drawn),
        ...named(userName, drawn),
      };
    case 'PutUserPolicy': {
      const policies = [denyingOlderSessions(addSeconds(lab.now, -drawn.seconds)), ...POLICIES];
      const { policyName, document } = pick(policies, drawn.choice, NO_POLICY);
      const named = { userName, policyName, policyDocument: document };
      return { kind: 'iam', from: senderOf(account, drawn, browser), operation: drawn.action, ...named };
    }
    case 'GetMFADevice':
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        serialNumber,
        ...named(userName, drawn),
      };
    case 'GetLoginProfile':
    case 'DeleteLoginProfile':
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        ...named(userName, drawn),
      };
    case 'GetUserPolicy':
    case 'DeleteUserPolicy': {
      const { policyName } = pick([...POLICIES, NO_POLICY], drawn.choice, NO_POLICY);
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        userName,
        policyName,
      };
    }
    case 'ListUserPolicies':
    case 'ListAttachedUserPolicies':
      return { kind: 'iam', from: senderOf(account, drawn, browser), operation: drawn.action, userName };
    case 'AttachUserPolicy':
    case 'DetachUserPolicy': {
      const { arn: policyArn } = pick(
        [...account.policies, ...AWS_POLICIES],
        drawn.choice,
        ADMINISTRATOR_ACCESS,
      );
      return {
        kind: 'iam',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        userName,
        policyArn,
      };
    }
    case 'GetCallerIdentity':
      return { kind: 'sts', from: senderOf(account, drawn, browser), operation: drawn.action };
    case 'GetAccessKeyInfo':
      return {
        kind: 'sts',
        from: senderOf(account, drawn, browser),
        operation: drawn.action,
        accessKeyId: keyIdOf(account, drawn),
      };
    case 'GetSessionToken': {
      const code = drawn.isRight ? { serialNumber, tokenCode: codesOf(lab, device, drawn)[0] } : {};
      return { kind: 'sts', from: senderOf(account, drawn, browser), operation: drawn.action, ...code };
    }
    case 'AssumeRole': {
      const code = drawn.isRight ? { serialNumber, tokenCode: codesOf(lab, device, drawn)[0] } : {};
      const role = { roleArn: roleArn(account.id, LAB_ROLE), roleSessionName: 'trying' };
      const from = senderOf(account, drawn, browser);
      return { kind: 'sts', from, operation: drawn.action, ...role, ...code };
    }
    case 'ListBuckets':
      return { kind: 's3', from: senderOf(account, drawn, browser), operation: drawn.action };
    case 'ListObjectsV2': {
      const bucket = pick(account.buckets, drawn.choice, undefined)?.name ?? 'nobodys';
      return { kind: 's3', from: senderOf(account, drawn, browser), operation: drawn.action, bucket };
    }
    case 'relay-password':
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
    case 'open-resync':
      return { kind: drawn.action, browser, serialNumber };
    case 'relay-code':
    case 'submit-mfa-code':
      return { kind: drawn.action, browser, code: codesOf(lab, device, drawn)[0] };
    case 'open-sign-in':
      return { kind: drawn.action, browser, form: drawn.isRight ? 'iam' : 'root' };
    case 'key-in-number': {
      const shown = window.page.name === 'root-recovery' ? window.page.number : '';
      return { kind: drawn.action, browser, number: drawn.isRight ? shown : '271828' };
    }
    case 'sign-out':
    case 'try-another-method':
    case 'open-root-recovery':
    case 'send-recovery-mail':
    case 'follow-recovery-mail':
    case 'ask-for-call':
    case 'open-bookmark':
    case 'confirm-remove':
    case 'open-change-password':
    case 'touch-security-key':
    case 'open-token-form':
    case 'open-assign-mfa':
    case 'cancel-wizard':
    case 'switch-window':
    case 'phone-scan':
    case 'photograph-screen':
    case 'launch-servers':
    case 'stop-servers':
    case 'create-access-key':
    case 'open-inbox':
    case 'submit-to-look-alike':
    case 'open-relay':
    case 'copy-session':
      return { kind: drawn.action, browser };
    case 'answer-caller':
      return { kind: drawn.action, browser, answer: pick(CALLER_ANSWERS, drawn.choice, 'remove') };
    case 'follow-link':
      return { kind: drawn.action, browser, link: pick(linksOf(account), drawn.choice, 'own-page') };
    case 'delete-access-key':
      return { kind: drawn.action, browser, userName, accessKeyId: keyIdOf(account, drawn) };
    case 'open-policy': {
      const { policyName, document: draft } = pick(POLICIES, drawn.choice, NO_POLICY);
      return { kind: drawn.action, browser, userName, policyName, draft };
    }
    case 'open-managed-policy': {
      const { arn } = pick([...account.policies, ...AWS_POLICIES], drawn.choice, ADMINISTRATOR_ACCESS);
      return { kind: drawn.action, browser, policyArn: arn };
    }
    case 'open-policy-part':
      return {
        kind: drawn.action,
        browser,
        statement: drawn.device % 3,
        part: pick(POLICY_PARTS, drawn.choice, 'actions'),
      };
    case 'edit-policy':
      return { kind: drawn.action, browser, edit: pick(EDITS, drawn.choice, { kind: 'add-statement' }) };
    case 'write-policy':
      return { kind: drawn.action, browser, text: pick(WRITTEN, drawn.choice, '') };
    case 'save-policy':
      return { kind: drawn.action, browser };
    case 'deny-older-sessions':
      return { kind: drawn.action, browser, userName };
    case 'open-user':
    case 'open-permissions':
    case 'open-reset-password':
      return { kind: drawn.action, browser, userName };
    case 'open-remove':
      return { kind: drawn.action, browser, userName, serialNumber };
    case 'submit-reset-password':
      return { kind: drawn.action, browser, password: newPassword };
    case 'submit-change-password':
      return { kind: drawn.action, browser, oldPassword: ownPassword(account, window, drawn), newPassword };
    case 'submit-key-name':
      return { kind: drawn.action, browser, keyName: deviceName };
    case 'submit-token':
      return { kind: drawn.action, browser, serialNumber, codes: codesOf(lab, device, drawn) };
    case 'open-window':
      return { kind: drawn.action, of: drawn.isRight ? 'administrator' : 'attacker' };
    case 'open-page':
      return { kind: drawn.action, browser, page: pick(PAGE_NAMES, drawn.choice, 'console-home') };
    case 'submit-device-name':
      return { kind: drawn.action, browser, deviceName };
    case 'reveal':
      return { kind: drawn.action, browser, what: pick(REVEALS, drawn.choice, 'qr') };
    case 'submit-set-up-codes':
    case 'submit-resync-codes':
      return { kind: drawn.action, browser, codes: codesOf(lab, device, drawn) };
    case 'phone-delete-entry':
      return {
        kind: drawn.action,
        account: pick(world.phone.entries, drawn.choice, undefined)?.account ?? '',
      };
    case 'phone-airplane-mode':
      return { kind: drawn.action, on: drawn.isRight };
    case 'phone-set-clock':
      return { kind: drawn.action, offset: drawn.seconds };
    case 'phone-lock-clock':
      return { kind: drawn.action, isLocked: drawn.isRight };
    case 'use-own-phone':
      return { kind: drawn.action, own: drawn.isRight };
    case 'compare-code':
      return { kind: drawn.action, serialNumber, code: codesOf(lab, device, drawn)[0] };
    case 'measure-clock': {
      const changedAt = addSeconds(lab.now, drawn.seconds);
      return { kind: drawn.action, serialNumber, code: codesOf(lab, device, drawn)[0], changedAt };
    }
    case 'lend-phone':
    case 'take-devices':
    case 'leak-password':
    case 'set-up-terminal':
      return { kind: drawn.action, userName };
    case 'hand-out-token':
      return { kind: drawn.action, to: withRoom(account, drawn) };
    case 'hand-out-phone':
      return {
        kind: drawn.action,
        to: userName,
        deviceName: `work-${drawn.user}`,
        clockOffset: drawn.seconds,
      };
    case 'write-plan': {
      const answer = drawn.isRight ? 'somebody I trust' : '';
      const rest = { identityCheck: 'the directory', rootContact: 'Rosa', rootTelephone: 'hers' };
      return { kind: drawn.action, administrator: 'omar', secondDevice: answer, ...rest };
    }
    case 'let-hours-pass':
    case 'age-sessions':
      return { kind: drawn.action, hours: Math.abs(drawn.seconds) };
    case 'run-command':
      return { kind: drawn.action, line: pick(LINES, drawn.choice, 'clear') };
    case 'sort-card':
    case 'pair-cards':
    case 'equip':
      return atDesk(drawn.action, drawn);
    case 'open-private-window':
    case 'close-private-window':
    case 'phone-swap':
    case 'collect-phones':
    case 'interrupt-command':
    case 'phone-lose':
    case 'phone-replace':
    case 'warp-to-next-step':
    case 'ask-administrators-for-mfa':
    case 'clear-equipment':
      return { kind: drawn.action };
  }
}

/** One of the access keys, or one that nobody has. */
function keyIdOf({ accessKeys }: Account, { choice: drawn }: Command): string {
  return pick(accessKeys, drawn, undefined)?.accessKeyId ?? 'LABANOTHERE234567ABC';
}

/** Mostly a window; now and then a program with one of the keys there are, or with temporary credentials. */
function senderOf({ accessKeys, temporaryCredentials }: Account, drawn: Command, browser: string): Sender {
  const key = pick(accessKeys, drawn.user, undefined);
  if (drawn.choice % 4 === 1 && key !== undefined) {
    return { credentials: { accessKeyId: key.accessKeyId } };
  }
  const issued = pick(temporaryCredentials, drawn.user, undefined);
  if (drawn.choice % 4 === 2 && issued !== undefined) {
    const { accessKeyId, sessionToken } = issued;
    return { credentials: { accessKeyId, sessionToken: drawn.isRight ? sessionToken : 'another' } };
  }
  return { browser };
}

/** Cards and devices, before there is a console. */
function atDesk(kind: 'sort-card' | 'pair-cards' | 'equip', drawn: Command): Request {
  const [card] = CREDENTIAL_CARDS;
  if (card === undefined) throw new Error('There are cards');
  const first = pick(CREDENTIAL_CARDS, drawn.choice, card);
  switch (kind) {
    case 'sort-card':
      return { kind, card: first.id, as: drawn.isRight ? first.kind : pick(TRAYS, drawn.user, 'are') };
    case 'pair-cards': {
      const second = pick(CREDENTIAL_CARDS, drawn.device, card);
      return { kind, first: first.id, second: second.id, predicted: drawn.isRight ? 2 : 1 };
    }
    case 'equip': {
      const person = pick(PEOPLE, drawn.user, undefined)?.id ?? 'owner';
      return { kind, person, device: pick(DEVICE_TYPES, drawn.device, undefined)?.id ?? 'sms' };
    }
  }
}

/** Somebody who can take one more device, or the drawer. */
function withRoom(account: Account, { user, isRight }: Command): string | null {
  const { userName } = pick(account.users, user, undefined) ?? { userName: '' };
  const { length } = allDevicesOf(account, { type: 'user', userName });
  return isRight && length < MAX_MFA_DEVICES_PER_USER ? userName : null;
}

/** The password of whoever is signed in. */
function ownPassword(account: Account, { session }: Browser, { isRight }: Command): string {
  const userName = session?.principal.type === 'user' ? session.principal.userName : '';
  const password = findUser(account, userName)?.loginProfile?.password;
  return isRight && password !== undefined ? password : 'Wrong-Guess-77';
}

/** The serial number of a security key, where one may be meant. */
function keySerial(
  account: Account,
  { challenge }: Browser,
  userName: string,
  drawn: Command,
): string | undefined {
  const fitting = account.securityKeys.filter(({ owner }) => {
    switch (drawn.action) {
      case 'choose-mfa-device':
        return challenge !== null && isSamePrincipal(owner, challenge.principal);
      case 'DeactivateMFADevice':
      case 'open-remove':
        return isSamePrincipal(owner, { type: 'user', userName });
      default:
        // A key where it does not belong, now and then.
        return drawn.choice % 15 === 14;
    }
  });
  return drawn.choice % 3 === 2 ? pick(fitting, drawn.device, undefined)?.serialNumber : undefined;
}

/** What the page in a window asks for. */
function askedFor(
  account: Account,
  { challenge, page }: Browser,
  { choice }: Command,
): Exclude<Action, 'go-on'> {
  switch (page.name) {
    case 'mfa-challenge': {
      const isForKey = account.securityKeys.some(
        ({ serialNumber }) => serialNumber === challenge?.serialNumber,
      );
      if (challenge?.serialNumber == null) return 'choose-mfa-device';
      return isForKey ? 'touch-security-key' : 'submit-mfa-code';
    }
    case 'root-recovery': {
      const next = {
        start: 'send-recovery-mail',
        'mail-sent': 'follow-recovery-mail',
        'mail-confirmed': 'ask-for-call',
        calling: 'key-in-number',
      } as const;
      return next[page.stage];
    }
    case 'remove-mfa-device':
      return 'confirm-remove';
    case 'reset-password':
      return 'submit-reset-password';
    case 'change-password':
      return 'submit-change-password';
    case 'select-mfa-device':
      return choice % 2 === 0 ? 'submit-device-name' : 'submit-key-name';
    case 'set-up-device':
      return choice % 3 === 0 ? 'phone-scan' : 'submit-set-up-codes';
    case 'register-security-key':
      return 'touch-security-key';
    case 'set-up-token':
      return 'submit-token';
    case 'resync-mfa-device':
      return 'submit-resync-codes';
    case 'policy-editor':
      return choice % 3 === 0 ? 'edit-policy' : 'save-policy';
    case 'iam-user':
      return pick(USER_LINKS, choice, 'open-remove');
    case 'sign-in':
      return 'sign-in-as-user';
    case 'inbox':
      return 'follow-link';
    case 'relay-sign-in':
      return 'relay-password';
    case 'relay-challenge':
      return choice % 2 === 0 ? 'relay-code' : 'touch-security-key';
    case 'relay-over':
      return choice % 2 === 0 ? 'open-bookmark' : 'open-relay';
    case 'look-alike':
      return choice % 2 === 0 ? 'submit-to-look-alike' : 'open-inbox';
    default:
      return pick(LINKS, choice, 'open-assign-mfa');
  }
}

/** The window in which to act. */
function windowFor({ browsers }: World, drawn: Command): Browser {
  const fitting = browsers.filter(({ session, challenge, page }) => {
    switch (drawn.action) {
      case 'go-on':
      case 'sign-in-as-user':
      case 'sign-in-as-root':
      case 'open-bookmark':
        return true;
      case 'choose-mfa-device':
      case 'try-another-method':
      case 'submit-mfa-code':
        return challenge !== null;
      case 'touch-security-key':
        return challenge !== null || page.name === 'register-security-key' || page.name === 'relay-challenge';
      case 'relay-password':
        return page.name === 'relay-sign-in';
      case 'relay-code':
        return page.name === 'relay-challenge';
      case 'open-root-recovery':
        return challenge?.principal.type === 'root';
      case 'send-recovery-mail':
      case 'follow-recovery-mail':
      case 'ask-for-call':
      case 'key-in-number':
        return page.name === 'root-recovery';
      case 'confirm-remove':
        return page.name === 'remove-mfa-device';
      case 'submit-reset-password':
        return page.name === 'reset-password';
      case 'submit-change-password':
        return page.name === 'change-password';
      case 'submit-token':
        return page.name === 'set-up-token';
      case 'submit-device-name':
      case 'submit-key-name':
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
  const fitting = account.mfaDevices.filter(({ kind, owner, serialNumber }) => {
    switch (drawn.action) {
      case 'EnableMFADevice':
      case 'DeleteVirtualMFADevice':
        return owner === null;
      case 'submit-token':
        return owner === null && kind === 'hardware-token';
      case 'ResyncMFADevice':
      case 'DeactivateMFADevice':
      case 'open-remove':
      case 'open-resync':
        return owner?.type === 'user' && owner.userName === userName;
      case 'choose-mfa-device':
        return challenge !== null && owner !== null && isSamePrincipal(owner, challenge.principal);
      case 'submit-mfa-code':
      case 'relay-code':
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
