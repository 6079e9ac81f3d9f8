import process from 'node:process';

/** Whether this run is `npm run test:deep`, in which every search goes to its full depth. */
export const IS_DEEP = process.env['TEST_DEPTH'] === 'deep';

/** How often something random is tried: enough to catch a broken rule in every run, and many more in `npm run test:deep`. */
export function depth(quick: number, deep: number): number {
  return IS_DEEP ? deep : quick;
}

/** Every so-many-th of a list, from the first on; in `npm run test:deep` all of it. */
export function someOf<Item>(items: readonly Item[], every: number): readonly Item[] {
  return items.filter((_, index) => index % depth(every, 1) === 0);
}
