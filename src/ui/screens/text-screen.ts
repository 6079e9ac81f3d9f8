import type { Model } from '../store/model.js';
import type { OpenLesson } from '../store/open-lesson.js';
import { textWidth } from '../text/sizes.js';
import type { Line } from '../text/spans.js';
import { span, spread } from '../text/spans.js';
import { framed, MARGIN } from './frame.js';

/** One page of a long text under its title. */
export function textScreen(
  model: Model,
  open: OpenLesson | null,
  title: string,
  pages: readonly (readonly Line[])[],
): readonly Line[] {
  const number = Math.min(model.textPage, pages.length - 1);
  const paging = pages.length > 1 ? `page ${number + 1} of ${pages.length}` : '';
  // A title may go on past the text below it, as far as the window goes.
  const least = title.length + 2 + paging.length;
  const width = Math.min(Math.max(textWidth(model.size), least), model.size.columns - 2 * MARGIN.length);
  const room = width - (paging === '' ? 0 : paging.length + 2);
  const heading = title.length > room ? `${title.slice(0, room - 3)}...` : title;
  const top: Line = [span(heading, 'title')];
  const head = paging === '' ? top : spread(top, [span(paging, 'muted')], width);
  return framed(model, open, [head, [], ...(pages[number] ?? [])]);
}
