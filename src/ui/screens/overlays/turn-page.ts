import type { Model } from '../../store/model.js';
import { textPageCount } from './text-pages.js';

/** There is more of the text behind this page. */
export function hasPageAfter(model: Model): boolean {
  return model.textPage + 1 < textPageCount(model);
}

/** There is more of the text before this page. */
export function hasPageBefore(model: Model): boolean {
  return model.textPage > 0 && textPageCount(model) > 1;
}

/** Another page of the text on the screen, or null where it has none there. */
export function turnPage(model: Model, by: 1 | -1): Model | null {
  const page = model.textPage + by;
  return page < 0 || page >= textPageCount(model) ? null : { ...model, textPage: page };
}
