import type { World } from '../../../sim/world/world.js';
import type { SavedState } from '../../store/model.js';
import type { Notice } from '../../store/notice.js';

/**
 * Says that something is taken back, and what that means for a real phone: a device that is in none of the worlds that
 * are left has made its entry there useless.
 */
export function takenBack(before: World, left: readonly World[], text: string): Notice {
  const warning = ' Its device is gone with it: delete that entry from your phone, if you scanned it.';
  return { kind: 'info', text: `${text}${isEntryDead(before, left) ? warning : ''}` };
}

/** All worlds that are kept: a later lesson may go on with the device of an earlier one. */
export function worldsOf({ sessions, finished }: SavedState): readonly World[] {
  return [...Object.values(sessions), ...Object.values(finished)].map(({ world }) => world);
}

/** Whether the learner's own phone may have an entry of a world that none of those left knows. */
export function isEntryDead(before: World, left: readonly World[]): boolean {
  const isDeviceGone = before.account.mfaDevices.some(
    (device) => !left.some(({ account }) => account.mfaDevices.some(({ seed }) => seed === device.seed)),
  );
  return isDeviceGone && before.usesOwnPhone;
}
