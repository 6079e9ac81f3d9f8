import type { CatalogEntry } from '../../src/lessons/catalog.js';
import { CATALOG } from '../../src/lessons/catalog.js';

/** The places of the course that are planned, and no lesson yet; there may be none. */
export const PLANNED: readonly CatalogEntry[] = CATALOG.filter(({ lesson }) => lesson === null);

/** The first number behind the course. */
export const NO_NUMBER = String(CATALOG.length + 1);
