import type { Result } from './base/result.js';
import type { EpochSeconds, Seconds, TimeStep } from './base/time.js';
import type { ServerRequest } from './console/servers.js';
import type { FactorRequest } from './things/cards.js';
import type { EquipRequest } from './things/equipment.js';
import type { LoginProfile, User } from './world/account.js';
import type { Arn } from './world/arn.js';
import type { Principal } from './world/principal.js';
import type { Refusal } from './world/refusal.js';

/** Two consecutive codes for a device. */
export interface CodePairParameters {
  readonly userName: string;
  readonly serialNumber: Arn;
  readonly authenticationCode1: string;
  readonly authenticationCode2: string;
}

/** A call of the IAM API, made with the session of a browser. Names as in the IAM API reference. */
export type IamRequest = { readonly kind: 'iam'; readonly browser: string } & IamCall;

/** The operation and its parameters. Left out everywhere: tags, paths of users, paging. */
export type IamCall =
  | {
      readonly operation: 'CreateVirtualMFADevice';
      readonly virtualMfaDeviceName: string;
      readonly path?: string;
    }
  | ({ readonly operation: 'EnableMFADevice' } & CodePairParameters)
  | ({ readonly operation: 'ResyncMFADevice' } & CodePairParameters)
  | { readonly operation: 'DeactivateMFADevice'; readonly serialNumber: Arn; readonly userName?: string }
  | { readonly operation: 'DeleteVirtualMFADevice'; readonly serialNumber: Arn }
  | { readonly operation: 'ListMFADevices'; readonly userName?: string }
  | {
      readonly operation: 'ListVirtualMFADevices';
      readonly assignmentStatus?: 'Assigned' | 'Unassigned' | 'Any';
    }
  | { readonly operation: 'GetUser'; readonly userName?: string }
  | { readonly operation: 'ListUsers' }
  | { readonly operation: 'CreateUser'; readonly userName: string }
  | {
      readonly operation: 'CreateLoginProfile';
      readonly userName: string;
      readonly password: string;
      readonly passwordResetRequired?: boolean;
    }
  | {
      readonly operation: 'UpdateLoginProfile';
      readonly userName: string;
      readonly password?: string;
      readonly passwordResetRequired?: boolean;
    }
  | { readonly operation: 'ChangePassword'; readonly oldPassword: string; readonly newPassword: string };

/** The name of an IAM operation, spelled as AWS spells it. */
export type IamOperation = IamCall['operation'];

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
  | { readonly kind: 'open-root-recovery'; readonly browser: string }
  | { readonly kind: 'send-recovery-mail'; readonly browser: string }
  | { readonly kind: 'follow-recovery-mail'; readonly browser: string }
  | { readonly kind: 'ask-for-call'; readonly browser: string }
  | { readonly kind: 'key-in-number'; readonly browser: string; readonly number: string }
  | { readonly kind: 'submit-mfa-code'; readonly browser: string; readonly code: string }
  | { readonly kind: 'sign-out'; readonly browser: string };

/** A page that a link leads to. */
export type PageName =
  | 'console-home'
  | 'iam-dashboard'
  | 'iam-users'
  | 'security-credentials'
  | 'event-history'
  | 'servers';

/** A click in a browser. Some make the console call the API on the learner's behalf, as the real console does. */
export type BrowserRequest =
  | { readonly kind: 'open-sign-in'; readonly browser: string; readonly form: 'iam' | 'root' }
  | { readonly kind: 'open-bookmark'; readonly browser: string }
  | {
      readonly kind: 'open-page';
      readonly browser: string;
      readonly page: PageName;
    }
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
    }
  | { readonly kind: 'submit-key-name'; readonly browser: string; readonly keyName: string }
  /** A touch of alice's security key, at whatever the page in this browser asks of it. */
  | { readonly kind: 'touch-security-key'; readonly browser: string }
  | { readonly kind: 'open-token-form'; readonly browser: string }
  | {
      readonly kind: 'submit-token';
      readonly browser: string;
      readonly serialNumber: string;
      readonly codes: readonly [string, string];
    }
  | { readonly kind: 'open-assign-mfa'; readonly browser: string }
  | { readonly kind: 'submit-device-name'; readonly browser: string; readonly deviceName: string }
  | { readonly kind: 'reveal'; readonly browser: string; readonly what: 'qr' | 'key' | 'nothing' }
  | {
      readonly kind: 'submit-set-up-codes';
      readonly browser: string;
      readonly codes: readonly [string, string];
    }
  | { readonly kind: 'cancel-wizard'; readonly browser: string }
  | { readonly kind: 'open-resync'; readonly browser: string; readonly serialNumber: Arn }
  | {
      readonly kind: 'submit-resync-codes';
      readonly browser: string;
      readonly codes: readonly [string, string];
    }
  | { readonly kind: 'open-window'; readonly of: 'administrator' | 'attacker' }
  | { readonly kind: 'open-private-window' }
  | { readonly kind: 'close-private-window' }
  | { readonly kind: 'switch-window'; readonly browser: string };

/** What a hand does with the simulated phone. */
export type PhoneRequest =
  | { readonly kind: 'phone-scan'; readonly browser: string }
  | { readonly kind: 'phone-delete-entry'; readonly account: string }
  | { readonly kind: 'phone-airplane-mode'; readonly on: boolean }
  | { readonly kind: 'phone-set-clock'; readonly offset: Seconds }
  | { readonly kind: 'phone-lock-clock'; readonly isLocked: boolean }
  | { readonly kind: 'phone-lose' }
  | { readonly kind: 'phone-replace' };

/** What only a lab can do. AWS knows nothing of these. */
export type LabRequest =
  | { readonly kind: 'warp-to-next-step' }
  | { readonly kind: 'use-own-phone'; readonly own: boolean }
  | { readonly kind: 'compare-code'; readonly serialNumber: Arn; readonly code: string }
  /** The lab's phone gets the entries of a user's devices, to stand in for a real one. */
  | { readonly kind: 'lend-phone'; readonly userName: string }
  /** Hours go by, and the lab's clock with them, unless a real phone keeps it. */
  | { readonly kind: 'let-hours-pass'; readonly hours: number }
  /** All devices of a user are gone, as if somebody had removed them, and so are their entries on the phone at hand. */
  | { readonly kind: 'take-devices'; readonly userName: string }
  /** A hardware token is given to a user, who enrols it at once, or is put into the drawer. */
  | { readonly kind: 'hand-out-token'; readonly to: string | null }
  /** The account's policy asks administrators for MFA from now on. */
  | { readonly kind: 'ask-administrators-for-mfa' }
  /** The password of a user gets into a list on the web. */
  | { readonly kind: 'leak-password'; readonly userName: string }
  | {
      readonly kind: 'write-plan';
      readonly administrator: string;
      readonly secondDevice: string;
      readonly rootContact: string;
    }
  | {
      readonly kind: 'measure-clock';
      readonly serialNumber: Arn;
      /** The code that the phone showed until it changed. */
      readonly code: string;
      /** The moment it changed, in lab time. */
      readonly changedAt: EpochSeconds;
    };

/** Anything that can be asked of the world. */
export type Request =
  | IamRequest
  | SignInRequest
  | BrowserRequest
  | PhoneRequest
  | LabRequest
  | FactorRequest
  | EquipRequest
  | ServerRequest;

/** A device as the list operations show it: without its seed (IAM API, `VirtualMFADevice`). */
export interface MfaDeviceSummary {
  readonly serialNumber: Arn;
  readonly user: string | null;
  readonly enableDate: number | null;
}

/** A user as the read operations show it: without its password. */
export type UserSummary = Omit<User, 'loginProfile' | 'permissions'> & { readonly arn: Arn };

/** What a granted request answers. */
export type Response =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'virtual-mfa-device';
      readonly serialNumber: Arn;
      readonly base32StringSeed: string;
      readonly otpauthUri: string;
    }
  | { readonly kind: 'mfa-devices'; readonly devices: readonly MfaDeviceSummary[] }
  | { readonly kind: 'user'; readonly user: UserSummary }
  | { readonly kind: 'users'; readonly users: readonly UserSummary[] }
  | {
      readonly kind: 'login-profile';
      readonly userName: string;
      readonly profile: Omit<LoginProfile, 'password'>;
    }
  | { readonly kind: 'mfa-needed' }
  | { readonly kind: 'signed-in'; readonly principal: Principal; readonly isMfaAuthenticated: boolean }
  | { readonly kind: 'measured'; readonly offset: Seconds }
  | { readonly kind: 'compared'; readonly stepsOff: number; readonly step: TimeStep };

/** Granted or refused. */
export type RequestResult = Result<Response, Refusal>;
