import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../src/sim/policy/document.js';
import type { PolicyEdit } from '../../../src/sim/policy/edit-policy.js';
import { editPolicy, MFA_OPERATORS } from '../../../src/sim/policy/edit-policy.js';
import { readPolicy } from '../../../src/sim/policy/read-policy.js';
import { writePolicy } from '../../../src/sim/policy/write-policy.js';

const MFA_PRESENT = 'aws:MultiFactorAuthPresent';

const START = read({
  Effect: 'Deny',
  Action: ['s3:*', 'ec2:*'],
  Resource: '*',
  Condition: { Bool: { [MFA_PRESENT]: 'false' } },
});

function read(...statements: readonly object[]): PolicyDocument {
  const result = readPolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

describe('one change of a policy', () => {
  const statement = 0;
  const cases: readonly (readonly [PolicyEdit, object])[] = [
    [{ kind: 'set-effect', statement, effect: 'Allow' }, { Effect: 'Allow' }],
    [
      { kind: 'set-not', statement, part: 'actions', isNot: true },
      { Action: undefined, NotAction: ['s3:*', 'ec2:*'] },
    ],
    [
      { kind: 'add-pattern', statement, part: 'actions', pattern: 'iam:*' },
      { Action: ['s3:*', 'ec2:*', 'iam:*'] },
    ],
    [{ kind: 'remove-pattern', statement, part: 'actions', pattern: 's3:*' }, { Action: 'ec2:*' }],
    [
      { kind: 'set-condition', statement, operator: 'BoolIfExists', key: MFA_PRESENT, value: 'false' },
      { Condition: { BoolIfExists: { [MFA_PRESENT]: 'false' } } },
    ],
    [
      { kind: 'set-condition', statement, operator: 'Null', key: MFA_PRESENT.toLowerCase(), value: 'true' },
      { Condition: { Null: { [MFA_PRESENT.toLowerCase()]: 'true' } } },
    ],
    [{ kind: 'remove-condition', statement, key: MFA_PRESENT }, { Condition: undefined }],
  ];

  it.each(cases.map(([edit, change]) => ({ edit, change, name: JSON.stringify(edit) })))(
    '$name',
    ({ edit, change }) => {
      const before = JSON.parse(writePolicy(START)).Statement[0];

      expect(editPolicy(START, edit)).toEqual(read({ ...before, ...change }));
    },
  );

  it('adds a statement, and removes one', () => {
    const two = editPolicy(START, { kind: 'add-statement' });

    expect(two.statements).toHaveLength(2);
    expect(editPolicy(two, { kind: 'remove-statement', statement: 1 })).toEqual(START);
  });

  it.each<PolicyEdit>([
    { kind: 'add-pattern', statement, part: 'actions', pattern: 's3:*' },
    { kind: 'remove-pattern', statement, part: 'resources', pattern: '*' },
    { kind: 'remove-statement', statement },
    { kind: 'set-effect', statement: 7, effect: 'Allow' },
  ])('changes nothing where there is nothing to change, or too little would be left: $kind', (edit) => {
    expect(editPolicy(START, edit)).toEqual(START);
  });

  it('never makes a policy that cannot be kept', () => {
    const place = fc.integer({ min: 0, max: 3 });
    const part = fc.constantFrom('actions' as const, 'resources' as const);
    const edit: fc.Arbitrary<PolicyEdit> = fc.oneof(
      fc.record({ kind: fc.constant('add-statement' as const) }),
      fc.record({ kind: fc.constant('remove-statement' as const), statement: place }),
      fc.record({
        kind: fc.constant('set-effect' as const),
        statement: place,
        effect: fc.constantFrom('Allow' as const, 'Deny' as const),
      }),
      fc.record({ kind: fc.constant('set-not' as const), statement: place, part, isNot: fc.boolean() }),
      fc.record({
        kind: fc.constantFrom('add-pattern' as const, 'remove-pattern' as const),
        statement: place,
        part: fc.constant('actions' as const),
        pattern: fc.constantFrom('s3:*', 'ec2:*', 'iam:CreateVirtualMFADevice', '*'),
      }),
      fc.record({
        kind: fc.constant('set-condition' as const),
        statement: place,
        operator: fc.constantFrom(...MFA_OPERATORS),
        key: fc.constantFrom(MFA_PRESENT, 'aws:MultiFactorAuthAge'),
        value: fc.constantFrom('true' as const, 'false' as const),
      }),
      fc.record({
        kind: fc.constant('remove-condition' as const),
        statement: place,
        key: fc.constant(MFA_PRESENT),
      }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const edited = edits.reduce(editPolicy, START);
        const again = readPolicy(writePolicy(edited));
        expect(again).toEqual({ ok: true, value: edited });
      }),
    );
  });
});
