import { browse } from './console.js';
import { callIam } from './iam-api.js';
import { handleLab } from './lab.js';
import type { ExecuteContext } from './ports.js';
import type { Request, RequestResult } from './requests.js';
import { unreachable } from './result.js';
import { signIn } from './sign-in.js';
import { handlePhone } from './simulated-phone.js';
import type { World } from './world.js';

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
    case 'sign-out':
      return signIn(world, request, context);
    case 'open-sign-in':
    case 'open-bookmark':
    case 'open-page':
    case 'open-assign-mfa':
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
    case 'phone-lose':
    case 'phone-replace':
      return handlePhone(world, request, context);
    case 'warp-to-next-step':
    case 'use-own-phone':
    case 'compare-code':
      return handleLab(world, request, context);
    default:
      return unreachable(request);
  }
}
