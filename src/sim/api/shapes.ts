import type { Refusal } from '../world/refusal.js';

/**
 * The form of a parameter, as a service model gives it. Nothing here trusts the compiler: a call may come from outside.
 */
export type Shape =
  | TextShape
  | { readonly type: 'whole'; readonly min: number; readonly max: number }
  | { readonly type: 'boolean' }
  | TextsShape
  /** Objects with these texts in them, or lists of texts. */
  | {
      readonly type: 'objects';
      readonly max: number;
      readonly members: { readonly [name: string]: TextShape | TextsShape };
    };

/** The form of a list of texts. */
export interface TextsShape {
  readonly type: 'texts';
  readonly max: number;
  readonly item: TextShape;
}

/** The form of a text. */
export interface TextShape {
  readonly type: 'text';
  /** Lengths in characters, as Java counts them. */
  readonly min?: number;
  readonly max?: number;
  /** As the model writes it, which is how the message repeats it, and as it is matched: all of the text. */
  readonly pattern?: readonly [written: string, matched: RegExp];
  readonly values?: readonly string[];
}

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
  /** What AWS's messages call it: of a list `tags.1.member.key`. */
  readonly member: string;
  readonly value: unknown;
  readonly constraint: string;
}

/** The constraints that the values of a call break, in the order of the model. */
export function violationsOf(parameters: readonly Parameter[], given: GivenValues): readonly Violation[] {
  return parameters.flatMap((parameter) => {
    const { name, member = name, shape, isOptional = false } = parameter;
    const value = memberOfGiven(given, name);
    if (value === undefined && isOptional) return [];
    return problemsOf(shape, member, value).map((problem) => ({ parameter, ...problem }));
  });
}

function memberOfGiven(given: object, name: string): unknown {
  return Object.hasOwn(given, name) ? Reflect.get(given, name) : undefined;
}

/** AWS has only texts, and so no message for a value of another type, or for null: here it counts as none. */
const MISSING = 'Member must not be null';

type Problem = Omit<Violation, 'parameter'>;

function problemsOf(shape: Shape, member: string, value: unknown): readonly Problem[] {
  if (Array.isArray(value) && (shape.type === 'texts' || shape.type === 'objects')) {
    return listProblems(shape, member, value);
  }
  return constraintsOn(shape, value).map((constraint) => ({ member, value, constraint }));
}

function constraintsOn(shape: Shape, value: unknown): readonly string[] {
  switch (shape.type) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : [MISSING];
    case 'whole':
      return typeof value === 'number' && Number.isSafeInteger(value)
        ? outOfRange(value, shape, 'value')
        : [MISSING];
    case 'text':
      return typeof value === 'string' ? textProblems(value, shape) : [MISSING];
    case 'texts':
    case 'objects':
      return [MISSING];
  }
}

/** A list that is too long is looked at no further. */
function listProblems(
  shape: Extract<Shape, { readonly type: 'texts' | 'objects' }>,
  member: string,
  values: readonly unknown[],
): readonly Problem[] {
  const tooLong = outOfRange(values.length, shape, 'length');
  if (tooLong.length > 0) return tooLong.map((constraint) => ({ member, value: null, constraint }));
  return Array.from(values).flatMap((value, index) => {
    const item = `${member}.${index + 1}.member`;
    return shape.type === 'texts'
      ? problemsOf(shape.item, item, value)
      : objectProblems(shape.members, item, value);
  });
}

function objectProblems(
  members: { readonly [name: string]: TextShape | TextsShape },
  member: string,
  value: unknown,
): readonly Problem[] {
  if (typeof value !== 'object' || value === null) return [{ member, value, constraint: MISSING }];
  return Object.entries(members).flatMap(([name, shape]) =>
    problemsOf(shape, `${member}.${name}`, memberOfGiven(value, name)),
  );
}

function textProblems(value: string, shape: TextShape): readonly string[] {
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
