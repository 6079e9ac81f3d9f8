import { pageView } from '../console/page-view.js';
import type { Element, PageRow } from '../console/pages/elements.js';
import type { Model } from '../store/model.js';
import { openLesson } from '../store/open-lesson.js';
import { elements, elementsOf } from '../store/screen-elements.js';

/** A page of the console, as it is said: the links that stand on top of every page come last, for an ear cannot skip. */
export interface SpokenPage {
  readonly rows: readonly PageRow[];
  readonly top: readonly PageRow[];
}

/** Splits the page in front. */
export function spokenPage(model: Model): SpokenPage {
  const open = openLesson(model);
  if (open === null) return { rows: [], top: [] };
  const { rows, top } = pageView(open, model.now);
  return { rows: rows.slice(top.length), top };
}

/** What can be chosen by number, in the order of the numbers. */
export function numberedElements(model: Model): readonly Element[] {
  const all = elements(model);
  const count = elementsOf(spokenPage(model).top).length;
  return [...all.slice(count), ...all.slice(0, count)];
}
