import type { LabContext } from '../base/ports.js';
import type { Handler, Handlers, Outcome } from '../outcome.js';
import { done, failed } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { Done } from '../responses.js';
import { AWS_RP_ID } from '../things/security-key.js';
import type { Browser, Page } from '../world/browser.js';
import { LAB_SOURCE, record } from '../world/history.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import { ATTACKER_WINDOW } from '../world/windows.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import { askKey, awaitedKey, takeSignature } from './key-sign-in.js';
import { FAKE_HOST } from './origin.js';
import { changeBrowser, inHandsOf, isOver, onPage, sessionOver } from './page.js';
import type { RelayRequest } from './requests.js';
import { signInEvent } from './sessions.js';
import { SIGN_IN_HANDLERS } from './sign-in.js';
import { WINDOW_HANDLERS } from './windows.js';

/**
 * The attacker's site: a page between alice and AWS. What is typed on it goes to AWS in the attacker's browser in the same
 * moment, by the handlers that every sign-in goes through, and it asks alice for whatever AWS asks there. So it can do
 * what somebody at that browser can do who is told what alice types, and nothing else. It is no model of any real kit.
 */
export const RELAY_HANDLERS = {
  'open-relay': ofOthers((world, { browser }) => done(showPage(world, browser, { name: 'relay-sign-in' }))),
  'relay-password': ofOthers(onPage('relay-sign-in', relayPassword)),
  'relay-code': ofOthers(onPage('relay-challenge', relayCode)),
  'copy-session': ofOthers(copySession),
} satisfies Handlers<RelayRequest>;

/** The attacker's own browser is the other end of the page. */
function ofOthers<Asked extends { readonly browser: string }>(
  click: Handler<Asked, Done>,
): Handler<Asked, Done> {
  return inHandsOf(['learner', 'administrator'], click);
}

/** What the lab writes down when somebody types or touches something on the attacker's page. */
export const RELAYED = { password: 'RelayPassword', code: 'RelayCode', touch: 'RelayTouch' } as const;

/** What it writes down when a session is copied. */
export const COPIED = 'CopySession';

/** The window of the attacker, in which AWS is asked. */
export function attackersBrowser(world: World): Browser | undefined {
  return world.browsers.find(({ id }) => id === ATTACKER_WINDOW);
}

function relayPassword(
  world: World,
  { browser, account, userName, password }: RequestOf<'relay-password'>,
  context: LabContext,
): Outcome<Done> {
  const asked = SIGN_IN_HANDLERS['sign-in-as-user'](
    withAttacker(world),
    { kind: 'sign-in-as-user', browser: ATTACKER_WINDOW, account, userName, password },
    context,
  );
  if (!asked.result.ok) return passedOn(asked.world, browser, RELAYED.password, asked.result, context);
  const name = asked.result.value.kind === 'mfa-needed' ? 'relay-challenge' : 'relay-over';
  return typed(asked.world, browser, RELAYED.password, { name }, context);
}

function relayCode(
  world: World,
  { browser, code }: RequestOf<'relay-code'>,
  context: LabContext,
): Outcome<Done> {
  const asked = SIGN_IN_HANDLERS['submit-mfa-code'](
    withAttacker(world),
    { kind: 'submit-mfa-code', browser: ATTACKER_WINDOW, code },
    context,
  );
  return asked.result.ok
    ? typed(asked.world, browser, RELAYED.code, { name: 'relay-over' }, context)
    : passedOn(asked.world, browser, RELAYED.code, asked.result, context);
}

/**
 * A touch on the attacker's page, which asks the key for a signature in AWS's name, and then in its own. Whatever it gets is
 * handed on to AWS. It is the browser that says which site the page is on, so it gets nothing.
 */
export function touchAtRelay(world: World, browserId: string, context: LabContext): Outcome<Done> {
  const challenge = attackersBrowser(world)?.challenge ?? null;
  if (challenge === null) return failed(world, refusal(null, { code: 'no-challenge' }));
  const awaited = awaitedKey(world, challenge);
  if (!awaited.ok) return failed(world, refusal(null, { code: awaited.failure }));
  const asking = browserById(world, browserId);
  for (const rpId of [AWS_RP_ID, FAKE_HOST]) {
    const question = { asking, rpId, challenge, registered: awaited.value };
    const asked = askKey(world, question, context);
    if (!asked.ok) continue;
    const { response } = asked.value;
    const taken = takeSignature(asked.value.world, ATTACKER_WINDOW, response, question, context);
    return taken.result.ok
      ? typed(taken.world, browserId, RELAYED.touch, { name: 'relay-over' }, context)
      : passedOn(taken.world, browserId, RELAYED.touch, taken.result, context);
  }
  const refused = refusal(null, { code: 'origin-mismatch' });
  return failed(noted(world, browserId, RELAYED.touch, refused, context), refused);
}

/** Malware, or whoever else reads what a browser keeps. AWS sees nothing of it: the session is the same. */
function copySession(
  world: World,
  { browser }: RequestOf<'copy-session'>,
  context: LabContext,
): Outcome<Done> {
  const { session } = browserById(world, browser);
  if (session === null) return failed(world, refusal(null, { code: 'not-signed-in' }));
  if (isOver(session, context)) return sessionOver(world, browser);
  const copied = changeBrowser(withAttacker(world), ATTACKER_WINDOW, {
    session,
    challenge: null,
    page: { name: 'console-home' },
    banner: null,
  });
  return done(noted(copied, browser, COPIED, null, context));
}

/** The attacker has a browser; whoever is in front stays there. */
function withAttacker(world: World): World {
  const { world: opened } = WINDOW_HANDLERS['open-window'](world, { kind: 'open-window', of: 'attacker' });
  return { ...opened, activeBrowser: world.activeBrowser };
}

function typed(
  world: World,
  browser: string,
  eventName: string,
  page: Page,
  context: LabContext,
): Outcome<Done> {
  return done(showPage(noted(world, browser, eventName, null, context), browser, page));
}

/** What AWS answers in the attacker's browser stands on alice's page, too: it would be odd if it did not. */
function passedOn(
  world: World,
  browser: string,
  eventName: string,
  { failure }: { readonly failure: Refusal },
  context: LabContext,
): Outcome<never> {
  const banner = failure.error === null ? null : ({ kind: 'refused', error: failure.error } as const);
  return failed(
    changeBrowser(noted(world, browser, eventName, failure, context), browser, { banner }),
    failure,
  );
}

/** None of it is in a history of AWS. */
function noted(
  world: World,
  browser: string,
  eventName: string,
  refused: Refusal | null,
  { now }: LabContext,
): World {
  return record(world, {
    ...signInEvent(eventName, browser, now),
    eventSource: LAB_SOURCE,
    refusal: refused,
  });
}

function showPage(world: World, browser: string, page: Page): World {
  return changeBrowser(world, browser, { page, challenge: null, banner: null });
}
