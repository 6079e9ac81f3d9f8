import type { LessonSession } from '../../lessons/engine/session.js';
import type { LiveCodes } from '../../lessons/words/figures/figure.js';
import type { EpochSeconds } from '../../sim/base/time.js';
import { addSteps, stepAt } from '../../sim/base/time.js';
import { codeAtStep } from '../../sim/codes/totp.js';
import { labTime, phoneTime } from '../../sim/world/world.js';
import type { OwnDevice } from '../text/blocks.js';
import { NO_DEVICE } from '../text/blocks.js';
import { ownUri } from './own-uri.js';
import { currentDevice, showsOwnPhone } from './phone-view.js';

/** What a page of text shows of the learner's own device at a moment of real time. */
export function ownDevice(session: LessonSession | null, realTime: EpochSeconds): OwnDevice {
  if (session === null) return NO_DEVICE;
  return { uri: ownUri(session.world), codes: liveCodes(session, realTime) };
}

/** The codes of the device, by the clock of AWS and by that of the phone; null while there is no phone that shows them. */
function liveCodes(session: LessonSession, realTime: EpochSeconds): LiveCodes | null {
  const { world } = session;
  const device = currentDevice(world);
  if (device === undefined) return null;
  const { seed, drift } = device;
  const now = labTime(world, realTime);
  const ofStep = (step: number) => codeAtStep(seed, addSteps(stepAt(now), step));
  if (showsOwnPhone(session)) return { ofStep, drift, onPhone: null };
  const { status, entries } = world.phone;
  if (status !== 'in-hand' || entries.every(({ secret }) => secret !== seed)) return null;
  const step = stepAt(phoneTime(world, now)) - stepAt(now);
  return { ofStep, drift, onPhone: { step, code: ofStep(step) } };
}
