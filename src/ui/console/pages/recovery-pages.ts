import { code } from '../../../lessons/words/rich-text.js';
import type { PageRow } from './elements.js';
import { field, line, primary, request, row, title } from './elements.js';
import type { PageAt, PageTable } from './page-table.js';

/** Root's own way back. */
export const RECOVERY_PAGES = {
  'root-recovery': { path: () => '/alternative-factors', rows: rootRecovery },
} as const satisfies Partial<PageTable>;

/** Stage by stage: a mail, then a call. */
function rootRecovery({ session, fields, browser, page }: PageAt<'root-recovery'>): PageRow[] {
  const head = title('Sign in using alternative factors');
  const mail = session.world.account.root.email;
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
        line(['On AWS you press it on the keys of that telephone; in the lab you type it here.'], 'muted'),
        field('number', 'Telephone keys', fields.number),
        row([primary('submit-number', 'Sign in to the console', { kind: 'submit-number' })]),
      ];
  }
}
