import type { EpochSeconds, LabTime, RealTime, Seconds } from '../base/time.js';
import { addSeconds, labTimeAt } from '../base/time.js';
import type { Account } from './account.js';
import type { Browser } from './browser.js';
import type { Comparison, Desk, Leak, Measurement, RecoveryPlan } from './desk.js';
import type { MfaDevice } from './devices.js';
import type { HistoryEvent } from './event.js';
import type { Phone } from './phone.js';
import { isCompanyPhone } from './phone.js';
import type { SecurityKey } from './security-key.js';
import type { Server } from './server.js';
import type { Terminal } from './terminal.js';

/** Everything simulated, as one immutable value. */
export interface World {
  readonly account: Account;
  readonly browsers: readonly Browser[];
  /** The browser window in front. */
  readonly activeBrowser: string;
  readonly phone: Phone;
  /** Other phones that lie beside the one in hand, to be taken instead. */
  readonly phonesBeside: readonly Phone[];
  /** Phones that are in somebody else's hands now. Their entries still make codes. */
  readonly lostPhones: readonly Phone[];
  /** The phone of a colleague, with what was photographed from alice's screen; null before anybody did. */
  readonly colleaguesPhone: Phone | null;
  /** alice's security key. */
  readonly securityKey: SecurityKey;
  /** A real phone is in use, so lab time is real time. */
  readonly usesOwnPhone: boolean;
  /** Lab time minus real time; only warping changes it. */
  readonly clockOffset: Seconds;
  readonly history: readonly HistoryEvent[];
  readonly comparisons: readonly Comparison[];
  readonly measurements: readonly Measurement[];
  readonly desk: Desk;
  readonly servers: readonly Server[];
  readonly leak: Leak | null;
  readonly plan: RecoveryPlan | null;
  /** alice's; empty until a lesson sets it up. */
  readonly terminal: Terminal;
}

/** The time in the lab, which is the real time plus what was warped. */
export function labTime(world: World, realTime: RealTime): LabTime {
  return labTimeAt(realTime, world.clockOffset);
}

/** The time the simulated phone shows. */
export function phoneTime(world: World, labNow: LabTime): EpochSeconds {
  return addSeconds(labNow, world.phone.clockOffset);
}

/** The phones that are within reach, the one in hand first. */
export function phonesAtHand({ phone, phonesBeside }: World): readonly Phone[] {
  return phone.status === 'in-hand' ? [phone, ...phonesBeside] : phonesBeside;
}

/** The secret of a device is on a phone that a company handed out, so it can be on no phone of the learner's. */
export function isOnCompanyPhone({ phone, phonesBeside }: World, { seed }: MfaDevice): boolean {
  return [phone, ...phonesBeside]
    .filter(isCompanyPhone)
    .some(({ entries }) => entries.some(({ secret }) => secret === seed));
}

/** A phone that is in somebody else's hands now, the newest; undefined when there is none. */
export function foundPhone({ phone, lostPhones }: World): Phone | undefined {
  return phone.status === 'lost' ? phone : lostPhones.at(-1);
}

/** The browser with this id. Asking for one that is not there is a bug. */
export function browserById(world: World, id: string): Browser {
  const browser = world.browsers.find((candidate) => candidate.id === id);
  if (browser === undefined) throw new Error(`No browser ${id} in this world`);
  return browser;
}

/** The browser window in front. */
export function activeBrowser(world: World): Browser {
  return browserById(world, world.activeBrowser);
}
