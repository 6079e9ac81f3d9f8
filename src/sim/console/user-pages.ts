import type { LabContext } from '../base/ports.js';
import { callIam } from '../iam/api.js';
import type { Handlers, Outcome } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { Done } from '../responses.js';
import { findAnyDevice, findUser } from '../world/account.js';
import type { Browser, Page } from '../world/browser.js';
import { DEVICE_KINDS } from '../world/device-kinds.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import type { PageOf } from './page.js';
import { changeBrowser, onPage, show, showRefusal, signedIn, signedInAtAll } from './page.js';
import type { UserRequest } from './requests.js';

/** The pages about users, their devices and passwords. */
export const USER_HANDLERS = {
  'open-user': signedIn(openUser),
  'open-remove': signedIn((world, { browser, userName, serialNumber }) =>
    show(world, browser, { name: 'remove-mfa-device', userName, serialNumber }),
  ),
  'confirm-remove': signedIn(onPage('remove-mfa-device', remove)),
  'open-reset-password': signedIn((world, { browser, userName }) =>
    show(world, browser, { name: 'reset-password', userName }),
  ),
  'submit-reset-password': signedIn(onPage('reset-password', submitNewPassword)),
  'open-change-password': signedIn((world, { browser }) => show(world, browser, { name: 'change-password' })),
  'submit-change-password': signedInAtAll(onPage('change-password', submitOwnPassword)),
} satisfies Handlers<UserRequest>;

/** A user's page shows the user and the devices, and has to ask for both. */
function openUser(
  world: World,
  { browser, userName }: RequestOf<'open-user'>,
  context: LabContext,
): Outcome<Done> {
  const asked = callIam(world, { browser }, { operation: 'GetUser', userName }, context);
  if (!asked.result.ok) return showRefusal(asked.world, browser, asked.result.failure);
  const listed = callIam(asked.world, { browser }, { operation: 'ListMFADevices', userName }, context);
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
  { browser }: RequestOf<'confirm-remove'>,
  context: LabContext,
  { userName, serialNumber }: PageOf<'remove-mfa-device'>,
): Outcome<Done> {
  const device = findAnyDevice(world.account, serialNumber);
  const deletedBy = device === undefined ? null : DEVICE_KINDS[device.kind].deletedBy;
  const taken = callIam(
    world,
    { browser },
    { operation: 'DeactivateMFADevice', serialNumber, userName },
    context,
  );
  if (!taken.result.ok) return showRefusal(taken.world, browser, taken.result.failure);
  const deleted =
    deletedBy === null || deletedBy === 'DeactivateMFADevice'
      ? taken
      : callIam(taken.world, { browser }, { operation: deletedBy, serialNumber }, context);
  const back = backToDevices(deleted.world, browser, userName, {
    kind: 'device-removed',
    deviceName: device?.name ?? serialNumber,
    isDeleted: deletedBy !== null && deleted.result.ok,
  });
  return { world: back, result: taken.result };
}

function submitNewPassword(
  world: World,
  { browser, password }: RequestOf<'submit-reset-password'>,
  context: LabContext,
  { userName }: PageOf<'reset-password'>,
): Outcome<Done> {
  const updated = callIam(
    world,
    { browser },
    { operation: 'UpdateLoginProfile', userName, password },
    context,
  );
  if (!updated.result.ok) return showRefusal(updated.world, browser, updated.result.failure);
  const banner = { kind: 'password-changed', userName } as const;
  return { world: backToDevices(updated.world, browser, userName, banner), result: updated.result };
}

function submitOwnPassword(
  world: World,
  { browser, oldPassword, newPassword }: RequestOf<'submit-change-password'>,
  context: LabContext,
): Outcome<Done> {
  const changed = callIam(
    world,
    { browser },
    { operation: 'ChangePassword', oldPassword, newPassword },
    context,
  );
  if (!changed.result.ok) return showRefusal(changed.world, browser, changed.result.failure);
  const { session } = browserById(world, browser);
  const userName = session?.principal.type === 'user' ? session.principal.userName : '';
  const banner = { kind: 'password-changed', userName } as const;
  if (session?.mustChangePassword !== true) {
    return { world: backToDevices(changed.world, browser, userName, banner), result: changed.result };
  }
  // The sign-in goes on to where it would have gone.
  const { mustChangePassword: _done, ...free } = session;
  const page = { name: 'console-home' } as const;
  return {
    world: changeBrowser(changed.world, browser, { session: free, page, banner }),
    result: changed.result,
  };
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
