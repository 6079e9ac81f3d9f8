import type { Browser } from '../../../sim/world/browser.js';
import { DEVICE_KINDS } from '../../../sim/world/device-kinds.js';
import type { AnyMfaDevice } from '../../../sim/world/devices.js';
import { givesCodes } from '../../../sim/world/devices.js';
import type { PageRow } from './elements.js';
import { line, request, risky, row } from './elements.js';

/** The devices of a user, each with what can be done to it. */
export function deviceList(devices: readonly AnyMfaDevice[], browser: Browser, userName: string): PageRow[] {
  return [
    line([`Multi-factor authentication (MFA) (${devices.length})`]),
    ...(devices.length === 0
      ? [
          line(
            ['No MFA devices. Assign an MFA device to improve the security of your AWS environment'],
            'muted',
          ),
        ]
      : devices.map((device) => deviceRow(device, devices, browser, userName))),
  ];
}

/** Names longer than this do not move what stands behind the others. */
const LONGEST_NAME = 20;

/** A device, its kind and its name each below those of the others. */
function deviceRow(
  device: AnyMfaDevice,
  all: readonly AnyMfaDevice[],
  browser: Browser,
  userName: string,
): PageRow {
  const { name, serialNumber } = device;
  const resync = request(`resync-${name}`, 'Resync', {
    kind: 'open-resync',
    browser: browser.id,
    serialNumber,
  });
  const remove = risky(
    'risk',
    request(`remove-${name}`, 'Remove', {
      kind: 'open-remove',
      browser: browser.id,
      userName,
      serialNumber,
    }),
  );
  return row(givesCodes(device) ? [resync, remove] : [remove], {
    words: `${below(kindName(device), all.map(kindName))}  ${below(
      name,
      all.map((one) => one.name),
    )}`,
    isThing: true,
  });
}

function kindName({ kind }: AnyMfaDevice): string {
  return DEVICE_KINDS[kind].listName;
}

/** A word in a column with others. */
function below(word: string, all: readonly string[]): string {
  return word.padEnd(Math.max(...all.map(({ length }) => Math.min(length, LONGEST_NAME))));
}
