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
