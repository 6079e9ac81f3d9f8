import type { ExecuteContext } from '../base/ports.js';
import { fail, ok, unreachable } from '../base/result.js';
import type { EpochSeconds } from '../base/time.js';
import { callIam } from '../iam/api.js';
import { authorize } from '../iam/authorization.js';
import type { BrowserRequest, IamCall } from '../requests.js';
import { findAnyDevice, findDevice, findUser } from '../world/account.js';
import type { Browser, Page } from '../world/browser.js';
import { DEVICE_KINDS } from '../world/device-kinds.js';
import { record } from '../world/history.js';
import { principalName } from '../world/principal.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import type { Step } from './sessions.js';
import { changeBrowser } from './sessions.js';

/** The console's pages about users, their devices and passwords. As in `console.ts`, clicks become API calls. */

type UserRequest = Extract<
  BrowserRequest,
  {
    kind:
      | 'open-user'
      | 'open-remove'
      | 'confirm-remove'
      | 'open-reset-password'
      | 'submit-reset-password'
      | 'open-change-password'
      | 'submit-change-password';
  }
>;

/** Carries out one click on a page about a user. */
export function browseUsers(world: World, request: UserRequest, context: ExecuteContext): Step {
  const { session, page } = browserById(world, request.browser);
  if (session === null) return { world, result: fail(refusal(null, { code: 'not-signed-in' })) };
  switch (request.kind) {
    case 'open-user':
      return openUser(world, request.browser, request.userName, context);
    case 'open-remove':
      return show(world, request.browser, {
        name: 'remove-mfa-device',
        userName: request.userName,
        serialNumber: request.serialNumber,
      });
    case 'confirm-remove':
      return page.name === 'remove-mfa-device'
        ? remove(world, request.browser, page, context)
        : misplaced(world);
    case 'open-reset-password':
      return show(world, request.browser, { name: 'reset-password', userName: request.userName });
    case 'submit-reset-password':
      return page.name === 'reset-password'
        ? resetPassword(world, request, page.userName, context)
        : misplaced(world);
    case 'open-change-password':
      return show(world, request.browser, { name: 'change-password' });
    case 'submit-change-password':
      return page.name === 'change-password' ? changePassword(world, request, context) : misplaced(world);
    default:
      return unreachable(request);
  }
}

/** The event history, for who may look things up in CloudTrail. */
export function openEventHistory(world: World, browser: string, now: EpochSeconds): Step {
  const { session } = browserById(world, browser);
  if (session === null) return { world, result: fail(refusal(null, { code: 'not-signed-in' })) };
  const denied = authorize(world.account, session, 'cloudtrail:LookupEvents', '*');
  const looked = record(world, {
    at: now,
    eventSource: 'cloudtrail.amazonaws.com',
    eventName: 'LookupEvents',
    actor: principalName(session.principal),
    browser,
    mfaAuthenticated: session.mfa !== null,
    details: {},
    refusal: denied,
  });
  const shown = show(looked, browser, { name: 'event-history', refusal: denied?.error ?? null });
  return denied === null ? shown : { world: shown.world, result: fail(denied) };
}

/** A user's page shows the user and the devices, and has to ask for both. */
function openUser(world: World, browser: string, userName: string, context: ExecuteContext): Step {
  const asked = call(world, browser, { operation: 'GetUser', userName }, context);
  if (!asked.result.ok) return refuse(asked.world, browser, asked.result.failure);
  const listed = call(asked.world, browser, { operation: 'ListMFADevices', userName }, context);
  return show(listed.world, browser, {
    name: 'iam-user',
    userName: findUser(world.account, userName)?.userName ?? userName,
  });
}

/**
 * Remove means two calls: deactivate, then delete (inferred from the permissions that users are found to need). Who may
 * not delete leaves an unassigned device behind.
 */
function remove(
  world: World,
  browser: string,
  page: Extract<Page, { name: 'remove-mfa-device' }>,
  context: ExecuteContext,
): Step {
  const { userName, serialNumber } = page;
  const device = findAnyDevice(world.account, serialNumber);
  const deletedBy = device === undefined ? null : DEVICE_KINDS[device.kind].deletedBy;
  const taken = call(world, browser, { operation: 'DeactivateMFADevice', serialNumber, userName }, context);
  if (!taken.result.ok) return refuse(taken.world, browser, taken.result.failure);
  const deleted =
    deletedBy === null || deletedBy === 'DeactivateMFADevice'
      ? taken
      : call(taken.world, browser, { operation: deletedBy, serialNumber }, context);
  const back = backToDevices(deleted.world, browser, userName, {
    kind: 'device-removed',
    deviceName: device?.name ?? serialNumber,
    isDeleted: deletedBy !== null && deleted.result.ok,
  });
  return { world: back, result: taken.result };
}

function resetPassword(
  world: World,
  { browser, password }: Extract<UserRequest, { kind: 'submit-reset-password' }>,
  userName: string,
  context: ExecuteContext,
): Step {
  const updated = call(world, browser, { operation: 'UpdateLoginProfile', userName, password }, context);
  if (!updated.result.ok) return refuse(updated.world, browser, updated.result.failure);
  const banner = { kind: 'password-changed', userName } as const;
  return { world: backToDevices(updated.world, browser, userName, banner), result: updated.result };
}

function changePassword(
  world: World,
  { browser, oldPassword, newPassword }: Extract<UserRequest, { kind: 'submit-change-password' }>,
  context: ExecuteContext,
): Step {
  const changed = call(world, browser, { operation: 'ChangePassword', oldPassword, newPassword }, context);
  if (!changed.result.ok) return refuse(changed.world, browser, changed.result.failure);
  const { session } = browserById(world, browser);
  const userName = session?.principal.type === 'user' ? session.principal.userName : '';
  const banner = { kind: 'password-changed', userName } as const;
  return { world: backToDevices(changed.world, browser, userName, banner), result: changed.result };
}

/** To one's own page, or to the page of the user that was changed. */
function backToDevices(
  world: World,
  browser: string,
  userName: string,
  banner: NonNullable<Browser['banner']>,
): World {
  const { session } = browserById(world, browser);
  const isOwn = session?.principal.type === 'user' && session.principal.userName === userName;
  const page: Page = isOwn ? { name: 'security-credentials' } : { name: 'iam-user', userName };
  return changeBrowser(world, browser, { page, banner });
}

/** Shows a page, with no word left over from the one before. */
export function show(world: World, browser: string, page: Page): Step {
  return { world: changeBrowser(world, browser, { page, banner: null }), result: ok({ kind: 'done' }) };
}

/** Says on the page that AWS refused. */
export function refuse(world: World, browser: string, refused: Refusal): Step {
  const banner = refused.error === null ? null : ({ kind: 'refused', error: refused.error } as const);
  return { world: changeBrowser(world, browser, { banner }), result: fail(refused) };
}

/** Calls IAM with the session of a browser. */
export function call(world: World, browser: string, iamCall: IamCall, context: ExecuteContext): Step {
  return callIam(world, { kind: 'iam', browser, ...iamCall }, context);
}

/** A click that the page does not have. */
export function misplaced(world: World): Step {
  return { world, result: fail(refusal(null, { code: 'not-on-this-page' })) };
}

/** A device's name, or its serial number once it is gone. */
export function deviceName(world: World, serialNumber: string): string {
  return findDevice(world.account, serialNumber)?.name ?? serialNumber;
}
