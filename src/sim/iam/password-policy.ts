/** IAM User Guide, "Default password policy": 8 characters at the least. More than 128 never get so far. */
export const PASSWORD_MIN = 8;

/** ... and at least three of the four kinds of character. */
const KINDS_NEEDED = 3;

const KINDS: readonly { readonly pattern: RegExp; readonly requirement: string }[] = [
  { pattern: /[A-Z]/, requirement: 'Password should have at least one uppercase letter' },
  { pattern: /[a-z]/, requirement: 'Password should have at least one lowercase letter' },
  { pattern: /[0-9]/, requirement: 'Password should have at least one number' },
  { pattern: /[!@#$%^&*()_+\-=[\]{}|']/, requirement: 'Password should have at least one symbol' },
];

/**
 * What AWS would object to in a new password, or null. `forbidden` are the account's name and e-mail address, which a
 * password must not equal. Wording as seen in users' reports; the last case is the lab's.
 */
export function passwordProblem(password: string, forbidden: readonly string[]): string | null {
  if (password.length < PASSWORD_MIN) return `Password should have a minimum length of ${PASSWORD_MIN}`;
  const missing = KINDS.filter(({ pattern }) => !pattern.test(password));
  const shortBy = KINDS_NEEDED - (KINDS.length - missing.length);
  if (shortBy > 0) {
    const requirements = missing.map(({ requirement }) => requirement).join(', ');
    return `Password should meet ${shortBy} more of the following requirements: ${requirements}`;
  }
  if (forbidden.includes(password)) return 'Password should not be the account name or e-mail address';
  return null;
}
