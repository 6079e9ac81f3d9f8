import { findLesson } from '../../lessons/catalog.js';
import { aliceDevices, deviceInSetUp } from '../../lessons/engine/goals.js';
import type { LessonSession } from '../../lessons/engine/session.js';
import { code, strong } from '../../lessons/words/rich-text.js';
import type { EpochSeconds, Seconds } from '../../sim/base/time.js';
import { addSeconds, secondsToNextStep, TIME_STEP_SECONDS } from '../../sim/base/time.js';
import { LAB_ISSUER } from '../../sim/codes/otpauth-uri.js';
import { codeAt } from '../../sim/codes/totp.js';
import { ADMINISTRATOR_WINDOW, ATTACKER_WINDOW } from '../../sim/console/clicks.js';
import { ADMINISTRATOR } from '../../sim/world/new-world.js';
import type { MfaDevice, Phone, World } from '../../sim/world/world.js';
import { activeBrowser, devicesOf, labTime } from '../../sim/world/world.js';
import type { PageRow } from './pages/elements.js';
import { action, choice, field, line, request, row } from './pages/elements.js';
import { stageOf, toolsOf } from './pages/step-of.js';
import { isOwnWindow } from './pages/windows.js';

/** The most entries shown; the newest win. */
const SHOWN_ENTRIES = 2;

/** Width of the bar that runs down to the next code. */
const BAR_WIDTH = 12;

/** With less time left than this, a code cannot be read and typed any more. */
const ABOUT_TO_CHANGE_SECONDS = 5;

/** The panel beside the console: what the person at the window in front has in hand. */
export interface PhoneView {
  readonly title: string;
  readonly rows: readonly PageRow[];
}

/** Draws the panel at a moment of real time. */
export function phoneView(session: LessonSession, realTime: EpochSeconds): PhoneView {
  const { world } = session;
  const now = labTime(world, realTime);
  if (stageOf(session) !== 'console') return { title: 'NO PHONE NEEDED', rows: [] };
  switch (activeBrowser(world).id) {
    case ADMINISTRATOR_WINDOW:
      return { title: "OMAR'S TOKEN", rows: administratorToken(world, now) };
    case ATTACKER_WINDOW:
      return { title: "IN THE THIEF'S HAND", rows: foundPhones(world, now) };
    default:
      return showsOwnPhone(session)
        ? { title: 'YOUR PHONE', rows: ownPhone(session, now) }
        : { title: "LAB'S PHONE", rows: labPhone(session, now) };
  }
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
  return (isSettingUp ? undefined : aliceDevices(world).at(-1)) ?? deviceInSetUp(world);
}

function labPhone(session: LessonSession, now: EpochSeconds): PageRow[] {
  const { world } = session;
  const { phone } = world;
  if (phone.status === 'lost') return lostPhone('Take a new phone');
  const tools = toolsOf(session);
  if (session.drafts['phone-page'] === 'clock' && tools.includes('clock')) return clockPage(phone);
  const page = activeBrowser(world).page.name;
  const airplane = phone.offlineSince !== null;
  return [
    ...entryRows(phone, now),
    ...(tools.length === 0 || page === 'set-up-device'
      ? [
          row([
            request(
              'phone-scan',
              'Scan the screen',
              { kind: 'phone-scan', browser: world.activeBrowser },
              'button',
            ),
          ]),
        ]
      : []),
    ...(tools.length === 0
      ? [
          row([
            request(
              'phone-airplane',
              `Airplane mode: ${airplane ? 'on' : 'off'}`,
              { kind: 'phone-airplane-mode', on: !airplane },
              'button',
            ),
          ]),
        ]
      : []),
    ...(tools.includes('clock') ? clockRow(phone) : []),
    ...(tools.includes('measure') ? measureRows(session) : []),
    // A lent phone is for this lesson; there is nothing to switch.
    ...(findLesson(session.lessonId)?.lendsPhone === true ? [] : [switchPhone('Use my own phone')]),
    ...tokenRows(world, now),
  ];
}

/** The newest entries of an app and what they show, by the phone's own clock. */
function entryRows(phone: Phone, now: EpochSeconds): PageRow[] {
  const shown = phone.entries.slice(-SHOWN_ENTRIES);
  if (shown.length === 0) return [line(['No entries yet.'], 'muted')];
  const hidden = phone.entries.length - shown.length;
  const time = addSeconds(now, phone.clockOffset);
  return [
    ...shown.flatMap(({ issuer, account, secret }) => [
      line([`${issuer}: ${account}`]),
      codeRow(secret, time),
    ]),
    ...(hidden > 0 ? [line([`and ${hidden} older`], 'muted')] : []),
    countdown(time),
  ];
}

function codeRow(seed: string, time: EpochSeconds): PageRow {
  const digits = codeAt(seed, time);
  return line(['   ', strong(`${digits.slice(0, 3)} ${digits.slice(3)}`)]);
}

function lostPhone(label: string): PageRow[] {
  return [
    line([strong('The phone is gone.')]),
    line(['Its codes are gone with it.'], 'muted'),
    row([request('phone-replace', label, { kind: 'phone-replace' }, 'button')]),
  ];
}

/** Settings a hand may choose for a phone's clock. */
const CLOCKS: readonly (readonly [Seconds, string])[] = [
  [0, 'automatic'],
  [31, '31 s fast'],
  [-31, '31 s slow'],
  [95, '95 s fast'],
  [-95, '95 s slow'],
  [600, '10 min fast'],
  [-600, '10 min slow'],
  [3600, '1 hour fast'],
];

function clockRow(phone: Phone): PageRow[] {
  const isKnown = phone.clockOffset === 0;
  return [
    row([
      action('phone-clock', `Clock: ${isKnown ? 'automatic' : 'by hand'}`, {
        kind: 'set-draft',
        field: 'phone-page',
        value: 'clock',
        focus: 'phone-clock-0',
      }),
    ]),
  ];
}

function clockPage(phone: Phone): PageRow[] {
  return [
    line([strong("The phone's clock")]),
    ...CLOCKS.map(([offset, label]) =>
      row([
        choice(`phone-clock-${offset}`, label, phone.clockOffset === offset, {
          kind: 'request',
          request: { kind: 'phone-set-clock', offset },
        }),
      ]),
    ),
    row([
      action('phone-clock-close', 'Close', {
        kind: 'set-draft',
        field: 'phone-page',
        value: '',
        focus: 'phone-clock',
      }),
    ]),
  ];
}

/** The clock check: a code, and then the moment at which it changes. */
function measureRows({ drafts }: LessonSession): PageRow[] {
  return (drafts['measured-code'] ?? '') === ''
    ? [line(['Clock check, lab only:'], 'muted'), field('compare', 'Code', drafts['compare'])]
    : [
        line(['When it changes on the phone:'], 'muted'),
        row([action('code-changed', 'Now', { kind: 'code-changed' })]),
      ];
}

/** The spare token, while it is being set up or once it is alice's. */
export function spareToken(world: World): MfaDevice | undefined {
  const isWanted = activeBrowser(world).page.name === 'set-up-token';
  return world.account.mfaDevices.find(
    ({ kind, owner }) =>
      kind === 'hardware-token' &&
      (owner === null ? isWanted : owner.type === 'user' && owner.userName !== ADMINISTRATOR),
  );
}

function tokenRows(world: World, now: EpochSeconds): PageRow[] {
  const token = spareToken(world);
  return token === undefined ? [] : [line([`TOKEN ${token.serialNumber}`]), codeRow(token.seed, now)];
}

function administratorToken(world: World, now: EpochSeconds): PageRow[] {
  const [token] = devicesOf(world.account, { type: 'user', userName: ADMINISTRATOR });
  if (token === undefined) return [line(['omar has no MFA device.'], 'muted')];
  return [line([`${token.serialNumber}`]), codeRow(token.seed, now), countdown(now)];
}

/** Phones that somebody else has now go on making codes. */
function foundPhones(world: World, now: EpochSeconds): PageRow[] {
  const phone = world.lostPhones.at(-1);
  if (phone === undefined) return [line(['A list of passwords from the web. No phone.'], 'muted')];
  if (phone.entries.length === 0) {
    return [
      line(['A lost phone. For its codes look at the old entry in your own app.'], 'muted'),
      countdown(now),
    ];
  }
  return [line(['A lost phone:'], 'muted'), ...entryRows(phone, now)];
}

function ownPhone(session: LessonSession, now: EpochSeconds): PageRow[] {
  const { world, drafts } = session;
  if (world.phone.status === 'lost') {
    return [
      line([strong('Your phone is gone.')]),
      line(['Put it away: for now it is lost.'], 'muted'),
      row([request('phone-replace', 'Take it, as a new one', { kind: 'phone-replace' }, 'button')]),
    ];
  }
  const device = currentDevice(world);
  if (device === undefined) {
    return [
      line(['Have an authenticator app at hand.'], 'muted'),
      countdown(now),
      switchPhone("Use the lab's phone"),
    ];
  }
  return [
    line(['Its entry is called'], 'muted'),
    line([code(`${LAB_ISSUER}:`)]),
    line([code(`${device.name}@${world.account.alias}`)]),
    countdown(now),
    line(['Check a code, lab only:'], 'muted'),
    field('compare', 'Code', drafts['compare']),
    row([
      {
        kind: 'link',
        id: 'lab-qr',
        label: 'Not there? Show its QR',
        action: { kind: 'show-lab-qr', serialNumber: device.serialNumber },
      },
    ]),
    switchPhone("Use the lab's phone"),
    ...tokenRows(world, now),
  ];
}

/** Length and number both carry the time left, not colour. With reduced motion the number is told now and then. */
function countdown(time: EpochSeconds): PageRow {
  const left = secondsToNextStep(time);
  const seconds = `${String(left).padStart(2)} s`;
  const isLast = left <= ABOUT_TO_CHANGE_SECONDS;
  const calm = [isLast ? `${seconds} or less: take the next` : `${seconds} or less`];
  if (left < ABOUT_TO_CHANGE_SECONDS) {
    return { kind: 'text', text: [`${seconds}: take the next code`], calm };
  }
  const filled = Math.round((left / TIME_STEP_SECONDS) * BAR_WIDTH);
  const bar = '#'.repeat(filled).padEnd(BAR_WIDTH, '.');
  return { kind: 'text', text: [`${seconds} [${bar}]`], calm };
}

function switchPhone(label: string): PageRow {
  return row([{ kind: 'link', id: 'switch-phone', label, action: { kind: 'switch-phone' } }]);
}
