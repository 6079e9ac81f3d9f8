import type { ExecuteContext } from './base/ports.js';
import { memberOf } from './base/table.js';
import { CONSOLE_HANDLERS } from './console/handlers.js';
import { IAM_HANDLERS } from './iam/handlers.js';
import type { AnswerOf, Handler, Outcome } from './outcome.js';
import type { RequestKind, RequestOf } from './requests.js';
import { S3_HANDLERS } from './s3/api.js';
import { STS_HANDLERS } from './sts/api.js';
import { TERMINAL_HANDLERS } from './terminal/handlers.js';
import { THING_HANDLERS } from './things/handlers.js';
import type { World } from './world/world.js';
import { labTime } from './world/world.js';

const HANDLERS = {
  ...IAM_HANDLERS,
  ...STS_HANDLERS,
  ...S3_HANDLERS,
  ...CONSOLE_HANDLERS,
  ...TERMINAL_HANDLERS,
  ...THING_HANDLERS,
};

/** What each kind of request answers, as its handler says. A kind without a handler does not compile. */
export type Answers = { readonly [Kind in RequestKind]: AnswerOf<(typeof HANDLERS)[Kind]> };

// The same table with each handler tied to its kind, so that the compiler follows request and answer through the door.
const BY_KIND: { readonly [Kind in RequestKind]: Handler<RequestOf<Kind>, Answers[Kind]> } = HANDLERS;

/**
 * The one door into the simulated world. Pure: the same world, request, time and randomness give the same answer, and
 * nothing is changed in place. Refusals are values; only a bug throws. Real time becomes lab time here, once.
 */
export function execute<Kind extends RequestKind>(
  world: World,
  request: RequestOf<Kind>,
  context: ExecuteContext,
): Outcome<Answers[Kind]> {
  const handle = memberOf(BY_KIND, request.kind);
  return handle(world, request, { ...context, now: labTime(world, context.now) });
}
