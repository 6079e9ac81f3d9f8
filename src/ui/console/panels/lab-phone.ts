import { findLesson } from '../../../lessons/catalog.js';
import type { Drafts } from '../../../lessons/engine/fields.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import { strong } from '../../../lessons/words/rich-text.js';
import type { EpochSeconds, Seconds } from '../../../sim/base/time.js';
import type { Phone } from '../../../sim/world/phone.js';
import { activeBrowser } from '../../../sim/world/world.js';
import type { PageRow } from '../pages/elements.js';
import { action, choice, field, line, request, row } from '../pages/elements.js';
import { toolsOf } from '../pages/step-of.js';
import { entryRows, losePhoneRow, replacePhoneRow, switchPhoneRow } from './panel-rows.js';

/** The lab's phone: its entries, what a hand may do with it, and what lies beside it. */
export function labPhoneRows(
  session: LessonSession,
  now: EpochSeconds,
  besideIt: readonly PageRow[],
): readonly PageRow[] {
  const { phone } = session.world;
  if (phone.status === 'lost') return lostPhone();
  const tools = toolsOf(session);
  if (session.drafts['phone-page'] === 'clock' && tools.includes('clock')) return clockPage(phone);
  const isScanner = tools.length === 0 || activeBrowser(session.world).page.name === 'set-up-device';
  return [
    ...entryRows(phone, now),
    ...(isScanner ? [scanRow(session)] : []),
    ...(tools.length === 0 || tools.includes('airplane-mode') ? [airplaneRow(phone)] : []),
    ...(tools.includes('clock') ? [clockRow(phone)] : []),
    ...(tools.includes('lose-phone') ? [losePhoneRow()] : []),
    ...(tools.includes('measure') ? measureRows(session.drafts) : []),
    // A lent phone is for this lesson; there is nothing to switch.
    ...(findLesson(session.lessonId)?.lendsPhone === true ? [] : [switchPhoneRow('Use my own phone')]),
    ...besideIt,
  ];
}

function lostPhone(): readonly PageRow[] {
  return [
    line([strong('The phone is gone.')]),
    line(['Its codes are gone with it.'], 'muted'),
    replacePhoneRow('Take a new phone'),
  ];
}

function scanRow({ world }: LessonSession): PageRow {
  const sent = { kind: 'phone-scan', browser: world.activeBrowser } as const;
  return row([request('phone-scan', 'Scan the screen', sent, 'button')]);
}

function airplaneRow(phone: Phone): PageRow {
  const isOn = phone.offlineSince !== null;
  const sent = { kind: 'phone-airplane-mode', on: !isOn } as const;
  const toggle = request('phone-airplane', 'Airplane mode', sent, 'button');
  return row([{ ...toggle, state: isOn ? 'on' : 'off' }]);
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

function clockRow(phone: Phone): PageRow {
  const settings = action('phone-clock', 'Clock', {
    kind: 'set-draft',
    field: 'phone-page',
    value: 'clock',
    focus: 'phone-clock-0',
  });
  return row([{ ...settings, state: phone.clockOffset === 0 ? 'automatic' : 'by hand' }]);
}

function clockPage(phone: Phone): readonly PageRow[] {
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
function measureRows(drafts: Drafts): readonly PageRow[] {
  return (drafts['measured-code'] ?? '') === ''
    ? [line(['Clock check, lab only:'], 'muted'), field('compare', 'Code', drafts.compare)]
    : [
        line(['When it changes on the phone:'], 'muted'),
        row([action('code-changed', 'Now', { kind: 'code-changed' })]),
      ];
}
