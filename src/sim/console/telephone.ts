import type { LabContext } from '../base/ports.js';
import { callIam } from '../iam/api.js';
import type { Handlers, Outcome } from '../outcome.js';
import { done, failed } from '../outcome.js';
import type { Done } from '../responses.js';
import { devicesOf } from '../world/account.js';
import { LAB_SOURCE, record } from '../world/history.js';
import { LEARNER } from '../world/new-world.js';
import { principalName } from '../world/principal.js';
import type { BareReason } from '../world/reasons.js';
import { refusal } from '../world/refusal.js';
import { ATTACKER_WINDOW, personaOf } from '../world/windows.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import { showRefusal } from './page.js';
import type { TelephoneRequest } from './requests.js';
import { SIGN_IN_HANDLERS } from './sign-in.js';
import { WINDOW_HANDLERS } from './windows.js';

/**
 * Somebody on the telephone says to be alice, in a hurry and without her phone. It is not she, and omar cannot hear that.
 * What he does has its effect in the account. AWS hears of the removal and of the sign-in; of the telephone it hears nothing.
 */
export const TELEPHONE_HANDLERS = {
  'answer-caller': (world, { browser, answer }, context) => {
    if (personaOf(browser) !== 'administrator') {
      return failed(world, refusal(null, { code: 'not-in-this-hand' }));
    }
    switch (answer) {
      case 'remove':
        return removeForCaller(world, browser, context);
      case 'call-back':
        return done(noted(world, browser, CALLED_BACK, context, null));
      case 'ask-password':
        return provenNothing(world, browser, context, 'caller-knows-the-password');
    }
  },
} satisfies Handlers<TelephoneRequest>;

/** What the lab writes down when omar dials the number in the directory. */
export const CALLED_BACK = 'CallBack';

/** What it writes down when he does what the caller wants, or asks what the caller knows. */
const TALKED = 'TalkToCaller';

/** The device goes at once, and whoever called is in with the password that stands in a list. */
function removeForCaller(world: World, browser: string, context: LabContext): Outcome<Done> {
  const [device] = devicesOf(world.account, { type: 'user', userName: LEARNER });
  if (device === undefined) return failed(world, refusal(null, { code: 'no-such-device' }));
  const { serialNumber } = device;
  const taken = callIam(
    world,
    { browser },
    { operation: 'DeactivateMFADevice', serialNumber, userName: LEARNER },
    context,
  );
  if (!taken.result.ok) return showRefusal(taken.world, browser, taken.result.failure);
  const deleted = callIam(
    taken.world,
    { browser },
    { operation: 'DeleteVirtualMFADevice', serialNumber },
    context,
  );
  return provenNothing(strangerSignsIn(deleted.world, context), browser, context, 'caller-was-a-stranger');
}

/** The finder of the phone tries the list, at a window that nobody looks at. */
function strangerSignsIn(world: World, context: LabContext): World {
  if (world.leak === null) return world;
  const { userName, password } = world.leak;
  const opened = WINDOW_HANDLERS['open-window'](world, { kind: 'open-window', of: 'attacker' });
  const asked = {
    kind: 'sign-in-as-user',
    browser: ATTACKER_WINDOW,
    account: world.account.alias,
    userName,
    password,
  } as const;
  const { world: tried } = SIGN_IN_HANDLERS['sign-in-as-user'](opened.world, asked, context);
  return { ...tried, activeBrowser: world.activeBrowser };
}

function provenNothing(world: World, browser: string, context: LabContext, code: BareReason): Outcome<never> {
  return failed(noted(world, browser, TALKED, context, code), refusal(null, { code }));
}

function noted(
  world: World,
  browser: string,
  eventName: string,
  { now }: LabContext,
  code: BareReason | null,
): World {
  const { session } = browserById(world, browser);
  return record(world, {
    at: now,
    eventSource: LAB_SOURCE,
    eventName,
    actor: session === null ? null : principalName(session.principal),
    browser,
    mfaAuthenticated: session?.mfa != null,
    details: {},
    refusal: code === null ? null : refusal(null, { code }),
  });
}
