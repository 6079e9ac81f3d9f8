import type { LessonSession } from '../../../lessons/engine/session.js';
import { lookUp } from '../../../sim/base/table.js';
import type { EpochSeconds, Seconds } from '../../../sim/base/time.js';
import { addSeconds } from '../../../sim/base/time.js';
import { codeAt } from '../../../sim/codes/totp.js';
import { devicesOf } from '../../../sim/world/account.js';
import type { MfaDevice } from '../../../sim/world/devices.js';
import { ADMINISTRATOR } from '../../../sim/world/new-world.js';
import type { Phone } from '../../../sim/world/phone.js';
import { ADMINISTRATOR_WINDOW, ATTACKER_WINDOW } from '../../../sim/world/windows.js';
import type { World } from '../../../sim/world/world.js';
import { activeBrowser, foundPhone, labTime } from '../../../sim/world/world.js';
import { isAtDesk } from '../../console/pages/step-of.js';
import { isOwnWindow } from '../../console/pages/windows.js';
import { currentDevice, rootDeviceAsked, showsOwnPhone, spareToken } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';

/** Something that makes codes, and how far its clock is off. */
interface CodeMaker {
  readonly seed: string;
  readonly clockOffset: Seconds;
}

/** What shows a code to the person at the window in front; null where nothing in the lab does. */
function codeMaker(session: LessonSession): CodeMaker | null {
  const { world } = session;
  if (isAtDesk(session)) return null;
  // Beside a policy stands a table, and nobody's phone.
  if (activeBrowser(world).page.name === 'policy-editor') return null;
  switch (activeBrowser(world).id) {
    case ADMINISTRATOR_WINDOW:
      return ofToken(devicesOf(world.account, { type: 'user', userName: ADMINISTRATOR })[0]);
    case ATTACKER_WINDOW:
      return ofPhone(foundPhone(world), world);
    default:
      break;
  }
  const rootDevice = rootDeviceAsked(session);
  if (rootDevice !== undefined) return ofToken(rootDevice);
  if (world.phone.status !== 'in-hand') return null;
  const token = ofToken(spareToken(world));
  if (showsOwnPhone(session) || activeBrowser(world).page.name === 'set-up-token') return token;
  return ofPhone(world.phone, world) ?? token;
}

function ofToken(token: MfaDevice | undefined): CodeMaker | null {
  return token === undefined ? null : { seed: token.seed, clockOffset: 0 };
}

/** Of several entries the one for the device that matters now, else the newest. */
function ofPhone(phone: Phone | undefined, world: World): CodeMaker | null {
  const device = currentDevice(world);
  const entry = phone?.entries.find(({ secret }) => secret === device?.seed) ?? phone?.entries.at(-1);
  return phone === undefined || entry === undefined
    ? null
    : { seed: entry.secret, clockOffset: phone.clockOffset };
}

/** Whether the panel beside the console shows a code. */
export function isCodeShown(session: LessonSession): boolean {
  return codeMaker(session) !== null;
}

/** The code that the panel beside the console shows, as it is read. */
export function shownCode(session: LessonSession, realTime: EpochSeconds): string | null {
  const maker = codeMaker(session);
  if (maker === null) return null;
  const digits = codeAt(maker.seed, addSeconds(labTime(session.world, realTime), maker.clockOffset));
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
}

/** alice's device, while she sits at the window in front and has the phone in hand. */
export function deviceInHand({ world }: LessonSession): MfaDevice | undefined {
  const hasPhone = isOwnWindow(activeBrowser(world)) && world.phone.status === 'in-hand';
  return hasPhone ? currentDevice(world) : undefined;
}

/** The time to the next code matters: one is shown, or the learner's own phone shows it. */
export function isTimeOfUse(session: LessonSession): boolean {
  return isCodeShown(session) || (showsOwnPhone(session) && deviceInHand(session) !== undefined);
}

/** While a phone is checked in the middle of a lesson: the lesson whose panel has a code beside it, or null. */
export function panelBesideCheck({ check, screen, saved }: Model): LessonSession | null {
  const session = lookUp(saved.sessions, saved.current ?? '');
  const isFromLesson = screen === 'check' && check?.backTo === 'lesson';
  return isFromLesson && session !== undefined && isCodeShown(session) ? session : null;
}
