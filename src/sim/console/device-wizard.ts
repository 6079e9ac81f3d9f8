import type { LabContext } from '../base/ports.js';
import { callIam } from '../iam/api.js';
import type { Handler, Handlers, Outcome } from '../outcome.js';
import { done, failed } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { DeviceCreated, Done } from '../responses.js';
import { findDevice } from '../world/account.js';
import type { Page, Session } from '../world/browser.js';
import type { Refusal } from '../world/refusal.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import { showSecurityCredentials } from './open-page.js';
import { changeBrowser, misplaced, onPage, show, showRefusal, signedIn } from './page.js';
import type { WizardRequest } from './requests.js';

/** "Assign MFA device", and what else the console asks codes of a device for. */
export const WIZARD_HANDLERS = {
  'open-assign-mfa': forUsers({ name: 'select-mfa-device' }),
  'submit-device-name': submitDeviceName,
  reveal: onPage('set-up-device', (world, { browser, what }, _context, page) =>
    done(
      changeBrowser(world, browser, {
        page: { ...page, reveal: what, wasRevealed: page.wasRevealed || what !== 'nothing' },
      }),
    ),
  ),
  'submit-set-up-codes': signedIn(submitSetUpCodes),
  'cancel-wizard': signedIn((world, { browser }, context, session) =>
    showSecurityCredentials(world, browser, context, session),
  ),
  'open-token-form': forUsers({ name: 'set-up-token' }),
  'submit-token': signedIn((world, request, context, session) =>
    browserById(world, request.browser).page.name === 'set-up-token'
      ? submitPair(world, request, 'EnableMFADevice', context, session)
      : misplaced(world),
  ),
  'open-resync': signedIn((world, { browser, serialNumber }) =>
    show(world, browser, { name: 'resync-mfa-device', serialNumber }),
  ),
  'submit-resync-codes': signedIn(submitResyncCodes),
} satisfies Handlers<WizardRequest>;

/** A page for IAM users. The root user's devices are on its own page, which this lab has no wizard for. */
function forUsers(page: Page): Handler<{ readonly browser: string }, Done> {
  return signedIn((world, { browser }, _context, { principal }) =>
    principal.type === 'root'
      ? failed(world, refusal(null, { code: 'root-user' }))
      : show(world, browser, page),
  );
}

function submitDeviceName(
  world: World,
  { browser, deviceName }: RequestOf<'submit-device-name'>,
  context: LabContext,
): Outcome<DeviceCreated> {
  const tooLong = tooLongForLab(deviceName);
  if (tooLong !== null) return showRefusal(world, browser, tooLong);
  const created = callIam(
    world,
    { browser },
    { operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: deviceName },
    context,
  );
  if (!created.result.ok) return showRefusal(created.world, browser, created.result.failure);
  const { serialNumber } = created.result.value;
  const shown = show(created.world, browser, {
    name: 'set-up-device',
    serialNumber,
    reveal: 'nothing',
    wasRevealed: false,
  });
  return { world: shown.world, result: created.result };
}

function submitSetUpCodes(
  world: World,
  { browser, codes }: RequestOf<'submit-set-up-codes'>,
  context: LabContext,
  session: Session,
): Outcome<Done> {
  const { page } = browserById(world, browser);
  // No API can give the root user a device.
  if (page.name !== 'set-up-device' || session.principal.type === 'root') return misplaced(world);
  const { serialNumber } = page;
  return submitPair(world, { browser, serialNumber, codes }, 'EnableMFADevice', context, session);
}

function submitResyncCodes(
  world: World,
  { browser, codes }: RequestOf<'submit-resync-codes'>,
  context: LabContext,
  session: Session,
): Outcome<Done> {
  const { page } = browserById(world, browser);
  if (page.name !== 'resync-mfa-device') return misplaced(world);
  const { serialNumber } = page;
  return submitPair(world, { browser, serialNumber, codes }, 'ResyncMFADevice', context, session);
}

/** AWS's model states no maximum, and what its console takes is not known: the lab takes that of user names, by itself. */
const DEVICE_NAME_MAX = 64;

/** The lab's own limit, of which AWS says nothing; or null. */
export function tooLongForLab({ length }: string): Refusal | null {
  return length > DEVICE_NAME_MAX
    ? refusal(null, { code: 'name-too-long', length, limit: DEVICE_NAME_MAX })
    : null;
}

/** The two codes of a device; a hardware token comes with the number that is printed on it. */
function submitPair(
  world: World,
  {
    browser,
    serialNumber,
    codes: [authenticationCode1, authenticationCode2],
  }: { readonly browser: string; readonly serialNumber: string; readonly codes: readonly [string, string] },
  operation: 'EnableMFADevice' | 'ResyncMFADevice',
  context: LabContext,
  session: Session,
): Outcome<Done> {
  const device = findDevice(world.account, serialNumber);
  const owner = device?.owner;
  const caller = session.principal.type === 'user' ? session.principal.userName : '';
  // An administrator resynchronises the device of its owner; a device is assigned to oneself.
  const userName = operation === 'ResyncMFADevice' && owner?.type === 'user' ? owner.userName : caller;
  const submitted = callIam(
    world,
    { browser },
    { operation, userName, serialNumber, authenticationCode1, authenticationCode2 },
    context,
  );
  if (!submitted.result.ok) return showRefusal(submitted.world, browser, submitted.result.failure);
  const kind = operation === 'EnableMFADevice' ? 'device-assigned' : 'device-resynced';
  const back =
    userName === caller
      ? showSecurityCredentials(submitted.world, browser, context, session)
      : show(submitted.world, browser, { name: 'iam-user', userName });
  const deviceName = device?.name ?? serialNumber;
  return {
    world: changeBrowser(back.world, browser, { banner: { kind, deviceName } }),
    result: submitted.result,
  };
}
