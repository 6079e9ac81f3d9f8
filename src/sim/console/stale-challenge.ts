import type { Account } from '../world/account.js';
import { allDevicesOf } from '../world/account.js';
import type { Challenge } from '../world/browser.js';

/**
 * Whether the device that a sign-in waits for was taken away since the password. No code of it will do then: another device
 * is chosen, or the sign-in begins again. That is the lab's choice: what AWS does then is not documented.
 */
export function isStale(account: Account, { principal, serialNumber }: Challenge): boolean {
  const devices = allDevicesOf(account, principal);
  return serialNumber === null
    ? devices.length === 0
    : devices.every((device) => device.serialNumber !== serialNumber);
}
