import { groupKey, labEnrolment, otpauthUri } from '../../sim/codes/otpauth-uri.js';
import type { World } from '../../sim/world/world.js';
import type { OwnUri } from '../text/blocks.js';
import { currentDevice } from './phone-view.js';

/** The text inside the QR code of the learner's own device, and its parts named; null while there is no device. */
export function ownUri(world: World | null): OwnUri | null {
  const device = world === null ? undefined : currentDevice(world);
  if (world === null || device === undefined) return null;
  const enrolment = labEnrolment(device.name, world.account.alias, device.seed);
  return {
    uri: otpauthUri(enrolment),
    parts: [
      ['otpauth', 'for an authenticator app'],
      ['totp', 'codes made from the time'],
      ['label', `${enrolment.issuer}: ${enrolment.account}`],
      ['secret', groupKey(enrolment.secret)],
      ['issuer', enrolment.issuer],
    ],
  };
}
