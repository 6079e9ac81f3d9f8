import { SHOWABLE_TEXT } from '../../sim/base/characters.js';

/** The most characters of a line that a facilitator writes for the learners, and of the title over their lessons. */
const LONGEST_LINE = 160;
export const LONGEST_TITLE = 40;

/** The ends of hosts at which AWS lets people sign in, and the one host of its own. */
const SIGN_IN_ENDS = ['.signin.aws.amazon.com', '.awsapps.com'] as const;
const SIGN_IN_HOST = 'console.aws.amazon.com';

/** An address without a user, a port and anything that could be read as another host. */
const ADDRESS = /^https:\/\/([a-z0-9][a-z0-9.-]*)(?:\/[\w.~%#/=&+:-]*)?$/i;

/** What is wrong with a line that is shown to people; null for nothing. */
export function lineProblem(value: string, longest = LONGEST_LINE): string | null {
  if (value.trim() === '') return 'is empty';
  if (value.length > longest) return `has more than ${longest} characters`;
  return SHOWABLE_TEXT.test(value) ? null : 'has characters that cannot be shown, or more than one line';
}

/** What is wrong with an address of a sign-in; null for nothing. Nobody is sent to a host that is not AWS's. */
export function signInProblem(value: string): string | null {
  const problem = lineProblem(value);
  if (problem !== null) return problem;
  if (!value.toLowerCase().startsWith('https://')) return 'must begin with https://';
  const host = ADDRESS.exec(value)?.[1]?.toLowerCase();
  if (host === undefined) return 'is no plain address: a host of AWS, and a path behind it at most';
  const isAws = host === SIGN_IN_HOST || SIGN_IN_ENDS.some((end) => host.endsWith(end));
  return isAws ? null : `leads to ${host}, which is no address of AWS's sign-in`;
}
