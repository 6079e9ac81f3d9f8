import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/sim/policy/evaluate.js';
import { ALICE, CALLERS } from './callers.js';
import { document } from './statements.js';
import { EXAMPLES } from './user-guide.js';

const LETTERS = { allow: 'A', 'explicit-deny': 'D', 'implicit-deny': '-' } as const;

describe.each(Object.entries(EXAMPLES))('%s', (_name, { page, statements, rows }) => {
  const policies = [{ name: page, document: document(statements) }];

  it.each(rows)(`of ${page}: %s on %s`, (action, resource, results) => {
    const found = Object.values(CALLERS).map(
      ({ context }) =>
        evaluate(policies, {
          principal: ALICE,
          action,
          resource,
          context: { ...context, 'aws:CurrentTime': '2017-08-10T12:00:00Z' },
        }).verdict,
    );

    expect(found.map((verdict) => LETTERS[verdict]).join(' ')).toBe(results);
  });
});

it('leaves the production bucket when half an hour is over', () => {
  const example = EXAMPLES['a production bucket, only within half an hour of MFA'];
  if (example === undefined) throw new Error('no example');
  const asked = (age: string) =>
    evaluate([{ name: 'production', document: document(example.statements) }], {
      principal: ALICE,
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::Production',
      context: { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': age },
    }).verdict;

  expect([asked('1800'), asked('1801')]).toEqual(['allow', 'explicit-deny']);
});
