import type { LabTime } from '../base/time.js';
import { signInFailed } from '../iam/aws-error.js';
import type { Outcome } from '../outcome.js';
import { failed } from '../outcome.js';
import { LAB_SOURCE, record } from '../world/history.js';
import type { Reason } from '../world/reasons.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { changeBrowser } from './page.js';
import { signInEvent } from './sessions.js';

/**
 * What CloudTrail writes in place of a name that the account does not have: somebody may have typed a password there
 * (AWS CloudTrail User Guide, "AWS Management Console sign-in events").
 */
export const HIDDEN_NAME = 'HIDDEN_DUE_TO_SECURITY_REASONS';
const NO_SUCH_NAME = 'No username found in supplied account';

/** Says on the page that the sign-in failed, and writes it down. `tried` is whose sign-in it was; null where it was of no account that the lab has, and no history of AWS shows it. */
export function passwordRefused(
  world: World,
  browserId: string,
  reason: Reason,
  tried: { readonly userName: string } | null,
  now: LabTime,
): Outcome<never> {
  const refused = refusal(signInFailed(), reason);
  const shown = changeBrowser(world, browserId, { banner: { kind: 'refused', error: signInFailed() } });
  const isHidden = tried?.userName === HIDDEN_NAME;
  const event = signInEvent('ConsoleLogin', browserId, now);
  const changed = record(shown, {
    ...event,
    eventSource: tried === null ? LAB_SOURCE : event.eventSource,
    actor: isHidden ? null : (tried?.userName ?? null),
    details: {
      ConsoleLogin: 'Failure',
      ...(isHidden ? { userName: HIDDEN_NAME, errorMessage: NO_SUCH_NAME } : {}),
    },
    refusal: refused,
  });
  return failed(changed, refused);
}
