/** A call of a program, as far as it is told. */
interface Told {
  readonly client: string | null;
  readonly actor: string | null;
  readonly operation: string;
  readonly isMfa: boolean;
  readonly error: object | null;
}

/** Who called what, and whether it was granted: `aws-cli/2.38.1 as alice with MFA: ListBuckets, granted`. */
export function wordCall({ client, actor, operation, isMfa, error }: Told): string {
  // Who sends a wrong key, or asks for something that AWS does not have, is known by no name.
  const who = actor === null ? '' : ` as ${actor}${isMfa ? ' with MFA' : ''}`;
  return `${client ?? 'a program'}${who}: ${operation === '' ? 'a call' : operation}, ${error === null ? 'granted' : 'refused'}.`;
}
