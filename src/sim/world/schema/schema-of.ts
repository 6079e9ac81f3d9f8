import type * as v from 'valibot';

/**
 * Takes the schema of a type, as long as both say the same. A member, a field or a name that only one of the two has does
 * not compile: with a value that nobody could read again, the lab could save nothing at all.
 *
 *     export const phone = schemaOf<Phone>()(v.looseObject({ … }));
 */
export function schemaOf<Type>() {
  return <Schema extends v.GenericSchema<unknown, Type>>(
    schema: Schema & Verdict<v.InferOutput<Schema>, Type>,
  ): v.GenericSchema<unknown, Type> => schema;
}

/** Whether two types are the same: what has the one has the other, down to the last optional field. */
export type Same<One, Other> =
  (<T>() => T extends Plain<One> ? 1 : 2) extends <T>() => T extends Plain<Other> ? 1 : 2 ? true : false;

/** Asks nothing of a schema that fits. Of any other it asks for what is not there, so that the compiler names it. */
type Verdict<Output, Type> =
  Same<Output, Type> extends true
    ? unknown
    : {
        readonly missingInSchema: Exclude<Plain<Type>, Plain<Output>>;
        readonly missingInType: Exclude<Plain<Output>, Plain<Type>>;
        readonly fields: Differing<Plain<Output>, Plain<Type>>;
      };

/** The names of the fields that are not the same in both. */
type Differing<One, Other> = {
  [Key in keyof One | keyof Other]-?: Key extends keyof One & keyof Other
    ? Same<Pick<One, Key>, Pick<Other, Key>> extends true
      ? never
      : Key
    : Key;
}[keyof One | keyof Other];

/** A type without what a schema cannot say (readonly) and without what it always says (keys nobody knows, of any kind). */
type Plain<Type> = Type extends string | number | boolean | null | undefined
  ? Type
  : Type extends readonly (infer Item)[]
    ? Plain<Item>[]
    : { -readonly [Key in keyof Type as Known<Type, Key>]: Plain<Type[Key]> };

type Known<Type, Key extends keyof Type> = string extends Key
  ? unknown extends Type[Key]
    ? never
    : Key
  : Key;
