import type { LessonSession } from '../../../lessons/engine/session.js';
import { lookUp } from '../../../sim/base/table.js';
import type { MfaDevice } from '../../../sim/world/devices.js';
import { ADMINISTRATOR } from '../../../sim/world/new-world.js';
import type { Phone, PhoneEntry } from '../../../sim/world/phone.js';
import type { World } from '../../../sim/world/world.js';
import { showsOwnPhone } from '../../../ui/console/phone-view.js';
import type { SavedState } from '../../../ui/store/model.js';

/** What the commands work with when no key is given: the newest entry of a lesson, and its device. */
export interface LabEntry {
  readonly lessonId: string;
  readonly world: World;
  /** As it is called on a phone: DEVICE@ACCOUNT. */
  readonly account: string;
  readonly seed: string;
  /** Where its codes can be read now; `elsewhere` is a phone of the learner's own, or none. */
  readonly place: 'lab-phone' | 'lost-phone' | 'elsewhere';
  /** The device that it belongs to, or another one of the account, or null when there is none. */
  readonly device: MfaDevice | null;
}

/**
 * The entry of the lesson that is open, or else of the lesson that has the newest one. Within a lesson: the newest entry
 * of the lab's phone, or else the newest device.
 */
export function labEntry({ current, sessions }: SavedState): LabEntry | undefined {
  const open = current === null ? undefined : lookUp(sessions, current);
  const others = Object.values(sessions)
    .filter((session) => session !== open)
    .toSorted((one, other) => newest(other.world) - newest(one.world));
  for (const session of open === undefined ? others : [open, ...others]) {
    const entry = entryOf(session);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function entryOf(session: LessonSession): LabEntry | undefined {
  const { lessonId, world } = session;
  const { account, phone } = world;
  const devices = codeDevices(world);
  // A lesson that begins by itself puts its entry on the lab's phone, also where the learner uses one of their own.
  const isShown = phone.status === 'in-hand' && !showsOwnPhone(session);
  const entry = isShown ? phone.entries.at(-1) : undefined;
  const device = devices.find(({ seed }) => seed === entry?.secret) ?? devices.at(-1) ?? null;
  const shared = { lessonId, world, device };
  if (entry !== undefined) {
    return { ...shared, account: entry.account, seed: entry.secret, place: 'lab-phone' };
  }
  if (device === null) return undefined;
  const { seed, name } = device;
  const isLost = phone.status === 'lost' && showsOwnPhone(session);
  const isOnLostPhone = isLost || lostEntries(world).some(({ secret }) => secret === seed);
  const place = isOnLostPhone ? 'lost-phone' : 'elsewhere';
  return { ...shared, account: `${name}@${account.alias}`, seed, place };
}

/** The devices of the learner's that give codes: not the root user's, nor the administrator's token. */
function codeDevices({ account }: World): readonly MfaDevice[] {
  return account.mfaDevices.filter(({ owner }) => {
    if (owner === null) return true;
    return owner.type === 'user' && owner.userName !== ADMINISTRATOR;
  });
}

function lostEntries({ phone, lostPhones }: World): readonly PhoneEntry[] {
  const lost: readonly Phone[] = phone.status === 'lost' ? [...lostPhones, phone] : lostPhones;
  return lost.flatMap(({ entries }) => entries);
}

/** When the newest entry or device of a world was made; 0 when it has none. */
function newest(world: World): number {
  return Math.max(
    0,
    ...world.phone.entries.map(({ addedAt }) => addedAt),
    ...codeDevices(world).map(({ createdAt }) => createdAt),
  );
}
