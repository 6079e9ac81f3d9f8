import { groupKey, LAB_ISSUER, labEnrolment, otpauthUri } from '../../../sim/codes/otpauth-uri.js';
import { findDevice } from '../../../sim/world/account.js';
import type { MfaDevice } from '../../../sim/world/devices.js';
import { labTime } from '../../../sim/world/world.js';
import { takePhoneFirst } from '../../console/panels/panel-rows.js';
import { phoneView, showsOwnPhone } from '../../console/phone-view.js';
import type { Model } from '../../store/model.js';
import type { OpenLesson } from '../../store/open-lesson.js';
import { qrSerialNumber } from '../../store/screen-elements.js';
import type { Display } from '../../text/display.js';
import type { Line } from '../../text/spans.js';
import { span, wrapText } from '../../text/spans.js';
import { footer, noticeLines } from '../frame.js';
import { paneLines } from '../panes.js';
import { entryName, keysInLines, qrPage } from '../qr-page.js';
import { timeLeft } from './calm-time.js';

/** The QR code of a device, with the key and what to do beside it; or the key alone, where the code does not fit. */
export function qrView(model: Model, open: OpenLesson, display: Display): readonly Line[] {
  const { account } = open.session.world;
  const device = findDevice(account, qrSerialNumber(model) ?? '');
  if (device === undefined) return [];
  const uri = otpauthUri(labEnrolment(device.name, account.alias, device.seed));
  return qrPage(model, uri, display, {
    beside: (width) =>
      (['roomy', 'short', 'least'] as const).map((draft) => words(model, open, device, width, draft)),
    alone: (width) => [secretKeyAlone(model, open, device, width)],
  });
}

/** The same words in few lines, for a window that has no room for the code. */
function secretKeyAlone(model: Model, open: OpenLesson, device: MfaDevice, width: number): readonly Line[] {
  const { world } = open.session;
  return [
    ...wrapText(groupKey(device.seed), width, 'strong'),
    ...wrapText(`SIMULATED. On the phone: ${LAB_ISSUER}: ${device.name}@${world.account.alias}`, width),
    ...(showsOwnPhone(open.session) ? compareLines(model, open, width) : []),
    footer(model),
    ...noticeLines(model, open, width),
  ];
}

/** The field for a code of the learner's own phone. */
function compareLines(model: Model, open: OpenLesson, width: number): readonly Line[] {
  const rows = phoneView(open.session, model.now).rows.filter(
    (row) => row.kind === 'elements' && row.elements.some(({ id }) => id === 'compare'),
  );
  return paneLines(rows, { ...model, overlay: null }, width).lines;
}

/** How much is said beside the code: less makes room for what the last key led to. */
type Draft = 'roomy' | 'short' | 'least';

function words(
  model: Model,
  open: OpenLesson,
  device: MfaDevice,
  width: number,
  draft: Draft,
): readonly Line[] {
  const { world } = open.session;
  const groups = groupKey(device.seed);
  const half = Math.floor(groups.length / 2);
  const air: readonly Line[] = draft === 'roomy' ? [[]] : [];
  return [
    [span('SIMULATED, no real AWS', 'strong')],
    ...(draft === 'least' ? [] : [[span(device.name, 'title')]]),
    ...air,
    ...(draft === 'roomy' ? wrapText(aboutCode(model), width) : []),
    ...wrapText(groups.slice(0, half).trim(), width, 'strong'),
    ...wrapText(groups.slice(half).trim(), width, 'strong'),
    ...air,
    ...(draft === 'least' ? [] : entryName(`${device.name}@${world.account.alias}`, width)),
    ...air,
    ...whoScans(model, open, width, draft),
    [span(`next code in ${timeLeft(model, labTime(world, model.now))}`, 'muted')],
    ...keysInLines(model, width),
    ...noticeLines(model, open, width),
  ];
}

/** What the code is for: the lab's phone scans it, or the learner's own did and is compared. */
function whoScans(model: Model, open: OpenLesson, width: number, draft: Draft): readonly Line[] {
  const { session } = open;
  if (session.world.phone.status === 'lost') return wrapText(takePhoneFirst(session), width);
  if (!showsOwnPhone(session)) return wrapText("Press p: the lab's phone scans.", width);
  return [...(draft === 'roomy' ? wrapText(TO_COMPARE, width) : []), ...compareLines(model, open, width)];
}

const TO_COMPARE = 'Type the code it shows, then Enter; the lab compares, AWS is not asked.';

function aboutCode({ overlay }: Model): string {
  return overlay?.kind === 'lab-qr'
    ? 'Only a lab shows this twice. AWS shows it once, when the device is made.'
    : 'In the app: add an account, scan a QR code. Or type this key:';
}
