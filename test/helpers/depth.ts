import process from 'node:process';
import { attacks, everyNth } from './attack.js';

/** Whether this run is `npm run test:deep` or `npm run test:attacks`, which have what `npm test` leaves out. */
export const IS_DEEP = process.env['TEST_DEPTH'] === 'deep';

/**
 * How often something random is tried, or how much of a list: enough in `npm test` to catch a broken rule in every run, all
 * there is to try in `npm run test:attacks`, and as many times more than the one as less than the other in `npm run
 * test:deep`.
 */
export function depth(quick: number, full: number): number {
  return IS_DEEP ? attacks(Math.round(Math.sqrt(quick * full)), full) : quick;
}

/** Every so-many-th of a list, from the first on; in a deep run all of it. */
export function someOf<Item>(items: readonly Item[], every: number): readonly Item[] {
  return IS_DEEP ? items : everyNth(items, every);
}
