import { unknownOperation } from '../api/api-errors.js';
import { callerOf } from '../api/callers.js';
import { cleaned } from '../base/characters.js';
import type { LabContext } from '../base/ports.js';
import { lookUp } from '../base/table.js';
import type { Reason } from '../world/reasons.js';
import type { World } from '../world/world.js';
import { labTime } from '../world/world.js';
import type { JsonObject } from './json.js';
import { isObject } from './json.js';
import { readForm, readParameters } from './query.js';
import { isRealOperation } from './real-operations.js';
import { answerS3, s3Error } from './s3-wire.js';
import type { Authorization, SignedRequest } from './sigv4.js';
import { readAuthorization } from './sigv4.js';
import {
  incompleteSignature,
  malformedInput,
  noSuchService,
  notSimulated,
  s3NotImplemented,
} from './wire-errors.js';
import { WIRE_OPERATIONS } from './wire-operations.js';
import type { WireContext } from './wire-sender.js';
import { wireSender } from './wire-sender.js';
import type { QueryService, WireError } from './xml.js';
import { queryAnswer, queryError } from './xml.js';

/** What is to be sent. */
export interface WireAnswer {
  readonly status: number;
  readonly requestId: string;
  /** The text of a QR code that belongs into it; null where there is none. */
  readonly pictureOf: string | null;
  /** The text of it, with that QR code as PNG in base64. */
  body(picture: string): string;
}

/** What there is to tell of a call: no value of it, but who called what, and what came of it. */
export interface ToldCall {
  readonly service: string;
  readonly operation: string;
  /** Null where nobody known was let in. */
  readonly actor: string | null;
  readonly isMfa: boolean;
  readonly error: WireError | null;
  /** The lab's own reason; null where AWS's words say all that there is. */
  readonly reason: Reason | null;
}

/** A call from outside that was carried out, or refused. */
export interface WireCall {
  readonly world: World;
  readonly answer: WireAnswer;
  readonly told: ToldCall;
}

/**
 * Answers one request of AWS's Query protocol, or one of the two that S3 has here. Pure, like `execute`: whoever keeps the
 * world has to keep it before anybody is sent the answer, so that no code is spent that counts as fresh later.
 */
export function answerWire(world: World, request: SignedRequest, context: WireContext): WireCall {
  const { requestId } = context;
  const header = request.headers['authorization'];
  const authorization = header === undefined ? null : readAuthorization(header);
  const call = { world, request, context, authorization, isSigned: header !== undefined, requestId };
  return isForS3(call) ? callOfS3(call) : callOfQuery(call);
}

/** A request, and what was read of it so far. */
interface Incoming {
  readonly world: World;
  readonly request: SignedRequest;
  readonly context: WireContext;
  readonly authorization: Authorization | null;
  /** It says that it is, rightly or not. */
  readonly isSigned: boolean;
  readonly requestId: string;
}

function isForS3({ request, authorization }: Incoming): boolean {
  return authorization?.service === 's3' || request.method !== 'POST';
}

const VERSIONS: { readonly [version: string]: QueryService } = { '2010-05-08': 'iam', '2011-06-15': 'sts' };

function callOfQuery(incoming: Incoming): WireCall {
  const { world, request, authorization, isSigned, requestId } = incoming;
  const fields = readForm(new TextDecoder().decode(request.body));
  const operation = fields.get('Action') ?? '';
  const version = fields.get('Version') ?? 'NO_VERSION_SPECIFIED';
  const service = lookUp(VERSIONS, version) ?? null;
  const named: Named = { service: service ?? authorization?.service ?? 'iam', operation: cleaned(operation) };
  const refuse = (error: WireError) =>
    refusedEarly(incoming, named, error, queryError(service ?? 'iam', requestId, error));
  const known = lookUp(WIRE_OPERATIONS, operation);
  if (service === null && authorization !== null && !isQueryService(authorization.service)) {
    return refuse(noSuchService(authorization.service));
  }
  if (service === null || known?.service !== service) {
    const isReal = service !== null && isRealOperation(service, operation);
    return refuse(isReal ? notSimulated(operation) : unknownOperation(cleaned(operation), cleaned(version)));
  }
  if (isSigned && authorization === null) return refuse(incompleteSignature());
  const { sender, fault } = wireSender(incoming, service);
  if (fault !== null) return refuse(fault);
  const context = labContext(incoming);
  const read = readParameters(known.parameters, fields);
  // Who is not known is told that first.
  if (!read.ok && callerOf(world, sender, context.now).ok) return refuse(malformedInput(read.failure));
  const { world: after, result } = known.call(world, sender, read.ok ? read.value : {}, context);
  if (!result.ok) {
    const error = result.failure.error ?? NO_WORDS;
    return told(
      after,
      named,
      textAnswer(error.httpStatus, requestId, queryError(service, requestId, error)),
      error,
    );
  }
  const { value } = result;
  const answer: WireAnswer = {
    status: 200,
    requestId,
    pictureOf: pictureIn(value),
    body: (picture) => queryAnswer(service, operation, requestId, value, picture),
  };
  return told(after, named, answer, null);
}

function isQueryService(name: string): name is QueryService {
  return name === 'iam' || name === 'sts';
}

function callOfS3(incoming: Incoming): WireCall {
  const { world, request, authorization, isSigned, requestId } = incoming;
  const named: Named = { service: 's3', operation: request.method };
  const refuse = (error: WireError) => refusedEarly(incoming, named, error, s3Error(requestId, error));
  if (isSigned && authorization === null) return refuse(incompleteSignature());
  const { sender, fault } = wireSender(incoming, 's3');
  if (fault !== null) return refuse(fault);
  const outcome = answerS3(world, sender, request, labContext(incoming));
  if (outcome === null) return refuse(s3NotImplemented());
  const { operation, world: after, result } = outcome;
  if (result.ok) {
    return told(after, { ...named, operation }, textAnswer(200, requestId, result.value), null);
  }
  const error = result.failure.error ?? NO_WORDS;
  const answer = textAnswer(error.httpStatus, requestId, s3Error(requestId, error));
  return told(after, { ...named, operation }, answer, error);
}

/** Every refusal of an API has AWS's words. */
const NO_WORDS: WireError = { code: 'AccessDenied', message: 'Access Denied', httpStatus: 403 };

function labContext({ world, context }: Incoming): LabContext {
  const { random, signatures, now } = context;
  return { random, signatures, now: labTime(world, now) };
}

/** Of which service a call is, and of what it is one. */
interface Named {
  readonly service: string;
  readonly operation: string;
}

/** A call that came to no operation, and of which nothing is recorded. */
function refusedEarly(
  { world, requestId }: Incoming,
  named: Named,
  error: WireError,
  text: string,
): WireCall {
  return {
    world,
    answer: textAnswer(error.httpStatus, requestId, text),
    told: { ...named, actor: null, isMfa: false, error, reason: null },
  };
}

/** A call that left an event, from which is known who it was. */
function told(world: World, named: Named, answer: WireAnswer, error: WireError | null): WireCall {
  const event = world.history.at(-1);
  return {
    world,
    answer,
    told: {
      ...named,
      actor: event?.actor ?? null,
      isMfa: event?.mfaAuthenticated === true,
      // As it was recorded: STS repeats values, and one of them may be a code.
      error: error === null ? null : (event?.error ?? error),
      reason: event?.reason ?? null,
    },
  };
}

function textAnswer(status: number, requestId: string, text: string): WireAnswer {
  return { status, requestId, pictureOf: null, body: () => text };
}

/** A new device brings its QR code. */
function pictureIn(answer: JsonObject | null): string | null {
  const device = answer?.['VirtualMFADevice'];
  if (device === undefined || !isObject(device)) return null;
  const { QRCodePNG: text } = device;
  return typeof text === 'string' ? text : null;
}
