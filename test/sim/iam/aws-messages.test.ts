import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as API_ERRORS from '../../../src/sim/api/api-errors.js';
import * as IAM_ERRORS from '../../../src/sim/iam/aws-error.js';
import * as POLICY_ERRORS from '../../../src/sim/iam/policy-errors.js';
import type { RequestResult } from '../../../src/sim/responses.js';
import * as S3_ERRORS from '../../../src/sim/s3/s3-errors.js';
import * as STS_ERRORS from '../../../src/sim/sts/sts-errors.js';
import type { AwsError } from '../../../src/sim/world/error-codes.js';
import { labOfPrograms } from '../programs.js';
import type { Lab } from '../scenario.js';
import { enterPassword, refusalOf, submitCode } from '../scenario.js';
import type { Row } from './message-rows.js';
import {
  ALICE_ROWS,
  accountOf,
  ask,
  enable,
  labOfAliceWithoutMfa,
  labOfRoot,
  labWithCleo,
  MFA_ROWS,
  OTHER_ROWS,
  USER_ROWS,
} from './message-rows.js';
import { CALLER_ROWS, OTHER_OPERATION_ROWS, POLICY_ROWS, S3_ROWS, STS_ROWS } from './program-rows.js';

/** AWS's messages as this lab says them, and those that it does not say. */

function sayAsAws(rows: readonly Row[], start: () => Lab): void {
  for (const [situation, code, httpStatus, message, asked, made = start] of rows) {
    it(situation, () => {
      const lab = made();

      const { error } = refusalOf(asked(lab));

      expect(error).toEqual({
        code,
        httpStatus,
        message: typeof message === 'string' ? message : message(lab),
      });
    });
  }
}

describe('AWS’s words about MFA devices', () => sayAsAws(MFA_ROWS, labOfRoot));

describe('AWS’s words to alice, who has a device', () => sayAsAws(ALICE_ROWS, labOfAliceWithoutMfa));

describe('AWS’s words about users and passwords', () => sayAsAws(USER_ROWS, labWithCleo));

describe('AWS’s words to an administrator, and of the codes of a device', () =>
  sayAsAws(OTHER_ROWS, labOfRoot));

describe('AWS’s words of STS', () => sayAsAws(STS_ROWS, labOfPrograms));

describe('AWS’s words to who is no caller', () => sayAsAws(CALLER_ROWS, labOfPrograms));

describe('AWS’s words about other operations', () => sayAsAws(OTHER_OPERATION_ROWS, labOfPrograms));

describe('AWS’s words about policies', () => sayAsAws(POLICY_ROWS, labOfPrograms));

describe('AWS’s words of S3', () => sayAsAws(S3_ROWS, labOfPrograms));

describe('what AWS was recorded to accept', () => {
  it.each<readonly [string, (lab: Lab) => RequestResult]>([
    ['the codes of the step before and of this one, together', enable('bea', 'spare')],
    ...['/', '/test-path/', '/test//double/', '/a//b/', '/a-b_c.d/'].map(
      (path) =>
        [
          `the path ${path}`,
          ask({ operation: 'CreateVirtualMFADevice', virtualMfaDeviceName: 'x', path }),
        ] as const,
    ),
  ])('%s', (_what, asked) => {
    expect(asked(labOfRoot()).ok).toBe(true);
  });
});

/** Messages of AWS in the same tables that this lab never says, and why not. */
const NOT_SAID: readonly (readonly [message: string, why: string])[] = [
  ['MFADevice entity at the same path and name already exists.', 'the older text; the newer was measured'],
  [
    'Before adding a new virtual MFA device, ask your administrator',
    'the older text, as the console showed it',
  ],
  ["VirtualMFADevice with serial number ARN doesn't exist.", 'unverified; another text was recorded'],
  ['Cannot delete entity, must remove tokens from principal first.', 'no DeleteUser'],
  ['must detach all policies first.', 'no DeleteUser'],
  ['must delete policies first.', 'no DeleteUser'],
  ['Invalid Marker.', 'lists have one page'],
  ['cannot be modified while login profile is being created.', 'a profile is made at once'],
];

describe('a message that is not said', () => {
  const sources = readdirSync('src/sim', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`src/sim/${file}`, 'utf8'));

  it.each(NOT_SAID)('stands nowhere in the simulator: %s (%s)', (message) => {
    expect(sources.filter((source) => source.includes(message))).toEqual([]);
  });
});

const { s3WordsToStrangers: _words, ...S3_MESSAGES } = S3_ERRORS;

const AWS_ERRORS = { ...API_ERRORS, ...IAM_ERRORS, ...POLICY_ERRORS, ...STS_ERRORS, ...S3_MESSAGES };

/** What no call of the tables can bring about, and why. */
const WITHOUT_A_ROW = {
  // The lab's own words, for a browser that sends no request.
  notSignedIn: true,
  // A table of its own, below: not a message of the API.
  signInFailed: true,
  // Ten policies are more than the lab has to attach.
  tooManyPolicies: true,
  // Its role trusts no role, so a test of its own makes one that does.
  longerThanChainAllows: true,
} as const;

describe('the tables', () => {
  const said = [
    ...messagesOf(MFA_ROWS, labOfRoot),
    ...messagesOf(ALICE_ROWS, labOfAliceWithoutMfa),
    ...messagesOf(USER_ROWS, labWithCleo),
    ...messagesOf(OTHER_ROWS, labOfRoot),
    ...[STS_ROWS, CALLER_ROWS, OTHER_OPERATION_ROWS, POLICY_ROWS, S3_ROWS].flatMap((rows) =>
      messagesOf(rows, labOfPrograms),
    ),
  ];

  it.each(Object.entries(AWS_ERRORS).filter(([name]) => !Object.hasOwn(WITHOUT_A_ROW, name)))(
    'have a row for every message that the simulator can make: %s',
    (name, make) => {
      expect(said.some((message) => sayingOf(name, make).test(message))).toBe(true);
    },
  );
});

function messagesOf(rows: readonly Row[], start: () => Lab): readonly string[] {
  return rows.map(([, , , , asked, made = start]) => refusalOf(asked(made())).error?.message ?? '');
}

/** What a message reads like, whatever is filled in. */
function sayingOf(name: string, make: (...filled: never[]) => AwsError): RegExp {
  if (name === 'constraintViolations') return /^\d+ validation errors? detected: /;
  const { message }: AwsError = Reflect.apply(make, undefined, ['FILLED', 'FILLED', 'FILLED', 'FILLED']);
  const literal = message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('FILLED', '.+')}$`);
}

describe('the words of the sign-in page', () => {
  const failed = {
    code: 'Failed authentication',
    message: 'Your authentication information is incorrect. Please try again.',
    httpStatus: 200,
  };

  it.each<readonly [string, (lab: Lab) => RequestResult]>([
    ['a wrong password', (lab) => typed(lab, 'alice', 'Wrong-Guess-1')],
    ['an unknown user', (lab) => typed(lab, 'ghost', 'Wrong-Guess-1')],
    ['a user without a password', (lab) => typed(lab, 'cleo', 'Wrong-Guess-1')],
    [
      'a wrong code',
      (lab) => {
        enterPassword(lab, 'alice');
        return submitCode(lab, '000000');
      },
    ],
  ])('are the same for %s', (_case, sign) => {
    expect(refusalOf(sign(labWithCleo())).error).toEqual(failed);
  });
});

function typed(lab: Lab, userName: string, text: string): RequestResult {
  return lab.ask({
    kind: 'sign-in-as-user',
    browser: 'main',
    account: accountOf(lab),
    userName,
    password: text,
  });
}
