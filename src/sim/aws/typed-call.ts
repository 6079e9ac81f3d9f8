import type { GivenValues, Parameter } from '../api/shapes.js';

/**
 * The call that the values of parameters make. The compiler cannot follow names that were typed, or came over a wire: but
 * no service trusts a call, and each looks at its form before anything else.
 */
export function typedCall<Call extends { readonly operation: string }>(
  operation: Call['operation'],
  given: GivenValues,
): Call {
  return { ...given, operation } as unknown as Call;
}

/** A parameter as AWS's model has it: `AuthenticationCode1`. */
export function memberName({ name, member = name }: Pick<Parameter, 'name' | 'member'>): string {
  return member.charAt(0).toUpperCase() + member.slice(1);
}
