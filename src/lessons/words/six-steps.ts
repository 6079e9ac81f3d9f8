import { QUICK_TEXTS } from '../engine/routes.js';
import type { Block } from './rich-text.js';
import { list, text } from './rich-text.js';

/** What the quick answer is called. */
export const SIX_STEPS_TITLE = 'The whole of it in six steps';

/** The quick answer: what to do on the real account, and the lesson in which each step is tried out. */
export function sixStepsBlocks(): readonly Block[] {
  return [
    list(...QUICK_TEXTS),
    text(
      'On the real account this begins at `https://console.aws.amazon.com/`. To try it out here first: `mfa-lab 5`.',
    ),
  ];
}
