import type { LabContext } from '../base/ports.js';
import { randomText } from '../base/random.js';
import type { Handler, Handlers, Outcome } from '../outcome.js';
import { failed } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { Done, Response, SignedIn } from '../responses.js';
import { record, SIGN_IN_SOURCE } from '../world/history.js';
import { refusal } from '../world/refusal.js';
import type { Persona } from '../world/windows.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import type { PageOf } from './page.js';
import { inHandsOf, misplaced, onPage, show } from './page.js';
import type { RecoveryRequest } from './requests.js';
import { openSession } from './sessions.js';

type RecoveryPage = PageOf<'root-recovery'>;

/** Digits of the number that the page shows and the caller keys in (IAM User Guide, "Recover a root user MFA device"). */
const CALL_DIGITS = 6;

/** Where root's mailbox and telephone are: Rosa borrows a browser of alice or omar. A thief has neither. */
const ROSAS: readonly Persona[] = ['learner', 'administrator'];

/**
 * Root without its device: a mail to the account's address, then a call to its telephone, then the console. Only after
 * the right password, and only for root.
 */
export const RECOVERY_HANDLERS = {
  'open-root-recovery': forRoot((world, { browser }) => showStage(world, browser, 'start', '')),
  'send-recovery-mail': forRoot(
    onPage('root-recovery', (world, { browser }) => showStage(world, browser, 'mail-sent', '')),
  ),
  'follow-recovery-mail': forRoot(
    inHandsOf(
      ROSAS,
      onPage('root-recovery', (world, { browser }, _context, { stage }) =>
        stage === 'mail-sent' ? showStage(world, browser, 'mail-confirmed', '') : misplaced(world),
      ),
    ),
  ),
  'ask-for-call': forRoot(
    onPage('root-recovery', (world, { browser }, { random }, { stage }) =>
      stage === 'mail-confirmed' || stage === 'calling'
        ? showStage(world, browser, 'calling', randomText(random, '0123456789', CALL_DIGITS))
        : misplaced(world),
    ),
  ),
  'key-in-number': forRoot(inHandsOf(ROSAS, onPage('root-recovery', keyIn))),
} satisfies Handlers<RecoveryRequest>;

/** A click on the way of somebody who gave root's password in this browser. */
function forRoot<Asked extends { readonly browser: string }, Answer extends Response>(
  click: Handler<Asked, Answer>,
): Handler<Asked, Answer> {
  return (world, request, context) =>
    browserById(world, request.browser).challenge?.principal.type === 'root'
      ? click(world, request, context)
      : failed(world, refusal(null, { code: 'no-challenge' }));
}

function keyIn(
  world: World,
  request: RequestOf<'key-in-number'>,
  { now }: LabContext,
  page: RecoveryPage,
): Outcome<SignedIn> {
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
    return failed(written, refused);
  }
  // No registered device was used, so the session carries no MFA mark; that AWS does the same is the lab's assumption.
  return openSession(world, request.browser, { type: 'root' }, null, now);
}

function showStage(
  world: World,
  browser: string,
  stage: RecoveryPage['stage'],
  number: string,
): Outcome<Done> {
  return show(world, browser, { name: 'root-recovery', stage, number });
}
