import { attackersBrowser } from '../../../sim/console/relay.js';
import { allDevicesOf } from '../../../sim/world/account.js';
import type { Browser } from '../../../sim/world/browser.js';
import { givesCodes } from '../../../sim/world/devices.js';
import { principalName } from '../../../sim/world/principal.js';
import { touchButton } from './challenge-pages.js';
import type { ActionElement, PageRow } from './elements.js';
import { field, line, primary, request, row, title } from './elements.js';
import type { PageAt, PageTable } from './page-table.js';
import { BOOKMARK, cardRows, FILL_FROM_CARD, iamForm, painted, ROOT_FORM } from './sign-in-rows.js';
import { personAt } from './windows.js';

/** The attacker's site. It looks like the real one, and only the address tells; what it says is the lab's own words. */
export const RELAY_PAGES = {
  'relay-sign-in': { path: () => '/', rows: relaySignIn },
  'relay-challenge': { path: () => '/mfa', rows: relayChallenge },
  'relay-over': { path: () => '/wait', rows: relayOver },
} as const satisfies Partial<PageTable>;

function relaySignIn({ session, fields, browser }: PageAt<'relay-sign-in'>): PageRow[] {
  const { world } = session;
  return [
    ...iamForm(fields, world.account.alias, [FILL_FROM_CARD]),
    row([bookmark(browser), painted('root-form', ROOT_FORM)]),
    ...cardRows(world, personAt(browser)),
  ];
}

/** The page asks for what AWS asks the attacker's browser for. */
function relayChallenge({ session, fields, browser }: PageAt<'relay-challenge'>): PageRow[] {
  const { world } = session;
  const waiting = attackersBrowser(world)?.challenge ?? null;
  const back = bookmark(browser);
  if (waiting === null) {
    const again = request('relay-again', 'Sign in again', { kind: 'open-relay', browser: browser.id });
    return [title('Your sign-in took too long'), row([again, back])];
  }
  const asked = allDevicesOf(world.account, waiting.principal).find(
    ({ serialNumber }) => serialNumber === waiting.serialNumber,
  );
  const name = principalName(waiting.principal);
  const head = title('Additional verification required');
  if (asked === undefined) {
    return [
      head,
      line([`Signing in as ${name}.`]),
      line(['One moment. Your details are being checked.']),
      row([back]),
    ];
  }
  return [
    head,
    line([`Signing in as ${name}. Device: ${asked.name}`]),
    ...(givesCodes(asked)
      ? [
          field('code', 'MFA code', fields.code),
          row([primary('submit-code', 'Submit', { kind: 'submit-code' }), back]),
        ]
      : [line(['The browser asks for your security key.']), row([touchButton(browser), back])]),
  ];
}

/** What such a page says when it has what it wants. */
function relayOver({ browser }: PageAt<'relay-over'>): PageRow[] {
  return [
    title('Thank you'),
    line(['The service is busy at the moment. Please sign in again in a few minutes.']),
    row([bookmark(browser)]),
  ];
}

/** A bookmark is the browser's, whatever the page is. */
function bookmark(browser: Browser): ActionElement {
  return request('bookmark', BOOKMARK, { kind: 'open-bookmark', browser: browser.id });
}
