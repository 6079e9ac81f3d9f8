import type { LessonSession } from '../../lessons/engine/session.js';
import { allDevicesOf } from '../../sim/world/account.js';
import { ADMINISTRATOR_WINDOW } from '../../sim/world/windows.js';
import { activeBrowser } from '../../sim/world/world.js';
import type { Notice } from './notice.js';

/** Which device is gone, and whose. An administrator who removes the own one is told so. */
export function removedNotice({ world }: LessonSession): Notice {
  const { id, page, session } = activeBrowser(world);
  if (page.name !== 'remove-mfa-device') return { kind: 'ok', text: 'The device is removed.' };
  const { userName, serialNumber } = page;
  const owner = { type: 'user', userName } as const;
  const device = allDevicesOf(world.account, owner).find((one) => one.serialNumber === serialNumber);
  const name = device?.name ?? 'The device';
  const isOwn = session?.principal.type === 'user' && session.principal.userName === userName;
  if (id === ADMINISTRATOR_WINDOW && isOwn) {
    return {
      kind: 'problem',
      text: `${name} was ${userName}'s own device, and is removed. Was another one meant? u takes this back.`,
    };
  }
  return { kind: 'ok', text: `${name} is removed from ${userName}. Sign-in does not ask for it any more.` };
}
