import { personPassword } from '../../../lessons/engine/moves/moves.js';
import { code } from '../../../lessons/words/rich-text.js';
import type { World } from '../../../sim/world/world.js';
import type { ActionElement, PageRow } from './elements.js';
import { field, line, primary, row, title } from './elements.js';
import type { PageSource } from './page-table.js';

/** What the links of the page are called. A page that only looks like it has the same. */
export const BOOKMARK = 'Open the bookmark';

/** To the page of the root user. */
export const ROOT_FORM = 'Sign in using root user email';

/** Puts into the form what the card beside it says. */
export const FILL_FROM_CARD: ActionElement = {
  kind: 'link',
  id: 'fill-card',
  label: 'Fill in from the card',
  action: { kind: 'fill-from-card' },
};

/** The form of an IAM user, on AWS's page and on those that look like it. */
export function iamForm(
  fields: PageSource['fields'],
  account: string,
  fillIn: readonly ActionElement[],
): PageRow[] {
  return [
    title('IAM user sign in'),
    field('account', 'Account ID or alias', fields.account ?? account),
    field('user-name', 'IAM user name', fields['user-name']),
    field('password', 'Password', fields.password),
    row([primary('sign-in', 'Sign in', { kind: 'sign-in' }), ...fillIn]),
  ];
}

/** A link that the real page has, on one that only looks like it: it is there for its look. */
export function painted(id: string, label: string): ActionElement {
  return {
    kind: 'link',
    id,
    label,
    action: { kind: 'say', text: 'Nothing happens: on this page that does nothing.' },
  };
}

/** The card with what somebody signs in with. */
export function cardRows(world: World, person: string): PageRow[] {
  const { alias } = world.account;
  const password = personPassword(world, person);
  return [
    line(
      ['On the card: account ', code(alias), ', user ', code(person), ', password ', code(password)],
      'lab',
    ),
  ];
}
