import type { Arn } from './arn.js';
import { callIam } from './iam-api.js';
import { refusal } from './operation.js';
import type { ExecuteContext } from './ports.js';
import type { BrowserRequest, IamCall, Refusal, RequestResult } from './requests.js';
import { fail, ok, unreachable } from './result.js';
import { changeBrowser } from './sign-in.js';
import type { Browser, Page, Principal, World } from './world.js';
import { browserById, findDevice } from './world.js';

/**
 * The simulated console: what a click does. As in the real one, many clicks make the console call the API on the
 * user's behalf, so they can be refused and leave events. Which calls each page makes is inferred, not documented.
 */

interface Step {
  readonly world: World;
  readonly result: RequestResult;
}

type Kind<Name extends BrowserRequest['kind']> = Extract<BrowserRequest, { kind: Name }>;

/** Id of the window a lab starts with, and of the private one that can be opened beside it. */
export const MAIN_WINDOW = 'main';
export const PRIVATE_WINDOW = 'private';

const DONE: RequestResult = ok({ kind: 'done' });

/** Carries out one click. */
export function browse(world: World, request: BrowserRequest, context: ExecuteContext): Step {
  switch (request.kind) {
    case 'open-private-window':
      return openPrivateWindow(world);
    case 'close-private-window':
      return closePrivateWindow(world);
    case 'switch-window':
      return { world: { ...world, activeBrowser: browserById(world, request.browser).id }, result: DONE };
    case 'open-sign-in':
      return show(world, request.browser, { name: 'sign-in', form: request.form, account: '' });
    case 'open-bookmark':
      return openBookmark(world, request.browser);
    case 'open-page':
      return openPage(world, request, context);
    case 'open-assign-mfa':
      return signedInOnly(world, request.browser, () =>
        show(world, request.browser, { name: 'select-mfa-device' }),
      );
    case 'submit-device-name':
      return submitDeviceName(world, request, context);
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

function show(world: World, browser: string, page: Page): Step {
  return { world: changeBrowser(world, browser, { page, banner: null }), result: DONE };
}

function signedInOnly(world: World, browser: string, action: (principal: Principal) => Step): Step {
  const { session } = browserById(world, browser);
  if (session === null) return { world, result: fail(refusal(null, { code: 'not-signed-in' })) };
  return action(session.principal);
}

function openPrivateWindow(world: World): Step {
  const existing = world.browsers.find((browser) => browser.id === PRIVATE_WINDOW);
  const opened: Browser = {
    id: PRIVATE_WINDOW,
    isPrivate: true,
    page: { name: 'sign-in', form: 'iam', account: world.account.alias },
    session: null,
    challenge: null,
    banner: null,
  };
  const browsers = existing === undefined ? [...world.browsers, opened] : world.browsers;
  return { world: { ...world, browsers, activeBrowser: PRIVATE_WINDOW }, result: DONE };
}

function closePrivateWindow(world: World): Step {
  const browsers = world.browsers.filter((browser) => browser.id !== PRIVATE_WINDOW);
  return { world: { ...world, browsers, activeBrowser: MAIN_WINDOW }, result: DONE };
}

/** The sign-in URL that was saved when the user was made. With a session, the real console goes straight home. */
function openBookmark(world: World, browserId: string): Step {
  const page: Page =
    browserById(world, browserId).session === null
      ? { name: 'sign-in', form: 'iam', account: world.account.alias }
      : { name: 'console-home' };
  return show(world, browserId, page);
}

function openPage(world: World, request: Kind<'open-page'>, context: ExecuteContext): Step {
  return signedInOnly(world, request.browser, (principal) => {
    switch (request.page) {
      case 'console-home':
      case 'iam-dashboard':
        return show(world, request.browser, { name: request.page });
      case 'iam-users': {
        const listed = call(world, request.browser, { operation: 'ListUsers' }, context);
        const error = listed.result.ok ? null : listed.result.failure.error;
        const shown = show(listed.world, request.browser, { name: 'iam-users', refusal: error });
        return { world: shown.world, result: listed.result };
      }
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
  });
  return { world: shown.world, result: created.result };
}

function reveal(world: World, request: Kind<'reveal'>): Step {
  const { page } = browserById(world, request.browser);
  if (page.name !== 'set-up-device') {
    return { world, result: fail(refusal(null, { code: 'not-on-this-page' })) };
  }
  return {
    world: changeBrowser(world, request.browser, { page: { ...page, reveal: request.what } }),
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
    if (!('serialNumber' in page) || principal.type === 'root') {
      return { world, result: fail(refusal(null, { code: 'not-on-this-page' })) };
    }
    const [authenticationCode1, authenticationCode2] = request.codes;
    const submitted = call(
      world,
      request.browser,
      {
        operation,
        userName: principal.userName,
        serialNumber: page.serialNumber,
        authenticationCode1,
        authenticationCode2,
      },
      context,
    );
    if (!submitted.result.ok) return refuse(submitted.world, request.browser, submitted.result.failure);
    const kind = operation === 'EnableMFADevice' ? 'device-assigned' : 'device-resynced';
    const back = openSecurityCredentials(submitted.world, request.browser, principal, context);
    const done = changeBrowser(back.world, request.browser, {
      banner: { kind, deviceName: deviceName(world, page.serialNumber) },
    });
    return { world: done, result: submitted.result };
  });
}

function deviceName(world: World, serialNumber: Arn): string {
  return findDevice(world.account, serialNumber)?.name ?? serialNumber;
}

function refuse(world: World, browser: string, refused: Refusal): Step {
  const banner = refused.error === null ? null : ({ kind: 'refused', error: refused.error } as const);
  return { world: changeBrowser(world, browser, { banner }), result: fail(refused) };
}

function call(world: World, browser: string, iamCall: IamCall, context: ExecuteContext): Step {
  return callIam(world, { kind: 'iam', browser, ...iamCall }, context);
}
