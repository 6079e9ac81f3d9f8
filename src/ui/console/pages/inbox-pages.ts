import { linksOf } from '../../../sim/console/inbox.js';
import type { Browser } from '../../../sim/world/browser.js';
import type { PageRow } from './elements.js';
import { line, request, row, title } from './elements.js';
import type { PageAt, PageTable } from './page-table.js';
import { BOOKMARK, cardRows, FILL_FROM_CARD, iamForm, painted, ROOT_FORM } from './sign-in-rows.js';
import { PRIVATE_WINDOW, personAt } from './windows.js';

/** alice's mail, and the pages that its links lead to beside the real one. */
export const INBOX_PAGES = {
  inbox: { path: () => '/inbox', rows: inbox },
  // Room is short: the whole host of the longest of these has to fit into the address bar.
  'look-alike': { path: () => '/', rows: lookAlike },
} as const satisfies Partial<PageTable>;

/** Links that say where they lead say little: the address bar says it once one is there. */
function inbox({ session, browser }: PageAt<'inbox'>): PageRow[] {
  return [
    title("alice's mail"),
    line(['Three mails. Each says: "Sign in to your AWS account here."']),
    ...linksOf(session.world.account).map((link, index) =>
      row([
        request(`link-${index + 1}`, `Sign in (link ${index + 1})`, {
          kind: 'follow-link',
          browser: browser.id,
          link,
        }),
      ]),
    ),
  ];
}

/** Looks just like the page of the account. What is typed here is sent nowhere. */
function lookAlike({ session, fields, browser }: PageAt<'look-alike'>): PageRow[] {
  const { world } = session;
  return [
    ...iamForm(fields, world.account.alias, [FILL_FROM_CARD]),
    row([painted('bookmark', BOOKMARK), painted('nav-private', PRIVATE_WINDOW)]),
    row([painted('root-form', ROOT_FORM)]),
    backToMail(browser),
    ...cardRows(world, personAt(browser)),
  ];
}

/** Back to the three links. */
export function backToMail(browser: Browser): PageRow {
  return row([request('inbox', 'Back to the mail', { kind: 'open-inbox', browser: browser.id })]);
}
