import type { LessonSession } from '../../../lessons/engine/session.js';
import { code, strong } from '../../../lessons/words/rich-text.js';
import { groupKey } from '../../../sim/codes/otpauth-uri.js';
import type { AnyMfaDevice, Browser, Page } from '../../../sim/world/world.js';
import { allDevicesOf, findDevice } from '../../../sim/world/world.js';
import type { Element, PageRow } from './elements.js';
import { action, choice, field, line, request, row, title } from './elements.js';
import { touchButton } from './sign-in-pages.js';

/** One's own Security credentials page. */
export function securityCredentials({ world }: LessonSession, browser: Browser): PageRow[] {
  const principal = browser.session?.principal;
  if (principal === undefined) return [line(['Sign in first.'])];
  const devices = allDevicesOf(world.account, principal);
  if (principal.type === 'root') {
    return [
      title('My security credentials: root user'),
      line([`Multi-factor authentication (MFA): ${devices.length}`]),
      line(['Root is for root work. Sign out, and sign in as alice.'], 'muted'),
    ];
  }
  return [
    title('My security credentials'),
    ...deviceList(devices, browser, principal.userName),
    row([
      request('assign-mfa', 'Assign MFA device', { kind: 'open-assign-mfa', browser: browser.id }, 'button'),
      request('change-password', 'Change password', {
        kind: 'open-change-password',
        browser: browser.id,
      }),
    ]),
  ];
}

/** The devices of a user, each with what can be done to it. */
export function deviceList(devices: readonly AnyMfaDevice[], browser: Browser, userName: string): PageRow[] {
  return [
    line([`Multi-factor authentication (MFA) (${devices.length})`]),
    ...(devices.length === 0
      ? [
          line(
            ['No MFA devices. Assign an MFA device to improve the security of your AWS environment'],
            'muted',
          ),
        ]
      : devices.map((device) => deviceRow(device, browser, userName))),
  ];
}

const KIND_NAMES = {
  virtual: 'Virtual',
  'security-key': 'Security key',
  'hardware-token': 'Hardware',
} as const;

function deviceRow(device: AnyMfaDevice, browser: Browser, userName: string): PageRow {
  const { name, serialNumber, kind } = device;
  const resync = request(`resync-${name}`, 'Resync', {
    kind: 'open-resync',
    browser: browser.id,
    serialNumber,
  });
  const remove = request(`remove-${name}`, 'Remove', {
    kind: 'open-remove',
    browser: browser.id,
    userName,
    serialNumber,
  });
  return row(kind === 'security-key' ? [remove] : [resync, remove], `${KIND_NAMES[kind]}  ${name}`);
}

/** The device types the wizard offers. */
export const DEVICE_TYPES = [
  { id: 'passkey', label: 'Passkey or security key' },
  { id: 'app', label: 'Authenticator app' },
  { id: 'token', label: 'Hardware TOTP token' },
] as const;

/** The wizard's first page: a name and a type. */
export function selectDevice({ drafts }: LessonSession, browser: Browser): PageRow[] {
  const chosen = drafts['device-type'] ?? '';
  return [
    title('Select MFA device'),
    field('device-name', 'Device name', drafts['device-name']),
    ...DEVICE_TYPES.map((type) =>
      row([
        choice(`type-${type.id}`, type.label, chosen === type.id, {
          kind: 'set-draft',
          field: 'device-type',
          value: type.id,
          focus: 'submit-name',
        }),
      ]),
    ),
    row([
      action('submit-name', 'Next', { kind: 'submit-name' }),
      request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id }),
    ]),
  ];
}

/** The wizard's second page for an authenticator app. */
export function setUpDevice(
  session: LessonSession,
  browser: Browser,
  { serialNumber, reveal }: Extract<Page, { name: 'set-up-device' }>,
): PageRow[] {
  const device = findDevice(session.world.account, serialNumber);
  const isKeyShown = reveal === 'key' && device !== undefined;
  return [
    title(`Set up device: ${device?.name ?? ''}`),
    row([
      request('show-qr', 'Show QR code', { kind: 'reveal', browser: browser.id, what: 'qr' }, 'button'),
      request(
        'show-key',
        isKeyShown ? 'Hide secret key' : 'Show secret key',
        { kind: 'reveal', browser: browser.id, what: isKeyShown ? 'nothing' : 'key' },
        'button',
      ),
    ]),
    ...(isKeyShown ? [line([code(groupKey(device.seed))])] : []),
    ...pairForm(session, browser, 'Add MFA'),
  ];
}

/** The wizard's second page for a security key: the browser asks for a touch. */
export function registerKey(browser: Browser, keyName: string): PageRow[] {
  return [
    title(`Set up device: ${keyName}`),
    line(['The browser asks for your security key. It will make a new key pair, for this site alone.']),
    row([touchButton(browser), request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id })]),
  ];
}

/** The wizard's second page for a hardware token. */
export function setUpToken(session: LessonSession, browser: Browser): PageRow[] {
  const spare = session.world.account.mfaDevices.find(
    ({ kind, owner }) => kind === 'hardware-token' && owner === null,
  );
  return [
    title('Set up device: hardware TOTP token'),
    field('token-number', 'Serial number', session.drafts['token-number']),
    ...pairFields(session),
    row([
      action('submit-token', 'Add MFA', { kind: 'submit-token' }),
      request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id }),
    ]),
    ...(spare === undefined
      ? [line(['There is no spare token in this lab now. Choose another type.'], 'muted')]
      : [line(['on the back of the token in the drawer: ', code(spare.serialNumber)], 'muted')]),
  ];
}

/** Two new codes for a device whose clock has moved. */
export function resync(session: LessonSession, browser: Browser, serialNumber: string): PageRow[] {
  const device = findDevice(session.world.account, serialNumber);
  return [title(`Resync MFA device: ${device?.name ?? ''}`), ...pairForm(session, browser, 'Resync')];
}

function pairForm(session: LessonSession, browser: Browser, submit: string): PageRow[] {
  return [
    ...pairFields(session),
    row([
      action('submit-pair', submit, { kind: 'submit-pair' }),
      request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id }),
    ]),
  ];
}

function pairFields({ drafts }: LessonSession): PageRow[] {
  return [field('code-1', 'MFA code 1', drafts['code-1']), field('code-2', 'MFA code 2', drafts['code-2'])];
}

/** Remove asks once more. */
export function removeDevice(
  { world }: LessonSession,
  browser: Browser,
  { userName, serialNumber }: Extract<Page, { name: 'remove-mfa-device' }>,
): PageRow[] {
  const device = [...world.account.mfaDevices, ...world.account.securityKeys].find(
    (candidate) => candidate.serialNumber === serialNumber,
  );
  return [
    title('Remove MFA device'),
    line([
      'Remove ',
      strong(device?.name ?? serialNumber),
      ` from ${userName}? Sign-in will not ask for it any more.`,
    ]),
    row([
      request('confirm-remove', 'Remove', { kind: 'confirm-remove', browser: browser.id }, 'button'),
      backToUser(browser, userName),
    ]),
  ];
}

/** Cancel, on a page about a user: to one's own page, or to the user's. */
export function backToUser(browser: Browser, userName: string): Element {
  const principal = browser.session?.principal;
  const isOwn = principal?.type === 'user' && principal.userName === userName;
  return isOwn
    ? request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id })
    : request('cancel', 'Cancel', { kind: 'open-user', browser: browser.id, userName });
}
