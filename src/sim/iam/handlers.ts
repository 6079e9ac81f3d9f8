import type { Handlers } from '../outcome.js';
import { callIam } from './api.js';
import type { IamRequest } from './requests.js';

/** The one kind of request that IAM takes, whatever the operation. */
export const IAM_HANDLERS = {
  iam: (world, request, context) => callIam(world, request.from, request, context),
} satisfies Handlers<IamRequest>;
