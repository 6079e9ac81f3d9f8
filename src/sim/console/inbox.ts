import type { Handlers } from '../outcome.js';
import { done, failed } from '../outcome.js';
import type { Account } from '../world/account.js';
import type { LinkTarget, Page } from '../world/browser.js';
import { LAB_SOURCE, record } from '../world/history.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { changeBrowser, onPage } from './page.js';
import type { InboxRequest } from './requests.js';
import { signInEvent } from './sessions.js';

/** Somebody typed a password on a page that is not the account's. */
export const TYPED_ELSEWHERE = 'TypedOnAnotherSite';

/**
 * Where the links of the mail lead, from top to bottom: in an order of the account's own. The right one is never the
 * first, which anybody opens.
 */
export function linksOf({ id }: Account): readonly [LinkTarget, LinkTarget, LinkTarget] {
  const [even, odd] = [Number(id.slice(-1)) % 2 === 0, Number(id.slice(-2, -1)) % 2 === 0];
  const [first, other] = odd
    ? (['longer-domain', 'other-domain'] as const)
    : (['other-domain', 'longer-domain'] as const);
  return even ? [first, 'own-page', other] : [first, other, 'own-page'];
}

/** A mail with links, and the pages that they lead to. Nobody stands behind these pages, and nothing is sent anywhere. */
export const INBOX_HANDLERS = {
  'open-inbox': (world, { browser }) => done(shown(world, browser, { name: 'inbox' })),
  'follow-link': onPage('inbox', (world, { browser, link }) =>
    done(shown(world, browser, pageBehind(world, link))),
  ),
  'submit-to-look-alike': onPage('look-alike', (world, { browser }, { now }) => {
    const refused = refusal(null, { code: 'not-the-accounts-page' });
    const event = { ...signInEvent(TYPED_ELSEWHERE, browser, now), eventSource: LAB_SOURCE };
    return failed(record(world, { ...event, refusal: refused }), refused);
  }),
} satisfies Handlers<InboxRequest>;

function pageBehind({ account }: World, link: LinkTarget): Page {
  return link === 'own-page'
    ? { name: 'sign-in', form: 'iam', account: account.alias }
    : { name: 'look-alike', site: link };
}

function shown(world: World, browser: string, page: Page): World {
  return changeBrowser(world, browser, { page, challenge: null, banner: null });
}
