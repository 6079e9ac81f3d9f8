import * as v from 'valibot';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Same } from '../../../../src/sim/world/schema/schema-of.js';
import { schemaOf } from '../../../../src/sim/world/schema/schema-of.js';

interface Lamp {
  readonly colour: 'red' | 'green';
  readonly hours?: readonly number[];
  readonly owner: { readonly name: string } | null;
}

const owner = v.nullable(v.looseObject({ name: v.string() }));
const lamp = v.looseObject({
  colour: v.picklist(['red', 'green']),
  hours: v.exactOptional(v.array(v.number())),
  owner,
});

type IsLamp<Schema extends v.GenericSchema> = Same<v.InferOutput<Schema>, Lamp>;

// The compiler reads these; `npm run check` fails when one is wrong.

describe('a schema and its type', () => {
  it('are the same, readonly or not, with keys that nobody knows or not', () => {
    expectTypeOf<IsLamp<typeof lamp>>().toEqualTypeOf<true>();
    expectTypeOf<Same<{ a: 1 }, { readonly a: 1 }>>().toEqualTypeOf<true>();
  });

  it('differ by a member that only the type has', () => {
    const schema = v.looseObject({ ...lamp.entries, colour: v.literal('red') });

    expectTypeOf<IsLamp<typeof schema>>().toEqualTypeOf<false>();
  });

  it('differ by a member that only the schema has', () => {
    const schema = v.looseObject({ ...lamp.entries, colour: v.picklist(['red', 'green', 'blue']) });

    expectTypeOf<IsLamp<typeof schema>>().toEqualTypeOf<false>();
  });

  it('differ by a field that only one of them has, optional as it may be', () => {
    const without = v.looseObject({ colour: lamp.entries.colour, owner });
    const withMore = v.looseObject({ ...lamp.entries, watts: v.exactOptional(v.number()) });

    expectTypeOf<IsLamp<typeof without>>().toEqualTypeOf<false>();
    expectTypeOf<IsLamp<typeof withMore>>().toEqualTypeOf<false>();
  });

  it('differ by a field that is optional in one of them, or null in one of them', () => {
    const optional = v.looseObject({ ...lamp.entries, owner: v.exactOptional(owner) });
    const never = v.looseObject({ ...lamp.entries, owner: v.looseObject({ name: v.string() }) });

    expectTypeOf<IsLamp<typeof optional>>().toEqualTypeOf<false>();
    expectTypeOf<IsLamp<typeof never>>().toEqualTypeOf<false>();
  });

  it('differ by a part of a part', () => {
    const schema = v.looseObject({ ...lamp.entries, owner: v.nullable(v.looseObject({ name: v.number() })) });

    expectTypeOf<IsLamp<typeof schema>>().toEqualTypeOf<false>();
  });

  it('differ by a record that is a bag of anything in one of them', () => {
    expectTypeOf<Same<{ [key: string]: string }, { [key: string]: number }>>().toEqualTypeOf<false>();
    expectTypeOf<Same<{ [key: string]: string }, { a: string }>>().toEqualTypeOf<false>();
  });
});

describe('schemaOf', () => {
  it('takes a schema that fits, which then reads what it read before', () => {
    const schema = schemaOf<Lamp>()(lamp);

    expectTypeOf<v.InferOutput<typeof schema>>().toEqualTypeOf<Lamp>();
    expect(v.parse(schema, { colour: 'red', owner: null, later: 1 })).toEqual({
      colour: 'red',
      owner: null,
      later: 1,
    });
    expect(v.is(schema, { colour: 'blue', owner: null })).toBe(false);
  });

  it('takes no schema that lacks a member', () => {
    const red = v.looseObject({ ...lamp.entries, colour: v.literal('red') });

    // @ts-expect-error: a lamp may be green, and could not be read again.
    const schema = schemaOf<Lamp>()(red);

    expect(v.is(schema, { colour: 'green', owner: null })).toBe(false);
  });
});
