/** What an export has in it, and what not: said before it is made, and after. */
export const IN_AN_EXPORT =
  'In it: which steps you did yourself, had done for you, or skipped; minutes, answers, refusals and hints; how Monday went; whether a plan was written.';

export const NOT_IN_AN_EXPORT =
  "Not in it: keys, codes, passwords, your plan, this computer's name or folders. It is plain text: open it and look.";

/** What to do with it, where no facilitator says so. */
export const WHERE_IT_GOES = 'Give it to your facilitator, or keep it.';

/** In front of every line that a facilitator wrote. */
export const FROM_YOUR_FACILITATOR = 'From your facilitator:';

/** The name that the file has unless another one is asked for. */
export function exportFileName(id: string): string {
  return `mfa-lab-${id}.json`;
}
