import { isAskedPhoneGone } from '../../../lessons/words/window-words.js';
import { isStale } from '../../../sim/console/stale-challenge.js';
import { allDevicesOf } from '../../../sim/world/account.js';
import type { Browser, Challenge } from '../../../sim/world/browser.js';
import type { AnyMfaDevice } from '../../../sim/world/devices.js';
import { givesCodes } from '../../../sim/world/devices.js';
import { principalName } from '../../../sim/world/principal.js';
import type { Element, PageRow } from './elements.js';
import { choice, field, line, primary, request, risky, row, title } from './elements.js';
import type { PageAt, PageTable } from './page-table.js';
import { timeRows } from './time-row.js';
import { isOwnWindow, windowLink } from './windows.js';

/** The second page of a sign-in. */
export const CHALLENGE_PAGES = {
  'mfa-challenge': { path: () => '/mfa', rows: challenge },
} as const satisfies Partial<PageTable>;

/** A code, or a touch; of several devices one is chosen first. */
function challenge(at: PageAt<'mfa-challenge'>): PageRow[] {
  const { session, browser } = at;
  const waiting = browser.challenge;
  if (waiting === null) return [line(['Start with the password.'])];
  const devices = allDevicesOf(session.world.account, waiting.principal);
  const isGone = isStale(session.world.account, waiting);
  const chosen = devices.find((device) => device.serialNumber === waiting.serialNumber);
  const head = [
    title('Additional verification required'),
    line([`Signing in as ${principalName(waiting.principal)}`, chosenWords(chosen, devices.length)]),
  ];
  if (chosen === undefined) {
    const choices: Element[] = devices.map((device) =>
      choice(`device-${device.name}`, device.name, false, {
        kind: 'request',
        request: { kind: 'choose-mfa-device', browser: browser.id, serialNumber: device.serialNumber },
      }),
    );
    const leaving = isGone ? startAgain(browser, waiting) : leave(browser);
    const ways = browser.isPrivate ? [leaving, windowLink(browser)] : [leaving];
    const gone = isGone ? REMOVED : [];
    return [...head, ...gone, ...choices.map((element) => row([element])), row(ways)];
  }
  const form = givesCodes(chosen) ? codeForm(at, devices.length) : touchForm(browser);
  return [...head, ...form, ...troubleRows(browser)];
}

/** Which device it is about, or that one has to be chosen: where none is left there is nothing to choose. */
function chosenWords(chosen: AnyMfaDevice | undefined, deviceCount: number): string {
  if (chosen !== undefined) return `. Device: ${chosen.name}`;
  return deviceCount === 0 ? '.' : '. Choose a device.';
}

/** The device was taken away since the password: it is neither named nor asked for. */
const REMOVED: readonly PageRow[] = [
  line(['The device that this sign-in asked for has been removed. No code of it will do.']),
  line(["(The lab's choice: what AWS shows here is not documented.)"], 'muted'),
];

function startAgain(browser: Browser, { principal }: Challenge): Element {
  return principal.type === 'root'
    ? request('start-again', 'Start again', { kind: 'open-sign-in', browser: browser.id, form: 'root' })
    : request('start-again', 'Start again', { kind: 'open-bookmark', browser: browser.id });
}

/** Under the field for a code that nobody has. */
const PHONE_IS_GONE = 'The phone that shows this code is gone.';

function codeForm({ session, fields, browser }: PageAt<'mfa-challenge'>, deviceCount: number): PageRow[] {
  return [
    field('code', 'MFA code', fields.code),
    ...(isAskedPhoneGone(session.world) ? [line([PHONE_IS_GONE], 'lab')] : []),
    ...timeRows(session),
    row([primary('submit-code', 'Submit', { kind: 'submit-code' }), leave(browser)]),
    ...(deviceCount > 1
      ? [line(['Several devices are registered. Any one of them signs you in.'], 'muted')]
      : []),
  ];
}

function touchForm(browser: Browser): PageRow[] {
  return isOwnWindow(browser)
    ? [line(['The browser asks for your security key.']), row([touchButton(browser), leave(browser)])]
    : [line([KEY_IS_ELSEWHERE]), row([leave(browser)])];
}

/** What a browser of somebody else waits for in vain. */
export const KEY_IS_ELSEWHERE =
  "The browser asks for the security key. That is in alice's hand, so nothing happens here.";

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
  const sent = { kind: 'sign-out', browser: browser.id } as const;
  return risky('loss', request('other-account', 'Sign in to a different account', sent));
}
