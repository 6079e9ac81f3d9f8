import type { ExecuteContext } from './base/ports.js';
import { unreachable } from './base/result.js';
import { browse } from './console/clicks.js';
import { handleServers } from './console/servers.js';
import { signIn } from './console/sign-in.js';
import { callIam } from './iam/api.js';
import type { Request, RequestResult } from './requests.js';
import { handleCards } from './things/cards.js';
import { equip } from './things/equipment.js';
import { handleLab } from './things/lab.js';
import { handlePhone } from './things/phone.js';
import type { World } from './world/world.js';
import { labTime } from './world/world.js';

/** The next world, and the answer to the request. */
export interface Executed {
  readonly world: World;
  readonly result: RequestResult;
}

/**
 * The one door into the simulated world. Pure: the same world, request, time and randomness give the same answer, and
 * nothing is changed in place. Refusals are values; only a bug throws.
 */
export function execute(world: World, request: Request, context: ExecuteContext): Executed {
  switch (request.kind) {
    case 'iam':
      return callIam(world, request, context);
    case 'sign-in-as-user':
    case 'sign-in-as-root':
    case 'choose-mfa-device':
    case 'submit-mfa-code':
    case 'try-another-method':
    case 'open-root-recovery':
    case 'send-recovery-mail':
    case 'follow-recovery-mail':
    case 'ask-for-call':
    case 'key-in-number':
    case 'sign-out':
      return signIn(world, request, context);
    case 'open-sign-in':
    case 'open-bookmark':
    case 'open-page':
    case 'touch-security-key':
    case 'open-assign-mfa':
    case 'open-user':
    case 'open-remove':
    case 'confirm-remove':
    case 'open-reset-password':
    case 'submit-reset-password':
    case 'open-change-password':
    case 'submit-change-password':
    case 'submit-key-name':
    case 'open-token-form':
    case 'submit-token':
    case 'open-window':
    case 'submit-device-name':
    case 'reveal':
    case 'submit-set-up-codes':
    case 'cancel-wizard':
    case 'open-resync':
    case 'submit-resync-codes':
    case 'open-private-window':
    case 'close-private-window':
    case 'switch-window':
      return browse(world, request, context);
    case 'phone-scan':
    case 'phone-delete-entry':
    case 'phone-airplane-mode':
    case 'phone-set-clock':
    case 'phone-lock-clock':
    case 'phone-lose':
    case 'phone-replace':
      return handlePhone(world, request, context);
    case 'warp-to-next-step':
    case 'use-own-phone':
    case 'compare-code':
    case 'measure-clock':
    case 'lend-phone':
    case 'let-hours-pass':
    case 'take-devices':
    case 'hand-out-token':
    case 'ask-administrators-for-mfa':
    case 'leak-password':
    case 'write-plan':
      return handleLab(world, request, context);
    case 'sort-card':
    case 'pair-cards':
      return handleCards(world, request, labTime(world, context.now));
    case 'equip':
    case 'clear-equipment':
      return equip(world, request, labTime(world, context.now));
    case 'launch-servers':
    case 'stop-servers':
      return handleServers(world, request, labTime(world, context.now));
    default:
      return unreachable(request);
  }
}
