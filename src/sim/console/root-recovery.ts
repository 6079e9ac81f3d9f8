import type { ExecuteContext } from '../base/ports.js';
import { randomText } from '../base/random.js';
import { fail, ok, unreachable } from '../base/result.js';
import type { SignInRequest } from '../requests.js';
import type { Page } from '../world/browser.js';
import { record, SIGN_IN_SOURCE } from '../world/history.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import type { Step } from './sessions.js';
import { changeBrowser, openSession } from './sessions.js';

type RecoveryRequest = Extract<
  SignInRequest,
  {
    kind:
      | 'open-root-recovery'
      | 'send-recovery-mail'
      | 'follow-recovery-mail'
      | 'ask-for-call'
      | 'key-in-number';
  }
>;

type RecoveryPage = Extract<Page, { name: 'root-recovery' }>;

/** Digits of the number that the page shows and the caller keys in (IAM User Guide, "Recover a root user MFA device"). */
const CALL_DIGITS = 6;

/**
 * Root without its device: a mail to the account's address, then a call to its telephone, then the console. Only after
 * the right password, and only for root. `context.now` is lab time.
 */
export function recoverRoot(world: World, request: RecoveryRequest, context: ExecuteContext): Step {
  const { challenge, page } = browserById(world, request.browser);
  if (challenge?.principal.type !== 'root') {
    return { world, result: fail(refusal(null, { code: 'no-challenge' })) };
  }
  if (request.kind === 'open-root-recovery') return show(world, request.browser, 'start', '');
  if (page.name !== 'root-recovery') return misplaced(world);
  switch (request.kind) {
    case 'send-recovery-mail':
      return show(world, request.browser, 'mail-sent', '');
    case 'follow-recovery-mail':
      return page.stage === 'mail-sent'
        ? show(world, request.browser, 'mail-confirmed', '')
        : misplaced(world);
    case 'ask-for-call':
      return page.stage === 'mail-confirmed' || page.stage === 'calling'
        ? show(world, request.browser, 'calling', randomText(context.random, '0123456789', CALL_DIGITS))
        : misplaced(world);
    case 'key-in-number':
      return keyIn(world, request, page, context);
    default:
      return unreachable(request);
  }
}

function keyIn(
  world: World,
  request: Extract<RecoveryRequest, { kind: 'key-in-number' }>,
  page: RecoveryPage,
  { now }: ExecuteContext,
): Step {
  if (page.stage !== 'calling') return misplaced(world);
  if (request.number !== page.number) {
    const refused = refusal(null, { code: 'wrong-number' });
    const written = record(world, {
      at: now,
      eventSource: SIGN_IN_SOURCE,
      eventName: 'ConsoleLogin',
      actor: 'root',
      browser: request.browser,
      mfaAuthenticated: false,
      details: { ConsoleLogin: 'Failure' },
      refusal: refused,
    });
    return { world: written, result: fail(refused) };
  }
  // No registered device was used, so the session carries no MFA mark; that AWS does the same is the lab's assumption.
  return openSession(world, request.browser, { type: 'root' }, null, now);
}

function show(world: World, browser: string, stage: RecoveryPage['stage'], number: string): Step {
  const shown = changeBrowser(world, browser, {
    page: { name: 'root-recovery', stage, number },
    banner: null,
  });
  return { world: shown, result: ok({ kind: 'done' }) };
}

function misplaced(world: World): Step {
  return { world, result: fail(refusal(null, { code: 'not-on-this-page' })) };
}
