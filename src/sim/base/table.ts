/**
 * What a table has under one of its names. A name that it lacks got past the compiler, from a file or from a test, which
 * is a bug: it throws rather than find something that every object has.
 */
export function memberOf<Table extends object, Name extends keyof Table>(
  table: Table,
  name: Name,
): Table[Name] {
  if (!Object.hasOwn(table, name)) throw new Error(`Unreachable: ${String(name)}`);
  return table[name];
}

/** What stands under a name that comes from outside, typed or out of a file; never what every object has by itself. */
export function lookUp<Value>(table: { readonly [name: string]: Value }, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
