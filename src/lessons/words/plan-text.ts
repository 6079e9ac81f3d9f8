import type { RecoveryPlan } from '../../sim/world/desk.js';
import { duration } from './duration.js';

/** The recovery plan as Markdown, for the learner to keep. It holds no secret. `gap` is in seconds, or null. */
export function planText(plan: RecoveryPlan, gap: number | null): string {
  return `# The day the phone is gone

Written in mfa-lab. Keep it where the phone is not: on paper, or with somebody you trust.

1. Another registered device? Use it: "Try another MFA method" on the page that asks for the code.
   My second device: ${plan.secondDevice}
2. No other device? Ask my administrator to remove the lost one: IAM, Users, my user, Security credentials, Remove.
   My administrator: ${plan.administrator}${line('How they know that it is me', plan.identityCheck)}
3. Sign in with the password alone, delete the old entry in the app, and enrol the new phone at once.${
    gap === null ? '' : `\n   In the lab I took ${duration(gap)} for this.`
  }
4. Stolen, not lost? Change the password as well.
5. Root: mail to the address of the account, then a call to its telephone.
   Who reads that mail: ${plan.rootContact}${line('Whose telephone it is', plan.rootTelephone)}

Before that day
- register a second device
- see that the mailbox and the telephone number of the account are right
- delete entries called "MFA Lab" from the phone
`;
}

/** A line that plans of earlier versions do not have. */
function line(name: string, answer: string): string {
  return answer === '' ? '' : `\n   ${name}: ${answer}`;
}
