import type { LessonSession } from '../../../lessons/engine/session.js';
import type { Browser } from '../../../sim/world/browser.js';
import { eventsAfter } from '../../../sim/world/history.js';
import type { PageRow } from './elements.js';
import { line } from './elements.js';

/** What the console says of the last action. What it said before this step began, in this window, is old news. */
export function bannerRows({ world, mark }: LessonSession, { id, banner }: Browser): PageRow[] {
  if (banner === null || !eventsAfter(world, mark.eventId).some(({ browser }) => browser === id)) return [];
  switch (banner.kind) {
    case 'device-assigned':
      return [line([`MFA device assigned: ${banner.deviceName}`], 'ok')];
    case 'device-resynced':
      return [line([`MFA device resynced: ${banner.deviceName}`], 'ok')];
    case 'device-removed':
      return [
        line([`MFA device removed: ${banner.deviceName}`], 'ok'),
        ...(banner.isDeleted
          ? []
          : [line(['It is deactivated, and assigned to nobody. It is still known to AWS.'])]),
      ];
    case 'password-changed':
      return [line([`Password of ${banner.userName} changed`], 'ok')];
    case 'policy-saved':
      return [line([`Policy ${banner.policyName} saved`], 'ok')];
    case 'refused':
      return [line([banner.error.message.trim()], 'problem')];
  }
}
