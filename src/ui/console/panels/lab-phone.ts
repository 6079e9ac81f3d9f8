import { findLesson } from '../../../lessons/catalog.js';
import type { Drafts } from '../../../lessons/engine/fields.js';
import type { LessonSession } from '../../../lessons/engine/session.js';
import { strong } from '../../../lessons/words/rich-text.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import type { Phone } from '../../../sim/world/phone.js';
import { activeBrowser } from '../../../sim/world/world.js';
import type { PageRow } from '../pages/elements.js';
import { action, field, line, request, row } from '../pages/elements.js';
import { hidesClock, stageOf, toolsOf } from '../pages/step-of.js';
import { colleagueRows } from './colleague.js';
import { entryRows, losePhoneRow, replacePhoneRow, SHOWN_ENTRIES, switchPhoneRow } from './panel-rows.js';
import { clockList, clockRow, isClockListOpen } from './phone-clock.js';

/** The lab's phone: its entries, what a hand may do with it, and what lies beside it. */
export function labPhoneRows(
  session: LessonSession,
  now: EpochSeconds,
  besideIt: readonly PageRow[],
): readonly PageRow[] {
  const { phone } = session.world;
  if (phone.status === 'lost') return lostPhone(session);
  const tools = toolsOf(session);
  if (isClockListOpen(session)) return clockList(phone, hidesClock(session));
  // A button is there where it can do something: scan a code that can be shown, cut off codes that there are.
  const isScanner = activeBrowser(session.world).page.name === 'set-up-device';
  const isLent = findLesson(session.lessonId)?.lendsPhone === true;
  const hasNetwork = tools.length === 0 && stageOf(session) === 'console' && phone.entries.length > 0;
  return [
    ...entryRows(phone, now, tools.includes('colleague') ? 1 : SHOWN_ENTRIES),
    ...colleagueRows(session, now),
    ...(isScanner ? [scanRow(session)] : []),
    ...(hasNetwork || tools.includes('airplane-mode') ? [airplaneRow(phone)] : []),
    ...(tools.includes('clock') ? [clockRow(phone, hidesClock(session))] : []),
    ...(session.world.phonesBeside.length > 0 ? [otherPhoneRow()] : []),
    ...(tools.includes('lose-phone') ? [losePhoneRow()] : []),
    ...(tools.includes('measure') ? measureRows(session.drafts) : []),
    // Of a lent phone there is nothing to switch; and which phone it is does not matter before there is anything to scan.
    ...(isLent || (!isScanner && phone.entries.length === 0) ? [] : [switchPhoneRow('Use my own phone')]),
    ...besideIt,
  ];
}

function lostPhone(session: LessonSession): readonly PageRow[] {
  return [
    line([strong('The phone is gone.')]),
    line(['Its codes are gone with it.'], 'muted'),
    replacePhoneRow(session),
  ];
}

function scanRow({ world }: LessonSession): PageRow {
  const sent = { kind: 'phone-scan', browser: world.activeBrowser } as const;
  return row([request('phone-scan', 'Scan the screen', sent, 'button')]);
}

function otherPhoneRow(): PageRow {
  return row([request('phone-swap', 'Take the other phone', { kind: 'phone-swap' }, 'button')]);
}

function airplaneRow(phone: Phone): PageRow {
  const isOn = phone.offlineSince !== null;
  const sent = { kind: 'phone-airplane-mode', on: !isOn } as const;
  const toggle = request('phone-airplane', 'Airplane mode', sent, 'button');
  return row([{ ...toggle, state: isOn ? 'on' : 'off' }]);
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
