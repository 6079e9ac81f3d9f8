import type { EpochSeconds } from '../../../sim/base/time.js';
import { devicesOf } from '../../../sim/world/account.js';
import { ADMINISTRATOR } from '../../../sim/world/new-world.js';
import type { World } from '../../../sim/world/world.js';
import { foundPhone } from '../../../sim/world/world.js';
import type { PageRow } from '../pages/elements.js';
import { line } from '../pages/elements.js';
import { codeRow, countdownRow, entryRows } from './panel-rows.js';

/** The token of the administrator. */
export function administratorRows(world: World, now: EpochSeconds): readonly PageRow[] {
  const [token] = devicesOf(world.account, { type: 'user', userName: ADMINISTRATOR });
  if (token === undefined) return [line(['omar has no MFA device.'], 'muted')];
  return [line([`${token.serialNumber}`]), codeRow(token.seed, now), countdownRow(now)];
}

/** Phones that somebody else has now go on making codes. */
export function foundPhoneRows(world: World, now: EpochSeconds): readonly PageRow[] {
  const phone = foundPhone(world);
  if (phone === undefined) return [line(['A list of passwords from the web. No phone.'], 'muted')];
  if (phone.entries.length === 0) {
    return [
      line(['A lost phone. For its codes look at the old entry in your own app.'], 'muted'),
      countdownRow(now),
    ];
  }
  return [line(['A lost phone:'], 'muted'), ...entryRows(phone, now)];
}
