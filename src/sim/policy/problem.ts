/** What is wrong with a policy: AWS's words, where, and the lab's. */
export interface PolicyProblem {
  /** AWS's message with `MalformedPolicyDocument`. */
  readonly message: string;
  /** `Statement[1].Action`; empty for the document as a whole. */
  readonly at: string;
  /** What the lab adds: what to write instead. */
  readonly hint: string;
}

/** A problem on its way out of the reading. `readPolicy` makes a value of it: nobody else sees it. */
export class Malformed extends Error {
  readonly problem: PolicyProblem;

  constructor(message: string, at: string, hint: string) {
    super(message);
    this.problem = { message, at, hint };
  }
}

/** What AWS says of most documents that are not what the grammar wants. */
export function syntaxError(at: string, hint: string): Malformed {
  return new Malformed('Syntax errors in policy.', at, hint);
}
