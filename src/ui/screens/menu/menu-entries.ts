import type { CatalogEntry } from '../../../lessons/catalog.js';
import { CATALOG } from '../../../lessons/catalog.js';
import { isOnRoute, nextLesson, routeById, routeLessons } from '../../../lessons/engine/routes.js';
import type { Model } from '../../store/model.js';
import { routeNow } from '../../store/route-now.js';

/** What the list hangs on. */
type Listed = Pick<Model, 'saved' | 'joined'>;

/** What the list shows: the quick answer only its own lessons, the other routes all. */
export function menuEntries(model: Listed): readonly CatalogEntry[] {
  const route = routeNow(model);
  return routeById(route).isFolded ? CATALOG.filter(({ id }) => isOnRoute(route, id)) : CATALOG;
}

/** Where the drill stands: below the lessons, in every list that has them all; null where it has no line. */
export function drillIndex(model: Listed): number | null {
  return routeById(routeNow(model)).isFolded ? null : menuEntries(model).length;
}

/** How many lines the arrows walk through. */
export function menuCount(model: Listed): number {
  return menuEntries(model).length + (drillIndex(model) === null ? 0 : 1);
}

/** The place in the list of the lesson to do next: the first of the route that is open, else the last. */
export function nextMenuIndex(model: Listed): number {
  const route = routeNow(model);
  const id = (nextLesson(route, model.saved.progress) ?? routeLessons(route).at(-1))?.id;
  return Math.max(
    0,
    menuEntries(model).findIndex((entry) => entry.id === id),
  );
}
