import type { ExecuteContext } from '../base/ports.js';
import { fail, ok, unreachable } from '../base/result.js';
import type { BrowserRequest, RequestResult } from '../requests.js';
import { findDevice } from '../world/account.js';
import type { Browser, Page } from '../world/browser.js';
import type { Principal } from '../world/principal.js';
import { refusal } from '../world/refusal.js';
import { ADMINISTRATOR_WINDOW, ATTACKER_WINDOW, MAIN_WINDOW, PRIVATE_WINDOW } from '../world/windows.js';
import type { World } from '../world/world.js';
import { browserById, labTime } from '../world/world.js';
import { browseUsers, call, deviceName, misplaced, openEventHistory, refuse, show } from './console-iam.js';
import { askForRegistration, touchAtRegistration, touchAtSignIn } from './key-ceremonies.js';
import type { Step } from './sessions.js';
import { changeBrowser } from './sessions.js';

/**
 * The simulated console: what a click does. As in the real one, many clicks make the console call the API on the
 * user's behalf, so they can be refused and leave events. Which calls each page makes is inferred, not documented.
 */

type Kind<Name extends BrowserRequest['kind']> = Extract<BrowserRequest, { kind: Name }>;

const DONE: RequestResult = ok({ kind: 'done' });

/** Carries out one click. */
export function browse(world: World, request: BrowserRequest, context: ExecuteContext): Step {
  switch (request.kind) {
    case 'open-private-window':
      return openWindow(world, PRIVATE_WINDOW);
    case 'open-window':
      return openWindow(world, request.of === 'administrator' ? ADMINISTRATOR_WINDOW : ATTACKER_WINDOW);
    case 'touch-security-key':
      return touch(world, request.browser, { ...context, now: labTime(world, context.now) });
    case 'open-user':
    case 'open-remove':
    case 'confirm-remove':
    case 'open-reset-password':
    case 'submit-reset-password':
    case 'open-change-password':
    case 'submit-change-password':
      return browseUsers(world, request, context);
    case 'close-private-window':
      return closePrivateWindow(world);
    case 'switch-window':
      return { world: { ...world, activeBrowser: browserById(world, request.browser).id }, result: DONE };
    case 'open-sign-in':
      return showSignIn(world, request.browser, { name: 'sign-in', form: request.form, account: '' });
    case 'open-bookmark':
      return openBookmark(world, request.browser);
    case 'open-page':
      return openPage(world, request, context);
    case 'open-assign-mfa':
      return usersOnly(world, request.browser, { name: 'select-mfa-device' });
    case 'submit-device-name':
      return submitDeviceName(world, request, context);
    case 'submit-key-name':
      return askForRegistration(world, request.browser, request.keyName, {
        ...context,
        now: labTime(world, context.now),
      });
    case 'open-token-form':
      return usersOnly(world, request.browser, { name: 'set-up-token' });
    case 'submit-token':
      return submitToken(world, request, context);
    case 'reveal':
      return reveal(world, request);
    case 'submit-set-up-codes':
      return submitCodes(world, request, 'EnableMFADevice', context);
    case 'cancel-wizard':
      return openPage(world, { ...request, kind: 'open-page', page: 'security-credentials' }, context);
    case 'open-resync':
      return signedInOnly(world, request.browser, () =>
        show(world, request.browser, { name: 'resync-mfa-device', serialNumber: request.serialNumber }),
      );
    case 'submit-resync-codes':
      return submitCodes(world, request, 'ResyncMFADevice', context);
    default:
      return unreachable(request);
  }
}

function signedInOnly(world: World, browser: string, action: (principal: Principal) => Step): Step {
  const { session } = browserById(world, browser);
  if (session === null) return { world, result: fail(refusal(null, { code: 'not-signed-in' })) };
  return action(session.principal);
}

/** A page for IAM users. The root user's devices are on its own page, which this lab has no wizard for. */
function usersOnly(world: World, browser: string, page: Page): Step {
  return signedInOnly(world, browser, (principal) =>
    principal.type === 'root'
      ? { world, result: fail(refusal(null, { code: 'root-user' })) }
      : show(world, browser, page),
  );
}

/** A touch answers what the page asks for: a new credential, or a signature. */
function touch(world: World, browser: string, context: ExecuteContext): Step {
  const { page } = browserById(world, browser);
  return page.name === 'register-security-key'
    ? touchAtRegistration(world, browser, context)
    : touchAtSignIn(world, browser, context);
}

function openWindow(world: World, id: string): Step {
  const existing = world.browsers.find((browser) => browser.id === id);
  const opened: Browser = {
    id,
    isPrivate: id === PRIVATE_WINDOW,
    page: { name: 'sign-in', form: 'iam', account: world.account.alias },
    session: null,
    challenge: null,
    banner: null,
  };
  const browsers = existing === undefined ? [...world.browsers, opened] : world.browsers;
  return { world: { ...world, browsers, activeBrowser: id }, result: DONE };
}

function closePrivateWindow(world: World): Step {
  const browsers = world.browsers.filter((browser) => browser.id !== PRIVATE_WINDOW);
  return { world: { ...world, browsers, activeBrowser: MAIN_WINDOW }, result: DONE };
}

/** A sign-in page begins anew: what was asked for on the page before is asked no more. */
function showSignIn(world: World, browser: string, page: Page): Step {
  return { world: changeBrowser(world, browser, { page, challenge: null, banner: null }), result: DONE };
}

/** The sign-in URL that was saved when the user was made. With a session, the real console goes straight home. */
function openBookmark(world: World, browserId: string): Step {
  return browserById(world, browserId).session === null
    ? showSignIn(world, browserId, { name: 'sign-in', form: 'iam', account: world.account.alias })
    : show(world, browserId, { name: 'console-home' });
}

function openPage(world: World, request: Kind<'open-page'>, context: ExecuteContext): Step {
  return signedInOnly(world, request.browser, (principal) => {
    switch (request.page) {
      case 'console-home':
      case 'iam-dashboard':
      case 'servers':
        return show(world, request.browser, { name: request.page });
      case 'iam-users': {
        const listed = call(world, request.browser, { operation: 'ListUsers' }, context);
        const error = listed.result.ok ? null : listed.result.failure.error;
        const shown = show(listed.world, request.browser, { name: 'iam-users', refusal: error });
        return { world: shown.world, result: listed.result };
      }
      case 'event-history':
        return openEventHistory(world, request.browser, labTime(world, context.now));
      case 'security-credentials':
        return openSecurityCredentials(world, request.browser, principal, context);
      default:
        return unreachable(request.page);
    }
  });
}

function openSecurityCredentials(
  world: World,
  browser: string,
  principal: Principal,
  context: ExecuteContext,
): Step {
  // The page shows who you are and what devices you have, and has to ask for both. The root user's page asks nothing
  // of IAM's user operations.
  const asked =
    principal.type === 'root'
      ? world
      : call(
          call(world, browser, { operation: 'GetUser' }, context).world,
          browser,
          { operation: 'ListMFADevices' },
          context,
        ).world;
  return show(asked, browser, { name: 'security-credentials' });
}

function submitDeviceName(world: World, request: Kind<'submit-device-name'>, context: ExecuteContext): Step {
  const created = call(
    world,
    request.browser,
    { operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: request.deviceName },
    context,
  );
  if (!created.result.ok) return refuse(created.world, request.browser, created.result.failure);
  if (created.result.value.kind !== 'virtual-mfa-device') {
    throw new Error('CreateVirtualMFADevice answered something else');
  }
  const { serialNumber } = created.result.value;
  const shown = show(created.world, request.browser, {
    name: 'set-up-device',
    serialNumber,
    reveal: 'nothing',
    wasRevealed: false,
  });
  return { world: shown.world, result: created.result };
}

function reveal(world: World, request: Kind<'reveal'>): Step {
  const { page } = browserById(world, request.browser);
  if (page.name !== 'set-up-device') {
    return { world, result: fail(refusal(null, { code: 'not-on-this-page' })) };
  }
  return {
    world: changeBrowser(world, request.browser, {
      page: { ...page, reveal: request.what, wasRevealed: page.wasRevealed || request.what !== 'nothing' },
    }),
    result: DONE,
  };
}

function submitCodes(
  world: World,
  request: Kind<'submit-set-up-codes'> | Kind<'submit-resync-codes'>,
  operation: 'EnableMFADevice' | 'ResyncMFADevice',
  context: ExecuteContext,
): Step {
  return signedInOnly(world, request.browser, (principal) => {
    const { page } = browserById(world, request.browser);
    const asked = operation === 'EnableMFADevice' ? 'set-up-device' : 'resync-mfa-device';
    if (page.name !== asked || !('serialNumber' in page)) return misplaced(world);
    // No API can give the root user a device.
    if (principal.type === 'root' && operation === 'EnableMFADevice') return misplaced(world);
    return submitPair(world, { ...request, serialNumber: page.serialNumber }, operation, principal, context);
  });
}

/** The two codes of a hardware token, with the number that is printed on it. */
function submitToken(world: World, request: Kind<'submit-token'>, context: ExecuteContext): Step {
  return signedInOnly(world, request.browser, (principal) =>
    browserById(world, request.browser).page.name === 'set-up-token'
      ? submitPair(world, request, 'EnableMFADevice', principal, context)
      : misplaced(world),
  );
}

function submitPair(
  world: World,
  {
    browser,
    serialNumber,
    codes: [authenticationCode1, authenticationCode2],
  }: { readonly browser: string; readonly serialNumber: string; readonly codes: readonly [string, string] },
  operation: 'EnableMFADevice' | 'ResyncMFADevice',
  principal: Principal,
  context: ExecuteContext,
): Step {
  const owner = findDevice(world.account, serialNumber)?.owner;
  const caller = principal.type === 'user' ? principal.userName : '';
  // An administrator resynchronises the device of its owner; a device is assigned to oneself.
  const userName = operation === 'ResyncMFADevice' && owner?.type === 'user' ? owner.userName : caller;
  const submitted = call(
    world,
    browser,
    { operation, userName, serialNumber, authenticationCode1, authenticationCode2 },
    context,
  );
  if (!submitted.result.ok) return refuse(submitted.world, browser, submitted.result.failure);
  const kind = operation === 'EnableMFADevice' ? 'device-assigned' : 'device-resynced';
  const back =
    userName === caller
      ? openSecurityCredentials(submitted.world, browser, principal, context)
      : show(submitted.world, browser, { name: 'iam-user', userName });
  const done = changeBrowser(back.world, browser, {
    banner: { kind, deviceName: deviceName(world, serialNumber) },
  });
  return { world: done, result: submitted.result };
}
