import { findLesson } from '../../../lessons/catalog.js';
import { devicesForPhones } from '../../../sim/world/account.js';
import type { SavedState } from '../../../ui/store/model.js';

/** Entries that the learner's own phone may have and the lab no longer knows, as a phone names them. */
export function leftEntries(before: SavedState, after: SavedState): readonly string[] {
  const kept = new Set(ownEntries(after).keys());
  return [...ownEntries(before)].filter(([seed]) => !kept.has(seed)).map(([, account]) => account);
}

/** What could be scanned with a phone of the learner's own: accounts by seed. */
function ownEntries({ sessions, finished, checkEntry }: SavedState): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const { lessonId, world } of [...Object.values(finished), ...Object.values(sessions)]) {
    const { account } = world;
    if (!world.usesOwnPhone || findLesson(lessonId)?.lendsPhone === true) continue;
    for (const { seed, name } of [...devicesForPhones(account), ...account.removedDevices]) {
      entries.set(seed, `${name}@${account.alias}`);
    }
  }
  if (checkEntry !== null) entries.set(checkEntry.seed, checkEntry.account);
  return entries;
}
