import type { PolicyEdit } from '../policy/edit-policy.js';
import type { Arn } from '../world/arn.js';
import type { LinkTarget, PolicyPart } from '../world/browser.js';

/** What the sign-in pages send. */
export type SignInRequest =
  | {
      readonly kind: 'sign-in-as-user';
      readonly browser: string;
      /** Account id or alias. */
      readonly account: string;
      readonly userName: string;
      readonly password: string;
    }
  | {
      readonly kind: 'sign-in-as-root';
      readonly browser: string;
      readonly email: string;
      readonly password: string;
    }
  | { readonly kind: 'choose-mfa-device'; readonly browser: string; readonly serialNumber: Arn }
  | { readonly kind: 'try-another-method'; readonly browser: string }
  | { readonly kind: 'submit-mfa-code'; readonly browser: string; readonly code: string }
  | { readonly kind: 'sign-out'; readonly browser: string };

/** Root without its device: a mail, a call, a number. */
export type RecoveryRequest =
  | { readonly kind: 'open-root-recovery'; readonly browser: string }
  | { readonly kind: 'send-recovery-mail'; readonly browser: string }
  | { readonly kind: 'follow-recovery-mail'; readonly browser: string }
  | { readonly kind: 'ask-for-call'; readonly browser: string }
  | { readonly kind: 'key-in-number'; readonly browser: string; readonly number: string };

/** The pages that a link leads to. */
export const PAGE_NAMES = [
  'console-home',
  'iam-dashboard',
  'iam-users',
  'iam-policies',
  'security-credentials',
  'event-history',
  'servers',
] as const;

/** A page that a link leads to. */
export type PageName = (typeof PAGE_NAMES)[number];

/** Opening, closing and changing windows. */
export type WindowRequest =
  | { readonly kind: 'open-window'; readonly of: 'administrator' | 'attacker' }
  | { readonly kind: 'open-private-window' }
  | { readonly kind: 'close-private-window' }
  | { readonly kind: 'switch-window'; readonly browser: string };

/** An address, a bookmark, a link. */
export type PageRequest =
  | { readonly kind: 'open-sign-in'; readonly browser: string; readonly form: 'iam' | 'root' }
  | { readonly kind: 'open-bookmark'; readonly browser: string }
  | { readonly kind: 'open-page'; readonly browser: string; readonly page: PageName };

/** Clicks on the pages about users, their devices and passwords. */
export type UserRequest =
  | { readonly kind: 'open-user'; readonly browser: string; readonly userName: string }
  | {
      readonly kind: 'open-remove';
      readonly browser: string;
      readonly userName: string;
      readonly serialNumber: Arn;
    }
  | { readonly kind: 'confirm-remove'; readonly browser: string }
  | { readonly kind: 'open-reset-password'; readonly browser: string; readonly userName: string }
  | { readonly kind: 'submit-reset-password'; readonly browser: string; readonly password: string }
  | { readonly kind: 'open-change-password'; readonly browser: string }
  | {
      readonly kind: 'submit-change-password';
      readonly browser: string;
      readonly oldPassword: string;
      readonly newPassword: string;
    };

/** Clicks that give out or take away what signs in without a password, or end what is signed in. */
export type AccessRequest =
  | { readonly kind: 'create-access-key'; readonly browser: string }
  | {
      readonly kind: 'delete-access-key';
      readonly browser: string;
      readonly userName: string;
      readonly accessKeyId: string;
    }
  | { readonly kind: 'deny-older-sessions'; readonly browser: string; readonly userName: string };

/** alice's mail, where its links lead, and what is typed on a page that is not AWS's. */
export type InboxRequest =
  | { readonly kind: 'open-inbox'; readonly browser: string }
  | { readonly kind: 'follow-link'; readonly browser: string; readonly link: LinkTarget }
  /** Somebody typed a password here. Which one, nobody is told: it is sent nowhere. */
  | { readonly kind: 'submit-to-look-alike'; readonly browser: string };

/**
 * What alice does on the attacker's site, which hands it on to AWS in the attacker's browser; and what a program on her
 * computer does for the attacker.
 */
export type RelayRequest =
  | { readonly kind: 'open-relay'; readonly browser: string }
  | {
      readonly kind: 'relay-password';
      readonly browser: string;
      /** Account id or alias. */
      readonly account: string;
      readonly userName: string;
      readonly password: string;
    }
  | { readonly kind: 'relay-code'; readonly browser: string; readonly code: string }
  /** What this browser keeps of its session comes into the attacker's browser as well. */
  | { readonly kind: 'copy-session'; readonly browser: string };

/** Clicks on the pages that set a device up, or ask for its codes anew. */
export type WizardRequest =
  | { readonly kind: 'open-assign-mfa'; readonly browser: string }
  | { readonly kind: 'submit-device-name'; readonly browser: string; readonly deviceName: string }
  | { readonly kind: 'reveal'; readonly browser: string; readonly what: 'qr' | 'key' | 'nothing' }
  | {
      readonly kind: 'submit-set-up-codes';
      readonly browser: string;
      readonly codes: readonly [string, string];
    }
  | { readonly kind: 'cancel-wizard'; readonly browser: string }
  | { readonly kind: 'open-token-form'; readonly browser: string }
  | {
      readonly kind: 'submit-token';
      readonly browser: string;
      readonly serialNumber: string;
      readonly codes: readonly [string, string];
    }
  | { readonly kind: 'open-resync'; readonly browser: string; readonly serialNumber: Arn }
  | {
      readonly kind: 'submit-resync-codes';
      readonly browser: string;
      readonly codes: readonly [string, string];
    };

/** What alice does with her security key. */
export type KeyRequest =
  | { readonly kind: 'submit-key-name'; readonly browser: string; readonly keyName: string }
  /** A touch of the key, at whatever the page in this browser asks of it. */
  | { readonly kind: 'touch-security-key'; readonly browser: string };

/** The pages on which policies are listed, read and written. */
export type PolicyRequest =
  /** Which policies a user has, of its own and attached. */
  | { readonly kind: 'open-permissions'; readonly browser: string; readonly userName: string }
  /** A managed policy, to be read. */
  | { readonly kind: 'open-managed-policy'; readonly browser: string; readonly policyArn: Arn }
  /** One that is there, or one to be made out of `draft`. */
  | {
      readonly kind: 'open-policy';
      readonly browser: string;
      readonly userName: string;
      readonly policyName: string;
      readonly draft?: string;
    }
  /** Opens a part of a statement, by its place from 0; one that is open is closed. */
  | {
      readonly kind: 'open-policy-part';
      readonly browser: string;
      readonly statement: number;
      readonly part: PolicyPart;
    }
  | { readonly kind: 'edit-policy'; readonly browser: string; readonly edit: PolicyEdit }
  /** The whole document anew, as JSON or what is meant to be some. */
  | { readonly kind: 'write-policy'; readonly browser: string; readonly text: string }
  | { readonly kind: 'save-policy'; readonly browser: string };

/** What the learner, or a thief, does with servers. */
export type ServerRequest =
  | { readonly kind: 'launch-servers'; readonly browser: string }
  | { readonly kind: 'stop-servers'; readonly browser: string };

/** A click in a browser. Some make the console call the API on the learner's behalf, as the real console does. */
export type BrowserRequest =
  | WindowRequest
  | PageRequest
  | UserRequest
  | PolicyRequest
  | AccessRequest
  | InboxRequest
  | RelayRequest
  | WizardRequest
  | KeyRequest;

/** What omar can do about somebody on the telephone who says to be alice, and wants her MFA device removed. */
export const CALLER_ANSWERS = ['remove', 'call-back', 'ask-password'] as const;

/** omar and the telephone on his desk. */
export type TelephoneRequest = {
  readonly kind: 'answer-caller';
  readonly browser: string;
  readonly answer: (typeof CALLER_ANSWERS)[number];
};

/** What the pages of the simulated AWS send, and what omar does beside them. */
export type ConsoleRequest =
  | SignInRequest
  | RecoveryRequest
  | BrowserRequest
  | ServerRequest
  | TelephoneRequest;
