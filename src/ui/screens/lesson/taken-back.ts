import type { World } from '../../../sim/world/world.js';
import type { Notice } from '../../store/notice.js';

/**
 * Says that something is taken back, and what that means for a real phone: a device that is in none of the worlds that
 * are left has made its entry there useless.
 */
export function takenBack(before: World, left: readonly World[], text: string): Notice {
  const isDeviceGone = before.account.mfaDevices.some(
    (device) => !left.some(({ account }) => account.mfaDevices.some(({ seed }) => seed === device.seed)),
  );
  const warning =
    isDeviceGone && before.usesOwnPhone
      ? ' Its device is gone with it: delete that entry from your phone, if you scanned it.'
      : '';
  return { kind: 'info', text: `${text}${warning}` };
}
