import type { CatalogEntry } from '../../src/lessons/catalog.js';
import { CATALOG } from '../../src/lessons/catalog.js';

/** The places of the course that are planned, and no lesson yet; there may be none. */
export const PLANNED: readonly CatalogEntry[] = CATALOG.filter(({ lesson }) => lesson === null);

/** The first number behind the course. */
export const NO_NUMBER = String(CATALOG.length + 1);

/** Where a lesson stands in the course, from 1. */
export function numberOf(lessonId: string): number {
  const entry = CATALOG.find(({ id }) => id === lessonId);
  if (entry === undefined) throw new Error(`No lesson ${lessonId}`);
  return entry.number;
}
