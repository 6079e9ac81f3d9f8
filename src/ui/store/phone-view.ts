import { aliceDevices, deviceInSetUp } from '../../lessons/checks.js';
import { code, strong } from '../../lessons/rich-text.js';
import type { LessonSession } from '../../lessons/session.js';
import { LAB_ISSUER } from '../../sim/otpauth-uri.js';
import { phoneCode } from '../../sim/simulated-phone.js';
import type { EpochSeconds } from '../../sim/time.js';
import { secondsToNextStep, TIME_STEP_SECONDS } from '../../sim/time.js';
import type { MfaDevice, PhoneEntry, World } from '../../sim/world.js';
import { labTime, phoneTime } from '../../sim/world.js';
import type { PageRow } from './page-view.js';

/** The most entries shown; the newest win. */
const SHOWN_ENTRIES = 2;

/** Width of the bar that runs down to the next code. */
const BAR_WIDTH = 12;

/** With less time left than this, a code cannot be read and typed any more. */
const ABOUT_TO_CHANGE_SECONDS = 5;

/** The panel beside the console: the lab's phone, or what helps with the learner's own. */
export interface PhoneView {
  readonly title: string;
  readonly rows: readonly PageRow[];
}

/** Draws the phone at a moment of real time. */
export function phoneView(session: LessonSession, realTime: EpochSeconds): PhoneView {
  const { world } = session;
  const now = labTime(world, realTime);
  return world.usesOwnPhone
    ? { title: 'YOUR PHONE', rows: ownPhone(session, now) }
    : { title: "LAB'S PHONE", rows: labPhone(world, now) };
}

/** The device whose codes matter now: the one in set-up, else alice's newest. */
export function currentDevice(world: World): MfaDevice | undefined {
  return deviceInSetUp(world) ?? aliceDevices(world).at(-1);
}

function labPhone(world: World, now: EpochSeconds): PageRow[] {
  const { phone } = world;
  if (phone.status === 'lost') return [{ kind: 'text', text: ['The phone is gone.'] }];
  const shown = phone.entries.slice(-SHOWN_ENTRIES);
  const hidden = phone.entries.length - shown.length;
  const airplane = phone.offlineSince !== null;
  return [
    ...(shown.length === 0 ? [{ kind: 'text', text: ['No entries yet.'], tone: 'muted' } as const] : []),
    ...shown.flatMap((entry) => entryRows(world, entry, now)),
    ...(hidden > 0 ? [{ kind: 'text', text: [`and ${hidden} older`], tone: 'muted' } as const] : []),
    ...(shown.length > 0 ? [countdown(phoneTime(world, now))] : []),
    button('phone-scan', 'Scan the screen', { kind: 'phone-scan', browser: world.activeBrowser }),
    button('phone-airplane', `Airplane mode: ${airplane ? 'on' : 'off'}`, {
      kind: 'phone-airplane-mode',
      on: !airplane,
    }),
    switchPhone('Use my own phone'),
  ];
}

function entryRows(world: World, entry: PhoneEntry, now: EpochSeconds): PageRow[] {
  const digits = phoneCode(world, entry, now);
  return [
    { kind: 'text', text: [`${entry.issuer}: ${entry.account}`] },
    { kind: 'text', text: ['   ', strong(`${digits.slice(0, 3)} ${digits.slice(3)}`)] },
  ];
}

function ownPhone(session: LessonSession, now: EpochSeconds): PageRow[] {
  const { world, drafts } = session;
  const device = currentDevice(world);
  if (device === undefined) {
    return [
      { kind: 'text', text: ['Have an authenticator app at hand.'], tone: 'muted' },
      countdown(now),
      switchPhone("Use the lab's phone"),
    ];
  }
  return [
    { kind: 'text', text: ['Its entry is called'], tone: 'muted' },
    { kind: 'text', text: [code(`${LAB_ISSUER}:`)] },
    { kind: 'text', text: [code(`${device.name}@${world.account.alias}`)] },
    countdown(now),
    { kind: 'text', text: ['Check a code, lab only:'], tone: 'muted' },
    {
      kind: 'elements',
      elements: [
        { kind: 'field', id: 'compare', label: 'Code', input: 'code', value: drafts['compare'] ?? '' },
      ],
    },
    {
      kind: 'elements',
      elements: [
        {
          kind: 'link',
          id: 'lab-qr',
          label: 'Not there? Show its QR',
          action: { kind: 'show-lab-qr', serialNumber: device.serialNumber },
        },
      ],
    },
    switchPhone("Use the lab's phone"),
  ];
}

/** Length and number both carry the time left, not colour. */
function countdown(time: EpochSeconds): PageRow {
  const left = secondsToNextStep(time);
  if (left < ABOUT_TO_CHANGE_SECONDS) {
    return { kind: 'text', text: [`${String(left).padStart(2)} s: take the next code`] };
  }
  const filled = Math.round((left / TIME_STEP_SECONDS) * BAR_WIDTH);
  const bar = '#'.repeat(filled).padEnd(BAR_WIDTH, '.');
  return { kind: 'text', text: [`${String(left).padStart(2)} s [${bar}]`] };
}

function button(id: string, label: string, sent: Parameters<typeof requestAction>[0]): PageRow {
  return { kind: 'elements', elements: [{ kind: 'button', id, label, action: requestAction(sent) }] };
}

function requestAction(sent: import('../../sim/requests.js').Request) {
  return { kind: 'request', request: sent } as const;
}

function switchPhone(label: string): PageRow {
  return {
    kind: 'elements',
    elements: [{ kind: 'link', id: 'switch-phone', label, action: { kind: 'switch-phone' } }],
  };
}
