/** A signed-in identity: the root user or an IAM user. */
export type Principal = { readonly type: 'root' } | { readonly type: 'user'; readonly userName: string };

/** Whether two principals are the same identity. */
export function isSamePrincipal(one: Principal, other: Principal): boolean {
  if (one.type === 'root' || other.type === 'root') return one.type === other.type;
  return one.userName === other.userName;
}

/** A principal's name as the event history shows it. */
export function principalName(principal: Principal): string {
  return principal.type === 'root' ? 'root' : principal.userName;
}
