import type { CatalogEntry } from '../../../lessons/catalog.js';
import { CATALOG } from '../../../lessons/catalog.js';
import { isOnRoute, nextLesson, routeById, routeLessons } from '../../../lessons/engine/routes.js';
import type { Model } from '../../store/model.js';

/** What the list shows: the quick answer only its own lessons, the other routes all. */
export function menuEntries({ saved }: Pick<Model, 'saved'>): readonly CatalogEntry[] {
  const { route } = saved.settings;
  return routeById(route).isFolded ? CATALOG.filter(({ id }) => isOnRoute(route, id)) : CATALOG;
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
