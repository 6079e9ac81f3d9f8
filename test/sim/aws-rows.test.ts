import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as API_ERRORS from '../../src/sim/api/api-errors.js';
import * as IAM_ERRORS from '../../src/sim/iam/aws-error.js';
import * as POLICY_ERRORS from '../../src/sim/iam/policy-errors.js';
import * as S3_ERRORS from '../../src/sim/s3/s3-errors.js';
import * as STS_ERRORS from '../../src/sim/sts/sts-errors.js';
import type { AwsError } from '../../src/sim/world/error-codes.js';
import { CODES } from './aws-rows/code-rows.js';
import { DEVICES, OWN_DEVICES } from './aws-rows/device-rows.js';
import { CALLERS, S3, STS } from './aws-rows/program-rows.js';
import type { RefusedRow, Table } from './aws-rows/row.js';
import { SIGN_INS } from './aws-rows/sign-in-rows.js';
import { USERS } from './aws-rows/user-rows.js';
import { refusalOf } from './scenario.js';

/** AWS's answers, row by row, as this lab gives them; and those of its messages that it does not say. */

const TABLES: readonly Table[] = [CODES, SIGN_INS, DEVICES, OWN_DEVICES, USERS, STS, CALLERS, S3];

describe.each(TABLES.map((table) => [table.about, table] as const))(
  'AWS’s answers about %s',
  (_about, table) => {
    const { start, refused, seen } = table;

    it.each(refused.map((row) => [row[0], row] as const))('refused: %s', (_id, row) => {
      const [, code, httpStatus, message, asked, made = start] = row;
      const lab = made();

      const { error } = refusalOf(asked(lab));

      expect(error).toEqual({
        code,
        httpStatus,
        message: typeof message === 'string' ? message : message(lab),
      });
    });

    it.each(seen.map((row) => [row[0], row] as const))('%s', (_id, row) => {
      const [, expected, asked, made = start] = row;
      const lab = made();

      const got = asked(lab);

      expect(grantedBy(got)).toEqual(typeof expected === 'function' ? expected(lab) : expected);
    });

    it('are each told once', () => {
      for (const rows of [refused, seen]) {
        const ids = rows.map(([id]) => id);
        expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      }
    });
  },
);

/** Of an answer what is granted, or else why not; anything else as it is. */
function grantedBy(got: unknown): unknown {
  if (typeof got !== 'object' || got === null || !('ok' in got)) return got;
  if ('value' in got) return got.value;
  return 'failure' in got ? got.failure : got;
}

/** Messages of AWS in the same tables that this lab never says, and why not. */
const NOT_SAID: readonly (readonly [message: string, why: string])[] = [
  ['MFADevice entity at the same path and name already exists.', 'the older text; the newer was measured'],
  [
    'Before adding a new virtual MFA device, ask your administrator',
    'the older text, as the console showed it',
  ],
  ["VirtualMFADevice with serial number ARN doesn't exist.", 'unverified; another text was recorded'],
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
  // Ten policies are more than the lab has to attach.
  tooManyPolicies: true,
  // Nobody makes 1,500 policies in a test.
  tooManyAccountPolicies: true,
  // Its role trusts no role, so a test of its own makes one that does.
  longerThanChainAllows: true,
} as const;

describe('the tables', () => {
  const said = TABLES.flatMap(({ refused, start }) => refused.map((row) => messageOf(row, start)));

  it.each(Object.entries(AWS_ERRORS).filter(([name]) => !Object.hasOwn(WITHOUT_A_ROW, name)))(
    'have a row for every message that the simulator can make: %s',
    (name, make) => {
      expect(said.some((message) => sayingOf(name, make).test(message))).toBe(true);
    },
  );
});

function messageOf([, , , , asked, made]: RefusedRow, start: Table['start']): string {
  return refusalOf(asked((made ?? start)())).error?.message ?? '';
}

/** What a message reads like, whatever is filled in. */
function sayingOf(name: string, make: (...filled: never[]) => AwsError): RegExp {
  if (name === 'constraintViolations') return /^\d+ validation errors? detected: /;
  const { message }: AwsError = Reflect.apply(make, undefined, ['FILLED', 'FILLED', 'FILLED', 'FILLED']);
  const literal = message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('FILLED', '.+')}$`);
}
