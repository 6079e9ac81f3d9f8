import type { LabContext } from '../base/ports.js';
import { memberOf } from '../base/table.js';
import type { UsersListed } from '../iam/answers.js';
import { callIam } from '../iam/api.js';
import type { Handlers, Outcome } from '../outcome.js';
import { done, failed } from '../outcome.js';
import type { Done } from '../responses.js';
import type { Page, Session } from '../world/browser.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import { askToLook } from './look.js';
import { changeBrowser, isOver, sessionOver, show, signedIn } from './page.js';
import type { PageName, PageRequest } from './requests.js';

/** Addresses and links: a page is opened, and asks AWS for what it shows. */
export const PAGE_HANDLERS = {
  'open-sign-in': (world, { browser, form }) =>
    showSignIn(world, browser, { name: 'sign-in', form, account: '' }),
  // The sign-in URL that was saved when the user was made. With a session, the real console goes straight home.
  'open-bookmark': (world, { browser }, context) => {
    const { session } = browserById(world, browser);
    if (session !== null && isOver(session, context)) return sessionOver(world, browser);
    return session === null
      ? showSignIn(world, browser, { name: 'sign-in', form: 'iam', account: world.account.alias })
      : show(world, browser, { name: session.mustChangePassword ? 'change-password' : 'console-home' });
  },
  'open-page': signedIn((world, { browser, page }, context, session) =>
    memberOf(OPENERS, page)(world, browser, context, session),
  ),
} satisfies Handlers<PageRequest>;

type Opener = (
  world: World,
  browser: string,
  context: LabContext,
  session: Session,
) => Outcome<Done | UsersListed>;

/** What opening each page does. */
const OPENERS: { readonly [Name in PageName]: Opener } = {
  'console-home': (world, browser) => show(world, browser, { name: 'console-home' }),
  'iam-dashboard': (world, browser) => show(world, browser, { name: 'iam-dashboard' }),
  servers: (world, browser) => show(world, browser, { name: 'servers' }),
  'iam-users': (world, browser, context) => {
    const listed = callIam(world, { browser }, { operation: 'ListUsers' }, context);
    const error = listed.result.ok ? null : listed.result.failure.error;
    const shown = show(listed.world, browser, { name: 'iam-users', refusal: error });
    return { world: shown.world, result: listed.result };
  },
  'iam-policies': openPolicies,
  'event-history': openEventHistory,
  'security-credentials': showSecurityCredentials,
};

/** A sign-in page begins anew: what was asked for on the page before is asked no more. */
function showSignIn(world: World, browser: string, page: Page): Outcome<Done> {
  return done(changeBrowser(world, browser, { page, challenge: null, banner: null }));
}

/** The event history, for who may look things up in CloudTrail. */
function openEventHistory(
  world: World,
  browser: string,
  context: LabContext,
  session: Session,
): Outcome<Done> {
  const asked = { eventSource: 'cloudtrail.amazonaws.com', eventName: 'LookupEvents', resource: '*' };
  const { world: looked, denied } = askToLook(world, browser, asked, context, session);
  const shown = show(looked, browser, { name: 'event-history', refusal: denied?.error ?? null });
  return denied === null ? shown : failed(shown.world, denied);
}

/** The managed policies, for who may list them. */
function openPolicies(world: World, browser: string, context: LabContext, session: Session): Outcome<Done> {
  const { world: looked, denied } = askToLook(world, browser, LIST_POLICIES, context, session);
  const shown = show(looked, browser, { name: 'iam-policies', refusal: denied?.error ?? null });
  return denied === null ? shown : failed(shown.world, denied);
}

const LIST_POLICIES = { eventSource: 'iam.amazonaws.com', eventName: 'ListPolicies', resource: '*' };

/**
 * One's own security credentials. The page shows who you are and what devices you have, and has to ask for both. The
 * root user's page asks nothing of IAM's user operations.
 */
export function showSecurityCredentials(
  world: World,
  browser: string,
  context: LabContext,
  { principal }: Session,
): Outcome<Done> {
  const asked =
    principal.type === 'root'
      ? world
      : callIam(
          callIam(world, { browser }, { operation: 'GetUser' }, context).world,
          { browser },
          { operation: 'ListMFADevices' },
          context,
        ).world;
  return show(asked, browser, { name: 'security-credentials' });
}
