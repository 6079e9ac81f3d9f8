import type { GivenValues, Parameter, Shape } from '../api/shapes.js';
import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import { memberName } from './typed-call.js';

// AWS's Query protocol, inwards: a form with `Action`, `Version` and the parameters by their names in the model, where a
// list is `Tags.member.1.Key=…` (Smithy, "AWS Query protocol").

/** Fields of a form by name. What is there twice has its first value. */
export type Fields = ReadonlyMap<string, string>;

/** The most items of a list: more than any operation takes, so that no number asks for a list that long. */
const LIST_MAX = 1000;

/** The largest number that fits (`Integer` of the model has 32 bits). */
const INTEGER_MAX = 2 ** 31;

/** Reads a form. AWS takes `member.01` for the first, too (recorded). */
export function readForm(body: string): Fields {
  const fields = new Map<string, string>();
  for (const [written, value] of new URLSearchParams(body)) {
    const name = written.replace(/\.member\.0+(?=\d)/g, '.member.');
    if (!fields.has(name)) fields.set(name, value);
  }
  return fields;
}

/** A value cannot be read as what the model says it is: a number, yes or no, a place in a list. */
class Unreadable extends Error {
  override readonly name: string = 'Unreadable';
}

/** The values of a call by the names of its parameters; or the name of the first that cannot be read. */
export function readParameters(
  parameters: readonly Parameter[],
  fields: Fields,
): Result<GivenValues, string> {
  try {
    const entries = parameters.map(
      (parameter) => [parameter.name, readShape(parameter.shape, memberName(parameter), fields)] as const,
    );
    return ok(Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
  } catch (error) {
    if (error instanceof Unreadable) return fail(error.message);
    throw error;
  }
}

function readShape(shape: Shape, name: string, fields: Fields): unknown {
  switch (shape.type) {
    case 'text':
      return fields.get(name);
    case 'whole':
      return scalar(name, fields, wholeOf);
    case 'boolean':
      return scalar(name, fields, (text) => BOOLEANS.get(text));
    case 'texts':
      return itemsOf(name, fields, (item) => readShape(shape.item, item, fields));
    case 'objects':
      return itemsOf(name, fields, (item) => {
        const members = Object.entries(shape.members).map(
          ([member, inner]) =>
            [member, readShape(inner, `${item}.${memberName({ name: member })}`, fields)] as const,
        );
        return Object.fromEntries(members.filter(([, value]) => value !== undefined));
      });
  }
}

function scalar<Value>(name: string, fields: Fields, read: (text: string) => Value | undefined) {
  const text = fields.get(name);
  if (text === undefined) return undefined;
  const value = read(text);
  if (value === undefined) throw new Unreadable(name);
  return value;
}

/** Recorded: a sign and zeros in front are good, spaces, fractions and exponents are not. */
function wholeOf(text: string): number | undefined {
  const value = /^[+-]?\d{1,30}$/.test(text) ? Number(text) : Number.NaN;
  return value >= -INTEGER_MAX && value < INTEGER_MAX ? value : undefined;
}

/** Recorded. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** A list counts from 1. What is left out in between stays, and is found to be missing by who looks at the form. */
function itemsOf(
  name: string,
  fields: Fields,
  read: (item: string) => unknown,
): readonly unknown[] | undefined {
  const prefix = `${name}.member.`;
  const numbers = [...fields.keys()]
    .filter((field) => field.startsWith(prefix))
    .map((field) => /^\d+(?=\.|$)/.exec(field.slice(prefix.length))?.[0] ?? '0')
    .map(Number);
  // An empty list is sent as its name alone.
  if (numbers.length === 0) return fields.get(name) === '' ? [] : undefined;
  const count = Math.max(...numbers);
  if (count > LIST_MAX || numbers.includes(0)) throw new Unreadable(name);
  return Array.from({ length: count }, (_gap, index) =>
    numbers.includes(index + 1) ? read(`${prefix}${index + 1}`) : undefined,
  );
}
