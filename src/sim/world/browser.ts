import type { EpochSeconds } from '../base/time.js';
import type { Arn } from './arn.js';
import type { AwsError } from './error-codes.js';
import type { Principal } from './principal.js';

/** A signed-in browser. It ends when somebody signs out, and by itself after twelve hours. */
export interface Session {
  readonly principal: Principal;
  readonly startedAt: EpochSeconds;
  /** Null when no second factor was used for this session. Enrolling a device later does not change it. */
  readonly mfa: { readonly serialNumber: Arn; readonly at: EpochSeconds } | null;
  /** The password has to be changed before anything else (IAM API, `PasswordResetRequired`). */
  readonly mustChangePassword?: true;
  /** The lab lets a session last until then, because a learner was away; absent where AWS's own end holds. */
  readonly keptUntil?: EpochSeconds;
}

/** Between a right password and a right code. */
export interface Challenge {
  readonly principal: Principal;
  /** Null until one of several devices is chosen. */
  readonly serialNumber: Arn | null;
  /** What a security key has to sign, hexadecimal. Fresh for each sign-in. */
  readonly nonce: string;
}

/** How far root's own way back has got: a mail to the account's address, then a call to its telephone. */
export const ROOT_RECOVERY_STAGES = ['start', 'mail-sent', 'mail-confirmed', 'calling'] as const;

/** How far root's own way back has got. */
export type RootRecoveryStage = (typeof ROOT_RECOVERY_STAGES)[number];

/** The two pages to sign in on. */
export const SIGN_IN_FORMS = ['iam', 'root'] as const;

/** What the set-up page of an authenticator app shows of the secret. */
export const REVEALS = ['nothing', 'qr', 'key'] as const;

/** Pages that look like the account's sign-in page, and are on sites that have nothing to do with AWS. */
export const LOOK_ALIKES = ['other-domain', 'longer-domain'] as const;

/** A page that looks like the account's sign-in page. */
export type LookAlike = (typeof LOOK_ALIKES)[number];

/** Where the links in alice's mail lead. */
export type LinkTarget = 'own-page' | LookAlike;

/** The parts of a statement that are opened to be changed. */
export const POLICY_PARTS = ['actions', 'resources', 'condition'] as const;

/** One of them. */
export type PolicyPart = (typeof POLICY_PARTS)[number];

/** What a browser shows. Text being typed is not part of it: that has reached nobody yet. */
export type Page =
  | { readonly name: 'sign-in'; readonly form: (typeof SIGN_IN_FORMS)[number]; readonly account: string }
  | { readonly name: 'inbox' }
  | { readonly name: 'look-alike'; readonly site: LookAlike }
  // The attacker's site. It asks for whatever AWS asks of the attacker's browser, and the answer is used there at once.
  | { readonly name: 'relay-sign-in' }
  | { readonly name: 'relay-challenge' }
  | { readonly name: 'relay-over' }
  | { readonly name: 'mfa-challenge' }
  | { readonly name: 'root-recovery'; readonly stage: RootRecoveryStage; readonly number: string }
  | { readonly name: 'console-home' }
  | { readonly name: 'iam-dashboard' }
  | { readonly name: 'servers' }
  | { readonly name: 'iam-users'; readonly refusal: AwsError | null }
  | { readonly name: 'iam-user'; readonly userName: string }
  | { readonly name: 'user-permissions'; readonly userName: string }
  | { readonly name: 'iam-policies'; readonly refusal: AwsError | null }
  /** A managed policy, to be read. */
  | { readonly name: 'iam-policy'; readonly policyArn: Arn }
  | {
      readonly name: 'policy-editor';
      readonly userName: string;
      readonly policyName: string;
      /** The document as it stands on the page: whoever leaves the page leaves it unsaved. */
      readonly text: string;
      /** The part of a statement, by its place from 0, that is open to be changed. */
      readonly open: { readonly statement: number; readonly part: PolicyPart } | null;
    }
  | { readonly name: 'remove-mfa-device'; readonly userName: string; readonly serialNumber: Arn }
  | { readonly name: 'reset-password'; readonly userName: string }
  | { readonly name: 'change-password' }
  | { readonly name: 'event-history'; readonly refusal: AwsError | null }
  | { readonly name: 'security-credentials' }
  | { readonly name: 'select-mfa-device' }
  | {
      readonly name: 'set-up-device';
      readonly serialNumber: Arn;
      readonly reveal: (typeof REVEALS)[number];
      /** Whether the secret has been on the page, hidden again or not. */
      readonly wasRevealed: boolean;
    }
  | { readonly name: 'register-security-key'; readonly keyName: string; readonly nonce: string }
  | { readonly name: 'set-up-token' }
  | { readonly name: 'resync-mfa-device'; readonly serialNumber: Arn };

/** The coloured strip that the console shows above a page after an action. */
export type Banner =
  | { readonly kind: 'device-assigned'; readonly deviceName: string }
  | { readonly kind: 'device-resynced'; readonly deviceName: string }
  | { readonly kind: 'device-removed'; readonly deviceName: string; readonly isDeleted: boolean }
  | { readonly kind: 'password-changed'; readonly userName: string }
  | { readonly kind: 'policy-saved'; readonly policyName: string }
  | { readonly kind: 'refused'; readonly error: AwsError };

/** One browser window, with its own session. */
export interface Browser {
  readonly id: string;
  readonly isPrivate: boolean;
  readonly page: Page;
  readonly session: Session | null;
  readonly challenge: Challenge | null;
  readonly banner: Banner | null;
}
