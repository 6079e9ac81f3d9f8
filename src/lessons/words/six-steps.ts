import { QUICK_TEXTS } from '../engine/routes.js';
import type { Block } from './rich-text.js';
import { list, text } from './rich-text.js';

/** What the quick answer is called. */
export const SIX_STEPS_TITLE = 'The whole of it in six steps';

/** What comes before them in an account that is new. */
export const ONLY_ROOT =
  'Is the account new, and you have only root? Sign in as root, and give root its MFA first: under its name, then Security credentials. Then create an IAM user for yourself (IAM, Users, Create user), with access to the console and permissions. The six steps are for that user.';

/** The quick answer: what to do on the real account, and the lesson in which each step is tried out. */
export function sixStepsBlocks(): readonly Block[] {
  return [
    list(...QUICK_TEXTS),
    text(ONLY_ROOT),
    text(
      'On the real account this begins at `https://console.aws.amazon.com/`. To try it out here first: `mfa-lab 5`.',
    ),
  ];
}
