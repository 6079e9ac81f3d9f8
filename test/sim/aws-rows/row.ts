import type { IamCall } from '../../../src/sim/iam/requests.js';
import type { RequestResult } from '../../../src/sim/responses.js';
import type { AwsError } from '../../../src/sim/world/error-codes.js';
import type { Lab } from '../scenario.js';
import { createDevice, createUser, enrol, iam, labOfAlice, openLab } from '../scenario.js';

/**
 * What AWS was measured, recorded or reported to answer, or says in its model and its guide that it does; and here and there
 * what the lab chose where nobody knows. A row is a situation, what is asked in it, and the answer to the letter.
 */

/** A refusal: AWS's code, status and message. */
export type RefusedRow = readonly [
  id: string,
  code: AwsError['code'],
  status: number,
  message: string | ((lab: Lab) => string),
  asked: (lab: Lab) => RequestResult,
  lab?: () => Lab,
];

/** What is answered, or what is there after the request: an event, a device. The whole of it. */
export type SeenRow = readonly [
  id: string,
  seen: unknown | ((lab: Lab) => unknown),
  asked: (lab: Lab) => unknown,
  lab?: () => Lab,
];

/** Rows about one thing, and the lab that most of them begin in. */
export interface Table {
  readonly about: string;
  readonly start: () => Lab;
  readonly refused: readonly RefusedRow[];
  readonly seen: readonly SeenRow[];
}

/** An operation that answers nothing but that it was done. */
export const DONE = { kind: 'done' };

/** A list that has only one page. */
export const ONE_PAGE = { isTruncated: false, marker: null };

/** AWS's one answer to every wrong pair of codes. */
export const INVALID_CODES = 'Authentication code for device is not valid.';

export const PATH_MESSAGE =
  'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.';

export const CANNOT_VALIDATE =
  'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.';

export const NAME_WORDS = 'Member must satisfy regular expression pattern: [\\w+=,.@-]+';

export const SHORT_WORDS = 'Member must have length greater than or equal to 1';

export const accountOf = ({ world }: Lab) => world.account.id;

export const userArnOf = (lab: Lab, name = 'alice') => `arn:aws:iam::${accountOf(lab)}:user/${name}`;

export const deviceArnOf = (lab: Lab, name: string) => `arn:aws:iam::${accountOf(lab)}:mfa/${name}`;

export const ask = (call: IamCall) => (lab: Lab) => iam(lab, call);

/** A call as it may come from outside, which no compiler has seen. */
export const askRaw = (call: object) => (lab: Lab) => iam(lab, JSON.parse(JSON.stringify(call)));

/** IAM's message about parameters, which repeats no value. */
export function constraints(...violations: readonly (readonly [member: string, words: string])[]): string {
  const said = violations.map(
    ([member, words]) => `Value at '${member}' failed to satisfy constraint: ${words}`,
  );
  const errors = violations.length === 1 ? 'error' : 'errors';
  return `${violations.length} validation ${errors} detected: ${said.join('; ')}`;
}

export const denied = (lab: Lab, action: string, resource: string, why: 'explicit' | 'implicit') =>
  `User: ${userArnOf(lab)} is not authorized to perform: ${action} on resource: ${resource} ${
    why === 'explicit'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`
  }`;

/** Root signed in; alice has `phone` since a while, `spare` is nobody's, and bea has a password and no device. */
export function labOfRoot(): Lab {
  const lab = openLab();
  enrol(lab, 'alice', 'phone');
  createDevice(lab, 'spare');
  createUser(lab, 'bea');
  lab.wait(90);
  return lab;
}

/** alice in a session without MFA, though she has a device. */
export function labOfAliceWithoutMfa(): Lab {
  const lab = labOfAlice();
  enrol(lab, 'alice', 'phone');
  return lab;
}
