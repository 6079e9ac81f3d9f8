import type { CatalogEntry } from '../../../lessons/catalog.js';
import { CATALOG } from '../../../lessons/catalog.js';
import { isOnRoute, nextLesson, routeById, routeLessons } from '../../../lessons/engine/routes.js';
import type { Model } from '../../store/model.js';

/** What the list shows: the quick answer only its own lessons, the other routes all. */
export function menuEntries({ saved }: Pick<Model, 'saved'>): readonly CatalogEntry[] {
  const { route } = saved.settings;
  return routeById(route).isFolded ? CATALOG.filter(({ id }) => isOnRoute(route, id)) : CATALOG;
}

/** Where the drill stands: below the lessons, in every list that has them all; null where it has no line. */
export function drillIndex(model: Pick<Model, 'saved'>): number | null {
  return routeById(model.saved.settings.route).isFolded ? null : menuEntries(model).length;
}

/** How many lines the arrows walk through. */
export function menuCount(model: Pick<Model, 'saved'>): number {
  return menuEntries(model).length + (drillIndex(model) === null ? 0 : 1);
}

/** The place in the list of the lesson to do next: the first of the route that is open, else the last. */
export function nextMenuIndex(model: Pick<Model, 'saved'>): number {
  const { settings, progress } = model.saved;
  const id = (nextLesson(settings.route, progress) ?? routeLessons(settings.route).at(-1))?.id;
  return Math.max(
    0,
    menuEntries(model).findIndex((entry) => entry.id === id),
  );
}
