import type { LabContext } from '../base/ports.js';
import { signInFailed } from '../iam/aws-error.js';
import type { Handlers, Outcome } from '../outcome.js';
import { failed } from '../outcome.js';
import type { RequestOf } from '../requests.js';
import type { Done, SignedIn } from '../responses.js';
import type { WebAuthnProblem } from '../things/security-key.js';
import { AWS_RP_ID } from '../things/security-key.js';
import { refusal } from '../world/refusal.js';
import type { World } from '../world/world.js';
import { browserById } from '../world/world.js';
import { askForRegistration, touchAtRegistration } from './key-registration.js';
import { askKey, awaitedKey, takeSignature } from './key-sign-in.js';
import { inHandsOf } from './page.js';
import { touchAtRelay } from './relay.js';
import type { KeyRequest } from './requests.js';
import { codeRefused } from './sessions.js';

/**
 * Security keys in the console. Registering and using them is console-only on AWS (IAM User Guide, "Supported
 * configurations for using passkeys and security keys"), so no IAM operation stands behind it here.
 */
export const KEY_HANDLERS = {
  'submit-key-name': askForRegistration,
  'touch-security-key': inHandsOf(['learner'], touch),
} satisfies Handlers<KeyRequest>;

/** A touch answers what the page asks for: a new credential, or a signature. Each page says by itself what it asks. */
function touch(
  world: World,
  { browser }: RequestOf<'touch-security-key'>,
  context: LabContext,
): Outcome<Done | SignedIn> {
  const { page } = browserById(world, browser);
  switch (page.name) {
    case 'register-security-key':
      return touchAtRegistration(world, browser, page, context);
    case 'relay-challenge':
      return touchAtRelay(world, browser, context);
    case 'mfa-challenge':
    case 'root-recovery':
      return touchAtSignIn(world, browser, context);
    case 'sign-in':
    case 'inbox':
    case 'look-alike':
    case 'relay-sign-in':
    case 'relay-over':
    case 'console-home':
    case 'iam-dashboard':
    case 'servers':
    case 'iam-users':
    case 'iam-user':
    case 'user-permissions':
    case 'iam-policies':
    case 'iam-policy':
    case 'policy-editor':
    case 'remove-mfa-device':
    case 'reset-password':
    case 'change-password':
    case 'event-history':
    case 'security-credentials':
    case 'select-mfa-device':
    case 'set-up-device':
    case 'set-up-token':
    case 'resync-mfa-device':
      return failed(world, refusal(null, { code: 'no-challenge' }));
  }
}

/** A touch at sign-in: the key signs the challenge for the site that the browser is really on. */
function touchAtSignIn(world: World, browserId: string, context: LabContext): Outcome<SignedIn> {
  const asking = browserById(world, browserId);
  const { challenge } = asking;
  if (challenge === null) return failed(world, refusal(null, { code: 'no-challenge' }));
  const refuseCode = (code: WebAuthnProblem | 'needs-a-code-device') =>
    codeRefused(world, browserId, challenge.principal, refusal(signInFailed(), { code }), context.now);
  const awaited = awaitedKey(world, challenge);
  if (!awaited.ok) return refuseCode(awaited.failure);
  const question = { asking, rpId: AWS_RP_ID, challenge, registered: awaited.value };
  const asked = askKey(world, question, context);
  if (!asked.ok) return refuseCode(asked.failure);
  return takeSignature(asked.value.world, browserId, asked.value.response, question, context);
}
