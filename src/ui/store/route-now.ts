import { classRoute } from '../../lessons/class/class-route.js';
import type { Route } from '../../lessons/engine/routes.js';
import { ROUTES } from '../../lessons/engine/routes.js';
import type { Model } from './model.js';
import type { Settings } from './settings.js';

/** What a route hangs on. */
type Routed = Pick<Model, 'joined'> & { readonly saved: { readonly settings: Settings } };

/** The way through the course that holds now: the plan of the class, or the one that is set. */
export function routeNow({ saved, joined }: Routed): Route {
  return joined !== null && saved.settings.followsClass ? classRoute(joined) : saved.settings.route;
}

/** The settings with the next route: in a class its plan is one of them, before all others. */
export function withNextRoute({ saved, joined }: Routed): Settings {
  const { settings } = saved;
  const [first] = ROUTES;
  if (joined !== null && settings.followsClass) return { ...settings, followsClass: false, route: first.id };
  const next = ROUTES[ROUTES.findIndex(({ id }) => id === settings.route) + 1];
  if (next !== undefined) return { ...settings, route: next.id };
  return joined === null ? { ...settings, route: first.id } : { ...settings, followsClass: true };
}
