import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Shape } from '../../../src/sim/api/shapes.js';
import { memberName } from '../../../src/sim/aws/typed-call.js';
import { WIRE_OPERATIONS } from '../../../src/sim/aws/wire-operations.js';
import { HIDDEN_CHARACTERS } from '../../../src/sim/base/characters.js';
import { world as worldSchema } from '../../../src/sim/world/schema/world.js';
import { depth } from '../../helpers/depth.js';
import { hostileText } from '../../helpers/hostile-text.js';
import { openWireLab } from './wire-lab.js';

const OPERATIONS = Object.entries(WIRE_OPERATIONS);

/** What may stand where a value belongs: what is good, what is nearly good, and what is meant badly. */
const value = () =>
  fc.oneof(
    fc.constantFrom(
      ...[
        'alice',
        'omar',
        'bea',
        'phone',
        '/',
        '/a/',
        '',
        '0',
        '-1',
        '1000',
        '123456',
        'true',
        'Active',
        'Any',
      ],
      ...['arn:aws:iam::aws:policy/AdministratorAccess', '2147483648', 'LAB1', '__proto__', 'constructor'],
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    ),
    hostileText(),
  );

/** The fields that a parameter can have in a form. */
function fieldsOf(shape: Shape, name: string): readonly string[] {
  switch (shape.type) {
    case 'texts':
      return [name, `${name}.member.1`, `${name}.member.3`, `${name}.member.x`];
    case 'objects':
      return Object.entries(shape.members).flatMap(([member, inner]) =>
        fieldsOf(inner, `${name}.member.1.${memberName({ name: member })}`),
      );
    default:
      return [name];
  }
}

const anyCall = fc.constantFrom(...OPERATIONS).chain(([Action, { parameters }]) => {
  const fields = parameters.flatMap((parameter) => fieldsOf(parameter.shape, memberName(parameter)));
  const given = fc.dictionary(fc.constantFrom(...fields, 'Other'), value(), { maxKeys: 8 });
  return given.map((some) => ({ ...some, Action }));
});

describe('whatever a program sends', () => {
  it('is answered in XML with nothing hidden, never as a mistake of ours, and leaves what can be kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCall, { minLength: 1, maxLength: 6 }), async (calls) => {
        const lab = openWireLab();
        for (const call of calls) {
          const { status, text, told } = await lab.call('omar', call);
          expect([200, 400, 403, 404, 409, 410]).toContain(status);
          expect(text).toMatch(/^<\w+Response xmlns="https:/);
          expect(text.match(HIDDEN_CHARACTERS)).toBeNull();
          expect(JSON.stringify(told).match(HIDDEN_CHARACTERS)).toBeNull();
        }
        expect(v.safeParse(worldSchema, JSON.parse(JSON.stringify(lab.world))).issues).toBeUndefined();
      }),
      { numRuns: depth(10, 500) },
    );
  });
});
