import type { LabContext } from '../base/ports.js';
import type { Handler, Outcome } from '../outcome.js';
import { done, failed } from '../outcome.js';
import type { Done, Response } from '../responses.js';
import type { Browser, Page, Session } from '../world/browser.js';
import { sessionEnd } from '../world/caller.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import type { Persona } from '../world/windows.js';
import { personaOf } from '../world/windows.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';

/** A page by its name. */
export type PageOf<Name extends Page['name']> = Extract<Page, { readonly name: Name }>;

/** The world with one browser changed. */
export function changeBrowser(world: World, id: string, change: Partial<Omit<Browser, 'id'>>): World {
  return {
    ...world,
    browsers: world.browsers.map((browser) => (browser.id === id ? { ...browser, ...change } : browser)),
  };
}

/** Shows a page, with no word left over from the one before. */
export function show(world: World, browser: string, page: Page): Outcome<Done> {
  return done(changeBrowser(world, browser, { page, banner: null }));
}

/** Says on the page that AWS refused, where it did. */
export function showRefusal(world: World, browser: string, refused: Refusal): Outcome<never> {
  const banner = refused.error === null ? null : ({ kind: 'refused', error: refused.error } as const);
  return failed(changeBrowser(world, browser, { banner }), refused);
}

/** A click that the page does not have. */
export function misplaced(world: World): Outcome<never> {
  return failed(world, refusal(null, { code: 'not-on-this-page' }));
}

/** A click that only somebody who is signed in can make, once no new password is asked for any more. */
export function signedIn<Asked extends { readonly browser: string }, Answer extends Response>(
  click: SignedInClick<Asked, Answer>,
): Handler<Asked, Answer> {
  return signedInAtAll((world, request: Asked, context, session) =>
    session.mustChangePassword === true
      ? failed(world, refusal(null, { code: 'password-reset-required' }))
      : click(world, request, context, session),
  );
}

/** The one click that is left to somebody who has to change the password first. */
export function signedInAtAll<Asked extends { readonly browser: string }, Answer extends Response>(
  click: SignedInClick<Asked, Answer>,
): Handler<Asked, Answer> {
  return (world, request, context) => {
    const { session } = browserById(world, request.browser);
    if (session === null) return failed(world, refusal(null, { code: 'not-signed-in' }));
    return isOver(session, context)
      ? sessionOver(world, request.browser)
      : click(world, request, context, session);
  };
}

/** Whether a session has ended by itself. */
export function isOver(session: Session, { now }: LabContext): boolean {
  return now >= sessionEnd(session);
}

/** The console asks for a sign-in, as after signing out. */
export function sessionOver(world: World, browser: string): Outcome<never> {
  const page: Page = { name: 'sign-in', form: 'iam', account: world.account.alias };
  const asked = changeBrowser(world, browser, { session: null, challenge: null, page, banner: null });
  return failed(asked, refusal(null, { code: 'session-expired' }));
}

type SignedInClick<Asked, Answer extends Response> = (
  world: World,
  request: Asked,
  context: LabContext,
  session: Session,
) => Outcome<Answer>;

/**
 * A click that takes something in the hand: at the windows of those who have it. AWS hears nothing of the others; their
 * browser goes on waiting.
 */
export function inHandsOf<Asked extends { readonly browser: string }, Answer extends Response>(
  owners: readonly Persona[],
  click: Handler<Asked, Answer>,
): Handler<Asked, Answer> {
  return (world, request, context) =>
    owners.includes(personaOf(request.browser))
      ? click(world, request, context)
      : failed(world, refusal(null, { code: 'not-in-this-hand' }));
}

/** A click that only one page has. */
export function onPage<
  Name extends Page['name'],
  Asked extends { readonly browser: string },
  Answer extends Response,
>(
  name: Name,
  click: (world: World, request: Asked, context: LabContext, page: PageOf<Name>) => Outcome<Answer>,
): Handler<Asked, Answer> {
  return (world, request, context) => {
    const { page } = browserById(world, request.browser);
    return isNamed(page, name) ? click(world, request, context, page) : misplaced(world);
  };
}

function isNamed<Name extends Page['name']>(page: Page, name: Name): page is PageOf<Name> {
  return page.name === name;
}
