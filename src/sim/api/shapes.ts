import type { Refusal } from '../world/refusal.js';

/**
 * The form of a parameter, as a service model gives it. Nothing here trusts the compiler: a call may come from outside.
 */
export type Shape =
  | {
      readonly type: 'text';
      /** Lengths in characters, as Java counts them. */
      readonly min?: number;
      readonly max?: number;
      /** As the model writes it, which is how the message repeats it, and as it is matched: all of the text. */
      readonly pattern?: readonly [written: string, matched: RegExp];
      readonly values?: readonly string[];
    }
  | { readonly type: 'whole'; readonly min: number; readonly max: number }
  | { readonly type: 'boolean' };

/** A parameter of an operation. */
export interface Parameter {
  /** In our calls. */
  readonly name: string;
  /** In AWS's messages, where it is another. */
  readonly member?: string;
  readonly shape: Shape;
  readonly isOptional?: boolean;
  /** What AWS has a message of its own for, once the rest of the form is right. */
  readonly alone?: { readonly matched: RegExp; readonly refused: () => Refusal };
}

/** The parameters of each operation of a service, in the order of its model. */
export type ParameterTable = { readonly [operation: string]: readonly Parameter[] };

/** What a call gives, by the names of its parameters. Of any type: nobody has looked at it. */
export type GivenValues = { readonly [name: string]: unknown };

/** A constraint that a value breaks. */
export interface Violation {
  readonly parameter: Parameter;
  readonly value: unknown;
  readonly constraint: string;
}

/** The constraints that the values of a call break, in the order of the model. */
export function violationsOf(parameters: readonly Parameter[], given: GivenValues): readonly Violation[] {
  return parameters.flatMap((parameter) => {
    const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined;
    return problemsOf(parameter, value).map((constraint) => ({ parameter, value, constraint }));
  });
}

/** AWS has only texts, and so no message for a value of another type: here it counts as none. */
const MISSING = 'Member must not be null';

function problemsOf({ shape, isOptional = false }: Parameter, value: unknown): readonly string[] {
  if (value === undefined || value === null) return isOptional ? [] : [MISSING];
  switch (shape.type) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : [MISSING];
    case 'whole':
      return typeof value === 'number' && Number.isSafeInteger(value)
        ? outOfRange(value, shape, 'value')
        : [MISSING];
    case 'text':
      return typeof value === 'string' ? textProblems(value, shape) : [MISSING];
  }
}

function textProblems(value: string, shape: Extract<Shape, { readonly type: 'text' }>): readonly string[] {
  const { pattern, values } = shape;
  return [
    ...outOfRange(value.length, shape, 'length'),
    ...(pattern === undefined || pattern[1].test(value)
      ? []
      : [`Member must satisfy regular expression pattern: ${pattern[0]}`]),
    ...(values === undefined || values.includes(value)
      ? []
      : [`Member must satisfy enum value set: [${values.join(', ')}]`]),
  ];
}

function outOfRange(
  size: number,
  { min = 0, max = Number.POSITIVE_INFINITY }: { readonly min?: number; readonly max?: number },
  what: 'length' | 'value',
): readonly string[] {
  return [
    ...(size < min ? [`Member must have ${what} greater than or equal to ${min}`] : []),
    ...(size > max ? [`Member must have ${what} less than or equal to ${max}`] : []),
  ];
}
