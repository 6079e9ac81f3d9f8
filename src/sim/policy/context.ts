/** What is known of a request, by condition key. A key that is absent is not in it; several values are a list. */
export type PolicyContext = { readonly [key: string]: string | readonly string[] };

/** Condition keys in lower case: AWS compares their names without regard to case. */
export type KnownKeys = ReadonlyMap<string, string | readonly string[]>;

/** A context as it is looked up. */
export function knownKeys(context: PolicyContext): KnownKeys {
  return new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
}

/** The values that a key has in a request; none where it is absent. */
export function valuesOf(key: string, keys: KnownKeys): readonly string[] {
  const known = keys.get(key.toLowerCase()) ?? [];
  return typeof known === 'string' ? [known] : known;
}

/** Whether a key is one that has several values at once, however many it has now. */
export function isMultivalued(key: string, keys: KnownKeys): boolean {
  const known = keys.get(key.toLowerCase());
  return known !== undefined && typeof known !== 'string';
}
