import type { Model } from '../../store/model.js';
import type { Line } from '../../text/spans.js';
import { textPages } from '../overlays/text-pages.js';
import { textScreen } from '../text-screen.js';

/** What the last page is called. */
export const LAST_PAGE_TITLE = 'The end of the course, and what comes now';

/** The last page of all. */
export function finishView(model: Model): readonly Line[] {
  return textScreen(model, null, LAST_PAGE_TITLE, textPages(model));
}
