import type { LessonSession } from '../../../lessons/engine/session.js';
import { code } from '../../../lessons/words/rich-text.js';
import type { Browser } from '../../../sim/world/browser.js';
import type { World } from '../../../sim/world/world.js';
import type { ActionElement, PageRow } from './elements.js';
import { field, line, primary, request, row, title } from './elements.js';
import { backToMail } from './inbox-pages.js';
import type { PageAt, PageTable } from './page-table.js';
import { BOOKMARK, cardRows, FILL_FROM_CARD, iamForm, ROOT_FORM } from './sign-in-rows.js';
import { toolsOf } from './step-of.js';
import { personAt, personaAt, windowLink } from './windows.js';

/** The page on which everybody starts. */
export const SIGN_IN_PAGES = {
  'sign-in': {
    path: ({ form, account }) => (form === 'iam' && account !== '' ? '/console' : '/'),
    rows: (at) => (at.page.form === 'iam' ? iamSignIn(at) : rootSignIn(at)),
  },
} as const satisfies Partial<PageTable>;

const FILL_FROM_LEAK: ActionElement = {
  kind: 'link',
  id: 'fill-leak',
  label: 'Fill in from the list',
  action: { kind: 'fill-from-leak' },
};

/** The sign-in page of IAM users. */
function iamSignIn({ session, fields, browser, page }: PageAt<'sign-in'>): PageRow[] {
  const { world } = session;
  const isThief = personaAt(browser) === 'attacker';
  return [
    ...iamForm(fields, page.account, fillIn(world, isThief)),
    row([
      request('bookmark', BOOKMARK, { kind: 'open-bookmark', browser: browser.id }),
      ...(isThief ? [] : [windowLink(browser)]),
    ]),
    row([otherForm(browser, 'root')]),
    ...mailRows(session, browser),
    ...relayLinkRows(session, browser),
    ...(isThief ? leakRows(world) : cardRows(world, personAt(browser))),
  ];
}

/** A thief has a list, or nothing to read from. */
function fillIn({ leak }: World, isThief: boolean): ActionElement[] {
  if (!isThief) return [FILL_FROM_CARD];
  return leak === null ? [] : [FILL_FROM_LEAK];
}

/** The way back to the mail, in the task that begins there. */
function mailRows(session: LessonSession, browser: Browser): PageRow[] {
  return toolsOf(session).includes('inbox') ? [backToMail(browser)] : [];
}

/** The link of the mail that leads to the attacker's page, in a task that has such a page. */
function relayLinkRows(session: LessonSession, browser: Browser): PageRow[] {
  if (!toolsOf(session).includes('relay') || personaAt(browser) !== 'learner') return [];
  return [
    row([request('relay-link', 'Follow the link of the mail', { kind: 'open-relay', browser: browser.id })]),
  ];
}

function otherForm(browser: Browser, form: 'iam' | 'root'): ActionElement {
  const label = form === 'iam' ? 'Sign in using IAM user' : ROOT_FORM;
  return request(`${form}-form`, label, { kind: 'open-sign-in', browser: browser.id, form });
}

function leakRows({ leak, account }: World): PageRow[] {
  if (leak === null) return [];
  return [
    line(
      [
        'On a list from the web: account ',
        code(account.alias),
        ', user ',
        code(leak.userName),
        ', password ',
        code(leak.password),
      ],
      'lab',
    ),
  ];
}

/** The sign-in page of the root user. */
function rootSignIn({ session, fields, browser }: PageAt<'sign-in'>): PageRow[] {
  const { root } = session.world.account;
  const isThief = personaAt(browser) === 'attacker';
  const hasCard = toolsOf(session).includes('root-card') && !isThief;
  return [
    title('Root user sign in'),
    field('email', 'Root user email address', fields.email),
    field('password', 'Password', fields.password),
    row([primary('sign-in', 'Sign in', { kind: 'sign-in' }), ...(hasCard ? [FILL_FROM_CARD] : [])]),
    row([otherForm(browser, 'iam')]),
    ...mailRows(session, browser),
    ...(hasCard
      ? [line(["On the owner's card: ", code(root.email), ', password ', code(root.password)], 'lab')]
      : [
          line(
            [
              isThief
                ? 'The list from the web has neither.'
                : 'The owner of the account keeps these. You are alice.',
            ],
            'lab',
          ),
        ]),
  ];
}
