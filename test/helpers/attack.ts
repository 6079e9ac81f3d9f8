import process from 'node:process';

/** Whether this run is `npm run test:attacks`, in which every attack goes to its full scale. */
const IS_FULL = process.env['ATTACK_SCALE'] === 'full';

/** How often an attack is made: a look at it in `npm run test:deep`, and all of it in `npm run test:attacks`, before a release. */
export function attacks(usual: number, full: number): number {
  return IS_FULL ? full : usual;
}

/** Every so-many-th of a list, from the first on; in `npm run test:attacks` all of it. */
export function someAttacks<Item>(items: readonly Item[], every: number): readonly Item[] {
  return everyNth(items, attacks(every, 1));
}

/** Every so-many-th of a list, from the first on. */
export function everyNth<Item>(items: readonly Item[], every: number): readonly Item[] {
  return items.filter((_, index) => index % every === 0);
}

/** What the choices of an attack begin with: ATTACK_SEED, so that another run makes others, and one that failed comes again. */
export const ATTACK_SEED = Number(process.env['ATTACK_SEED'] ?? 1);
