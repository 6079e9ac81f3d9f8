import type { EpochSeconds, Seconds } from '../base/time.js';

/** One entry of an authenticator app. */
export interface PhoneEntry {
  readonly issuer: string;
  readonly account: string;
  readonly secret: string;
  readonly addedAt: EpochSeconds;
}

/** Whether it is where its owner is. */
export const PHONE_STATUSES = ['in-hand', 'lost'] as const;

/** The lab's simulated phone. Its codes need its clock and its entries, and no network. */
export interface Phone {
  readonly id: string;
  readonly status: (typeof PHONE_STATUSES)[number];
  /** The phone's clock minus lab time. */
  readonly clockOffset: Seconds;
  /** Its owner may not set its clock, as on some managed phones. */
  readonly isClockLocked: boolean;
  /** Null while it is online. */
  readonly offlineSince: EpochSeconds | null;
  /** Code changes that happened while it was offline, in stretches that have ended. */
  readonly offlineRollovers: number;
  readonly entries: readonly PhoneEntry[];
}

/** How the ids of phones begin that a company owns. */
const COMPANY_PHONE = 'company-';

/** The id of a company's phone. */
export function companyPhoneId(name: string): string {
  return `${COMPANY_PHONE}${name}`;
}

/** Whether a company owns a phone. */
export function isCompanyPhone({ id }: Pick<Phone, 'id'>): boolean {
  return id.startsWith(COMPANY_PHONE);
}

/** A phone fresh from the shop. */
export function newPhone(id: string): Phone {
  return {
    id,
    status: 'in-hand',
    clockOffset: 0,
    isClockLocked: false,
    offlineSince: null,
    offlineRollovers: 0,
    entries: [],
  };
}
