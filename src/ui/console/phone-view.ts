import { findLesson } from '../../lessons/catalog.js';
import { aliceDevices, deviceInSetUp } from '../../lessons/engine/goals.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import type { EpochSeconds } from '../../sim/base/time.js';
import { addSeconds } from '../../sim/base/time.js';
import { devicesOf } from '../../sim/world/account.js';
import type { MfaDevice } from '../../sim/world/devices.js';
import { isToken } from '../../sim/world/devices.js';
import { ADMINISTRATOR } from '../../sim/world/new-world.js';
import { isCompanyPhone } from '../../sim/world/phone.js';
import type { World } from '../../sim/world/world.js';
import { activeBrowser, labTime } from '../../sim/world/world.js';
import type { PageRow } from './pages/elements.js';
import { line } from './pages/elements.js';
import { isAtDesk, toolsOf } from './pages/step-of.js';
import { isOwnWindow, personaAt } from './pages/windows.js';
import { labPhoneRows } from './panels/lab-phone.js';
import { administratorRows, foundPhoneRows } from './panels/other-hands.js';
import { ownPhoneRows } from './panels/own-phone.js';
import { codeRow, countdownRow } from './panels/panel-rows.js';
import type { PhoneFace } from './panels/phone-face.js';
import { phoneFace } from './panels/phone-face.js';
import { policyTable } from './panels/policy-table.js';
import { relayRows } from './panels/relay.js';
import { scriptRows } from './panels/script.js';
import { telephoneRows } from './panels/telephone.js';

/** The panel beside the console: what the person at the window in front has in hand. */
export interface PhoneView {
  readonly title: string;
  readonly rows: readonly PageRow[];
  /** How it is called where no heading is drawn, if it is no phone in a hand. */
  readonly said?: string;
  /** What stands there is no thing of anybody's. */
  readonly isNoPhone?: true;
  /** It is a table, or such a table comes in its place: it takes more columns, so that nothing moves then. */
  readonly isBroad?: true;
  /** What is out of the ordinary about a phone, as it shows on its face. */
  readonly face?: PhoneFace;
}

/** Draws the panel at a moment of real time. */
export function phoneView(session: LessonSession, realTime: EpochSeconds): PhoneView {
  const { world } = session;
  const now = labTime(world, realTime);
  const table = policyTable(session, realTime);
  if (table !== null) {
    return {
      title: 'Who may what',
      rows: [...scriptRows(session, true), ...table],
      isNoPhone: true,
      isBroad: true,
    };
  }
  if (isAtDesk(session)) return { title: 'No phone needed', rows: [] };
  const script = scriptRows(session);
  switch (personaAt(activeBrowser(world))) {
    case 'administrator':
      return {
        title: script.length === 0 ? "Omar's token" : 'Script and token',
        rows: [...script, ...administratorRows(world, now), ...telephoneRows(session)],
        ...broadBeside(script),
      };
    case 'attacker':
      return {
        title: "In the thief's hand",
        said: 'the thief has',
        rows: relayRows(session) ?? foundPhoneRows(world, now),
      };
    case 'learner': {
      const token = [...tokenRows(world, now), ...rootPhoneRows(session, now)];
      const view = showsOwnPhone(session)
        ? { title: 'Your phone', rows: ownPhoneRows(session, now, currentDevice(world), token) }
        : { title: labPhoneTitle(world), rows: labPhoneRows(session, now, token) };
      const face = phoneFace(session);
      const seen = face === null ? view : { ...view, face };
      return script.length === 0
        ? seen
        : { ...seen, title: 'Script and phone', rows: [...script, ...view.rows], ...broadBeside(script) };
    }
  }
}

/** Where the script is, policies are written. */
function broadBeside(script: readonly PageRow[]): Pick<PhoneView, 'isBroad'> {
  return script.length === 0 ? {} : { isBroad: true };
}

/** Of two phones at hand each has a name of its own. */
function labPhoneTitle({ phone, phonesBeside }: World): string {
  if (phonesBeside.length === 0) return "Lab's phone";
  return isCompanyPhone(phone) ? "Alice's work phone" : "Alice's own phone";
}

/** The learner's own phone is what codes come from here; a lesson may lend the lab's. */
export function showsOwnPhone({ world, lessonId }: LessonSession): boolean {
  return world.usesOwnPhone && findLesson(lessonId)?.lendsPhone !== true;
}

/** The time that decides when the codes in the panel change. */
export function panelTime(session: LessonSession, realTime: EpochSeconds): EpochSeconds {
  const { world } = session;
  const isLabPhone =
    !showsOwnPhone(session) && isOwnWindow(activeBrowser(world)) && world.phone.status === 'in-hand';
  return addSeconds(labTime(world, realTime), isLabPhone ? world.phone.clockOffset : 0);
}

/** The device whose codes matter now: the one on the page, else alice's newest, else one that nobody has yet. */
export function currentDevice(world: World): MfaDevice | undefined {
  const isSettingUp = activeBrowser(world).page.name === 'set-up-device';
  return (isSettingUp ? undefined : deviceInUse(world)) ?? deviceInSetUp(world);
}

/** Of two phones within reach the one in hand decides. */
function deviceInUse(world: World): MfaDevice | undefined {
  const devices = aliceDevices(world);
  const isInHand = ({ seed }: MfaDevice) => world.phone.entries.some(({ secret }) => secret === seed);
  return (world.phonesBeside.length > 0 ? devices.findLast(isInHand) : undefined) ?? devices.at(-1);
}

/** The spare token, while it is being set up or once it is alice's. */
export function spareToken(world: World): MfaDevice | undefined {
  const isWanted = activeBrowser(world).page.name === 'set-up-token';
  return world.account.mfaDevices.find(
    (device) =>
      isToken(device) &&
      (device.owner === null
        ? isWanted
        : device.owner.type === 'user' && device.owner.userName !== ADMINISTRATOR),
  );
}

/** The phone from the owner's safe, for who signs in as root and has it at hand. */
function rootPhoneRows(session: LessonSession, now: EpochSeconds): readonly PageRow[] {
  const device = rootDeviceAsked(session);
  return device === undefined ? [] : [line(["ROOT'S PHONE"]), codeRow(device.seed, now), countdownRow(now)];
}

/** Root's device, while its code is asked for and its phone is at hand. */
export function rootDeviceAsked(session: LessonSession): MfaDevice | undefined {
  const { world } = session;
  const isAsked = activeBrowser(world).challenge?.principal.type === 'root';
  return isAsked && toolsOf(session).includes('root-phone')
    ? devicesOf(world.account, { type: 'root' })[0]
    : undefined;
}

function tokenRows(world: World, now: EpochSeconds): readonly PageRow[] {
  const token = spareToken(world);
  return token === undefined ? [] : [line([`TOKEN ${token.serialNumber}`]), codeRow(token.seed, now)];
}
