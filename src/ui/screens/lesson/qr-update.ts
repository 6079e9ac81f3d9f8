import type { ExecuteContext } from '../../../sim/base/ports.js';
import { labEnrolment, otpauthUri } from '../../../sim/codes/otpauth-uri.js';
import { findDevice } from '../../../sim/world/account.js';
import type { Effect, Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { qrSerialNumber } from '../../store/screen-elements.js';
import { sendRequest } from '../../store/send-request.js';

/** Back from the QR code: the lab's own is laid over the page, the console's is hidden again. */
export function closeQr(model: Model, context: ExecuteContext): Model {
  return model.overlay === null ? hideQr(model, context) : { ...model, overlay: null };
}

function hideQr(model: Model, context: ExecuteContext): Model {
  const browser = openLesson(model)?.session.world.activeBrowser;
  if (browser === undefined) return model;
  const { notice } = model;
  const hidden = sendRequest(model, { kind: 'reveal', browser, what: 'nothing' }, context);
  // Closing the picture is no action to be taken back, and what was said beside it still holds.
  return { ...hidden, undo: model.undo, notice };
}

/** p: the lab's phone scans the code, which then has done its work. */
export function scanQr(model: Model, context: ExecuteContext): Model {
  const world = openLesson(model)?.session.world;
  if (world === undefined) return model;
  const scanned = sendRequest(model, { kind: 'phone-scan', browser: world.activeBrowser }, context);
  return hideQr(scanned, context);
}

/** o: a colleague photographs the code, and scans the photo. */
export function photographQr(model: Model, context: ExecuteContext): Model {
  const world = openLesson(model)?.session.world;
  if (world === undefined) return model;
  const taken = sendRequest(model, { kind: 'photograph-screen', browser: world.activeBrowser }, context);
  return hideQr(taken, context);
}

/** What saving the QR code on screen as a picture needs. */
export function qrFileEffects(model: Model): readonly Effect[] {
  const open = openLesson(model);
  const serialNumber = qrSerialNumber(model);
  if (open === null || serialNumber === null) return [];
  const { account } = open.session.world;
  const device = findDevice(account, serialNumber);
  if (device === undefined) return [];
  const uri = otpauthUri(labEnrolment(device.name, account.alias, device.seed));
  return [{ kind: 'write-qr-file', deviceName: device.name, uri }];
}
