import type { LessonSession } from '../../../lessons/engine/session.js';
import { code, strong } from '../../../lessons/words/rich-text.js';
import type { EpochSeconds } from '../../../sim/base/time.js';
import { LAB_ISSUER } from '../../../sim/codes/otpauth-uri.js';
import type { MfaDevice } from '../../../sim/world/devices.js';
import type { PageRow } from '../pages/elements.js';
import { field, line, row } from '../pages/elements.js';
import { toolsOf } from '../pages/step-of.js';
import { colleagueRows } from './colleague.js';
import { countdownRow, losePhoneRow, replacePhoneRow, switchPhoneRow } from './panel-rows.js';

const SWITCH = switchPhoneRow("Use the lab's phone");

/** The learner's own phone, of which the lab knows only which entry it should have, and what lies beside it. */
export function ownPhoneRows(
  session: LessonSession,
  now: EpochSeconds,
  device: MfaDevice | undefined,
  besideIt: readonly PageRow[],
): readonly PageRow[] {
  const { world, drafts } = session;
  if (world.phone.status === 'lost') {
    return [
      line([strong('Your phone is gone.')]),
      line(['Put it away: for now it is lost.'], 'muted'),
      replacePhoneRow(session),
    ];
  }
  if (device === undefined) {
    return [line(['Have an authenticator app at hand.'], 'muted'), countdownRow(now), SWITCH];
  }
  return [
    line(['Its entry is called'], 'muted'),
    line([code(`${LAB_ISSUER}:`)]),
    line([code(`${device.name}@${world.account.alias}`)]),
    countdownRow(now),
    ...colleagueRows(session, now),
    line(['Check a code, lab only:'], 'muted'),
    field('compare', 'Code', drafts.compare),
    row([
      {
        kind: 'link',
        id: 'lab-qr',
        label: 'Not there? Show its QR',
        action: { kind: 'show-lab-qr', serialNumber: device.serialNumber },
      },
    ]),
    ...(toolsOf(session).includes('lose-phone') ? [losePhoneRow()] : []),
    SWITCH,
    ...besideIt,
  ];
}
