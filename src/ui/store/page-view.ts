import { passwordOf } from '../../lessons/moves.js';
import type { RichText } from '../../lessons/rich-text.js';
import { code, strong } from '../../lessons/rich-text.js';
import type { LessonSession } from '../../lessons/session.js';
import { lastEventId } from '../../sim/history.js';
import { LEARNER } from '../../sim/new-world.js';
import { groupKey } from '../../sim/otpauth-uri.js';
import type { Request } from '../../sim/requests.js';
import { unreachable } from '../../sim/result.js';
import type { Browser, MfaDevice, Page, World } from '../../sim/world.js';
import { activeBrowser, devicesOf, findDevice, principalName } from '../../sim/world.js';

/** What activating an element does. */
export type ElementAction =
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'fill-from-card' }
  | { readonly kind: 'choose-type'; readonly type: string }
  | { readonly kind: 'submit-name' }
  | { readonly kind: 'submit-pair' }
  | { readonly kind: 'submit-code' }
  | { readonly kind: 'show-lab-qr'; readonly serialNumber: string }
  | { readonly kind: 'switch-phone' };

/** Something that can have the focus. */
export type Element =
  | {
      readonly kind: 'field';
      readonly id: string;
      readonly label: string;
      readonly input: 'text' | 'password' | 'code';
      readonly value: string;
    }
  | {
      readonly kind: 'button' | 'link' | 'choice';
      readonly id: string;
      readonly label: string;
      readonly isChosen?: boolean;
      readonly action: ElementAction;
    };

/** One line of a page, before it is fitted to a width. */
export type PageRow =
  | { readonly kind: 'text'; readonly text: RichText; readonly tone?: 'muted' | 'ok' | 'problem' }
  | {
      readonly kind: 'elements';
      /** Text in front of them. */
      readonly lead?: string;
      /** Text at the right end of the line. */
      readonly trail?: string;
      readonly elements: readonly Element[];
    }
  | { readonly kind: 'blank' };

/** A page of the simulated console. */
export interface PageView {
  readonly url: string;
  readonly window: string;
  readonly rows: readonly PageRow[];
}

/** The address of a page. Paths of the console are made after the real one's; they are not documented. */
export function pageUrl(world: World, page: Page): string {
  switch (page.name) {
    case 'sign-in':
      if (page.form === 'root') return 'https://signin.aws.amazon.com/';
      return page.account === ''
        ? 'https://console.aws.amazon.com/'
        : `https://${page.account}.signin.aws.amazon.com/console`;
    case 'mfa-challenge':
      return `https://${world.account.alias}.signin.aws.amazon.com/mfa`;
    case 'console-home':
      return 'https://console.aws.amazon.com/console/home';
    case 'iam-dashboard':
      return 'https://console.aws.amazon.com/iam/home';
    case 'iam-users':
      return 'https://console.aws.amazon.com/iam/home#/users';
    case 'security-credentials':
      return 'https://console.aws.amazon.com/iam/home#/security_credentials';
    case 'select-mfa-device':
    case 'set-up-device':
    case 'resync-mfa-device':
      return 'https://console.aws.amazon.com/iam/home#/security_credentials/mfa';
    default:
      return unreachable(page);
  }
}

/** The page in the window in front. */
export function pageView(session: LessonSession): PageView {
  const { world } = session;
  const browser = activeBrowser(world);
  return {
    url: pageUrl(world, browser.page),
    window: browser.isPrivate ? 'private window' : 'browser',
    rows: [...navigation(world, browser), ...banner(session, browser), ...content(session, browser)],
  };
}

function navigation(world: World, browser: Browser): PageRow[] {
  const id = browser.id;
  const { session } = browser;
  if (session === null) return [];
  const name = principalName(session.principal);
  return [
    {
      kind: 'elements',
      trail: `${name} @ ${world.account.alias}`,
      elements: [
        request('nav-home', 'Home', { kind: 'open-page', browser: id, page: 'console-home' }),
        request('nav-iam', 'IAM', { kind: 'open-page', browser: id, page: 'iam-dashboard' }),
        windowLink(browser),
      ],
    },
    {
      kind: 'elements',
      lead: `${name}:`,
      elements: [
        request('nav-credentials', 'Security credentials', {
          kind: 'open-page',
          browser: id,
          page: 'security-credentials',
        }),
        request('nav-sign-out', 'Sign out', { kind: 'sign-out', browser: id }),
      ],
    },
    { kind: 'blank' },
  ];
}

function windowLink(browser: Browser): Element {
  return browser.isPrivate
    ? request('nav-close-private', 'Close window', { kind: 'close-private-window' })
    : request('nav-private', 'Private window', { kind: 'open-private-window' });
}

/** What the console says of the last action. What it said before this step began is old news. */
function banner({ world, mark }: LessonSession, { banner }: Browser): PageRow[] {
  if (banner === null || lastEventId(world) <= mark.eventId) return [];
  switch (banner.kind) {
    case 'device-assigned':
      return [line([`MFA device assigned: ${banner.deviceName}`], 'ok')];
    case 'device-resynced':
      return [line([`MFA device resynced: ${banner.deviceName}`], 'ok')];
    case 'refused':
      return [line([banner.error.message.trim()], 'problem')];
    default:
      return unreachable(banner);
  }
}

function content(session: LessonSession, browser: Browser): PageRow[] {
  const { world } = session;
  const { page } = browser;
  switch (page.name) {
    case 'sign-in':
      return page.form === 'iam' ? iamSignIn(session, browser, page.account) : rootSignIn(session, browser);
    case 'mfa-challenge':
      return challenge(session, browser);
    case 'console-home':
      return home(browser);
    case 'iam-dashboard':
      return [
        title('IAM dashboard'),
        {
          kind: 'elements',
          elements: [
            request('iam-users', 'Users', { kind: 'open-page', browser: browser.id, page: 'iam-users' }),
          ],
        },
      ];
    case 'iam-users':
      return usersPage(world, page.refusal?.message ?? null);
    case 'security-credentials':
      return securityCredentials(world, browser);
    case 'select-mfa-device':
      return selectDevice(session, browser);
    case 'set-up-device':
      return setUpDevice(session, browser, page.serialNumber, page.reveal);
    case 'resync-mfa-device':
      return resync(session, browser, page.serialNumber);
    default:
      return unreachable(page);
  }
}

function iamSignIn(session: LessonSession, browser: Browser, account: string): PageRow[] {
  const { world, drafts } = session;
  return [
    title('IAM user sign in'),
    field('account', 'Account ID or alias', 'text', drafts['account'] ?? account),
    field('user-name', 'IAM user name', 'text', drafts['user-name'] ?? ''),
    field('password', 'Password', 'password', drafts['password'] ?? ''),
    {
      kind: 'elements',
      elements: [
        action('sign-in', 'Sign in', { kind: 'sign-in' }),
        { kind: 'link', id: 'fill-card', label: 'Fill in from the card', action: { kind: 'fill-from-card' } },
      ],
    },
    {
      kind: 'elements',
      elements: [
        request('bookmark', 'Open the bookmark', { kind: 'open-bookmark', browser: browser.id }),
        windowLink(browser),
      ],
    },
    {
      kind: 'elements',
      elements: [
        request('root-form', 'Sign in using root user email', {
          kind: 'open-sign-in',
          browser: browser.id,
          form: 'root',
        }),
      ],
    },
    line(['card: account ', code(world.account.alias), ', user ', code(LEARNER)], 'muted'),
    line(['      password ', code(passwordOf(world))], 'muted'),
  ];
}

function rootSignIn({ drafts }: LessonSession, browser: Browser): PageRow[] {
  return [
    title('Root user sign in'),
    field('email', 'Root user email address', 'text', drafts['email'] ?? ''),
    field('password', 'Password', 'password', drafts['password'] ?? ''),
    { kind: 'elements', elements: [action('sign-in', 'Sign in', { kind: 'sign-in' })] },
    {
      kind: 'elements',
      elements: [
        request('iam-form', 'Sign in using IAM user', {
          kind: 'open-sign-in',
          browser: browser.id,
          form: 'iam',
        }),
      ],
    },
    line(['The owner of the account keeps these. You are alice.'], 'muted'),
  ];
}

function challenge(session: LessonSession, browser: Browser): PageRow[] {
  const { account } = session.world;
  const waiting = browser.challenge;
  if (waiting === null) return [line(['Start with the password.'])];
  const devices = devicesOf(account, waiting.principal);
  const chosen = devices.find((device) => device.serialNumber === waiting.serialNumber);
  const choices: Element[] = devices.map((device) => ({
    kind: 'choice',
    id: `device-${device.name}`,
    label: device.name,
    isChosen: device === chosen,
    action: {
      kind: 'request',
      request: { kind: 'choose-mfa-device', browser: browser.id, serialNumber: device.serialNumber },
    },
  }));
  return [
    title('Additional verification required'),
    line([
      `Signing in as ${principalName(waiting.principal)}`,
      chosen === undefined ? '. Choose a device.' : `. Device: ${chosen.name}`,
    ]),
    ...(devices.length > 1 ? [{ kind: 'elements', lead: 'MFA devices:', elements: choices } as const] : []),
    ...(chosen === undefined ? [] : codeForm(session, browser)),
  ];
}

function codeForm({ drafts }: LessonSession, browser: Browser): PageRow[] {
  return [
    field('code', 'MFA code', 'code', drafts['code'] ?? ''),
    {
      kind: 'elements',
      elements: [
        action('submit-code', 'Submit', { kind: 'submit-code' }),
        request('other-account', 'Sign in to a different account', {
          kind: 'sign-out',
          browser: browser.id,
        }),
      ],
    },
    line(['No device at hand? Another registered one will do; else an administrator has to help.'], 'muted'),
  ];
}

function home(browser: Browser): PageRow[] {
  const { session } = browser;
  if (session === null) return [];
  const name = principalName(session.principal);
  const mfa = session.mfa === null ? 'without MFA' : 'with MFA';
  return [
    title('Console Home'),
    line(['Signed in as ', strong(name), `, ${mfa}.`]),
    ...(session.principal.type === 'root'
      ? [line(['The root user may do everything in this account.'])]
      : []),
  ];
}

function usersPage(world: World, refusal: string | null): PageRow[] {
  if (refusal === null) {
    return [title('Users'), ...world.account.users.map((user) => line([user.userName]))];
  }
  return [title('Users'), line([strong('Access denied')], 'problem'), line([refusal])];
}

function securityCredentials(world: World, browser: Browser): PageRow[] {
  const principal = browser.session?.principal;
  if (principal === undefined) return [line(['Sign in first.'])];
  const devices = devicesOf(world.account, principal);
  if (principal.type === 'root') {
    return [
      title('My security credentials: root user'),
      line([`Multi-factor authentication (MFA): ${devices.length}`]),
    ];
  }
  return [
    title('My security credentials'),
    line([`Multi-factor authentication (MFA) (${devices.length})`]),
    ...(devices.length === 0
      ? [
          line(
            ['No MFA devices. Assign an MFA device to improve the security of your AWS environment'],
            'muted',
          ),
        ]
      : devices.map((device) => deviceRow(device, browser))),
    {
      kind: 'elements',
      elements: [
        request(
          'assign-mfa',
          'Assign MFA device',
          { kind: 'open-assign-mfa', browser: browser.id },
          'button',
        ),
      ],
    },
  ];
}

function deviceRow(device: MfaDevice, browser: Browser): PageRow {
  return {
    kind: 'elements',
    lead: `Virtual  ${device.name}`,
    elements: [
      request(`resync-${device.name}`, 'Resync', {
        kind: 'open-resync',
        browser: browser.id,
        serialNumber: device.serialNumber,
      }),
    ],
  };
}

/** The device types the wizard offers. */
export const DEVICE_TYPES = [
  { id: 'passkey', label: 'Passkey or security key' },
  { id: 'app', label: 'Authenticator app' },
  { id: 'token', label: 'Hardware TOTP token' },
] as const;

function selectDevice({ drafts }: LessonSession, browser: Browser): PageRow[] {
  const chosen = drafts['device-type'] ?? '';
  return [
    title('Select MFA device'),
    field('device-name', 'Device name', 'text', drafts['device-name'] ?? ''),
    ...DEVICE_TYPES.map(
      (type): PageRow => ({
        kind: 'elements',
        elements: [
          {
            kind: 'choice',
            id: `type-${type.id}`,
            label: type.label,
            isChosen: chosen === type.id,
            action: { kind: 'choose-type', type: type.id },
          },
        ],
      }),
    ),
    {
      kind: 'elements',
      elements: [
        action('submit-name', 'Next', { kind: 'submit-name' }),
        request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id }),
      ],
    },
  ];
}

function setUpDevice(
  session: LessonSession,
  browser: Browser,
  serialNumber: string,
  reveal: 'nothing' | 'qr' | 'key',
): PageRow[] {
  const device = findDevice(session.world.account, serialNumber);
  const isKeyShown = reveal === 'key' && device !== undefined;
  return [
    title(`Set up device: ${device?.name ?? ''}`),
    {
      kind: 'elements',
      elements: [
        request('show-qr', 'Show QR code', { kind: 'reveal', browser: browser.id, what: 'qr' }, 'button'),
        request(
          'show-key',
          isKeyShown ? 'Hide secret key' : 'Show secret key',
          { kind: 'reveal', browser: browser.id, what: isKeyShown ? 'nothing' : 'key' },
          'button',
        ),
      ],
    },
    ...(isKeyShown ? [line([code(groupKey(device.seed))])] : []),
    ...pairForm(session, browser, 'Add MFA'),
  ];
}

function resync(session: LessonSession, browser: Browser, serialNumber: string): PageRow[] {
  const device = findDevice(session.world.account, serialNumber);
  return [title(`Resync MFA device: ${device?.name ?? ''}`), ...pairForm(session, browser, 'Resync')];
}

function pairForm({ drafts }: LessonSession, browser: Browser, submit: string): PageRow[] {
  return [
    field('code-1', 'MFA code 1', 'code', drafts['code-1'] ?? ''),
    field('code-2', 'MFA code 2', 'code', drafts['code-2'] ?? ''),
    {
      kind: 'elements',
      elements: [
        action('submit-pair', submit, { kind: 'submit-pair' }),
        request('cancel', 'Cancel', { kind: 'cancel-wizard', browser: browser.id }),
      ],
    },
  ];
}

function title(text: string): PageRow {
  return { kind: 'text', text: [strong(text)] };
}

function line(text: RichText, tone?: 'muted' | 'ok' | 'problem'): PageRow {
  return tone === undefined ? { kind: 'text', text } : { kind: 'text', text, tone };
}

function field(id: string, label: string, input: 'text' | 'password' | 'code', value: string): PageRow {
  return { kind: 'elements', elements: [{ kind: 'field', id, label, input, value }] };
}

function action(id: string, label: string, elementAction: ElementAction): Element {
  return { kind: 'button', id, label, action: elementAction };
}

function request(id: string, label: string, sent: Request, kind: 'link' | 'button' = 'link'): Element {
  return { kind, id, label, action: { kind: 'request', request: sent } };
}
