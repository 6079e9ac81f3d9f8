import type { Handlers } from '../outcome.js';
import { ACCESS_HANDLERS } from './access.js';
import { WIZARD_HANDLERS } from './device-wizard.js';
import { INBOX_HANDLERS } from './inbox.js';
import { KEY_HANDLERS } from './key-ceremonies.js';
import { PAGE_HANDLERS } from './open-page.js';
import { POLICY_EDITOR_HANDLERS } from './policy-editor.js';
import { RELAY_HANDLERS } from './relay.js';
import type { ConsoleRequest } from './requests.js';
import { RECOVERY_HANDLERS } from './root-recovery.js';
import { SERVER_HANDLERS } from './servers.js';
import { SIGN_IN_HANDLERS } from './sign-in.js';
import { TELEPHONE_HANDLERS } from './telephone.js';
import { USER_HANDLERS } from './user-pages.js';
import { WINDOW_HANDLERS } from './windows.js';

/**
 * The simulated console: what a click does. As in the real one, many clicks make the console call the API on the
 * user's behalf, so they can be refused and leave events. Which calls each page makes is inferred, not documented.
 */
export const CONSOLE_HANDLERS = {
  ...SIGN_IN_HANDLERS,
  ...RECOVERY_HANDLERS,
  ...WINDOW_HANDLERS,
  ...PAGE_HANDLERS,
  ...USER_HANDLERS,
  ...POLICY_EDITOR_HANDLERS,
  ...ACCESS_HANDLERS,
  ...INBOX_HANDLERS,
  ...RELAY_HANDLERS,
  ...WIZARD_HANDLERS,
  ...KEY_HANDLERS,
  ...SERVER_HANDLERS,
  ...TELEPHONE_HANDLERS,
} satisfies Handlers<ConsoleRequest>;
