import type { LabTime, Seconds } from '../base/time.js';
import type { Arn } from '../world/arn.js';
import type { FactorKind } from '../world/desk.js';

/** What a hand does with the simulated phone. */
export type PhoneRequest =
  | { readonly kind: 'phone-scan'; readonly browser: string }
  | { readonly kind: 'phone-delete-entry'; readonly account: string }
  | { readonly kind: 'phone-airplane-mode'; readonly on: boolean }
  | { readonly kind: 'phone-set-clock'; readonly offset: Seconds }
  | { readonly kind: 'phone-lock-clock'; readonly isLocked: boolean }
  /** The phone in hand is laid down, and the next one beside it taken. */
  | { readonly kind: 'phone-swap' }
  | { readonly kind: 'phone-lose' }
  | { readonly kind: 'phone-replace' };

/** Somebody beside alice takes a photo of her screen, and scans it with a phone of their own. */
export type ColleagueRequest = { readonly kind: 'photograph-screen'; readonly browser: string };

/** The laptop of somebody who works at the command line. */
export interface LaptopRequest {
  /** The files of the AWS CLI: the newest access key of a user, and a profile for the role of the account. */
  readonly kind: 'set-up-terminal';
  readonly userName: string;
}

/** What only a lab can do. AWS knows nothing of these. */
export type LabRequest =
  | { readonly kind: 'warp-to-next-step' }
  | { readonly kind: 'use-own-phone'; readonly own: boolean }
  | { readonly kind: 'compare-code'; readonly serialNumber: Arn; readonly code: string }
  /** The lab's phone gets the entries of a user's devices, to stand in for a real one. */
  | { readonly kind: 'lend-phone'; readonly userName: string }
  /** Hours go by, and the lab's clock with them, unless a real phone keeps it. */
  | { readonly kind: 'let-hours-pass'; readonly hours: number }
  /** The sessions of programs are so much older; the lab's clock stays, so that a real phone may be in use. */
  | { readonly kind: 'age-sessions'; readonly hours: number }
  /** All devices of a user are gone, as if somebody had removed them, and so are their entries on the phone at hand. */
  | { readonly kind: 'take-devices'; readonly userName: string }
  /** A hardware token is given to a user, who enrols it at once, or is put into the drawer. */
  | { readonly kind: 'hand-out-token'; readonly to: string | null }
  /** A company gives a user a phone of its own, with a device that is enrolled. It lies beside the one in hand. */
  | {
      readonly kind: 'hand-out-phone';
      readonly to: string;
      readonly deviceName: string;
      /** What its clock shows more than the lab's; nobody but the company may set it. */
      readonly clockOffset: Seconds;
    }
  /** The company has its phones back, and their devices are gone. */
  | { readonly kind: 'collect-phones' }
  /** The account's policy asks administrators for MFA from now on. */
  | { readonly kind: 'ask-administrators-for-mfa' }
  /** The password of a user gets into a list on the web. */
  | { readonly kind: 'leak-password'; readonly userName: string }
  | {
      readonly kind: 'write-plan';
      readonly administrator: string;
      readonly identityCheck: string;
      readonly secondDevice: string;
      readonly rootContact: string;
      readonly rootTelephone: string;
    }
  | {
      readonly kind: 'measure-clock';
      readonly serialNumber: Arn;
      /** The code that the phone showed until it changed. */
      readonly code: string;
      /** The moment it changed. */
      readonly changedAt: LabTime;
    };

/** What the learner asks of the cards. */
export type FactorRequest =
  | { readonly kind: 'sort-card'; readonly card: string; readonly as: FactorKind }
  | {
      readonly kind: 'pair-cards';
      readonly first: string;
      readonly second: string;
      /** How many factors the two make, says the learner. */
      readonly predicted: 1 | 2;
    };

/** Giving somebody a device, or taking all back. */
export type EquipRequest =
  | { readonly kind: 'equip'; readonly person: string; readonly device: string }
  | { readonly kind: 'clear-equipment' };

/** What the learner does with things, of which the simulated AWS hears nothing. */
export type ThingRequest =
  | PhoneRequest
  | ColleagueRequest
  | LaptopRequest
  | LabRequest
  | FactorRequest
  | EquipRequest;
