import type { Model } from '../store/model.js';
import type { OpenLesson } from '../store/open-lesson.js';
import type { Line } from '../text/spans.js';
import { span } from '../text/spans.js';
import { framed, MARGIN } from './frame.js';

/** One page of a long text under its title. */
export function textScreen(
  model: Model,
  open: OpenLesson | null,
  title: string,
  pages: readonly (readonly Line[])[],
): readonly Line[] {
  const number = Math.min(model.textPage, pages.length - 1);
  const paging = pages.length > 1 ? `  (page ${number + 1} of ${pages.length})` : '';
  const room = model.size.columns - MARGIN.length - paging.length;
  const heading = title.length > room ? `${title.slice(0, room - 3)}...` : title;
  const body = [[span(`${heading}${paging}`, 'title')], [], ...(pages[number] ?? [])];
  return framed(model, open, body);
}
