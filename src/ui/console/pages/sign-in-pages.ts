import { personPassword } from '../../../lessons/engine/moves/moves.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import { code } from '../../../lessons/words/rich-text.js';
import { ADMINISTRATOR_WINDOW, ATTACKER_WINDOW } from '../../../sim/console/clicks.js';
import { ADMINISTRATOR, LEARNER } from '../../../sim/world/new-world.js';
import type { Browser, Page, World } from '../../../sim/world/world.js';
import { allDevicesOf, principalName } from '../../../sim/world/world.js';
import type { Element, PageRow } from './elements.js';
import { action, choice, field, line, request, row, title } from './elements.js';
import type { PageSource } from './step-of.js';
import { toolsOf } from './step-of.js';
import { windowLink } from './windows.js';

/** Who sits at a browser: the name on the card beside it. */
export function personAt(browser: Browser): string {
  return browser.id === ADMINISTRATOR_WINDOW ? ADMINISTRATOR : LEARNER;
}

const FILL_FROM_CARD: Element = {
  kind: 'link',
  id: 'fill-card',
  label: 'Fill in from the card',
  action: { kind: 'fill-from-card' },
};

/** The sign-in page of IAM users. */
export function iamSignIn({ session, fields }: PageSource, browser: Browser, account: string): PageRow[] {
  const { world } = session;
  const isThief = browser.id === ATTACKER_WINDOW;
  return [
    title('IAM user sign in'),
    field('account', 'Account ID or alias', fields['account'] ?? account),
    field('user-name', 'IAM user name', fields['user-name']),
    field('password', 'Password', fields['password']),
    row([
      action('sign-in', 'Sign in', { kind: 'sign-in' }),
      isThief
        ? {
            kind: 'link',
            id: 'fill-leak',
            label: 'Fill in from the list',
            action: { kind: 'fill-from-leak' },
          }
        : FILL_FROM_CARD,
    ]),
    row([
      request('bookmark', 'Open the bookmark', { kind: 'open-bookmark', browser: browser.id }),
      ...(isThief ? [] : [windowLink(browser)]),
    ]),
    row([
      request('root-form', 'Sign in using root user email', {
        kind: 'open-sign-in',
        browser: browser.id,
        form: 'root',
      }),
    ]),
    ...(isThief ? leakRows(world) : cardRows(world, personAt(browser))),
  ];
}

function cardRows(world: World, person: string): PageRow[] {
  return [
    line(['card: account ', code(world.account.alias), ', user ', code(person)], 'muted'),
    line(['      password ', code(personPassword(world, person))], 'muted'),
  ];
}

function leakRows({ leak, account }: World): PageRow[] {
  if (leak === null) return [];
  return [
    line(['a list from the web: account ', code(account.alias)], 'muted'),
    line(['      ', code(leak.userName), ' ', code(leak.password)], 'muted'),
  ];
}

/** The sign-in page of the root user. */
export function rootSignIn({ session, fields }: PageSource, browser: Browser): PageRow[] {
  const { world } = session;
  const hasCard = toolsOf(session).includes('root-card');
  return [
    title('Root user sign in'),
    field('email', 'Root user email address', fields['email']),
    field('password', 'Password', fields['password']),
    row([action('sign-in', 'Sign in', { kind: 'sign-in' }), ...(hasCard ? [FILL_FROM_CARD] : [])]),
    row([
      request('iam-form', 'Sign in using IAM user', {
        kind: 'open-sign-in',
        browser: browser.id,
        form: 'iam',
      }),
    ]),
    ...(hasCard
      ? [
          line(["the owner's card: ", code(world.account.root.email)], 'muted'),
          line(['      password ', code(world.account.root.password)], 'muted'),
        ]
      : [line(['The owner of the account keeps these. You are alice.'], 'muted')]),
  ];
}

/** The second page of a sign-in: a code, or a touch. */
export function challenge(session: LessonSession, browser: Browser): PageRow[] {
  const { account } = session.world;
  const waiting = browser.challenge;
  if (waiting === null) return [line(['Start with the password.'])];
  const devices = allDevicesOf(account, waiting.principal);
  const chosen = devices.find((device) => device.serialNumber === waiting.serialNumber);
  const head = [
    title('Additional verification required'),
    line([
      `Signing in as ${principalName(waiting.principal)}`,
      chosen === undefined ? '. Choose a device.' : `. Device: ${chosen.name}`,
    ]),
  ];
  if (chosen === undefined) {
    const choices: Element[] = devices.map((device) =>
      choice(`device-${device.name}`, device.name, false, {
        kind: 'request',
        request: { kind: 'choose-mfa-device', browser: browser.id, serialNumber: device.serialNumber },
      }),
    );
    const ways = browser.isPrivate ? [leave(browser), windowLink(browser)] : [leave(browser)];
    return [...head, ...choices.map((element) => row([element])), row(ways)];
  }
  const form =
    chosen.kind === 'security-key' ? touchForm(browser) : codeForm(session, browser, devices.length);
  return [...head, ...form, ...troubleRows(browser)];
}

function codeForm({ drafts }: LessonSession, browser: Browser, deviceCount: number): PageRow[] {
  return [
    field('code', 'MFA code', drafts['code']),
    row([action('submit-code', 'Submit', { kind: 'submit-code' }), leave(browser)]),
    ...(deviceCount > 1
      ? [line(['Several devices are registered. Any one of them signs you in.'], 'muted')]
      : []),
  ];
}

function touchForm(browser: Browser): PageRow[] {
  return [line(['The browser asks for your security key.']), row([touchButton(browser), leave(browser)])];
}

/** A touch of the key, as the browser asks for it. */
export function touchButton(browser: Browser): Element {
  return request(
    'touch-key',
    'Touch the security key',
    { kind: 'touch-security-key', browser: browser.id },
    'button',
  );
}

function troubleRows(browser: Browser): PageRow[] {
  const isRoot = browser.challenge?.principal.type === 'root';
  return [
    row([
      request('other-method', 'Try another MFA method', {
        kind: 'try-another-method',
        browser: browser.id,
      }),
      ...(browser.isPrivate ? [windowLink(browser)] : []),
    ]),
    ...(isRoot
      ? [
          row([
            request('root-recovery', 'Sign in using alternative factors', {
              kind: 'open-root-recovery',
              browser: browser.id,
            }),
          ]),
        ]
      : []),
  ];
}

function leave(browser: Browser): Element {
  return request('other-account', 'Sign in to a different account', {
    kind: 'sign-out',
    browser: browser.id,
  });
}

/** Root's own way back, page by page: a mail, then a call. */
export function rootRecovery(
  { world, drafts }: LessonSession,
  browser: Browser,
  page: Extract<Page, { name: 'root-recovery' }>,
): PageRow[] {
  const head = title('Sign in using alternative factors');
  const mail = world.account.root.email;
  switch (page.stage) {
    case 'start':
      return [
        head,
        line(['Step 1 of 2: a mail to the address of the account, ', code(mail), '.']),
        row([
          request(
            'send-mail',
            'Send verification email',
            { kind: 'send-recovery-mail', browser: browser.id },
            'button',
          ),
        ]),
      ];
    case 'mail-sent':
      return [
        head,
        line(['A mail is on its way to ', code(mail), '. Whoever reads that mailbox goes on from here.']),
        row([
          request('follow-mail', 'Open the mail, follow its link', {
            kind: 'follow-recovery-mail',
            browser: browser.id,
          }),
        ]),
      ];
    case 'mail-confirmed':
      return [
        head,
        line(['Step 2 of 2: a call to the primary contact telephone of the account.']),
        row([request('call-me', 'Call me now', { kind: 'ask-for-call', browser: browser.id }, 'button')]),
      ];
    case 'calling':
      return [
        head,
        line(['The telephone rings. A voice asks for this number: ', code(page.number)]),
        field('number', 'Key in', drafts['number']),
        row([action('submit-number', 'Sign in to the console', { kind: 'submit-number' })]),
      ];
  }
}
